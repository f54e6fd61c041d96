"""Durable background work behind one port, and DBOS Transact behind the port."""

from __future__ import annotations

import asyncio
import importlib
import sqlite3
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import structlog
from sqlalchemy import make_url

from storage.presence import Presence

log = structlog.get_logger()

QUEUE, LANE = "lanes", "lane"
VERSION = "1"  # fixed: the default is a hash of the code, and a new release would leave old work lying
POLL = 0.25
KEEP = timedelta(days=1)

Stretch = Callable[[str], Awaitable[bool]]
"""Works on a lane for a while; False when there is nothing left to do for it."""


class Jobs(Protocol):
    """Lanes of work. Of all processes on the database one at a time works on a lane, in stretches.

    What is to be done in a lane stands in our own tables: losing a job loses nothing, and asking twice is safe.
    """

    async def ensure(self, lane: str) -> None:
        """See that somebody works on this lane, now or soon."""
        ...

    async def take_over(self) -> int:
        """Free the lanes of processes that have died, and tell how many there were."""
        ...

    async def tidy(self) -> int:
        """Forget work that was finished long ago; how much it was."""
        ...

    async def close(self) -> None:
        """Stop; what is being worked on is left to be taken over."""
        ...


class DbosJobs:
    """DBOS is loaded and started when there is something to do for the first time.

    A lane is one workflow, kept single by its deduplication id; each stretch is a step, so that a runner that
    was taken for dead and wakes up is stopped at its next step. A process has one of these at a time, since
    DBOS is one per process. `run` names one life of this process.
    """

    def __init__(self, database: str, folder: Path, presence: Presence, run: str, stretch: Stretch) -> None:
        self._database = database
        self._folder = folder
        self._presence = presence
        self._run = run
        self._stretch = stretch
        self._dbos: Any = None
        self._starting = asyncio.Lock()

    async def ensure(self, lane: str) -> None:
        """See Jobs."""
        dbos = await self._started()
        options = {"workflow_name": LANE, "queue_name": QUEUE, "app_version": VERSION}
        options |= {"deduplication_id": lane, "duplication_policy": "return-existing"}
        await dbos.enqueue_workflow_with_options_async(options, lane)

    async def take_over(self) -> int:
        """See Jobs. A cancelled lane is free, and whoever next sees its work ensures it anew."""
        dbos = await self._started()
        await self._presence.hold()
        running = await dbos.list_workflows_async(
            status="PENDING", queue_name=QUEUE, load_input=False, load_output=False
        )
        dead = await self._presence.gone({one.executor_id for one in running})
        left = [one.workflow_id for one in running if one.executor_id in dead]
        if left:
            log.warning("work of a dead process is taken over", lanes=len(left))
            await dbos.cancel_workflows_async(left)
        return len(left)

    async def tidy(self) -> int:
        """See Jobs."""
        if self._dbos is None:
            return 0
        before = (datetime.now(UTC) - KEEP).isoformat()
        ended = ["SUCCESS", "ERROR", "CANCELLED"]
        old = await self._dbos.list_workflows_async(
            status=ended, completed_before=before, limit=1000, load_input=False, load_output=False
        )
        if old:
            await self._dbos.delete_workflows_async([one.workflow_id for one in old])
        return len(old)

    async def close(self) -> None:
        """See Jobs."""
        if self._dbos is not None:
            dbos, self._dbos = self._dbos, None
            # In a thread: it waits for DBOS's own threads, and those may be waiting for this loop.
            await asyncio.to_thread(dbos.destroy, destroy_registry=True)
            # DBOS had put its threads, which are gone now, in the place of the loop's own.
            asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())
        await self._presence.close()

    async def _started(self) -> Any:
        async with self._starting:
            if self._dbos is None:
                await self._presence.hold()
                self._dbos = await self._start()
        return self._dbos

    async def _start(self) -> Any:
        # Loading it takes a third of a second, in which turns go on.
        package = await asyncio.to_thread(importlib.import_module, "dbos")
        dbos = package.DBOS
        url = await asyncio.to_thread(_books, self._database, self._folder)
        # Not in `launch`, which would hold this loop: on PostgreSQL it builds indexes concurrently, which wait
        # for every transaction that is open, ours too, and those could then never end.
        await asyncio.to_thread(dbos.migrate, url)
        dbos(
            config={
                "name": "klyngebot",
                "system_database_url": url,
                "run_migrations": False,
                "application_version": VERSION,
                "executor_id": self._run,
                "serializer": package.DBOSPortableJSONSerializer(),  # the default pickles
                "max_executor_threads": 8,  # the default is without end
                "sys_db_pool_size": 5,
                "console_log_level": "WARNING",
            }
        )
        stretch = self._stretch

        @dbos.step(name="stretch")
        async def one_stretch(lane: str) -> bool:
            return await stretch(lane)

        @dbos.workflow(name=LANE)
        async def work_on(lane: str) -> None:
            while await one_stretch(lane):
                pass

        # On the loop, not in a thread: DBOS runs its work on the loop that launched it, and our connections
        # to Teams and the database belong to this one.
        dbos.launch()
        await dbos.register_queue_async(QUEUE, polling_interval_sec=POLL)
        return dbos


def _books(database: str, folder: Path) -> str:
    """Where DBOS keeps its books: its own schema in our PostgreSQL, or a file of its own beside our SQLite file.

    SQLite has one writer per file, and a turn should not wait for it. The file holds nothing to back up.
    """
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        path = folder / "jobs.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")  # it stays so; DBOS does not say it itself
        return f"sqlite:///{path}"
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
