"""Who gets a digest when, and which ones there were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.models import digest, subscription
from storage.records import Digest, Subscription
from storage.repositories.base import Repository, per_database

_SUBSCRIPTION = [subscription.c[name] for name in Subscription.__struct_fields__]
_DIGEST = [digest.c[name] for name in Digest.__struct_fields__]
_ACTIVE = select(*_SUBSCRIPTION).where(subscription.c.stopped_at.is_(None)).order_by(subscription.c.id)
_KEEP = per_database(
    lambda insert: (
        insert(digest).on_conflict_do_nothing(index_elements=["target", "day", "slot"]).returning(digest.c.id)
    )
)


class Digests(Repository):
    """`uow.digests`. All times are the domain's."""

    async def subscribe(
        self,
        rule: Mapping[str, Any],
        by: int | None,
        at: datetime,
        *,
        channel_id: int | None = None,
        person_id: int | None = None,
    ) -> Subscription:
        """A rule for a channel or a person, in place of the one before it. Nothing before `at` is caught up."""
        await self.stop(at, channel_id=channel_id, person_id=person_id)
        values: dict[str, Any] = {
            "channel_id": channel_id,
            "person_id": person_id,
            "rule": dict(rule),
            "made_by": by,
        }
        values |= {"made_at": at, "done_until": at}
        row = await self._row(insert(subscription).returning(*_SUBSCRIPTION), values)
        assert row is not None
        return Subscription(*row)

    async def stop(
        self, at: datetime, *, channel_id: int | None = None, person_id: int | None = None
    ) -> bool:
        """End the rule of a channel or a person; False when there was none."""
        whose = subscription.c.channel_id == channel_id
        if channel_id is None:
            whose = subscription.c.person_id == person_id
        living = whose & subscription.c.stopped_at.is_(None)
        return await self._changed(update(subscription).where(living).values(stopped_at=at)) > 0

    async def active(self) -> list[Subscription]:
        """Every rule that holds."""
        return [Subscription(*row) for row in await self._rows(_ACTIVE)]

    async def of(self, *, channel_id: int | None = None, person_id: int | None = None) -> Subscription | None:
        """The rule of a channel or a person."""
        column, value = (
            (subscription.c.channel_id, channel_id)
            if channel_id is not None
            else (subscription.c.person_id, person_id)
        )
        row = await self._row(_ACTIVE.where(column == value).limit(1))
        return Subscription(*row) if row else None

    async def done(self, subscription_id: int, before: datetime, until: datetime) -> bool:
        """See to everything due up to `until`; True for the one process that comes first."""
        mine = (subscription.c.id == subscription_id) & (subscription.c.done_until == before)
        living = mine & subscription.c.stopped_at.is_(None)
        return await self._changed(update(subscription).where(living).values(done_until=until)) == 1

    async def keep(
        self, subscription_id: int, target: str, day: str, slot: str, body: Mapping[str, Any], at: datetime
    ) -> int | None:
        """Take a target's day and slot; None when somebody has it."""
        values = {"subscription_id": subscription_id, "target": target, "day": day, "slot": slot}
        row = await self._row(_KEEP, values | {"notice_id": None, "body": dict(body), "at": at})
        return row.id if row else None

    async def posted(self, digest_id: int, notice_id: int) -> None:
        """Remember the message that a digest became."""
        await self._run(update(digest).where(digest.c.id == digest_id).values(notice_id=notice_id))

    async def rewrite(self, digest_id: int, body: Mapping[str, Any]) -> None:
        """A digest that was posted tells something else now."""
        await self._run(update(digest).where(digest.c.id == digest_id).values(body=dict(body)))

    async def by_id(self, digest_id: int) -> Digest | None:
        """One digest."""
        row = await self._row(select(*_DIGEST).where(digest.c.id == digest_id))
        return Digest(*row) if row else None

    async def last_posted(self, target: str) -> Digest | None:
        """The newest digest of a target that became a message."""
        mine = (digest.c.target == target) & digest.c.notice_id.is_not(None)
        row = await self._row(select(*_DIGEST).where(mine).order_by(digest.c.id.desc()).limit(1))
        return Digest(*row) if row else None

    async def posted_before(self, one: Digest) -> Digest | None:
        """The digest of the same target that became a message before this one."""
        mine = (digest.c.target == one.target) & digest.c.notice_id.is_not(None) & (digest.c.id < one.id)
        row = await self._row(select(*_DIGEST).where(mine).order_by(digest.c.id.desc()).limit(1))
        return Digest(*row) if row else None

    async def newest_posted(self) -> list[Digest]:
        """The newest digest of each target that became a message."""
        last = select(func.max(digest.c.id)).where(digest.c.notice_id.is_not(None)).group_by(digest.c.target)
        rows = await self._rows(select(*_DIGEST).where(digest.c.id.in_(last)).order_by(digest.c.id))
        return [Digest(*row) for row in rows]
