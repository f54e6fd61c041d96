"""People, their roles, and who they are bound to."""

from __future__ import annotations

import asyncio

import pytest

from storage.database import Database
from storage.errors import Conflict
from storage.portions import AT_ONCE
from storage.records import Membership, RoleName
from storage.repositories.people import PersonRow
from tests.storage.samples import QueryCount, somebody

MEMBER_VEST = PersonRow("Anna@Vest.example", "Anna", RoleName.member, "vest", "herning", "Herning Kommune")
MEMBER_MIDT = PersonRow("ANNA@vest.example", "Anna A", RoleName.member, "midt")
STEERING = PersonRow("bo@x.example", "Bo", RoleName.steering)


async def test_an_import_makes_people_with_exactly_the_rows_roles(database: Database) -> None:
    """One person with two roles is one person; names and UPNs are kept as written."""
    async with database.work() as uow:
        assert await uow.people.import_people([MEMBER_VEST, STEERING, MEMBER_MIDT, MEMBER_VEST]) == 2
        anna, bo = await uow.people.all()
    assert anna.memberships == (
        Membership(RoleName.member, "vest", "herning", "Herning Kommune"),
        Membership(RoleName.member, "midt"),
    )
    assert anna.clusters == ("vest", "midt") and anna.object_id is None
    assert bo.has(RoleName.steering) and bo.name == "Bo"


async def test_others_have_their_turn_while_very_many_are_read(database: Database) -> None:
    """Portion by portion, nobody twice and nobody left out, and roles by which a portion must not be counted."""
    many = 2 * AT_ONCE + 1
    rows = [
        PersonRow(f"p{n}@x.dk", f"P {n}", RoleName.member, c) for n in range(many) for c in ("vest", "midt")
    ]
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with database.work() as uow:
        await uow.people.import_people(rows)
    async with database.read() as uow:
        await uow.people.by_id(1)
        others = asyncio.create_task(count())
        found = await uow.people.all()
        others.cancel()
    assert [p.upn for p in found] == [f"p{n}@x.dk" for n in range(many)]
    assert {p.clusters for p in found} == {("vest", "midt")} and turns >= 2


async def test_a_second_import_replaces_the_roles_of_those_it_names(database: Database) -> None:
    """The binding stays, and so do people it does not name."""
    async with database.work() as uow:
        await uow.people.import_people([MEMBER_VEST, STEERING])
        anna = await uow.people.by_upn("anna@VEST.example")
        assert anna is not None
        await uow.people.bind(anna.id, "t", "o", "Anna Andersen")
        await uow.people.import_people([MEMBER_MIDT])
        anna, bo = await uow.people.all()
    assert anna.memberships == (Membership(RoleName.member, "midt"),)
    assert (anna.object_id, anna.name, bo.has(RoleName.steering)) == ("o", "Anna A", True)


async def test_a_faulty_import_changes_nobody(database: Database) -> None:
    """All or nothing: it is one transaction."""
    async with database.work() as uow:
        await uow.people.import_people([STEERING])
    with pytest.raises(ValueError, match="cannot be stored"):
        async with database.work() as uow:
            await uow.people.import_people([MEMBER_VEST, PersonRow("c@x", "C\0", RoleName.observer)])
    async with database.read() as uow:
        assert [person.name for person in await uow.people.all()] == ["Bo"]


async def test_an_empty_import_does_nothing(database: Database) -> None:
    """It names nobody."""
    async with database.work() as uow:
        assert await uow.people.import_people([]) == 0


async def test_an_import_leaves_the_role_that_the_settings_gave(database: Database) -> None:
    """And taking that one away leaves what was imported, even the same role."""
    imported = PersonRow("Anna@Vest.example", "Anna", RoleName.secretariat)
    async with database.work() as uow:
        anna = await somebody(uow)
        for _ in range(2):
            await uow.people.set_settings_role(anna.id, True)
        await uow.people.import_people([MEMBER_VEST])
        held = await uow.people.by_id(anna.id)
        assert held is not None and held.has(RoleName.secretariat) and held.has(RoleName.member)
        await uow.people.import_people([imported])
        held = await uow.people.by_id(anna.id)
        assert held is not None and held.memberships == (Membership(RoleName.secretariat),)
        await uow.people.set_settings_role(anna.id, False)
        held = await uow.people.by_id(anna.id)
        assert held is not None and held.has(RoleName.secretariat)
        await uow.people.import_people([MEMBER_VEST])
        held = await uow.people.by_id(anna.id)
        assert held is not None and not held.has(RoleName.secretariat)


