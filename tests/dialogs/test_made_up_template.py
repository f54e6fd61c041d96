"""A template that the code has never seen is filled from start to submit; a draft keeps the version it began with."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from storage.catalogue.records import Catalogue, Question, Section, Template
from storage.database import Database
from tests.dialogs.talk import Talk, catalogue


def question(key: str, section: str, title: str, **more: Any) -> Question:
    """A question with what a test leaves out filled in."""
    base = catalogue().default_template
    assert base is not None
    plain = replace(
        base.questions[0],
        help=None,
        examples=(),
        names=(),
        cues=(),
        parties=(),
        subfields=(),
        optional=False,
        preliminary=False,
        filled_by="cluster",
    )
    return replace(plain, key=key, section=section, title=title, prompt=f"{title}?", **more)


def template(one_per: Any, version: int = 1, **more: Any) -> Template:
    """A template about bees: pre-filled, plain, optional and person questions, and extra slides in one section."""
    base = catalogue().default_template
    assert base is not None
    hive = (question("x1-stade", "x1", "Stadets navn", filled_by="secretariat", names=("stade", "stadet")),)
    bees = (
        question(
            "x2-bier", "x2", "Antal bier", names=("bier",), cues=("bier", "sværm"), help="Tæl dem om aftenen."
        ),
        question(
            "x2-honning",
            "x2",
            "Honning",
            names=("honning",),
            cues=("honning", "glas"),
            parties=("bonde", "bi"),
        ),
        question("x2-biavler", "x2", "Biavler", names=("biavler",), kind="person"),
        question("x2-vejr", "x2", "Vejret", names=("vejret", "vejr"), optional=True),
    )
    sections = (_section("x1", "Stadet", hive, False), _section("x2", "Bierne", bees, True))
    return replace(
        base,
        key="biregnskab",
        version=version,
        title="Biregnskab",
        default=False,
        one_per=one_per,
        names=("biregnskab", "biregnskabet"),
        sections=sections,
        initiative=None,
        **more,
    )


def _section(key: str, title: str, questions: tuple[Question, ...], blocks: bool) -> Section:
    base = catalogue().default_template
    assert base is not None
    return replace(
        base.sections[0],
        key=key,
        title=title,
        instruction=None,
        guidance=(),
        extra_blocks=blocks,
        filled_by=questions[0].filled_by,
        questions=questions,
    )


def with_template(*made: Template) -> Catalogue:
    """The built-in catalogue with these templates beside its own."""
    known = catalogue()
    return replace(
        known,
        fingerprint=f"{known.fingerprint}-{made[-1].one_per}-{made[-1].version}",
        versions={**known.versions, **{(t.key, t.version): t for t in made}},
    )


@pytest.mark.parametrize(
    ("one_per", "begin", "where"),
    [
        ("initiative_cluster", ("udfyld biregnskabet for initiativ 8",), {"initiative": 8}),
        ("cluster", ("udfyld biregnskab",), {"initiative": None}),
        (
            "meeting",
            ("udfyld biregnskabet", "Generalforsamlingen"),
            {"initiative": None, "meeting": "Generalforsamlingen"},
        ),
    ],
)
async def test_it_is_filled_from_start_to_submit(
    database: Database, one_per: str, begin: tuple[str, ...], where: dict[str, Any]
) -> None:
    talk = await Talk(database, with_template(template(one_per))).begin()
    for words in (begin[0], "Vest", *begin[1:]):
        seen = await talk.say("sofie", words)
    assert "1 af 1" in seen and "Stadets navn" in seen
    await talk.say("sofie", "Stade syv")

    for words in begin:
        seen = await talk.say("mette", words)
    assert all(
        words in seen for words in ("Stade syv", "1 af 3", "Antal bier", "Tæl dem om aftenen.", "Biregnskab")
    )
    assert "bonde, bi" in await talk.say("mette", "Ti tusind.")
    await talk.say("mette", "Tre glas.")
    seen = await talk.say("mette", "Karen Bi")
    assert "3 af 3 udfyldt" in seen and "Vejret" in seen
    assert "Frivilligt" in await talk.say("mette", "ret vejret")
    await talk.say("mette", "Solskin.")
    for words in ("ekstra slide", "Et billede af stadet", "Det er gult."):
        await talk.say("mette", words)
    assert "Det er gult." in await talk.say("mette", "gennemse")
    await talk.say("mette", "indsend")
    assert "Modtaget" in await talk.say("mette", "ja")

    report = await talk.report(template="biregnskab", **where)
    assert report["state"] == "submitted"
    assert await talk.answers(template="biregnskab", **where) == {
        "x1-stade": "Stade syv",
        "x2-bier": "Ti tusind.",
        "x2-honning": "Tre glas.",
        "x2-biavler": "Karen Bi",
        "x2-vejr": "Solskin.",
    }


async def test_its_words_split_a_long_message(database: Database) -> None:
    talk = await Talk(database, with_template(template("cluster"))).begin()
    await talk.say("mette", "udfyld biregnskab")
    assert "dækker 2 afsnit" in await talk.say("mette", "Bier: Ti tusind.\nHonning: Tre glas.")
    await talk.press("mette", "Del op")
    found = await talk.answers(template="biregnskab", initiative=None)
    assert (found["x2-bier"], found["x2-honning"]) == ("Ti tusind.", "Tre glas.")


async def test_a_draft_keeps_the_version_it_began_with(database: Database) -> None:
    first = template("cluster")
    talk = await Talk(database, with_template(first)).begin()
    await talk.say("mette", "udfyld biregnskab")
    await talk.say("mette", "Ti tusind.")

    newer = template("cluster", version=2)
    extended = replace(
        newer,
        sections=(
            newer.sections[0],
            replace(
                newer.sections[1],
                questions=(question("x2-dronning", "x2", "Dronningen"), *newer.sections[1].questions),
            ),
        ),
    )
    talk.known = with_template(first, extended)
    async with database.work() as uow:
        await uow.catalogue.sync(talk.known, talk.clock.now())
    await talk.restart()

    assert "2 af 3" in await talk.say("mette", "fortsæt")
    assert "3 af 3" in await talk.say("mette", "Tre glas.")
    assert (await talk.report(template="biregnskab", initiative=None))["version"] == 1
    assert "1 af 4" in await talk.say("rita", "udfyld biregnskab")
    assert "Dronningen" in talk.see
    begun = await talk.report(cluster="randers", template="biregnskab", initiative=None)
    assert begun["version"] == 2
