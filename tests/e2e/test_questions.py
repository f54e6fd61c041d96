"""A question that the bot cannot answer, from the asker to the secretariat and back, over HTTP: two people's chats."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from storage.database import Database
from storage.records import ChannelKind
from storage.repositories.people import PersonRow
from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server
from tests.teams import CHANNEL, TENANT, TeamsStandIn, bot_for, local_settings

QUESTION = "Hvem betaler vores kørsel til følgegruppen?"
ANSWER = "Regionen betaler efter statens laveste takst."


async def test_from_a_question_to_a_lasting_answer(server: Server, teams: TeamsStandIn) -> None:
    """Asked, sent on a press, answered on the card, brought back, kept, and found by others and after a restart."""
    await server.import_people("mette@vest.dk,Mette Holm,member,vest,,")
    await server.start()
    mette = Chat(teams, server, teams.person("Mette Holm", "mette@vest.dk"))
    sofie = Chat(teams, server, teams.person("Sofie Friis", "sofie@rm.dk"))
    await sofie.say("hej")

    assert "Det ved jeg ikke" in await mette.say(QUESTION)
    assert "spørgsmål nr. 1" in await mette.press("Send til sekretariatet")
    await until(lambda: any(QUESTION in text for text in teams.texts(sofie.who.chat)))
    assert "på vej til Mette Holm" in await sofie.press("Send svaret til Mette", svar=ANSWER)
    await until(lambda: any(ANSWER in text for text in teams.texts(mette.who.chat)))
    arrived = teams.texts(mette.who.chat)[-1]
    assert QUESTION in arrived and "Sofie Friis" in arrived and "21. oktober 2019" in arrived
    await until(lambda: any(p.updates and ANSWER in p.text for p in sofie.cards))

    await sofie.redeliver()
    assert "Ingen spørgsmål venter" in await sofie.say("ubesvarede spørgsmål")
    await sofie.say("vis spørgsmål 1")
    assert QUESTION in await sofie.open_form("Gør det til et varigt svar")
    assert "Gemt" in await sofie.send_form(spoergsmaal="Hvem betaler kørsel til følgegruppen?")

    await server.stop()
    await server.start()
    rita = Chat(teams, server, teams.person("Rita Lund", "rita@randers.dk"))
    said = await rita.say("hvem dækker transporten til følgegruppen")
    assert ANSWER in said and "Sofie Friis" in said and "21. oktober 2019" in said
    assert sum(ANSWER in text for text in teams.texts(mette.who.chat)) == 1
    assert server.faults() == []


async def test_a_reply_under_the_card_in_the_secretariats_channel_is_the_answer(
    database_url: str, teams: TeamsStandIn, tmp_path: Path
) -> None:
    """On a yes, in the secretary's own chat; the card in the channel then tells that it is answered."""
    async with bot_for(local_settings(database_url, tmp_path)) as bot:
        people = (
            PersonRow("mette@vest.dk", "Mette Holm", "member", "vest", None, None),
            PersonRow("lise@rm.dk", "Lise Bak", "secretariat", None, None, None),
        )
        database = bot.parts.database
        async with database.work() as uow:
            await uow.people.import_people(list(people))
        mette, lise, ole = (
            Chat(teams, bot, teams.person(name, upn))
            for name, upn in (
                ("Mette Holm", "mette@vest.dk"),
                ("Lise Bak", "lise@rm.dk"),
                ("Ole Bech", "ole@x.dk"),
            )
        )
        await lise.say("hej")
        await lise.say_in_channel("hej")
        async with database.work() as uow:
            met = await uow.channels.meet(TENANT, CHANNEL)
            assert met is not None
            await uow.channels.tie(met.id, ChannelKind.secretariat, None, None, datetime.now(UTC))

        await mette.say(QUESTION)
        await mette.press("Send til sekretariatet")
        await until(lambda: any(QUESTION in text for text in teams.texts(CHANNEL)))
        assert not any(QUESTION in text for text in teams.texts(lise.who.chat))
        root = await _root(database)
        assert "Det ved jeg ikke" in await ole.say_in_channel(ANSWER, root)
        await lise.say_in_channel(ANSWER, root)
        assert "Skal jeg sende dette svar til Mette Holm" in teams.texts(lise.who.chat)[-1]
        assert not any(ANSWER in text for text in teams.texts(mette.who.chat))
        assert "på vej til Mette Holm" in await lise.say("ja")
        await until(lambda: any(ANSWER in text for text in teams.texts(mette.who.chat)))
        await until(lambda: any(p.updates == root and "Lise Bak" in p.text for p in teams.posts))


async def _root(database: Database) -> str:
    """The id of the message in the channel that shows the question, once Teams has given it one."""
    for _ in range(500):
        async with database.read() as uow:
            (card,) = await uow.inquiries.cards(1)
            posted = await uow.notices.by_id(card)
        if posted is not None and posted.message_id:
            return posted.message_id
        await asyncio.sleep(0.02)
    raise AssertionError("the post has no id")
