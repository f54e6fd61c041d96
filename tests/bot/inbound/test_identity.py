"""Who is asking: by name once, by object id from then on, and never by what somebody claims."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import Outside
from bot.connector.accounts import invited_address
from bot.inbound.identity import account_of
from dialogs.turn import Identity
from storage.database import Database
from storage.records import RoleName
from storage.repositories.people import PersonRow
from tests.bot.echo import Echo
from tests.teams import Behind, Refusal, Someone, TeamsStandIn, bot_for, local_settings


async def known(database: Database, upn: str = "ann@home.dk") -> None:
    async with database.work() as uow:
        await uow.people.import_people([PersonRow(upn, "Ann", RoleName.member, "vest", None, None)])


async def test_a_person_with_a_role_is_known_at_once(bot: Behind, teams: TeamsStandIn, echo: Echo) -> None:
    await known(bot.parts.database)
    ann = teams.person("Ann Hansen", "Ann@Home.DK")
    for _ in range(3):
        await bot.post(teams.message(ann, "hej"))
    asker = echo.taken[0].asker
    assert asker.identity is Identity.known and asker.person is not None
    assert asker.person.clusters == ("vest",) and asker.person.object_id == ann.object_id
    assert echo.taken[2].asker == asker
    assert teams.roster_calls == 1


async def test_a_stranger_is_stored_without_a_role(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    await bot.post(teams.message(ann, "hej"))
    asker = echo.taken[0].asker
    assert asker.identity is Identity.stranger and asker.person is not None
    assert (asker.person.upn, asker.person.name, asker.person.memberships) == (
        "ann@home.dk",
        "Ann Hansen",
        (),
    )


async def test_a_role_given_later_counts_from_the_next_turn(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    await bot.post(teams.message(ann, "hej"))
    await known(bot.parts.database)
    await bot.post(teams.message(ann, "hej"))
    assert [t.asker.identity for t in echo.taken] == [Identity.stranger, Identity.known]


async def test_a_guest_is_known_by_the_invited_address(bot: Behind, teams: TeamsStandIn, echo: Echo) -> None:
    await known(bot.parts.database, "ann_marie@home.dk")
    guest = teams.person("Ann", "Ann_Marie_home.dk#EXT#@host.onmicrosoft.com")
    await bot.post(teams.message(guest, "hej"))
    assert echo.taken[0].asker.identity is Identity.known


async def test_another_account_with_a_known_name_gets_nothing_and_is_reported(
    bot: Behind, teams: TeamsStandIn, echo: Echo
) -> None:
    await known(bot.parts.database)
    await bot.post(teams.message(teams.person("Ann", "ann@home.dk"), "hej"))
    impostor = teams.person("Ann", "ANN@home.dk", object_id="another")
    async with bot.parts.database.work() as uow:
        await uow.people.import_people([PersonRow("sofie@home.dk", "Sofie", RoleName.secretariat)])
    for _ in range(2):
        await bot.post(teams.message(impostor, "hej"))
        asker = echo.taken[-1].asker
        assert asker.identity is Identity.impostor and asker.person is None
    async with bot.parts.database.read() as uow:
        entries = await uow.audit.list()
    assert [e.action for e in entries] == ["identity.impostor"] * 2
    async with bot.parts.database.work() as uow:
        told = await uow.notices.claim(10, datetime.now(UTC))
    assert len(told) <= 1  # the delivering job may have taken it already


async def test_a_roster_out_of_reach_gives_no_role_and_is_asked_again(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    await known(bot.parts.database)
    teams.refuse("member", *[Refusal(503)] * 3)
    await bot.post(teams.message(ann, "hej"))
    await bot.post(teams.message(ann, "hej"))
    assert [t.asker.identity for t in echo.taken] == [Identity.unresolved, Identity.known]
    assert echo.taken[0].asker.person is None


async def test_a_roster_without_single_members_is_read_by_pages(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    teams.roster = {"29:other": {"id": "29:other", "userPrincipalName": "other@home.dk"}, **teams.roster}
    teams.refuse("member", Refusal(404))
    await bot.post(teams.message(ann, "hej"))
    assert echo.taken[0].asker.upn == "ann@home.dk"
    nobody = Someone("Nobody", "nobody@home.dk", "nobody")
    await bot.post(teams.message(nobody, "hej") | {"conversation": teams.message(ann, "")["conversation"]})
    assert echo.taken[1].asker.identity is Identity.unresolved


async def test_without_an_object_id_the_account_id_counts(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    activity = teams.message(ann, "hej")
    activity["from"].pop("aadObjectId")
    teams.roster[ann.id].pop("aadObjectId")
    await bot.post(activity)
    assert echo.taken[0].asker.object_id == ann.id
    assert echo.taken[0].asker.upn == "ann@home.dk"


async def test_an_entry_about_somebody_else_identifies_nobody() -> None:
    entry = {"aadObjectId": "other", "userPrincipalName": "boss@home.dk", "name": "Boss"}
    assert account_of(entry, "mine", "Me") is None
    mine = account_of({**entry, "aadObjectId": "MINE"}, "mine", "Me")
    assert mine is not None and mine.upn == "boss@home.dk"


async def test_an_address_that_anybody_can_choose_identifies_nobody() -> None:
    account = account_of({"email": "boss@home.dk", "name": "Boss"}, "mine", "Me")
    assert account is not None and account.upn == "mine"


@pytest.mark.parametrize(("upn", "address"), [
    ("ann_home.dk#EXT#@host.onmicrosoft.com", "ann@home.dk"),
    ("ann_b_home.dk#ext#@host", "ann_b@home.dk"),
    ("ann@home.dk", "ann@home.dk"),
    ("#EXT#@host", "#EXT#@host"),
    ("ann#EXT#@host", "ann#EXT#@host"),
    ("_home.dk#EXT#@host", "_home.dk#EXT#@host"),
])  # fmt: skip
def test_invited_addresses(upn: str, address: str) -> None:
    assert invited_address(upn) == address


async def test_the_settings_make_a_secretariat_and_unmake_it(
    database_url: str, tmp_path: Path, teams: TeamsStandIn, ann: Someone, outside: Outside, echo: Echo
) -> None:
    bea = teams.person("Bea", "bea@home.dk")
    named = frozenset({"ann@home.dk", bea.object_id})
    async with bot_for(local_settings(database_url, tmp_path, secretariat=named), outside) as bot:
        for person in (ann, bea, teams.person("Cia", "cia@home.dk")):
            await bot.post(teams.message(person, "hej"))
    held = [bool(t.asker.person and t.asker.person.has(RoleName.secretariat)) for t in echo.taken]
    assert held == [True, True, False]
    async with bot_for(local_settings(database_url, tmp_path), outside) as bot:
        await bot.post(teams.message(ann, "hej"))
    assert echo.taken[-1].asker.identity is Identity.stranger


async def test_the_way_back_is_kept_up_to_date(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    activity = teams.message(ann, "hej")
    await bot.post(activity)
    person = echo.taken[0].asker.person
    assert person is not None
    moved = teams.url.replace("127.0.0.1", "localhost")
    await bot.post(teams.message(ann, "hej") | {"serviceUrl": moved})
    async with bot.parts.database.read() as uow:
        ref = await uow.conversations.personal(person.id)
    assert ref is not None and (ref.service_url, ref.user_id, ref.installed) == (moved, ann.id, True)
    await bot.post(teams.installed(ann, "remove"))
    async with bot.parts.database.read() as uow:
        ref = await uow.conversations.personal(person.id)
    assert ref is not None and not ref.installed
