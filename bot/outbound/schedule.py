"""The one table of jobs: what happens by itself, and how often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from msgspec import Struct, field

from bot.outbound.broadcast import Broadcasts
from bot.outbound.digests import Digests
from bot.outbound.reminders import Following, Reminders
from bot.outbound.retention import let_go
from bot.outbound.waking import Waking
from bot.settings import Keep
from dialogs.services import Clock
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

GATHER = 0.05  # turns that end together are looked after together
TURNS_KEPT = timedelta(days=2)
"""Teams redelivers within seconds; two days also cover a night's outage."""


class Job(Struct, frozen=True):
    """Something that is done again and again, and when it is woken. `work` tells how many things it did."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[int]]
    waking: Waking = field(default_factory=Waking)


async def forget_turns(database: Database) -> int:
    """Forget turns too old to be delivered again, with the replies stored for them."""
    async with database.work() as uow:
        return await uow.turns.purge(datetime.now(UTC) - TURNS_KEPT)


async def settle_posts(database: Database) -> int:
    """Say of posts that a dead process left half sent that nobody knows whether they arrived."""
    async with database.work() as uow:
        return await uow.notices.settle(datetime.now(UTC))


def jobs(database: Database, clock: Clock, keep: Keep, broadcasts: Broadcasts) -> tuple[Job, ...]:
    """The table."""
    return (
        Job("broadcasts", timedelta(seconds=2), broadcasts.tick, broadcasts.waking),
        Job("forget_work", timedelta(hours=1), broadcasts.forget_work),
        Job("forget_turns", timedelta(hours=1), partial(forget_turns, database)),
        Job("retention", timedelta(hours=6), partial(let_go, database, keep, clock)),
        Job("settle_posts", timedelta(minutes=1), partial(settle_posts, database)),
        Job("reminders", timedelta(minutes=2), Reminders(database, clock).tick),
        Job("following", timedelta(seconds=3), Following(database, clock).tick),
        Job("digests", timedelta(seconds=5), Digests(database, clock).tick),
    )


async def run(table: Iterable[Job], wake: Callable[[], None] = lambda: None) -> None:
    """Do the jobs until cancelled, each for the first time when it is woken or one period after the start.

    `wake` is called when a job did something: it may have left a notice to send.
    """
    await asyncio.gather(*(_repeat(job, wake) for job in table))


async def _repeat(job: Job, wake: Callable[[], None]) -> None:
    while True:
        await job.waking.rest(job.every.total_seconds(), GATHER)
        try:
            if done := await job.work():
                log.info("job done", job=job.name, count=done)
                wake()
        except StorageError as error:
            log.warning("job waits for the database", job=job.name, error=type(error).__name__)
        except Exception:
            log.exception("job failed", job=job.name)  # one job's fault does not end the others
