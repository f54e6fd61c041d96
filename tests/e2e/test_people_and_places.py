"""Who is asking and where: what the server makes of guests, impostors, channels, and people it meets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from dialogs.texts import texts_in
from storage.database import Database
from tests import postgres
from tests.conftest import KINDS
from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server, prepared
from tests.teams import BOT, CHANNEL, TEAM, Refusal, Someone, TeamsStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")
START = "jeg vil skrive om initiativ 8"
GOES_ON = "1 af 7"


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    """One server for the tests here; each brings people of its own."""
    url = (
        postgres.server().url(postgres.server().create_database()) if request.param == "postgresql" else None
    )
    folder = tmp_path_factory.mktemp("people") / "bot"
    async with prepared(folder, url, KLYNGEBOT_SECRETARIAT="Sofie@RM.dk") as made:
        await made.start()
        yield made
        assert made.faults() == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def teams() -> AsyncIterator[TeamsStandIn]:
    async with TeamsStandIn() as made:
        yield made


class Newcomers:
    """People nobody has met before."""

    def __init__(self, server: Server, teams: TeamsStandIn) -> None:
        self._server, self._teams = server, teams

    def __call__(self, name: str, upn: str, object_id: str | None = None) -> Chat:
        return Chat(self._teams, self._server, self._teams.person(name, upn, object_id))

    async def member(self, name: str, address: str, cluster: str = "vest") -> Chat:
        await self._server.import_people(f"{address},{name},member,{cluster},,")
        return self(name, address)


@pytest.fixture
def meet(server: Server, teams: TeamsStandIn) -> Newcomers:
    teams.posts.clear()
    teams.created.clear()
    return Newcomers(server, teams)


async def test_an_installation_is_welcomed_once_however_often_it_is_told(
    meet: Newcomers, teams: TeamsStandIn
) -> None:
    ann = meet("Ann Hansen", "ann@home.dk")
    added = teams.members(ann.who, "membersAdded", BOT["id"], ann.who.id)
    first = await ann.send(teams.installed(ann.who))
    assert first and not await ann.send(added) and not await ann.send(teams.installed(ann.who))
    await ann.send(teams.installed(ann.who, "remove"))
    assert await ann.send(teams.installed(ann.who)) == first


async def test_a_team_is_welcomed_where_the_bot_was_added(meet: Newcomers, teams: TeamsStandIn) -> None:
    ann = meet("Ann Hansen", "ann@home.dk")
    place = {
        "isGroup": True,
        "conversationType": "channel",
        "tenantId": ann.last.get("tenantId"),
        "id": CHANNEL,
    }
    place["tenantId"] = teams.installed(ann.who)["conversation"]["tenantId"]
    said = await ann.send(teams.installed(ann.who, conversation=place))
    again = teams.members(ann.who, "membersAdded", BOT["id"], conversation=place)
    again["channelData"] |= {"eventType": "teamMemberAdded", "team": {"id": TEAM}, "channel": {"id": CHANNEL}}
    assert said and await ann.send(again) == ""
    assert {p.conversation for p in teams.posts} == {CHANNEL}


async def test_a_mention_is_answered_in_the_thread_and_gathering_goes_on_in_private(
    meet: Newcomers, teams: TeamsStandIn
) -> None:
    bo = await meet.member("Bo Vester", "bo@vest.dk")
    thread = f"{CHANNEL};messageid=1763719000001"
    await bo.say_in_channel("hvad går initiativ 7 ud på?", root="1763719000001")
    assert "call-center" in teams.texts(thread)[-1] and teams.texts() == teams.texts(thread)
    await bo.say_in_channel(START, root="1763719000001")
    assert len(teams.created) == 1 and teams.created[0]["members"] == [{"id": bo.who.id}]
    assert GOES_ON in teams.texts(bo.who.chat)[-1]
    assert "Et team på tværs." in await bo.say("Et team på tværs.") + await bo.say("vis")
    await bo.say_in_channel("vis rapporten", root="1763719000001")
    in_public = "\n".join(teams.texts(thread))
    assert "Et team på tværs." not in in_public and GOES_ON not in in_public
    assert len(teams.created) == 1


async def test_a_guest_is_known_by_the_invited_address(server: Server, meet: Newcomers) -> None:
    await server.import_people("gry.lund@praksis.dk,Gry Lund,member,vest,,")
    gry = meet("Gry Lund", "gry.lund_praksis.dk#EXT#@alliancen.onmicrosoft.com")
    assert "Vestklyngen" in await gry.say("hvem er jeg")
    assert "Initiativ 8" in await gry.say("vi skal i gang med vores afrapportering")


async def test_another_account_under_a_known_name_gets_nothing_and_is_reported(
    server: Server, meet: Newcomers
) -> None:
    real = await meet.member("Kaj Holm", "kaj@midt.dk", "midt")
    assert "Midtklyngen" in await real.say("hvem er jeg")
    sofie = meet("Sofie Friis", "sofie@rm.dk")
    await sofie.say("hej")
    false = meet("Kaj Holm", "KAJ@midt.dk", "99999999-9999-4999-8999-999999999999")
    for said in ("hvem er jeg", START, "vi skal i gang med vores afrapportering", "vis initiativ 8"):
        assert "Midtklyngen" not in await false.say(said)
    assert "Midtklyngen" in await real.say("hvem er jeg")
    assert await audited(server, "identity.impostor") == {false.who.object_id}
    await until(lambda: any("kaj@midt.dk" in p.text.casefold() for p in sofie.cards))
    assert sum("kaj@midt.dk" in p.text.casefold() for p in sofie.cards) == 1


async def audited(server: Server, action: str) -> set[str]:
    default = f"sqlite+aiosqlite:///{Path(server.env['KLYNGEBOT_DATA_DIR']) / 'klyngebot.db'}"
    database = await Database.open(server.env.get("KLYNGEBOT_DATABASE_URL", default))
    async with database.read() as uow:
        found = {entry.object for entry in await uow.audit.list() if entry.action == action}
    await database.close()
    return found


async def test_a_roster_out_of_reach_gives_no_role_and_says_so(meet: Newcomers, teams: TeamsStandIn) -> None:
    eva = await meet.member("Eva Dam", "eva@vest.dk")
    teams.refuse("member", *[Refusal(502)] * 4)
    told = await eva.say("vi skal i gang med vores afrapportering")
    assert texts_in("da").say("who-unresolved") in told and "Initiativ 8" not in told
    assert "Initiativ 8" in await eva.say("vi skal i gang med vores afrapportering")


async def test_the_settings_name_the_secretariat(meet: Newcomers) -> None:
    assert "ekretariat" in await meet("Sofie Friis", "sofie@rm.dk").say("hvem er jeg")


async def test_people_imported_while_it_runs_count_from_the_next_turn(
    server: Server, meet: Newcomers
) -> None:
    rita = meet("Rita Lund", "Rita@Randers.dk")
    assert GOES_ON not in await rita.say("jeg vil skrive om initiativ 6")
    await server.import_people("rita@randers.dk,Rita Lund,member,randers,,")
    assert GOES_ON in await rita.say("jeg vil skrive om initiativ 6")
    await server.import_people("rita@randers.dk,Rita Lund,observer,,,")
    assert "Gemt" not in await rita.say("Et svar fra en, der ikke længere må skrive.")


async def test_nobody_else_is_answered(meet: Newcomers, teams: TeamsStandIn) -> None:
    """What needs no answer is taken quietly: reactions, typing, news of the team, other bots."""
    ann = meet("Ann Hansen", "ann@home.dk")
    quiet = [
        teams.activity(
            "messageReaction", ann.who, reactionsAdded=[{"type": "like"}], replyToId="1763719200001"
        ),
        teams.activity("typing", ann.who),
        teams.members(ann.who, "membersAdded", "29:somebody"),
        teams.activity("conversationUpdate", ann.who, channelData={"eventType": "channelRenamed"}),
        teams.activity("conversationUpdate", ann.who, channelData={"eventType": "somethingNew"}),
        teams.activity("event", ann.who, name="application/vnd.microsoft.meetingStart", value={}),
        teams.activity("message", Someone("Bot", "", "x"), text="hej", **{"from": {"id": "28:another"}}),
    ]
    for activity in quiet:
        assert await ann.send(activity) == ""
        assert ann.status == 200
