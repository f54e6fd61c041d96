"""What is taken out when its time is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, String, cast, delete, exists, func, or_, select, update

from storage.models import (
    answer,
    audit,
    block,
    broadcast,
    enclosure,
    file,
    metadata,
    notice,
    report,
    report_snapshot,
    state,
)
from storage.records import EDITABLE, BroadcastState
from storage.repositories.base import Repository

NOT_SENT = ("pending", "sending")
UNDONE = (BroadcastState.scheduled, BroadcastState.sending, BroadcastState.paused)
_last_needed = func.coalesce(broadcast.c.ended_at, broadcast.c.started_at, broadcast.c.created_at)


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

    async def files(self, before: datetime) -> int:
        """Files that every broadcast has long been done with, and those taken out of a report that was never
        submitted. A broadcast says no more then that it carried one.
        """
        which = broadcast.c.file["id"].as_integer()
        needed = broadcast.c.state.in_(UNDONE) | (_last_needed > before)
        old = enclosure.c.id.not_in(select(which).where(which.is_not(None), needed)) & (
            enclosure.c.at < before
        )
        gone = [row.id for row in await self._rows(select(enclosure.c.id).where(old))]
        if gone:
            await self._run(update(broadcast).where(which.in_(gone)).values(file=None))
            await self._run(delete(enclosure).where(enclosure.c.id.in_(gone)))
        shown, submitted = block.c.file_id == file.c.id, report_snapshot.c.report_id == file.c.report_id
        unused = ~exists().where(shown) & ~exists().where(submitted)
        return len(gone) + await self._changed(delete(file).where(file.c.removed_at < before, unused))

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
