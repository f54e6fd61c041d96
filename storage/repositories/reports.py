"""Reports: their heads here; answers, extra blocks and the journal in the files beside this one."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Literal

from msgspec.structs import asdict
from sqlalchemy import bindparam, delete, select, update

from storage.errors import Conflict
from storage.models import owed, report
from storage.records import Report, ReportKey, ReportState
from storage.repositories.answers import Answers
from storage.repositories.base import AnyRow, Repository, per_database
from storage.repositories.blocks import Blocks
from storage.repositories.journal import Journal
from storage.repositories.prepared import Prepared

_COLUMNS = [column for column in report.c if column.name != "place"]
_BY_ID = Prepared(select(*_COLUMNS).where(report.c.id == bindparam("report")))
_LOCKED = select(report.c.id).where(report.c.id == bindparam("report")).with_for_update()
_BY_KEY = Prepared(
    select(*_COLUMNS).where(
        report.c.template == bindparam("template_key"),
        report.c.place == bindparam("where"),
        report.c.deleted_at.is_(None),
    )
)
_START = per_database(lambda insert: insert(report).on_conflict_do_nothing().returning(*_COLUMNS))
_OWE = per_database(lambda insert: insert(owed).on_conflict_do_nothing())

Heads = list[Report]  # inside the class, `list` is its method
Pairs = list[tuple[str, int]]


class ReportHeads(Repository):
    """One report per template and place among those not deleted."""

    async def get(self, key: ReportKey) -> Report | None:
        """The report of this key; a deleted one is None."""
        return _maybe(await self._row(_BY_KEY, {"template_key": key.template, "where": _place(key)}))

    async def by_id(self, report_id: int) -> Report | None:
        """The report with this id, deleted or not."""
        return _maybe(await self._row(_BY_ID, {"report": report_id}))

    async def start(
        self,
        key: ReportKey,
        version: int,
        person_id: int | None,
        at: datetime,
        state: ReportState = ReportState.in_progress,
    ) -> Report:
        """A new report on this version of its template. Conflict when one with this key exists."""
        values = asdict(key) | {"place": _place(key), "template_version": version, "state": state}
        row = await self._row(_START, values | {"created_at": at, "created_by": person_id, "revision": 1})
        if row is None:
            raise Conflict("this report exists already")
        return _report(row)

    async def list(
        self,
        cluster: str | None = None,
        initiative: int | None = None,
        template: str | None = None,
        deleted: bool = False,
    ) -> Heads:
        """Reports in the order they were started; `deleted` lists the deleted ones only."""
        given = {report.c.cluster: cluster, report.c.initiative: initiative, report.c.template: template}
        wanted = [column == value for column, value in given.items() if value is not None]
        there = report.c.deleted_at.is_not(None) if deleted else report.c.deleted_at.is_(None)
        return [
            _report(row)
            for row in await self._rows(select(*_COLUMNS).where(there, *wanted).order_by(report.c.id))
        ]

    async def lock(self, report_id: int) -> None:
        """Keep other writers of this report waiting until this unit of work ends; what is read after is current."""
        await self._rows(_LOCKED, {"report": report_id})

    async def set_state(self, report_id: int, state: ReportState, at: datetime) -> None:
        """Move a report along its life; handing it in, for the first time or again, also notes when."""
        values: dict[str, Any] = {"state": state}
        if state in (ReportState.submitted, ReportState.adjusted):
            values["submitted_at"] = at
        await self._change(report_id, **values)

    async def set_contact(
        self, report_id: int, which: Literal["initiative", "steering"], value: str | None
    ) -> None:
        """Name the contact for the initiative or towards the steering group, or nobody."""
        await self._change(report_id, **{f"contact_{which}": value})

    async def delete(self, report_id: int, at: datetime) -> None:
        """Put a report away. Everything in it stays, and `restore` brings it back."""
        await self._change(report_id, deleted_at=at)

    async def restore(self, report_id: int) -> None:
        """Bring a deleted report back. Conflict when another one has taken its place since."""
        other, this = report.alias("other"), report.alias("this")
        same = (
            (other.c.template == this.c.template)
            & (other.c.place == this.c.place)
            & (other.c.id != this.c.id)
        )
        taken = (
            select(other.c.id).join(this, same).where(this.c.id == report_id, other.c.deleted_at.is_(None))
        )
        if await self._row(taken):
            raise Conflict("another report has taken its place")
        await self._change(report_id, deleted_at=None)

    async def owed_extra(self) -> Pairs:
        """(cluster, initiative) that the secretariat made owed, beyond the catalogue's."""
        rows = await self._rows(
            select(owed.c.cluster, owed.c.initiative).order_by(owed.c.cluster, owed.c.initiative)
        )
        return [(row.cluster, row.initiative) for row in rows]

    async def add_owed(self, cluster: str, initiative: int, person_id: int | None, at: datetime) -> None:
        """Make a report owed; once is enough."""
        values = {"cluster": cluster, "initiative": initiative, "person_id": person_id, "at": at}
        await self._run(_OWE, values)

    async def remove_owed(self, cluster: str, initiative: int) -> None:
        """Take back what `add_owed` said."""
        await self._run(delete(owed).where(owed.c.cluster == cluster, owed.c.initiative == initiative))

    async def _change(self, report_id: int, **values: Any) -> None:
        changed = (
            update(report).where(report.c.id == report_id).values(revision=report.c.revision + 1, **values)
        )
        if not await self._changed(changed):
            raise KeyError(report_id)


class Reports(ReportHeads, Answers, Blocks, Journal):
    """`uow.reports`. A report's revision grows with every change of what it says or of its state."""


def _place(key: ReportKey) -> str:
    return json.dumps([key.cluster, key.initiative, key.meeting], ensure_ascii=False)


def _maybe(row: AnyRow | None) -> Report | None:
    return None if row is None else _report(row)


def _report(row: AnyRow) -> Report:
    held = dict(row._mapping)
    names = ("template", "cluster", "initiative", "meeting")
    key = ReportKey(**{name: held.pop(name) for name in names})
    return Report(key=key, state=ReportState(held.pop("state")), **held)
