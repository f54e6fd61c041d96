"""The one table of jobs: what happens by itself, and how often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog

from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

TURNS_KEPT = timedelta(days=2)
"""Teams redelivers within seconds; two days also cover a night's outage."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again. `work` tells how many things it did."""

    name: str
    every: timedelta
    work: Callable[[Database], Awaitable[int]]


async def forget_turns(database: Database) -> int:
    """Forget turns too old to be delivered again, with the replies stored for them."""
    async with database.work() as uow:
        return await uow.turns.purge(datetime.now(UTC) - TURNS_KEPT)


async def settle_posts(database: Database) -> int:
    """Say of posts that a dead process left half sent that nobody knows whether they arrived."""
    async with database.work() as uow:
        return await uow.notices.settle(datetime.now(UTC))


JOBS = (
    Job("forget_turns", timedelta(hours=1), forget_turns),
    Job("settle_posts", timedelta(minutes=1), settle_posts),
)


async def run(database: Database, jobs: tuple[Job, ...] = JOBS) -> None:
    """Do the jobs until cancelled, each for the first time one period after the start."""
    await asyncio.gather(*(_repeat(database, job) for job in jobs))


async def _repeat(database: Database, job: Job) -> None:
    while True:
        await asyncio.sleep(job.every.total_seconds())
        try:
            if done := await job.work(database):
                log.info("job done", job=job.name, count=done)
        except StorageError as error:
            log.warning("job waits for the database", job=job.name, error=type(error).__name__)
