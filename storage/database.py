"""The database: opened once by a process, migrated, and worked with in units."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import engines
from storage.errors import translated
from storage.locks import KeyedLocks, SessionLocks
from storage.migrations import HEAD
from storage.presence import Alone, AmongReplicas, Presence
from storage.unit_of_work import UnitOfWork

WRITER = "writer"


class Database:
    """A pool of connections to SQLite or PostgreSQL; everything is the same on both."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._writer = engines.writer(url)
        self._reader = engines.reader(url, self._writer)
        self._locker = engines.locker(url) if self.embedded is False else None
        self._locks = SessionLocks(self._locker) if self._locker else KeyedLocks()
        self._working: set[asyncio.Task[object] | None] = set()

    @classmethod
    async def open(cls, target: str | Path) -> Database:
        """The database at a URL or path. Connects when it is first used, and does not migrate."""
        return cls(engines.url_of(target))

    @property
    def embedded(self) -> bool:
        """True for SQLite, which serves one machine."""
        return self.url.get_backend_name() == "sqlite"

    async def migrate(self) -> None:
        """Bring the schema to the newest revision. Of several processes one works and the others wait."""
        if not await self.is_current():
            from storage.migrations.run import (
                upgrade,
            )  # Alembic costs start-up and memory; most starts need none

            await upgrade(self.url)

    async def is_current(self) -> bool:
        """True when the schema is the one this code was written for."""
        return await self.revision() == HEAD

    async def revision(self) -> str | None:
        """The schema's revision; None for a database that was never migrated."""
        with translated():
            async with self._reader.connect() as connection:
                try:
                    return (
                        await connection.execute(text("SELECT version_num FROM alembic_version"))
                    ).scalar()
                except SQLAlchemyError as error:
                    if "alembic_version" in str(error.args):
                        return None
                    raise

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """One transaction: committed at the end of the block, rolled back if an exception leaves it.

        One at a time per task: on SQLite a second one inside would wait for the first for ever.
        """
        task = asyncio.current_task()
        if task in self._working:
            raise RuntimeError("this task has a unit of work open already")
        self._working.add(task)
        try:
            async with self._in_line(), _transaction(self._writer) as unit:
                yield unit
        finally:
            self._working.discard(task)

    def _in_line(self) -> AbstractAsyncContextManager[None]:
        """First come, first served for SQLite's one writer: its pool lets newcomers pass those who wait."""
        return self._locks.hold(WRITER) if self.embedded else nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """One snapshot to read from; a write in it is an error."""
        async with _transaction(self._reader) as unit:
            yield unit

    def turn_lock(self, *keys: str) -> AbstractAsyncContextManager[None]:
        """One turn at a time for these keys, taken in this order, across replicas too.

        Unavailable after ten seconds' wait.
        """
        return self._locks.hold(*keys)

    def presence(self, name: str) -> Presence:
        """What shows other processes on this database that this one is alive, and finds the dead ones."""
        return Alone(name) if self.embedded else AmongReplicas(engines.presence(self.url), name)

    async def close(self) -> None:
        """Give all connections back."""
        for engine in (self._writer, self._reader, self._locker):
            if engine is not None:
                await engine.dispose()


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[UnitOfWork]:
    with translated():
        async with engine.begin() as connection:
            yield UnitOfWork(connection)
