"""Events that the secretariat plans, and who comes."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import insert, select, update

from storage.errors import Conflict
from storage.models import attendance, event
from storage.records import HELD, Attendance, Coming, EventPlan, EventState, PlannedEvent
from storage.repositories.base import AnyRow, Repository

_ATTENDANCE = [
    attendance.c[name]
    for name in ("event_id", "person_id", "name", "answer", "at", "deputy", "heads", "remark", "place")
]


class Events(Repository):
    """`uow.events`. Whoever changes an event or answers takes its `lock` first: seats are counted under it."""

    async def add(self, key: str, plan: EventPlan, by: int | None, at: datetime) -> PlannedEvent:
        """A new event. Conflict when the key is taken."""
        if await self.by_key(key) is not None:
            raise Conflict("there is an event with this key already")
        values = {"key": key, "uid": f"{uuid.uuid4()}@klyngebot", "sequence": 0, "state": EventState.planned}
        more = {"plan": plan.to_json(), "reminders": False, "created_by": by, "changed_at": at}
        row = await self._row(insert(event).values(**values, **more).returning(*event.c))
        assert row is not None
        return _event(row)

    async def get(self, event_id: int) -> PlannedEvent | None:
        """The event with this id."""
        row = await self._row(select(event).where(event.c.id == event_id))
        return _event(row) if row else None

    async def by_key(self, key: str) -> PlannedEvent | None:
        """The event with this catalogue key."""
        row = await self._row(select(event).where(event.c.key == key))
        return _event(row) if row else None

    async def all(self, state: EventState | None = None) -> list[PlannedEvent]:
        """Every event, oldest first."""
        query = select(event).order_by(event.c.id)
        if state is not None:
            query = query.where(event.c.state == state)
        return [_event(row) for row in await self._rows(query)]

    async def lock(self, event_id: int) -> PlannedEvent | None:
        """The event, which nobody else changes or answers until this unit of work ends."""
        row = await self._row(select(event).where(event.c.id == event_id).with_for_update())
        return _event(row) if row else None

    async def change(
        self, event_id: int, plan: EventPlan, at: datetime, state: EventState = EventState.planned
    ) -> PlannedEvent:
        """The new plan. The sequence grows by one, so that calendars take it for newer."""
        values = {"plan": plan.to_json(), "state": state, "changed_at": at, "sequence": event.c.sequence + 1}
        row = await self._row(
            update(event).where(event.c.id == event_id).values(**values).returning(*event.c)
        )
        if row is None:
            raise Conflict("the event is gone")
        return _event(row)

    async def remind(self, event_id: int, on: bool) -> None:
        """Switch the automatic reminders of an event on or off."""
        await self._run(update(event).where(event.c.id == event_id).values(reminders=on))

    async def attendance(self, event_id: int) -> list[Attendance]:
        """Everybody's newest answer, those who take a seat in the order of the line."""
        query = select(*_ATTENDANCE).where(attendance.c.event_id == event_id, attendance.c.newest)
        return [
            _attendance(row) for row in await self._rows(query.order_by(attendance.c.place, attendance.c.id))
        ]

    async def answer(self, given: Attendance) -> Attendance:
        """Note an answer; the one before is kept as history. A seat is kept when a yes becomes another yes."""
        mine = (attendance.c.event_id == given.event_id) & (attendance.c.person_id == given.person_id)
        before = await self._row(select(*_ATTENDANCE).where(mine, attendance.c.newest))
        await self._run(update(attendance).where(mine, attendance.c.newest).values(newest=False))
        values = {name: getattr(given, name) for name in ("event_id", "person_id", "name", "answer", "at")}
        more = {name: getattr(given, name) for name in ("deputy", "heads", "remark")}
        row = await self._row(insert(attendance).values(**values, **more).returning(attendance.c.id))
        assert row is not None
        held = before is not None and Coming(before.answer) in HELD
        place = before.place if before is not None and held and given.heads <= before.heads else row.id
        kept = update(attendance).where(attendance.c.id == row.id).values(place=place)
        return _attendance((await self._rows(kept.returning(*_ATTENDANCE)))[0])


def _event(row: AnyRow) -> PlannedEvent:
    return PlannedEvent(
        row.id,
        row.key,
        row.uid,
        row.sequence,
        EventState(row.state),
        EventPlan.from_json(row.plan),
        row.reminders,
        row.created_by,
        row.changed_at,
    )


def _attendance(row: AnyRow) -> Attendance:
    values = dict(row._mapping)
    return Attendance(**{**values, "answer": Coming(values["answer"])})