async def test_the_settings_concern_those_they_name_and_those_they_named_before(database: Database) -> None:
    """Not everybody else, so that a start costs the same however many there are."""
    async with database.work() as uow:
        anna, bo, carl, _ = [await somebody(uow, name) for name in ("Anna", "Bo", "Carl", "Dorte")]
        await uow.people.set_settings_role(carl.id, True)
        await uow.people.import_people([PersonRow("Anna@Vest.example", "Anna", RoleName.secretariat)])
        named = {anna.upn.casefold(), (bo.object_id or "").casefold()}
        found = await uow.people.settings_concern(named)
        assert {p.id for p in found} == {anna.id, bo.id, carl.id}
        assert [p.id for p in await uow.people.settings_concern(set())] == [carl.id]


async def test_a_person_comes_with_all_roles_in_one_query(database: Database) -> None:
    """By object id, by UPN in any case, by id."""
    async with database.work() as uow:
        anna = await somebody(uow)
        await uow.people.import_people([MEMBER_VEST, MEMBER_MIDT])
    counted = QueryCount(database)
    async with database.read() as uow:
        found = [
            await uow.people.by_object("tenant", "object-Anna"),
            await uow.people.by_upn("ANNA@VEST.EXAMPLE"),
            await uow.people.by_id(anna.id),
        ]
    assert counted.taken() == 3
    assert found[0] == found[1] == found[2] and found[0] is not None and len(found[0].memberships) == 2


async def test_nobody_is_found_under_another_tenant_or_name(database: Database) -> None:
    """An object id means something in its tenant only."""
    async with database.work() as uow:
        await somebody(uow)
        assert await uow.people.by_object("other", "object-Anna") is None
        assert await uow.people.by_upn("bo@vest.example") is None
        assert await uow.people.by_id(10**9) is None


async def test_with_role_finds_people_by_the_role_in_that_cluster(database: Database) -> None:
    """A member of Vest who observes Midt is no member of Midt; people come with all they are."""
    observer = PersonRow(MEMBER_VEST.upn, "Anna", RoleName.observer, "midt")
    async with database.work() as uow:
        await uow.people.import_people([MEMBER_VEST, observer, STEERING])
        assert [p.name for p in await uow.people.with_role(RoleName.member)] == ["Anna"]
        (anna,) = await uow.people.with_role(RoleName.member, "vest")
        assert len(anna.memberships) == 2
        assert await uow.people.with_role(RoleName.member, "midt") == []


async def test_a_bound_person_stays_bound(database: Database) -> None:
    """Another id with the same UPN gets nothing; neither does one person two ids, nor one id two persons."""
    async with database.work() as uow:
        anna, bo = await somebody(uow), await somebody(uow, "Bo")
        await uow.people.bind(anna.id, "tenant", "object-Anna", "Anna Andersen")
        for person, object_id in ((anna, "other"), (bo, "object-Anna")):
            with pytest.raises(Conflict):
                await uow.people.bind(person.id, "tenant", object_id, "X")
        held = await uow.people.by_object("tenant", "object-Anna")
    assert held is not None and (held.id, held.name) == (anna.id, "Anna Andersen")


async def test_an_imported_person_is_not_bound_to_somebody_elses_id(database: Database) -> None:
    """The id belongs to another person already."""
    async with database.work() as uow:
        await somebody(uow)
        await uow.people.import_people([STEERING])
        bo = await uow.people.by_upn(STEERING.upn)
        assert bo is not None
        with pytest.raises(Conflict):
            await uow.people.bind(bo.id, "tenant", "object-Anna", "Bo")


@pytest.mark.parametrize(("upn", "object_id"), [("ANNA@vest.example", "new"), ("new@x", "object-Anna")])
async def test_a_known_person_is_not_remembered_twice(database: Database, upn: str, object_id: str) -> None:
    """Neither by UPN nor by id, and the unit of work can go on."""
    async with database.work() as uow:
        await somebody(uow)
        with pytest.raises(Conflict):
            await uow.people.remember(upn, "Anna", "tenant", object_id)
        assert len(await uow.people.all()) == 1


async def test_two_turns_that_meet_somebody_new_make_one_person(database: Database) -> None:
    """The second is told to try again, and then finds the first's."""

    async def meet() -> int:
        async with database.work() as uow:
            return (await somebody(uow)).id

    ended = await asyncio.gather(*(meet() for _ in range(4)), return_exceptions=True)
    assert sorted(type(result).__name__ for result in ended) == ["Conflict"] * 3 + ["int"]
