"""Takes out what has been kept long enough. Times of authorship are domain time, and so is this."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta

from bot.outbound.schedule import Job
from bot.settings import Keep
from dialogs.services import Clock
from storage.database import Database

EVERY = timedelta(hours=6)


def retention(keep: Keep, clock: Clock) -> Job:
    """The job that does it. What is kept for ever is left out."""

    async def work(database: Database) -> int:
        now, done = clock.now(), 0
        async with database.work() as uow:
            kept = uow.retention
            steps: tuple[tuple[relativedelta | None, Callable[[datetime], Awaitable[int]]], ...] = (
                (keep.drafts, kept.drafts),
                (keep.drafts, kept.conversations),
                (keep.logs, kept.messages),
                (keep.audit, kept.audit),
            )
            for time, take_out in steps:
                done += await take_out(now - time) if time is not None else 0
        return done

    return Job("retention", EVERY, work)
