"""Pages of a report: nothing lost, every page a card that Teams takes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.render import check_reply
from dialogs.answers import Block, Reply, heading, note, text, verbatim
from dialogs.reports.preview import PAGE_BYTES, paged, start_of
from storage.database import Database
from tests.dialogs.talk import Talk

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
LONG = st.tuples(WORDS, st.integers(1, 200)).map(lambda pair: (pair[0] * pair[1])[:20_000])
PIECES = st.lists(st.tuples(WORDS, LONG), max_size=8).map(
    lambda found: [
        [heading("Afsnit"), text(title), verbatim(words), note("Skrevet af A")] for title, words in found
    ]
)


def whole(blocks: list[Block], kind: str) -> str:
    """The text of all blocks of a kind."""
    return "".join(b.text for b in blocks if b.kind == kind)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_pages_lose_nothing_and_fit_a_card(pieces: list[list[Block]]) -> None:
    pages = paged(pieces)
    before, after = [b for p in pieces for b in p], [b for p in pages for b in p]
    for kind in ("heading", "text", "verbatim", "note"):
        assert whole(after, kind) == whole(before, kind)
    for page in pages:
        check_reply(Reply(page))


@given(WORDS, st.integers(1, 400))
def test_the_start_of_a_text(words: str, size: int) -> None:
    head = start_of(words, size)
    assert words.startswith(head) and len(head.encode()) <= size
    assert head == words or size < 4 or len(head.encode()) > size // 8


def test_a_heading_stands_with_its_text() -> None:
    small = [[text(f"**{n}**"), verbatim("ord " * 400)] for n in range(20)]
    assert all(page[-1].kind == "verbatim" for page in paged(small))


async def test_a_full_report_can_be_read_to_its_end(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", "jeg vil skrive om initiativ 8")
    words = ('Æble ødelægger å "citat" 👍 ' * 800)[:19_990]
    for number in range(7):
        await talk.say("mette", f"svar: {words} nr. {number}")
    seen = [await talk.say("mette", "vis")]
    while "Næste side" in talk.see:
        seen.append(await talk.say("mette", "næste side"))
    read = "".join("".join(seen).split())
    assert all(f"nr.{number}" in read for number in range(7))
    assert len(seen) > 7 * 19_990 // PAGE_BYTES


async def test_a_long_section_is_read_page_by_page(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", "jeg vil skrive om initiativ 8")
    await talk.say("mette", "svar: " + "ord om sagen " * 1_500 + "slut.")
    seen = await talk.say("mette", "vis beskrivelse")
    assert "Side 1 af 3" in seen and "slut." not in seen
    await talk.press("mette", "Næste side")
    assert "slut." in await talk.say("mette", "næste side")
    assert "Initiativ 8" in await talk.say("mette", "vis")
    assert "Side 2 af" in await talk.say("mette", "næste side")
