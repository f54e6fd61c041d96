"""What the log tells is told in people's words: each thing that is noted has a text in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from dialogs.texts import LANGUAGES, texts_in
from storage.database import Database
from storage.repositories.people import PersonRow
from tests.dialogs.talk import PEOPLE, Talk

HOUSE = Path(__file__).parents[2]
NOTED = re.compile(r"""audit\(\s*("[a-z._]+"(?:\s+if\s+\w+\s+else\s+"[a-z._]+")?)""")


def noted() -> set[str]:
    """The names of everything that is noted of who did what."""
    found = set()
    for path in (HOUSE / "dialogs").rglob("*.py"):
        for call in NOTED.findall(path.read_text("utf-8")):
            found |= set(re.findall(r'"([a-z._]+)"', call))
    return found


async def test_a_long_list_goes_on_with_a_button_that_says_so(database: Database) -> None:
    many = [PersonRow(f"p{n}@vest.dk", f"Person {n:02}", "member", "vest", None, None) for n in range(40)]
    talk = await Talk(database).begin([*PEOPLE, *many])
    assert "side 1 af" in await talk.say("sofie", "personer og roller")
    assert "side 2 af" in await talk.press("sofie", "Flere")


def test_everything_noted_has_words() -> None:
    names = noted()
    assert {"broadcast_sent", "role_given", "broadcast_paused", "broadcast_resumed"} <= names
    for language in LANGUAGES:
        texts = texts_in(language)
        assert [n for n in sorted(names) if texts.get(f"audit-{n.replace('.', '_')}") is None] == []
