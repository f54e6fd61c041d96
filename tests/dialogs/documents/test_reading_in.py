"""A deck dropped into the chat becomes the draft: shown, on a yes, and never over another text unasked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.documents.out.deck import deck
from bot.documents.outline import outline
from dialogs.services import Fetched
from dialogs.turn import FileRef
from storage.database import Database
from tests.bot.documents import reports as r
from tests.dialogs.talk import Talk

NAME = "Vores slides.pptx"
START = "jeg vil skrive om initiativ 8"
KORT, FORMAAL, EFFEKT = "a1-kort-beskrivelse", "a1-formaal", "a2-effekter"


@pytest.fixture
async def talk(database: Database) -> Talk:
    return await Talk(database).begin()


async def drop(talk: Talk, answers: Mapping[str, str], who: str = "mette", text: str | None = None) -> str:
    """Send a deck with these answers, and say that it is to be read."""
    made = deck(r.contents(r.default(), lambda q: answers.get(q.key)))
    words = "\n".join(answers.values()) if text is None else text
    talk.files.files["u"] = Fetched(NAME, "x", "document", made, words, outline=outline("pptx", made))
    seen = await talk.say(who, "", files=(FileRef(NAME, "x", "u"),))
    assert "Hvad skal »Vores slides.pptx« bruges til" in seen
    return await talk.press(who, "Læs ind i afrapporteringen")


async def test_a_deck_becomes_the_draft_on_a_yes(talk: Talk) -> None:
    await talk.say("mette", START)
    seen = await drop(talk, {KORT: "Et team.", EFFEKT: "Færre.\n\n- punkter"})
    assert "Et team." in seen and "- punkter" in seen and "2 svar som dine" in seen
    assert not any((await talk.answers()).values())
    seen = await talk.say("mette", "ja")
    assert "Gemt fra filen: En kort beskrivelse af løsningen, Effekter af indsatsen" in seen
    answers = await talk.answers()
    assert (answers[KORT], answers[EFFEKT]) == ("Et team.", "Færre.\n\n- punkter")
    shown = await talk.report()
    assert shown["sections"][0]["questions"][0]["author"] == "Mette Holm"


async def test_a_no_changes_nothing(talk: Talk) -> None:
    await talk.say("mette", START)
    await drop(talk, {KORT: "Et team."})
    assert "Intet er ændret" in await talk.say("mette", "nej")
    assert not any((await talk.answers()).values())


async def test_every_text_that_is_there_already_is_asked_about_on_its_own(talk: Talk) -> None:
    await talk.say("ole", START)
    await talk.say("ole", "Oles beskrivelse.")
    await talk.say("ole", "Oles formål.")
    await talk.say("mette", START)
    seen = await drop(talk, {KORT: "Ny beskrivelse.", FORMAAL: "Nyt formål.", EFFEKT: "Ny effekt."})
    assert seen.count("Her står allerede en anden tekst") == 2
    seen = await talk.say("mette", "ja")
    assert "Oles beskrivelse." in seen and "Ny beskrivelse." in seen
    answers = await talk.answers()
    assert (answers[KORT], answers[FORMAAL], answers[EFFEKT]) == ("Oles beskrivelse.", "Oles formål.", None)
    seen = await talk.say("mette", "erstat")
    assert "Oles formål." in seen and "Nyt formål." in seen
    seen = await talk.say("mette", "tilføj efter")
    assert "Gemt fra filen: Effekter af indsatsen" in seen
    answers = await talk.answers()
    assert answers[KORT] == "Ny beskrivelse."
    assert answers[FORMAAL] == "Oles formål.\n\nNyt formål."
    assert answers[EFFEKT] == "Ny effekt."


async def test_a_text_that_came_while_it_was_shown_is_not_written_over(talk: Talk) -> None:
    await talk.say("mette", START)
    await drop(talk, {KORT: "Fra filen."})
    await talk.say("ole", START)
    await talk.say("ole", "Oles nye.")
    seen = await talk.say("mette", "ja")
    assert "Oles nye." in seen and (await talk.answers())[KORT] == "Oles nye."
    await talk.say("mette", "fortryd")
    assert (await talk.answers())[KORT] == "Oles nye."
    assert "Fra filen." in await talk.say("mette", "gemte tekster")


async def test_what_is_there_word_for_word_is_no_news(talk: Talk) -> None:
    await talk.say("mette", START)
    await talk.say("mette", "Et team.")
    assert "står allerede i" in await drop(talk, {KORT: "Et team."})


async def test_a_file_without_the_headings_says_so(talk: Talk) -> None:
    await talk.say("mette", START)
    assert "ingen af skabelonens overskrifter" in await drop(talk, {})


async def test_a_number_of_a_citizen_stops_the_file(talk: Talk) -> None:
    await talk.say("mette", START)
    seen = await drop(talk, {KORT: "Om 010190-1234."}, text="Om 010190-1234.")
    assert "CPR-nummer" in seen and "010190" not in seen
    assert "ikke noget" in await talk.say("mette", "ja") or not any((await talk.answers()).values())


async def test_without_an_open_report_it_says_what_to_do(talk: Talk) -> None:
    talk.files.files["u"] = Fetched(NAME, refused="card-upload-empty")
    seen = await talk.say("mette", "", files=(FileRef(NAME, "x", "u"),))
    assert "Åbn den først" in seen


async def test_another_cluster_reads_nothing_in(talk: Talk) -> None:
    await talk.say("mette", START)
    await drop(talk, {KORT: "Fra filen."})
    yes = talk.button("Ja")
    await talk.press("rita", yes)
    assert not any((await talk.answers()).values())
