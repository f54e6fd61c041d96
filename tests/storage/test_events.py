"""Events and who comes: places in the line, history, and that a change is newer for a calendar."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.database import Database
from storage.errors import Conflict
from storage.records import Attendance, Coming, EventPlan, EventState
from storage.repositories.people import PersonRow
from storage.unit_of_work import UnitOfWork

AT = datetime(2019, 10, 21, 8, tzinfo=UTC)
PLAN = EventPlan("Læringsseminar", first="2019-11-12", last="2019-11-12", begins="09:00", capacity=2)


async def _people(uow: UnitOfWork, *names: str) -> list[int]:
    await uow.people.import_people([PersonRow(f"{n}@x.dk", n, "member", "vest", None, None) for n in names])
    found = [await uow.people.by_upn(f"{n}@x.dk") for n in names]
    return [p.id for p in found if p is not None]


async def test_an_event_comes_back_as_it_was_planned_and_a_change_is_newer(database: Database) -> None:
    async with database.work() as uow:
        made = await uow.events.add("laeringsseminar-november", PLAN, None, AT)
        changed = await uow.events.change(made.id, PLAN, AT, EventState.cancelled)
    async with database.read() as uow:
        kept = await uow.events.by_key("laeringsseminar-november")
    assert made.plan == PLAN and made.sequence == 0 and made.state is EventState.planned
    assert kept == changed and changed.sequence == 1 and changed.uid == made.uid
    with pytest.raises(Conflict):
        async with database.work() as uow:
            await uow.events.add("laeringsseminar-november", PLAN, None, AT)


async def test_a_seat_is_kept_while_the_answer_stays_a_yes(database: Database) -> None:
    async with database.work() as uow:
        anna, bent, carl = await _people(uow, "anna", "bent", "carl")
        made = await uow.events.add("moede", PLAN, None, AT)

        async def says(person: int, answer: Coming, heads: int = 1) -> None:
            await uow.events.answer(Attendance(made.id, person, "x", answer, AT, heads=heads))

        for person in (anna, bent, carl):
            await says(person, Coming.yes)
        await says(anna, Coming.deputy)
        assert [a.person_id for a in await uow.events.attendance(made.id)] == [anna, bent, carl]
        await says(anna, Coming.no)
        await says(anna, Coming.yes)
        await says(bent, Coming.yes, heads=3)
        line = await uow.events.attendance(made.id)
    assert [a.person_id for a in line] == [carl, anna, bent]
    assert [a.heads for a in line] == [1, 1, 3]


def test_a_stretch_of_time_is_no_day() -> None:
    assert PLAN.day is not None and PLAN.day.isoformat() == "2019-11-12"
    assert EventPlan("x", first="2019-11-01", last="2019-11-30").day is None
    assert EventPlan("x", first="2019-11-12", alternatives=("2019-11-12", "2019-11-13")).day is None
    two_days = EventPlan("x", first="2019-11-12", last="2019-11-13")
    assert two_days.last_day is not None and two_days.last_day.isoformat() == "2019-11-13"
    assert EventPlan.from_json(PLAN.to_json() | {"unknown": 1}) == PLAN
