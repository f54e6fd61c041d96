"""Answers just under, at and over what there is room for, in one message and over several."""

from __future__ import annotations

import pytest

from dialogs.reports.draft import MAX_ANSWER
from storage.database import Database
from tests.dialogs.talk import Talk

START = "jeg vil skrive om initiativ 8"


def words(length: int) -> str:
    """So many characters, beginning and ending with a letter."""
    return ("æble, ord og tal 7; " * (length // 20 + 1))[: length - 1] + "x"


@pytest.mark.parametrize("length", [MAX_ANSWER - 1, MAX_ANSWER])
async def test_up_to_the_limit_is_saved(database: Database, length: int) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    assert "Gemt under" in await talk.say("mette", words(length))
    assert (await talk.answers())["a1-kort-beskrivelse"] == words(length)


async def test_over_the_limit_is_kept_beside(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    assert "20.001" in await talk.say("mette", words(MAX_ANSWER + 1))
    assert (await talk.answers())["a1-kort-beskrivelse"] is None
    assert "æble, ord og tal" in await talk.say("mette", "gemte tekster")
    assert "ikke fået plads" in await talk.say("mette", "hvad mangler")


async def test_over_several_messages(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", words(12_000))
    assert "20.000" in await talk.say("mette", f"tilføj: {words(7_998)}")
    assert "20.003" in await talk.say("mette", "tilføj: x")
    assert (await talk.answers())["a1-kort-beskrivelse"] == f"{words(12_000)}\n\n{words(7_998)}"


async def test_two_long_texts_that_meet(database: Database) -> None:
    talk = await Talk(database).begin()
    for who in ("mette", "ole"):
        await talk.say(who, START)
    await talk.say("ole", words(19_000))
    assert "To tekster" in await talk.say("mette", words(15_000))
    assert "34.002" in await talk.press("mette", "Tilføj efter")
    assert "Placér" in await talk.say("mette", "gemte tekster")
    await talk.say("mette", "ret beskrivelse")
    await talk.say("mette", words(15_000))
    await talk.press("mette", "Erstat")
    assert (await talk.answers())["a1-kort-beskrivelse"] == words(15_000)


async def test_an_edit_or_a_correction_does_not_grow_past_it(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", f"ni {words(MAX_ANSWER - 3)}", message_id="m")
    await talk.edit("mette", "m", words(MAX_ANSWER + 1))
    assert "plads til 20.000" in await talk.say("mette", "ja")
    await talk.say("mette", "under beskrivelse skrev jeg ni, der skal stå ni hundrede")
    assert "plads til 20.000" in await talk.say("mette", "ja")
    assert (await talk.answers())["a1-kort-beskrivelse"] == f"ni {words(MAX_ANSWER - 3)}"


async def test_a_long_message_over_several_sections(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", f"Formål: {words(9_000)}\nEffekter: {words(25_000)}\nØkonomi: {words(9_000)}")
    assert "Et stykke fik ikke plads" in await talk.press("mette", "Del op")
    found = await talk.answers()
    assert (found["a1-formaal"], found["a2-effekter"], found["a2-oekonomi"]) == (
        words(9_000),
        None,
        words(9_000),
    )
