"""What recipients write with their answers is kept whole, however long."""

from __future__ import annotations

from storage.database import Database
from tests.dialogs.talk import Talk


async def test_a_long_remark_reaches_the_sender_whole(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("sofie", "spørg Vestklyngen: Vil I være med?")
    await talk.say("sofie", "ja")
    buttons = {button.title: button for button in await talk.deliver()}
    await talk.press("mette", buttons["Delvist"])
    words = "Vi kan være med om torsdagen, hvis vi får plads. " * 120
    await talk.say("mette", words)
    async with database.read() as uow:
        kept = [response.comment for response in await uow.responses.newest(1)]
    assert kept == [words.strip()]


async def test_long_words_after_a_message_are_offered_to_its_sender_or_kept(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("sofie", "skriv til Vestklyngen: Mødet er flyttet.")
    await talk.say("sofie", "ja")
    await talk.deliver()
    words = "blåbær og andre bær kan bruges her, hvis nogen spørger om det. " * 60
    assert "Er det til Sofie Friis" in await talk.say("mette", words)
    await talk.say("mette", "nej")
    assert words.split(".")[0] in await talk.say("mette", "gemte tekster")
