"""Lanes of durable work: one worker each, freed when it dies, and started without holding anybody up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.outbound.jobs import DbosJobs
from storage.database import Database
from storage.records import AuditEntry
from tests import postgres


@asynccontextmanager
async def jobs(
    database: Database, folder: Path, run: str, stretch: Callable[[str], Awaitable[bool]]
) -> AsyncIterator[DbosJobs]:
    made = DbosJobs(
        database.url.render_as_string(hide_password=False), folder, database.presence(run), run, stretch
    )
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
async def fresh(unmigrated_url: str) -> AsyncIterator[Database]:
    """A database in which no jobs were left by other tests."""
    opened = await Database.open(unmigrated_url)
    yield opened
    await opened.close()


class Stretches:
    """Counts the stretches of work, and how many there were at once in a lane."""

    def __init__(self, needed: int) -> None:
        self.done = asyncio.Event()
        self.at_once = self.most = self.count = 0
        self._needed = needed

    async def __call__(self, lane: str) -> bool:
        self.count += 1
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(0.05)
        self.at_once -= 1
        if self.count >= self._needed:
            self.done.set()
        return self.count < self._needed


async def test_a_lane_has_one_worker_however_often_it_is_asked_for(fresh: Database, tmp_path: Path) -> None:
    stretches = Stretches(4)
    async with jobs(fresh, tmp_path, "one", stretches) as made, asyncio.timeout(20):
        await asyncio.gather(*(made.ensure("tenant") for _ in range(5)))
        await stretches.done.wait()
        assert stretches.most == 1


async def test_a_dead_process_leaves_its_lane_to_the_next(fresh: Database, tmp_path: Path) -> None:
    working = asyncio.Event()

    async def endless(lane: str) -> bool:
        working.set()
        await asyncio.sleep(3600)
        return False

    async with jobs(fresh, tmp_path, "first", endless) as dead, asyncio.timeout(20):
        await dead.ensure("tenant")
        await working.wait()
        assert await dead.take_over() == 0  # it knows itself to be alive
    stretches = Stretches(1)
    async with jobs(fresh, tmp_path, "second", stretches) as alive, asyncio.timeout(20):
        assert await alive.take_over() == 1
        await alive.ensure("tenant")
        await stretches.done.wait()


async def test_the_first_start_waits_for_no_transaction_of_ours(tmp_path: Path) -> None:
    """Its tables are made beside transactions that are open in this process, and these go on."""
    database = await Database.open(postgres.server().url(postgres.server().create_database()))
    await database.migrate()
    opened, stretches = asyncio.Event(), Stretches(1)

    async def write() -> None:
        async with database.work() as uow:
            await uow.audit.add(AuditEntry(datetime.now(UTC), None, "a", "b"))
            opened.set()
            await asyncio.sleep(1)

    writing = asyncio.create_task(write())
    await opened.wait()
    async with jobs(database, tmp_path, "one", stretches) as made, asyncio.timeout(30):
        await made.ensure("tenant")
        await stretches.done.wait()
    await writing
    await database.close()
