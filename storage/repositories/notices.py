"""Messages that nobody asked for, each with a named state; claimed by one sender at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, case, or_, select, update

from storage.models import notice
from storage.records import Notice
from storage.repositories.base import AnyRow, Repository, per_database

NoticeState = Literal["pending", "sending", "delivered", "failed", "unknown", "not_installed", "blocked"]
LEASE = timedelta(minutes=5)

_ADD = per_database(lambda insert: insert(notice).on_conflict_do_nothing().returning(notice.c.id))
_COLUMNS = [notice.c[name] for name in Notice.__struct_fields__]
_DOUBTFUL = notice.c.begun & notice.c.message_id.is_(None)
"""A post whose first send was under way: after a sudden end nobody can say whether it arrived."""


class Notices(Repository):
    """`uow.notices`. `now`, leases and `not_before` are real time; `at` is the domain's."""

    async def add(
        self, person_id: int, body: Mapping[str, Any], at: datetime, dedupe: str | None = None
    ) -> int | None:
        """Queue a message to a person; gives its id. None when there was one under the same `dedupe` before."""
        return await self._add(person_id, None, body, at, dedupe)

    async def post(
        self, conversation_id: int, body: Mapping[str, Any], at: datetime, dedupe: str | None = None
    ) -> int | None:
        """Queue a new post into a conversation (`Channel.conversation_id`); as `add`.

        A person's notice may arrive twice when its sender dies in the middle; a post is never doubled, and
        ends as `unknown` instead.
        """
        return await self._add(None, conversation_id, body, at, dedupe)

    async def _add(
        self,
        person_id: int | None,
        conversation_id: int | None,
        body: Mapping[str, Any],
        at: datetime,
        dedupe: str | None,
    ) -> int | None:
        values: dict[str, Any] = {
            "person_id": person_id,
            "conversation_id": conversation_id,
            "body": dict(body),
        }
        values |= {"created_at": at, "dedupe": dedupe, "state": "pending", "reason": ""}
        row = await self._row(_ADD, values | {"attempts": 0, "revision": 0, "begun": False})
        return row.id if row else None

    async def revise(self, notice_id: int, body: Mapping[str, Any]) -> bool:
        """Say something else: what waits is sent so, what was sent is edited where it stands.

        A message that somebody deleted is sent anew. False for one that never arrived and never will.
        """
        living = notice.c.state.in_(("pending", "sending")) | notice.c.message_id.is_not(None)
        again = case((notice.c.state == "sending", "sending"), else_="pending")
        values = {"body": dict(body), "revision": notice.c.revision + 1, "state": again, "attempts": 0}
        to_change = update(notice).where((notice.c.id == notice_id) & living)
        return await self._changed(to_change.values(**values, not_before=None)) == 1

    async def by_id(self, notice_id: int) -> Notice | None:
        """One message, however far it has come."""
        row = await self._row(select(*_COLUMNS).where(notice.c.id == notice_id))
        return _notice(row) if row else None

    async def claim(self, limit: int, now: datetime, owner: str = "") -> list[Notice]:
        """Take up to `limit` due messages, oldest first; they are nobody else's for a lease of five minutes.

        A message whose lease ran out is taken again, as one attempt more: its sender died in the middle.
        """
        due = and_(
            notice.c.state == "pending", or_(notice.c.not_before.is_(None), notice.c.not_before <= now)
        )
        abandoned = and_(notice.c.state == "sending", notice.c.lease_until < now, ~_DOUBTFUL)
        # As a subquery PostgreSQL may run it again for each row, and then takes more than the limit.
        chosen = (
            select(notice.c.id)
            .where(or_(due, abandoned))
            .order_by(notice.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("chosen")
        )
        attempts = notice.c.attempts + (notice.c.state == "sending").cast(notice.c.attempts.type)
        take = (
            update(notice)
            .where(notice.c.id.in_(select(chosen.c.id)))
            .values(state="sending", owner=owner, lease_until=now + LEASE, attempts=attempts)
            .returning(*_COLUMNS)
        )
        return sorted((_notice(row) for row in await self._rows(take)), key=lambda taken: taken.id)

    async def begin(self, notice_id: int) -> None:
        """A post is about to leave: for the first time, or anew because somebody deleted it."""
        await self._run(update(notice).where(notice.c.id == notice_id).values(begun=True, message_id=None))

    async def finish(
        self, taken: Notice, state: NoticeState, reason: str = "", message_id: str | None = None
    ) -> None:
        """Record how it ended; what was revised after it was taken goes on waiting, to be edited."""
        revised = (notice.c.revision != taken.revision) & (state == "delivered")
        ended = {
            "state": case((revised, "pending"), else_=state),
            "reason": reason,
            "message_id": message_id or taken.message_id,
            "owner": None,
            "lease_until": None,
            "begun": False,
        }
        await self._run(update(notice).where(notice.c.id == taken.id).values(**ended))

    async def release(self, notice_id: int, not_before: datetime | None = None) -> None:
        """Put it back to be tried once more, not before this time; counts as an attempt."""
        attempts = notice.c.attempts + 1
        back = {
            "state": "pending",
            "owner": None,
            "lease_until": None,
            "not_before": not_before,
            "begun": False,
        }
        await self._run(update(notice).where(notice.c.id == notice_id).values(attempts=attempts, **back))

    async def requeue_sending(self, owner: str) -> int:
        """Put back what this owner left in the middle when it died, and tell how many; for its next start."""
        left = (notice.c.state == "sending") & (notice.c.owner == owner)
        await self._doubt(left)
        back = {"state": "pending", "owner": None, "lease_until": None}
        return await self._changed(update(notice).where(left).values(attempts=notice.c.attempts + 1, **back))

    async def settle(self, now: datetime) -> int:
        """End as `unknown` the posts that a dead sender left half sent, and tell how many."""
        return await self._doubt(and_(notice.c.state == "sending", notice.c.lease_until < now))

    async def _doubt(self, left: ColumnElement[bool]) -> int:
        unknown = {
            "state": "unknown",
            "reason": "its sender ended in the middle",
            "owner": None,
            "lease_until": None,
        }
        return await self._changed(update(notice).where(left & _DOUBTFUL).values(**unknown))


def _notice(row: AnyRow) -> Notice:
    return Notice(**row._mapping)
