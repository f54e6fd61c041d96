"""A deck dropped into the chat becomes the draft: shown, on a yes, and never over another text unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.documents.out.contents import Extra
from bot.documents.out.deck import deck
from bot.documents.outline import outline
from bot.documents.slide_pictures import slide_pictures
from dialogs.services import Fetched
from dialogs.turn import FileRef
from storage.database import Database
from storage.records import ReportKey, RoleName
from tests.bot.documents import reports as r
from tests.dialogs.talk import Talk

NAME = "Vores slides.pptx"
START = "jeg vil skrive om initiativ 8"
KORT, FORMAAL, EFFEKT = "a1-kort-beskrivelse", "a1-formaal", "a2-effekter"


@pytest.fixture
async def talk(database: Database) -> Talk:
    return await Talk(database).begin()


async def send(
    talk: Talk, answers: Mapping[str, str], who: str = "mette", text: str | None = None,
    extras: Sequence[Extra] = (), heading: str = "Initiativ 8 – Vestklyngen",
) -> str:  # fmt: skip
    """Send a deck with these answers and extra slides."""
    made = deck(
        r.contents(r.default(), lambda q: answers.get(q.key), extras=extras, heading=heading, about="")
    )
    words = "\n".join(answers.values()) if text is None else text
    slides, drawn, unread = slide_pictures(made)
    talk.files.files["u"] = Fetched(
        NAME, "x", "document", made, words, outline=outline("pptx", made),
        pictures=list(zip(slides, drawn, strict=True)), unread=unread,
    )  # fmt: skip
    return await talk.say(who, "", files=(FileRef(NAME, "x", "u"),))


async def drop(talk: Talk, answers: Mapping[str, str], **more: Any) -> str:
    """The same while a report is open, and say that it is to be read."""
    assert "Hvad skal »Vores slides.pptx« bruges til" in await send(talk, answers, **more)
    return await talk.press(more.get("who", "mette"), "Læs ind i afrapporteringen")


async def blocks(talk: Talk) -> list[tuple[str, bool]]:
    """The extra slides of the report, and which of them have a picture."""
    async with talk.database.read() as uow:
        report = await uow.reports.get(ReportKey(r.default().key, "vest", 8))
        assert report is not None
        return [(b.title, b.file_id is not None) for b in await uow.reports.blocks(report.id)]


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


async def test_extra_slides_come_along_with_their_pictures_once(talk: Talk) -> None:
    await talk.say("mette", START)
    extras = [Extra("Vores hus", "Her bor vi.", r.picture()), Extra("Kun tekst", "Mere.")]
    seen = await drop(talk, {KORT: "Et team."}, extras=extras)
    assert "Vores hus" in seen and "med billede i Foreløbige" in seen and "4 ekstra slides" in seen
    assert "4 ekstra slides er lagt ind" in await talk.say("mette", "ja")
    assert await blocks(talk) == [("Vores hus", True), ("Kun tekst", False)] * 2
    assert "står allerede i" in await drop(talk, {KORT: "Et team."}, extras=extras)
    await talk.say("mette", "fortryd")
    await talk.say("mette", "fortryd")
    assert len(await blocks(talk)) == 3  # the answer went first


async def test_a_picture_that_has_changed_meanwhile_is_not_taken(talk: Talk) -> None:
    await talk.say("mette", START)
    await drop(talk, {KORT: "Et team."}, extras=[Extra("Vores hus", "Her bor vi.", r.picture())])
    talk.files.files["u"] = Fetched(NAME, "x", "document", b"other", "", pictures=[(1, b"x"), (2, b"x")])
    assert "2 slides er ikke lagt ind" in await talk.say("mette", "ja")
    assert (await talk.answers())[KORT] == "Et team." and not await blocks(talk)


async def test_a_citizen_on_an_extra_slide_is_not_taken(talk: Talk) -> None:
    await talk.say("mette", START)
    extra = Extra("Fra hverdagen", "Hans, 47 år, bor på Nørregade 12 i Lemvig og har skizofreni.")
    seen = await drop(talk, {KORT: "Et team."}, extras=[extra])
    assert "kan pege på en borger" in seen and "Nørregade" not in seen
    await talk.say("mette", "ja")
    assert not await blocks(talk)


# --- before the report ---


async def test_a_file_is_recognised_and_becomes_the_report_on_a_yes(talk: Talk) -> None:
    seen = await send(talk, {KORT: "Et team.", EFFEKT: "Færre."})
    assert "Det ligner Initiativ 8 – Vestklyngen: 2 svar." in seen and "begynde den afrapportering" in seen
    assert not await talk.report()
    assert "2 svar som dine" in await talk.say("mette", "ja")
    await talk.say("mette", "ja")
    answers = await talk.answers()
    assert (answers[KORT], answers[EFFEKT]) == ("Et team.", "Færre.")


async def test_what_the_file_does_not_tell_is_asked_for(talk: Talk) -> None:
    seen = await send(talk, {KORT: "Et team."}, heading="Vores slides", who="sofie")
    assert "Hvilken klynge" in seen
    assert "Hvilket initiativ" in await talk.press("sofie", "Vestklyngen")
    seen = await talk.say("sofie", "initiativ 8")
    assert "Initiativ 8 – Vestklyngen" in seen
    assert "svar som dit" in await talk.say("sofie", "ja tak")
    await talk.say("sofie", "ja")
    assert (await talk.answers())[KORT] == "Et team."


async def test_another_report_than_the_one_proposed_can_be_named(talk: Talk) -> None:
    await send(talk, {KORT: "Et team."})
    assert "Initiativ 3 – Vestklyngen" in await talk.say("mette", "nej, initiativ 3")
    await talk.say("mette", "ja")
    await talk.say("mette", "ja")
    assert (await talk.answers(initiative=3))[KORT] == "Et team." and not await talk.report()


async def test_a_no_begins_nothing(talk: Talk) -> None:
    await send(talk, {KORT: "Et team."})
    assert "ikke læst ind" in await talk.say("mette", "nej")
    assert not await talk.report()


async def test_nobody_reads_in_for_another_cluster_or_without_a_role(talk: Talk) -> None:
    assert "Randers" in await send(talk, {KORT: "Et team."}, who="rita")
    assert "Skal jeg" not in await send(talk, {KORT: "Et team."}, who="stig")
    assert "Skal jeg" not in await send(talk, {KORT: "Et team."}, who="fremmed")
    assert not await talk.report()


async def test_a_yes_counts_only_while_the_cluster_is_ones_own(talk: Talk) -> None:
    await send(talk, {KORT: "Et team."})
    async with talk.database.work() as uow:
        mette = await uow.people.by_upn("mette@vest.dk")
        assert mette is not None
        await uow.people.take(mette.id, RoleName.member, "vest")
    await talk.say("mette", "ja")
    assert not await talk.report()


async def test_a_file_about_another_report_than_the_open_one_asks_which(talk: Talk) -> None:
    await talk.say("mette", "jeg vil skrive om initiativ 3")
    seen = await drop(talk, {KORT: "Et team."})
    assert "Det ligner Initiativ 8 – Vestklyngen" in seen
    seen = await talk.press("mette", "Læs ind her, hvor jeg er")
    assert "svar som dit" in seen
    await talk.say("mette", "ja")
    assert (await talk.answers(initiative=3))[KORT] == "Et team." and not await talk.report()


async def test_a_file_that_tells_nothing_says_what_to_do(talk: Talk) -> None:
    assert "Åbn den først" in await send(talk, {}, heading="Budget 2020")
    talk.files.files["u"] = Fetched(NAME, refused="card-upload-broken", args={"name": NAME})
    seen = await talk.say("mette", "", files=(FileRef(NAME, "x", "u"),))
    assert NAME in seen


async def test_another_cluster_reads_nothing_in(talk: Talk) -> None:
    await talk.say("mette", START)
    await drop(talk, {KORT: "Fra filen."})
    yes = talk.button("Ja")
    await talk.press("rita", yes)
    assert not any((await talk.answers()).values())
