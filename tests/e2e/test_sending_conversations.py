"""Broadcasts and events from the first word to the last answer, over HTTP as Teams sends it."""

from __future__ import annotations

from typing import Any

from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server
from tests.teams import Post, TeamsStandIn

PEOPLE = (
    "mette@vest.dk,Mette Holm,member,vest,Holstebro,",
    "ole@vest.dk,Ole Bech,member,vest,,Regionspsykiatrien",
    "rita@randers.dk,Rita Lund,member,randers,,",
    "stig@rm.dk,Stig Dam,steering,,,",
)
NAMES = {
    "mette": ("Mette Holm", "mette@vest.dk"),
    "ole": ("Ole Bech", "ole@vest.dk"),
    "rita": ("Rita Lund", "rita@randers.dk"),
    "stig": ("Stig Dam", "stig@rm.dk"),
    "sofie": ("Sofie Friis", "sofie@rm.dk"),
}


async def begun(server: Server, teams: TeamsStandIn) -> dict[str, Chat]:
    """Everybody has the bot, and the server runs."""
    await server.import_people(*PEOPLE)
    await server.start()
    chats = {who: Chat(teams, server, teams.person(name, upn)) for who, (name, upn) in NAMES.items()}
    for chat in chats.values():
        await chat.send(teams.installed(chat.who))
    return chats


def got(chat: Chat, words: str) -> int:
    """How many messages with these words stand in somebody's chat."""
    return sum(words in post.text for post in chat.cards)


def edited(chat: Chat, words: str) -> bool:
    """True when a message in the chat was changed to say this."""
    return any(post.updates and words in post.text for post in chat.cards)


async def test_those_who_have_not_submitted_are_reminded_and_one_is_called_off(
    server: Server, teams: TeamsStandIn
) -> None:
    chats = await begun(server, teams)
    sofie, mette, rita, ole, stig = (chats[n] for n in ("sofie", "mette", "rita", "ole", "stig"))
    await rita.say("jeg vil skrive om initiativ 8")
    await rita.say("En tekst.")
    await rita.say("indsend")
    assert "Modtaget" in await rita.say("indsend alligevel")
    await until(lambda: got(sofie, "Rita Lund har indsendt") == 1)  # else it comes among what is seen below

    asked = await sofie.say("ny påmindelse")
    assert "Hvem skal have den" in asked
    asked = await sofie.say("klynger, der ikke har afleveret initiativ 8")
    assert "Hvad skal der stå" in asked
    shown = await sofie.press("Husk afrapporteringen")
    _, _, shown = shown.partition("2 får den")
    assert "Mette Holm, Ole Bech" in shown and "Rita Lund" not in shown
    forwarded = Post(mette.who.chat, sofie.cards[-1].activity, None, None)
    teams.posts.append(forwarded)
    assert "Sender" not in await mette.press("Send til 2")
    teams.posts.remove(forwarded)
    assert "Sender" in await sofie.say("ja send")
    await until(lambda: got(mette, "Vi mangler stadig") == 1 and got(ole, "Vi mangler stadig") == 1, 30)
    await until(lambda: edited(sofie, "2 af 2 leveret"), 20)
    assert got(rita, "Vi mangler stadig") == got(stig, "Vi mangler stadig") == 0
    ledger: dict[str, Any] = await server.json("broadcast", "show", "1")
    assert ledger["state"] == "done" and ledger["counts"] == {"delivered": 2}

    await sofie.say("skriv til Vestklyngen: Det her bliver aldrig sendt.")
    await sofie.say("planlæg: fredag kl. 9")
    assert "Planlagt" in await sofie.say("ja")
    await sofie.say("aflys udsendelse 2")
    assert "lagt væk" in await sofie.say("ja")
    assert "kun sekretariatet" in await mette.say("send en påmindelse til alle klynger")
    assert (await server.json("broadcast", "show", "2"))["state"] == "cancelled"
    assert server.faults() == []


async def test_an_invitation_gathers_answers_and_its_waiting_list_moves_up(
    server: Server, teams: TeamsStandIn
) -> None:
    chats = await begun(server, teams)
    sofie, mette, ole, rita = (chats[n] for n in ("sofie", "mette", "ole", "rita"))
    await sofie.say("opret begivenhed: Læringsseminar tirsdag den 12. november kl. 9-15 i Viborg")
    assert "begivenhed 1" in await sofie.say("ja")
    await sofie.open_form("Formular")
    saved = await sofie.send_form(capacity="1", programme="9.00 Kaffe\n9.30 Oplæg", deadline="5. november")
    assert "Gemt" in saved
    await sofie.say("inviter til begivenhed 1")
    assert "9.30 Oplæg" in await sofie.say("alle klynger")
    assert "Sender" in await sofie.say("ja")
    await until(lambda: all(got(c, "9.30 Oplæg") == 1 for c in (mette, ole, rita)), 30)

    assert "Du er tilmeldt" in await mette.press("Ja")
    assert "nummer 1 på ventelisten" in await rita.press("Ja")
    assert "Hvem kommer" in await ole.press_old("Stedfortræder")
    assert "nummer 2 på ventelisten" in await ole.say("Bente Bank")
    assert "ændret" in await mette.say("jeg kommer ikke alligevel")
    await until(lambda: got(rita, "Der er blevet plads") == 1)
    people = await sofie.say("deltagerliste")
    assert "Én kommer, 1 på venteliste" in people and "Bente Bank" in people
    await until(lambda: edited(sofie, "Stedfortræder: 1"), 20)

    await sofie.say("aflys begivenhed 1")
    await sofie.say("ja")
    assert "Aflyst: Læringsseminar" in await sofie.press("Giv de inviterede besked")
    await sofie.say("ja")
    await until(lambda: all(got(c, "Aflyst: Læringsseminar") == 1 for c in (mette, ole, rita)), 30)
    assert server.faults() == []


async def test_a_request_is_answered_in_part_corrected_and_taken_back(
    server: Server, teams: TeamsStandIn
) -> None:
    chats = await begun(server, teams)
    sofie, mette, ole, stig = (chats[n] for n in ("sofie", "mette", "ole", "stig"))
    await sofie.say("spørg Vestklyngen: Vil I være med til en fælles dag?")
    await sofie.say("ja")
    await until(lambda: got(mette, "fælles dag") == 1 and got(ole, "fælles dag") == 1, 30)
    assert "vilkår" in await mette.press("Delvist")
    assert "kun om torsdagen" in await mette.say("Ja, men kun om torsdagen")
    assert "På vegne af Regionspsykiatrien" in await ole.press("Ja")
    card = next(p for p in ole.cards if "fælles dag" in p.text)
    teams.posts.append(Post(stig.who.chat, card.activity, None, None))
    assert "ikke sendt til dig" in await stig.press("Ja")
    seen = await sofie.say("hvem har svaret")
    assert "kun om torsdagen" in seen and "Regionspsykiatrien (Ole Bech): Ja" in seen and "Stig" not in seen

    await sofie.say("ret udsendelse 1: Vil I være med til en fælles dag i maj?")
    await sofie.say("ja")
    await until(lambda: edited(mette, "i maj") and edited(ole, "i maj"), 30)
    before = len(teams.deleted)
    await sofie.say("træk udsendelse 1 tilbage")
    await sofie.say("ja")
    await until(lambda: len(teams.deleted) == before + 2, 30)
    shown: dict[str, Any] = await server.json("broadcast", "show", "1")
    assert shown["state"] == "withdrawn" and shown["counts"] == {"withdrawn": 2}
    assert server.faults() == []
