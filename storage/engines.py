"""How a connection to each database is made and tuned. Nothing above this file knows which one it is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.columns import from_json, to_json
from storage.errors import Unavailable

BUSY_SECONDS = 5  # another process writes; Teams gives a turn 15 seconds in all
POOL_SECONDS = 10
READERS = 4
SESSIONS = 16  # per replica and pool; two pools of two replicas stay under PostgreSQL's default of 100
POSTGRES_LIMITS = "-c TimeZone=UTC -c statement_timeout=15000 -c lock_timeout=10000"


_COUNTED = {"preserve_rowcount": True}  # PostgreSQL else forgets how many rows an INSERT made, and says -1


def url_of(target: str | Path) -> URL:
    """The address of a database; a path is an SQLite file. The driver is always an async one."""
    if isinstance(target, Path) or "://" not in str(target):
        _make_folder(Path(target).parent)
        return URL.create("sqlite+aiosqlite", database=str(target))
    url = make_url(str(target))
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+psycopg",
        "postgres": "postgresql+psycopg",
    }
    if url.get_backend_name() not in drivers:
        raise ValueError("the database must be SQLite or PostgreSQL")
    return url.set(drivername=drivers[url.get_backend_name()])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"the folder {folder} cannot be made: {error.strerror}") from None


def writer(url: URL) -> AsyncEngine:
    """Where one writes. SQLite gets one connection: a queue is fairer than its busy handler."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN IMMEDIATE", pool_size=1)
    return _postgres(url, POSTGRES_LIMITS, pool_size=SESSIONS)


def reader(url: URL, writing: AsyncEngine) -> AsyncEngine:
    """Where units of work read: one snapshot each. PostgreSQL shares the writers' connections."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN", pool_size=READERS, pragmas=("query_only=ON",))
    return writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def locker(url: URL) -> AsyncEngine:
    """Sessions that hold nothing but locks, so that waiting turns cannot starve the one that works."""
    return _postgres(url, POSTGRES_LIMITS, pool_size=SESSIONS, isolation_level="AUTOCOMMIT")


def presence(url: URL) -> AsyncEngine:
    """For one session that shows that its process is alive: the server soon notices when its machine is gone."""
    dead_after = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
    return _postgres(url, f"{POSTGRES_LIMITS} {dead_after}", isolation_level="AUTOCOMMIT")


def maintenance(url: URL) -> AsyncEngine:
    """For migrations and restores: no time limits, and no foreign keys while SQLite rebuilds a table."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN IMMEDIATE", pragmas=("foreign_keys=OFF",))
    return _postgres(url, "-c TimeZone=UTC")


def _postgres(url: URL, options: str, pool_size: int | None = None, **more: Any) -> AsyncEngine:
    pool = {"poolclass": NullPool} if pool_size is None else _pool(pool_size)
    return create_async_engine(
        url,
        json_serializer=to_json,
        json_deserializer=from_json,
        hide_parameters=True,
        execution_options=_COUNTED,
        pool_pre_ping=True,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": options},
        **pool,
        **more,
    )


def _sqlite(url: URL, begin: str, pool_size: int | None = None, pragmas: Iterable[str] = ()) -> AsyncEngine:
    path = url.database or ""
    settings = (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    )

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        for pragma in (*settings, *pragmas, "busy_timeout=0"):
            raw.execute("PRAGMA " + pragma)
        return raw

    async def create() -> aiosqlite.Connection:
        connection = Embedded(connect, 64)
        try:
            return await connection
        except sqlite3.Error:
            # Its thread still has a word to say to this event loop, which may be gone in a moment.
            await asyncio.to_thread(connection._thread.join)
            raise

    engine = create_async_engine(
        url,
        async_creator=create,
        json_serializer=to_json,
        json_deserializer=from_json,
        hide_parameters=True,
        execution_options=_COUNTED,
        pool_reset_on_return=None,  # a transaction here ends by commit or rollback, or with its connection
        **({"poolclass": NullPool} if pool_size is None else _pool(pool_size)),
    )

    # The driver's own "begin" comes only before a write, so two turns could both read and then one lose.
    @event.listens_for(engine.sync_engine, "begin")
    def _(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, Embedded)
        driver.begin_with_next = begin

    return engine


def _pool(size: int) -> dict[str, Any]:
    return {"pool_size": size, "max_overflow": 0, "pool_timeout": POOL_SECONDS}


class Embedded(aiosqlite.Connection):
    """A connection to SQLite that goes to its thread only where it has to wait for another process.

    A small statement takes some 20 microseconds and a commit 60, a trip to the thread 80, and while the
    event loop is busy the thread may wait 5 milliseconds for the interpreter, with everybody else waiting
    for the one writer. So statements and commits run at once. When another process holds the lock they are
    run again in the thread, with patience: SQLITE_BUSY means that nothing was done.
    """

    begin_with_next: str | None = None

    def cursor(self) -> Any:
        """SQLAlchemy enters a cursor with `async with`, so it need not be made in the thread."""
        return _Cursor(self)

    async def commit(self) -> None:
        """Nothing to do for a transaction in which nothing was said."""
        if self._ends_what_began():
            await self.now_or_patiently("COMMIT")

    async def rollback(self) -> None:
        """Nothing to do for a transaction in which nothing was said."""
        if self._ends_what_began() and self._conn.in_transaction:
            await self.now_or_patiently("ROLLBACK")

    async def now_or_patiently(
        self, sql: str, parameters: Any = (), method: str = "execute"
    ) -> tuple[sqlite3.Cursor, list[Any]]:
        """Run a statement at once; in the thread, if it must wait for another process."""
        try:
            return self.run(method, sql, parameters)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        return await self._execute(self._patiently, method, sql, parameters)

    def run(self, method: str, sql: str, parameters: Any) -> tuple[sqlite3.Cursor, list[Any]]:
        """A statement and all its rows."""
        cursor = self._conn.cursor()
        if self.begin_with_next:
            cursor.execute(self.begin_with_next)
            self.begin_with_next = None
        getattr(cursor, method)(sql, parameters)
        return cursor, cursor.fetchall() if cursor.description else []

    def _patiently(self, method: str, sql: str, parameters: Any) -> tuple[sqlite3.Cursor, list[Any]]:
        """The same, waiting for another process to let go; called in the connection's thread."""
        self._conn.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        try:
            return self.run(method, sql, parameters)
        finally:
            self._conn.execute("PRAGMA busy_timeout=0")

    def _ends_what_began(self) -> bool:
        waiting, self.begin_with_next = self.begin_with_next, None
        return waiting is None


class _Cursor(aiosqlite.Cursor):
    """Has all its rows after `execute`."""

    def __init__(self, connection: Embedded) -> None:
        super().__init__(connection, None)  # type: ignore[arg-type]
        self._owner = connection
        self._rows: list[Any] = []

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> aiosqlite.Cursor:
        """Run a statement and fetch its rows."""
        return await self._run("execute", sql, parameters or ())

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> aiosqlite.Cursor:
        """Run a statement for each set of parameters."""
        return await self._run("executemany", sql, parameters)

    async def _run(self, method: str, sql: str, parameters: Any) -> aiosqlite.Cursor:
        self._cursor, self._rows = await self._owner.now_or_patiently(sql, parameters, method)
        return self

    async def fetchall(self) -> Iterable[Any]:
        """The rows that came with the statement."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open: the rows are here already, and the cursor goes with its last reference."""
