"""One turn at a time per key: in this process first, and on PostgreSQL across all replicas."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy import BigInteger, bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.errors import Unavailable, translated

WAIT_SECONDS = 10.0
_LOCK = select(func.pg_advisory_lock(bindparam("key", type_=BigInteger)))
_UNLOCK = select(func.pg_advisory_unlock(bindparam("key", type_=BigInteger)))


class KeyedLocks:
    """Locks by name, first come first served, forgotten when nobody uses them."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[asyncio.Lock, int]] = {}

    def __len__(self) -> int:
        return len(self._held)

    @asynccontextmanager
    async def hold(self, *keys: str) -> AsyncIterator[None]:
        """Wait for the keys in this order, at most ten seconds each."""
        async with AsyncExitStack() as stack:
            for key in keys:
                await stack.enter_async_context(self._hold(key))
            yield

    @asynccontextmanager
    async def _hold(self, key: str) -> AsyncIterator[None]:
        lock, users = self._held.get(key, (asyncio.Lock(), 0))
        self._held[key] = lock, users + 1
        try:
            await _acquire(lock)
            try:
                yield
            finally:
                lock.release()
        finally:
            lock, users = self._held.pop(key)
            if users > 1:
                self._held[key] = lock, users - 1


class SessionLocks:
    """PostgreSQL's session advisory locks, each on a connection that does nothing else.

    A lock goes with its connection: a replica that dies lets go by itself. A connection pooler in
    between must pool by session. Turns that wait in this process hold no connection.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._here = KeyedLocks()

    @asynccontextmanager
    async def hold(self, *keys: str) -> AsyncIterator[None]:
        """Wait for the keys here, then among the replicas, all on one connection; at most ten seconds each."""
        numbers = [{"key": number_of(key)} for key in keys]
        async with self._here.hold(*keys):
            with translated():
                connection = await self._engine.connect()
            try:
                with translated():
                    for number in numbers:
                        await connection.execute(_LOCK, number)
                yield
            finally:
                await asyncio.shield(_release(connection, numbers))


def number_of(key: str) -> int:
    """The signed 64-bit number that stands for a key; two keys that share one only wait for each other."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)


async def _acquire(lock: asyncio.Lock) -> None:
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            await lock.acquire()
    except TimeoutError:
        raise Unavailable("what came before this takes too long") from None


async def _release(connection: AsyncConnection, numbers: list[dict[str, int]]) -> None:
    """Unlock, or drop the connection, which unlocks too: either way the pool gets no locked session back."""
    try:
        for number in numbers:
            await connection.execute(_UNLOCK, number)
    except SQLAlchemyError:
        await connection.invalidate()
    finally:
        await connection.close()
