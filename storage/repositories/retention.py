"""What is taken out when its time is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, String, cast, delete, func, or_, select, update

from storage.models import answer, audit, metadata, notice, report, report_snapshot, state
from storage.records import EDITABLE
from storage.repositories.base import Repository

NOT_SENT = ("pending", "sending")


class Retention(Repository):
    """`uow.retention`. Each tells how many it took out."""

    async def drafts(self, before: datetime) -> int:
        """Reports that were never submitted and not touched since, and deleted ones, with all that is in them."""
        old = [row.id for row in await self._rows(_old_reports(before))]
        if not old:
            return 0
        for table in reversed(metadata.sorted_tables):
            for key in table.foreign_keys:
                if key.column is report.c.id:
                    await self._run(delete(table).where(key.parent.in_(old)))
        return await self._changed(delete(report).where(report.c.id.in_(old)))

    async def conversations(self, before: datetime) -> int:
        """What was remembered of conversations that nobody has gone on with."""
        return await self._changed(delete(state).where(state.c.saved_at < before))

    async def messages(self, before: datetime) -> int:
        """The words of messages that were sent unasked, and conversations in which nothing is remembered.

        That a message was sent is kept: it is not sent twice.
        """
        sent = notice.c.state.not_in(NOT_SENT) & (notice.c.created_at < before)
        filled = cast(notice.c.body, String) != "{}"
        emptied = await self._changed(update(notice).where(sent, filled).values(body={}))
        empty = (cast(state.c.body, String) == "{}") & (state.c.saved_at < before)
        return emptied + await self._changed(delete(state).where(empty))

    async def audit(self, before: datetime) -> int:
        """Who did what when."""
        return await self._changed(delete(audit).where(audit.c.at < before))


def _old_reports(before: datetime) -> Select[tuple[int]]:
    touched = select(func.max(answer.c.at)).where(answer.c.report_id == report.c.id).scalar_subquery()
    submitted = select(report_snapshot.c.id).where(report_snapshot.c.report_id == report.c.id).exists()
    draft = report.c.state.in_(EDITABLE) & ~submitted & (func.coalesce(touched, report.c.created_at) < before)
    return select(report.c.id).where(or_(draft, report.c.deleted_at < before))
