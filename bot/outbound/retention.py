"""Takes out what has been kept long enough. Times of authorship are domain time, and so is this."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from dateutil.relativedelta import relativedelta

from bot.settings import Keep
from dialogs.services import Clock
from storage.database import Database

Steps = tuple[tuple[relativedelta | None, Callable[[datetime], Awaitable[int]]], ...]


async def let_go(database: Database, keep: Keep, clock: Clock) -> int:
    """Take it out, and tell how much that was. What is kept for ever is left alone."""
    now, done = clock.now(), 0
    async with database.work() as uow:
        kept = uow.retention
        steps: Steps = (
            (keep.drafts, kept.drafts),
            (keep.drafts, kept.conversations),
            (keep.files, kept.files),
            (keep.logs, kept.messages),
            (keep.audit, kept.audit),
        )
        for time, take_out in steps:
            done += await take_out(now - time) if time is not None else 0
    return done
