"""A status from the sentence to the steering group, its question and the answer, over HTTP as Teams sends it."""

from __future__ import annotations

from typing import Any

from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server
from tests.teams import TeamsStandIn

PEOPLE = (
    "mette@vest.dk,Mette Holm,member,vest,Holstebro,",
    "rita@randers.dk,Rita Lund,member,randers,,",
    "stig@rm.dk,Stig Dam,steering,,,",
    "bo@rm.dk,Bo Kjær,observer,,,",
)
SAID = "initiativ 7 i Randers er nu i drift fra 1. oktober, vi mangler aftale med almen praksis – *næsten* på plads"
ASKED = "Hvad mangler der i aftalen?\nOg hvem tager den?"
ANSWERED = "Honoraret. Vi tager den selv – inden jul."


async def status_of(server: Server, cluster: str, initiative: str) -> dict[str, Any]:
    rows: Any = await server.json("status", "list", "--cluster", cluster, "--initiative", initiative)
    return dict(rows[0])


def noticed(chat: Chat, words: str) -> int:
    return sum(words in p.text for p in chat.cards)


async def test_a_member_reports_and_the_steering_group_asks(server: Server, teams: TeamsStandIn) -> None:
    server.env["KLYNGEBOT_NOW"] = "2019-10-21T07:00:00Z"
    await server.import_people(*PEOPLE)
    await server.start()
    mette, rita, stig, bo = (
        Chat(teams, server, teams.person(name, upn))
        for name, upn in (
            ("Mette Holm", "mette@vest.dk"),
            ("Rita Lund", "rita@randers.dk"),
            ("Stig Dam", "stig@rm.dk"),
            ("Bo Kjær", "bo@rm.dk"),
        )
    )
    for chat in (mette, rita, stig, bo):
        await chat.send(teams.installed(chat.who))

    await reported(server, rita, stig)
    await by_form(server, rita)
    await asked_and_answered(rita, stig)
    await roles_hold(server, mette, bo, stig)
    assert server.faults() == []


async def reported(server: Server, rita: Chat, stig: Chat) -> None:
    assert "Skal jeg gemme det" in await rita.say(SAID)
    assert (await status_of(server, "randers", "7"))["reported"] is False
    assert "Gemt" in await rita.press("Ja")
    kept = await status_of(server, "randers", "7")
    assert (kept["text"], kept["state"], kept["as_of"]) == (SAID, "i drift", "2019-10-01")
    assert (kept["author"], kept["light"], kept["initiatives"]) == ("Rita Lund", "yellow", [7])
    assert "Rita Lund" in await stig.say("hvad er ændret siden sidst")
    assert "Intet nyt" in await stig.say("hvad er ændret siden sidst")
    overview = await stig.say("overblik")
    assert "Rand. drift 0d !" in overview and "i drift: 1" in overview
    assert "1. oktober 2019" in await stig.press("Randersklyngen")


async def by_form(server: Server, rita: Chat) -> None:
    """A dialog with what is wrong told at its field, and then saved."""
    await rita.say("meld status")
    await rita.open_form("Formular")
    filled = {"s_initiatives": "2/4", "s_cluster": "randers", "s_state": "testing", "s_parts": "Norddjurs"}
    await rita.send_form(**filled, s_as_of="engang", s_text="Laboratoriet kører.", s_light="-")
    assert (await status_of(server, "randers", "4"))["reported"] is False
    seen = await rita.send_form(**filled, s_as_of="september", s_text="Laboratoriet kører.", s_light="-")
    assert "Gemt" in seen
    kept = await status_of(server, "randers", "4")
    assert (kept["initiatives"], kept["parts"], kept["as_of"]) == ([2, 4], ["norddjurs"], "2019-09")


async def asked_and_answered(rita: Chat, stig: Chat) -> None:
    await stig.say("spørg Randers om initiativ 7")
    assert "Rita Lund" in await stig.say(ASKED)
    await stig.press("Ja")
    await until(lambda: noticed(rita, "Stig Dam spørger") == 1)
    assert ASKED.split("\n")[0] in await rita.press("Svar")
    await rita.say(ANSWERED)
    await rita.press("Ja")
    await until(lambda: noticed(stig, "Rita Lund svarer") == 1)
    assert "Honoraret" in await stig.press("Vis tråden")
    assert "Tråden er lukket" in await stig.press("Tak, luk tråden")


async def roles_hold(server: Server, mette: Chat, bo: Chat, stig: Chat) -> None:
    """No other cluster's status is changed or seen; an observer reads only what was submitted."""
    assert "ikke din klynge" in await mette.say("initiativ 7 i Randers er sat i bero")
    assert "klyngens egne medlemmer" in await bo.say("initiativ 7 i Randers er sat i bero")
    assert "klyngens egne medlemmer" in await stig.say("initiativ 7 i Randers er sat i bero")
    for chat in (mette, bo):
        assert "almen praksis" not in await chat.say("hvad er status på initiativ 7 i Randers")
        assert "almen praksis" not in await chat.say("historik for initiativ 7 i Randers")
        assert "Honoraret" not in await chat.say("vis tråd 1")
        assert "Randers" not in await chat.say("hvem mangler at melde status")
    assert (await status_of(server, "randers", "7"))["state"] == "i drift"
