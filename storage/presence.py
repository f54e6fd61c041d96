"""Which processes are alive: each holds a lock of its own for as long as it lives, and others can look."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from sqlalchemy import BigInteger, bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.errors import translated
from storage.locks import number_of

_TRY = select(func.pg_try_advisory_lock(bindparam("key", type_=BigInteger)))
_UNLOCK = select(func.pg_advisory_unlock(bindparam("key", type_=BigInteger)))


class Presence(Protocol):
    """One process's sign of life."""

    async def hold(self) -> None:
        """Show that this process is alive; called again and again, since a connection may be lost."""
        ...

    async def gone(self, names: Collection[str]) -> set[str]:
        """Which of these processes are dead."""
        ...

    async def close(self) -> None:
        """Leave."""
        ...


class Alone:
    """SQLite serves one process: whoever else was here is dead."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def hold(self) -> None:
        """Nothing to show, and nobody to see it."""

    async def gone(self, names: Collection[str]) -> set[str]:
        """Everybody else."""
        return set(names) - {self._name}

    async def close(self) -> None:
        """Nothing to leave."""


class AmongReplicas:
    """PostgreSQL: a session advisory lock on a connection that is used for nothing else.

    A process that dies loses it at once, a machine that does when its TCP connection is found dead. One that
    only stands still keeps it.
    """

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._connection: AsyncConnection | None = None

    async def hold(self) -> None:
        """Take the lock, or make sure that it is still ours."""
        with translated():
            if self._connection is not None:
                try:
                    await self._connection.execute(select(1))
                    return
                except SQLAlchemyError:
                    await self._connection.invalidate()
                    self._connection = None
            connection = await self._engine.connect()
            await connection.execute(_TRY, {"key": number_of(self._name)})
            self._connection = connection

    async def gone(self, names: Collection[str]) -> set[str]:
        """Those whose lock nobody holds."""
        await self.hold()
        assert self._connection is not None
        free = set()
        with translated():
            for name in set(names) - {self._name}:
                key = {"key": number_of(name)}
                if (await self._connection.execute(_TRY, key)).scalar():
                    await self._connection.execute(_UNLOCK, key)
                    free.add(name)
        return free

    async def close(self) -> None:
        """Let go."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None
        await self._engine.dispose()
