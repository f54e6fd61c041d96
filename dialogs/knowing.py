"""The catalogue as it is in the database, and what understands people by it. Made away from turns.

The database's revision decides what a turn knows, whoever changed it: this process, a command, another replica. To
read a changed catalogue and to make its recogniser takes as long as many turns do, so it is done outside any
transaction, and in a thread: the one who changed something sets it going when they are answered, and a turn that
comes before it is done waits, and nobody else does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from msgspec import Struct

from dialogs.errors import NeedsKnowledge
from dialogs.services import Recogniser
from storage.catalogue.records import Catalogue
from storage.database import Database

log = structlog.get_logger()


class Known(Struct, frozen=True):
    """One revision of the catalogue."""

    revision: int
    catalogue: Catalogue
    recogniser: Recogniser


class Knowledge:
    """Keeps what is known in step with the database. For one event loop."""

    def __init__(self, database: Database, recogniser: Callable[[Catalogue], Recogniser]) -> None:
        self._database, self._recogniser = database, recogniser
        self._known: Known | None = None
        self._learning = asyncio.Lock()
        self._soon: asyncio.Task[None] | None = None

    def at(self, revision: int) -> Known:
        """What is known at this revision. Raises NeedsKnowledge where it is to be learnt first."""
        if self._known is None or self._known.revision != revision:
            raise NeedsKnowledge
        return self._known

    async def learn(self) -> None:
        """Know what is in the database now. Those who come meanwhile wait for the same."""
        async with self._learning:
            async with self._database.read() as uow:
                revision = await uow.catalogue.revision()
                if self._known is not None and self._known.revision == revision:
                    return
                stored = await uow.catalogue.stored()
            self._known = await asyncio.to_thread(lambda: self._made(revision, stored.catalogue()))

    def _made(self, revision: int, catalogue: Catalogue) -> Known:
        return Known(revision, catalogue, self._recogniser(catalogue))

    def learn_soon(self) -> None:
        """Begin to learn what has just changed, without waiting for it."""
        if self._soon is None or self._soon.done():
            self._soon = asyncio.create_task(self._tried())

    async def _tried(self) -> None:
        try:
            await self.learn()
        except Exception:  # the next turn tries again, and tells the person
            log.exception("catalogue not learnt")

    async def close(self) -> None:
        """Wait for what is being learnt."""
        if self._soon is not None:
            await self._soon
