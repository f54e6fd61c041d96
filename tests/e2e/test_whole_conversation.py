"""A report from the first word to its reopening, over HTTP as Teams sends it, through a kill -9."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server
from tests.teams import TeamsStandIn

METTE = "mette@vest.dk,Mette Holm,member,vest,Holstebro,"
OLE = "ole@vest.dk,Ole Bech,member,vest,,"
BEGAN = datetime(2019, 10, 21, 7, 0, tzinfo=UTC)

SHORT = "  Et fælles team på tværs – »én indgang«.\n\n\t*Ikke* _opmærket_ <b>tekst</b> & 100 % æøå 👩‍⚕️  \n"
AIM = "Prøven varer ni måneder, og borgeren får én plan."
RIGHT_AIM = "Prøven varer seks måneder, og borgeren får én plan."
CARE = "Kommunen har tovholder;\r\nhospitalet stiller en psykiater til rådighed."
CITIZEN = "Borgerne siger: »Nu ved jeg, hvem jeg skal ringe til.«"
OLES, METTES = "Ole: Færre indlæggelser i første kvartal.", "Mette: Og kortere ventetid."
MONEY = "Det er udgiftsneutralt. 1.000.000 kr. flyttes."
SPREAD = "Kan spredes til hele regionen."
LEARNED = "Netværksmøderne er svære at holde."


async def shown(server: Server) -> dict[str, Any]:
    return dict(await server.json("report", "show", "--cluster", "vest", "--initiative", "8"))


def answers(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {q["key"]: q for s in report["sections"] for q in s["questions"]}


async def test_a_report_is_gathered_over_days_and_not_a_word_is_lost(
    server: Server, teams: TeamsStandIn
) -> None:
    await server.import_people(METTE, OLE)
    await server.start()
    mette, ole, sofie = (
        Chat(teams, server, teams.person(name, upn))
        for name, upn in (
            ("Mette Holm", "Mette@Vest.dk"),
            ("Ole Bech", "ole@vest.dk"),
            ("Sofie Friis", "sofie@rm.dk"),
        )
    )
    for chat in (mette, ole, sofie):
        await chat.send(teams.installed(chat.who))

    await begun(mette)
    await interrupted_and_corrected(mette)
    await stopped_and_killed(server, mette)
    await written_by_two(teams, mette, ole)
    await finished(mette)
    report = await shown(server)
    assert report["state"] == "submitted"
    await until(lambda: notices(ole, "har indsendt") == 1 and notices(sofie, "har indsendt") == 1)

    assert "genåbn" in await mette.say("ret formål")
    await mette.say("genåbn initiativ 8")
    assert "genåbnet" in await mette.say("ja")
    await until(lambda: notices(ole, "genåbnet") == 1)
    reopened = await shown(server)
    assert reopened == report | {"state": "in_progress"}
    exactly_what_was_typed(report)
    for words in ("har føjet tekst", "har indsendt", "genåbnet"):
        assert notices(ole, words) == 1
    assert server.faults() == []


async def begun(mette: Chat) -> None:
    offered = await mette.say("vi skal i gang med vores afrapportering")
    assert "Vestklyngen" in offered and "Initiativ 8" in offered
    assert "1 af 7" in await mette.press("Initiativ 8")
    assert "2 af 7" in await mette.say(SHORT)
    assert "3 af 7" in await mette.say(AIM)


async def interrupted_and_corrected(mette: Chat) -> None:
    between = await mette.say("hvad er initiativ 7?")
    assert "call-center" in between and "Kilde" in between and "Vi var ved" in between
    asked = await mette.say("under formål skrev jeg ni måneder, der skal stå seks")
    assert AIM in asked and RIGHT_AIM in asked
    await mette.say("ja")
    assert "4 af 7" in await mette.say(CARE)


async def stopped_and_killed(server: Server, mette: Chat) -> None:
    assert "fortsæt" in (await mette.say("stop")).lower()
    await asyncio.sleep(0.2)
    await server.kill()
    await server.start()
    assert await mette.redeliver() == ""
    assert "4 af 7" in await mette.say("fortsæt")
    assert "5 af 7" in await mette.say(CITIZEN)


async def written_by_two(teams: TeamsStandIn, mette: Chat, ole: Chat) -> None:
    assert "Mette Holm skriver også her" in await ole.say("jeg vil skrive om initiativ 8")
    assert "Gemt" in await ole.say(OLES)
    clash = await mette.say(METTES)
    assert OLES in clash and METTES in clash and "Tilføj efter" in clash
    assert "6 af 7" in await mette.press_old("Tilføj efter")
    await until(lambda: notices(ole, "Mette Holm har føjet tekst") == 1)


async def finished(mette: Chat) -> None:
    assert "7 af 7" in await mette.say(MONEY)
    assert SPREAD in await in_the_form(mette)
    review = await mette.say("gennemse")
    assert SPREAD in review and RIGHT_AIM in review
    assert "sekretariatet" in await mette.say("indsend")
    assert "Modtaget" in await mette.say("ja")


async def in_the_form(mette: Chat) -> str:
    """The last question is answered in a dialog, and an optional one with it; nothing else changes."""
    assert "Relevant læring" in await mette.open_form("Åbn formular")
    saved = await mette.send_form(**{"q_a3-spredningspotentiale": SPREAD, "q_a3-laering": LEARNED})
    assert "2 svar er gemt" in saved
    return saved + await mette.say("vis")


def notices(chat: Chat, words: str) -> int:
    return sum(words in post.text for post in chat.cards)


def exactly_what_was_typed(report: dict[str, Any]) -> None:
    said = answers(report)
    texts = {key: q["answer"] for key, q in said.items() if q["answer"] is not None}
    assert texts == {
        "a1-kort-beskrivelse": SHORT.strip(),
        "a1-formaal": RIGHT_AIM,
        "a1-ansvar": CARE,
        "a2-borgeroplevelse": CITIZEN,
        "a2-effekter": f"{OLES}\n\n{METTES}",
        "a2-oekonomi": MONEY,
        "a3-laering": LEARNED,
        "a3-spredningspotentiale": SPREAD,
    }
    assert not any(q["skipped"] for q in said.values())
    assert {key: q["revision"] for key, q in said.items() if q["revision"]} == dict.fromkeys(texts, 1) | {
        "a1-formaal": 2,
        "a2-effekter": 2,
    }
    assert {said[key]["author"] for key in texts} == {"Mette Holm"}
    moments = [said[key]["at"] for key in texts]
    assert all(
        at.endswith("Z") and BEGAN <= datetime.fromisoformat(at) < BEGAN + timedelta(minutes=5)
        for at in moments
    )
