"""What happened to reports, what they looked like, and who has which question open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from storage.models import presence, report_event, report_snapshot
from storage.records import Presence, ReportEvent
from storage.repositories.base import Repository, per_database
from storage.repositories.prepared import Prepared

_EVENT = [report_event.c[name] for name in ("report_id", "kind", "person_id", "name", "at", "detail")]
_PRESENCE = [presence.c[name] for name in ("report_id", "question", "person_id", "name", "at")]
_ENTER = Prepared(
    per_database(
        lambda insert: (made := insert(presence)).on_conflict_do_update(
            index_elements=["report_id", "person_id"],
            set_={name: made.excluded[name] for name in ("question", "name", "at")},
        )
    )
)
_PRESENT = Prepared(
    select(*_PRESENCE)
    .where(presence.c.report_id == bindparam("report"), presence.c.at >= bindparam("since"))
    .order_by(presence.c.person_id)
)


class Journal(Repository):
    """The log, the snapshots and the presence of reports; part of `uow.reports`."""

    async def log(self, event: ReportEvent) -> None:
        """Add a line to a report's log."""
        columns = "report_id", "kind", "person_id", "name", "at"
        values = {name: getattr(event, name) for name in columns}
        await self._run(insert(report_event), values | {"detail": dict(event.detail)})

    async def events(self, report_id: int) -> list[ReportEvent]:
        """A report's log, oldest first."""
        mine = select(*_EVENT).where(report_event.c.report_id == report_id).order_by(report_event.c.id)
        return [ReportEvent(*row) for row in await self._rows(mine)]

    async def snapshot(
        self, report_id: int, body: Mapping[str, Any], person_id: int | None, at: datetime
    ) -> int:
        """Keep what a report says now, and tell the snapshot's number; they count from 1."""
        mine = report_snapshot.c.report_id == report_id
        highest = (await self._run(select(func.max(report_snapshot.c.number)).where(mine))).scalar()
        number = (highest or 0) + 1
        values = {
            "report_id": report_id,
            "number": number,
            "body": dict(body),
            "person_id": person_id,
            "at": at,
        }
        await self._run(insert(report_snapshot), values)
        return number

    async def snapshots(self, report_id: int) -> list[tuple[int, datetime, dict[str, Any]]]:
        """(number, at, body) of each snapshot, oldest first."""
        columns = report_snapshot.c.number, report_snapshot.c.at, report_snapshot.c.body
        mine = (
            select(*columns)
            .where(report_snapshot.c.report_id == report_id)
            .order_by(report_snapshot.c.number)
        )
        return [(row.number, row.at, row.body) for row in await self._rows(mine)]

    async def enter(self, report_id: int, question: str, person_id: int, name: str, at: datetime) -> None:
        """Note that somebody has a question open. They leave the one they had open in this report."""
        values = {
            "report_id": report_id,
            "question": question,
            "person_id": person_id,
            "name": name,
            "at": at,
        }
        await self._changed(_ENTER, values)

    async def leave(self, person_id: int, report_id: int | None = None) -> None:
        """Note that somebody has nothing open any more, in this report or in any."""
        theirs = delete(presence).where(presence.c.person_id == person_id)
        await self._run(theirs if report_id is None else theirs.where(presence.c.report_id == report_id))

    async def present(self, report_id: int, since: datetime) -> list[Presence]:
        """Who has had which question open since then."""
        rows = await self._rows(_PRESENT, {"report": report_id, "since": since})
        return [Presence(*row) for row in rows]
