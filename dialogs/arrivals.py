"""Which turns' replies have arrived, written down a few at a time."""

from __future__ import annotations

import asyncio

from storage.database import Database
from storage.errors import StorageError

WRITE_AFTER = 0.02


class Arrivals:
    """Notes arrivals in the database within some 20 milliseconds, many in one transaction.

    A redelivery that comes sooner is answered from here. A process that is killed in between has sent its
    replies but not noted it: if Teams then redelivers, they are sent again, as after any kill between a send
    and its note.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: set[str] = set()
        self._writing: asyncio.Task[None] | None = None

    def __contains__(self, key: str) -> bool:
        return key in self._waiting

    def note(self, key: str) -> None:
        """The replies of this turn have arrived."""
        self._waiting.add(key)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._soon())

    async def _soon(self) -> None:
        while self._waiting:
            await asyncio.sleep(WRITE_AFTER)
            try:
                await self.write()
            except StorageError:
                # The database is away. The notes stay here, and are tried again with the next arrival.
                return

    async def close(self) -> None:
        """Write what waits, and note nothing more."""
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)
        await self.write()

    async def write(self) -> None:
        """Write what waits. Raises a StorageError, and keeps it waiting, when that cannot be done."""
        keys = tuple(self._waiting)
        if keys:
            async with self._database.work() as uow:
                await uow.turns.mark_sent(*keys)
            self._waiting.difference_update(keys)
