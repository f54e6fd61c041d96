"""Messages that nobody asked for, each with a named state; claimed by one sender at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import and_, or_, select, update

from storage.models import notice
from storage.records import Notice
from storage.repositories.base import AnyRow, Repository, per_database

NoticeState = Literal["pending", "sending", "delivered", "failed", "unknown", "not_installed", "blocked"]
LEASE = timedelta(minutes=5)

_ADD = per_database(lambda insert: insert(notice).on_conflict_do_nothing())
_COLUMNS = [notice.c[name] for name in ("id", "person_id", "body", "created_at", "state", "attempts")]


class Notices(Repository):
    """`uow.notices`. `now`, leases and `not_before` are real time; `at` is the domain's."""

    async def add(
        self, person_id: int, body: Mapping[str, Any], at: datetime, dedupe: str | None = None
    ) -> bool:
        """Queue a message. False when there was one for this person under the same `dedupe` before."""
        values = {"person_id": person_id, "body": dict(body), "created_at": at, "dedupe": dedupe}
        return await self._changed(_ADD, values | {"state": "pending", "reason": "", "attempts": 0}) == 1

    async def claim(self, limit: int, now: datetime, owner: str = "") -> list[Notice]:
        """Take up to `limit` due messages, oldest first; they are nobody else's for a lease of five minutes.

        A message whose lease ran out is taken again, as one attempt more: its sender died in the middle.
        """
        due = and_(
            notice.c.state == "pending", or_(notice.c.not_before.is_(None), notice.c.not_before <= now)
        )
        abandoned = and_(notice.c.state == "sending", notice.c.lease_until < now)
        chosen = select(notice.c.id).where(or_(due, abandoned)).order_by(notice.c.id).limit(limit)
        attempts = notice.c.attempts + (notice.c.state == "sending").cast(notice.c.attempts.type)
        take = (
            update(notice)
            .where(notice.c.id.in_(chosen.with_for_update(skip_locked=True)))
            .values(state="sending", owner=owner, lease_until=now + LEASE, attempts=attempts)
            .returning(*_COLUMNS)
        )
        return sorted((_notice(row) for row in await self._rows(take)), key=lambda taken: taken.id)

    async def finish(self, notice_id: int, state: NoticeState, reason: str = "") -> None:
        """Record how it ended, for good."""
        ended = {"state": state, "reason": reason, "owner": None, "lease_until": None}
        await self._run(update(notice).where(notice.c.id == notice_id).values(**ended))

    async def release(self, notice_id: int, not_before: datetime | None = None) -> None:
        """Put it back to be tried once more, not before this time; counts as an attempt."""
        attempts = notice.c.attempts + 1
        back = {"state": "pending", "owner": None, "lease_until": None, "not_before": not_before}
        await self._run(update(notice).where(notice.c.id == notice_id).values(attempts=attempts, **back))

    async def requeue_sending(self, owner: str) -> int:
        """Put back what this owner left in the middle when it died, and tell how many; for its next start."""
        left = (notice.c.state == "sending") & (notice.c.owner == owner)
        back = {"state": "pending", "owner": None, "lease_until": None}
        return await self._changed(update(notice).where(left).values(attempts=notice.c.attempts + 1, **back))


def _notice(row: AnyRow) -> Notice:
    return Notice(**row._mapping)
