"""What is asked and answered about statuses and reports: threads that are only ever added to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select

from storage.models import comment
from storage.records import Comment, CommentContent, CommentKind
from storage.repositories.base import AnyRow, Repository

_TOLD = ("kind", "cluster", "text", "initiative", "report_id", "question", "entry_id", "thread")
_root = func.coalesce(comment.c.thread, comment.c.id)


class Comments(Repository):
    """`uow.comments`."""

    async def add(self, content: CommentContent, author_id: int | None, author: str, at: datetime) -> Comment:
        """Keep a comment; one with a `thread` goes on with that one."""
        values = {name: getattr(content, name) for name in _TOLD}
        values |= {"author_id": author_id, "author": author, "at": at}
        row = await self._row(insert(comment).returning(*comment.c), values)
        assert row is not None
        return _comment(row)

    async def by_id(self, comment_id: int) -> Comment | None:
        """One comment."""
        row = await self._row(select(*comment.c).where(comment.c.id == comment_id))
        return _comment(row) if row else None

    async def thread(self, root: int) -> list[Comment]:
        """A whole thread, oldest first."""
        mine = select(*comment.c).where(_root == root).order_by(comment.c.id)
        return [_comment(row) for row in await self._rows(mine)]

    async def of_report(self, report_id: int) -> list[Comment]:
        """Everything said about a report, oldest first."""
        mine = select(*comment.c).where(comment.c.report_id == report_id).order_by(comment.c.id)
        return [_comment(row) for row in await self._rows(mine)]

    async def about(self, cluster: str, initiative: int | None = None) -> list[Comment]:
        """Everything said about a cluster, or about one of its initiatives, oldest first."""
        mine = select(*comment.c).where(comment.c.cluster == cluster).order_by(comment.c.id)
        if initiative is not None:
            mine = mine.where(comment.c.initiative == initiative)
        return [_comment(row) for row in await self._rows(mine)]

    async def waiting(self, cluster: str | None = None) -> list[Comment]:
        """The newest comment of each thread that waits for its cluster, oldest first."""
        newest = select(func.max(comment.c.id)).group_by(_root)
        mine = select(*comment.c).where(comment.c.id.in_(newest), comment.c.kind == CommentKind.question)
        if cluster is not None:
            mine = mine.where(comment.c.cluster == cluster)
        return [_comment(row) for row in await self._rows(mine.order_by(comment.c.id))]

    async def counts(self) -> dict[int, int]:
        """How many comments each report has; reports without any are left out."""
        rows = await self._rows(
            select(comment.c.report_id, func.count())
            .where(comment.c.report_id.is_not(None))
            .group_by(comment.c.report_id)
        )
        return {report_id: count for report_id, count in rows}


def _comment(row: AnyRow) -> Comment:
    return Comment(**dict(row._mapping) | {"kind": CommentKind(row.kind)})
