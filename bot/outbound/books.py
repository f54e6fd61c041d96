"""Writes the intents and outcomes of many sends together: what comes while one commit runs goes with the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import structlog

from storage.database import Database
from storage.errors import StorageError
from storage.records import Posted

log = structlog.get_logger()
AFTER_TROUBLE = 1.0

Intent = tuple[Collection[int], "asyncio.Future[set[int]]"]
Outcome = tuple[Posted, "asyncio.Future[None]"]


class Books:
    """The ledger as one run of this process writes in it. A database that is away is waited for.

    An outcome that is known is written down sooner or later: while this process lives, nobody else will say
    what became of its sends.
    """

    def __init__(self, database: Database, run: str, now: Callable[[], datetime]) -> None:
        self._database = database
        self._run = run
        self._now = now
        self._intents: list[Intent] = []
        self._outcomes: list[Outcome] = []
        self._edits: list[Outcome] = []
        self._writing: asyncio.Task[None] | None = None

    async def intend(self, deliveries: Collection[int]) -> set[int]:
        """Say that these are being sent, and return when that is safely written: those that may be."""
        future: asyncio.Future[set[int]] = asyncio.get_running_loop().create_future()
        self._intents.append((deliveries, future))
        self._write_soon()
        return await future

    async def note(self, posted: Posted, *, edit: bool = False) -> None:
        """Write down what came of a send that was intended, or of an edit."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._edits if edit else self._outcomes).append((posted, future))
        self._write_soon()
        await future

    def _write_soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while self._intents or self._outcomes or self._edits:
            intents, self._intents = self._intents, []
            outcomes, self._outcomes = self._outcomes, []
            edits, self._edits = self._edits, []
            wanted = [delivery for deliveries, _ in intents for delivery in deliveries]
            try:
                ours = await self._patiently(wanted, [o for o, _ in outcomes], [o for o, _ in edits])
            except Exception as error:
                waiting: list[asyncio.Future[Any]] = [intended for _, intended in intents]
                for one in (*waiting, *(noted for _, noted in (*outcomes, *edits))):
                    if not one.done():
                        one.set_exception(error)
                continue
            for deliveries, intended in intents:
                if not intended.done():
                    intended.set_result(ours.intersection(deliveries))
            for _, noted in (*outcomes, *edits):
                if not noted.done():
                    noted.set_result(None)

    async def _patiently(self, intents: list[int], outcomes: list[Posted], edits: list[Posted]) -> set[int]:
        while True:
            try:
                async with self._database.work() as uow:
                    await uow.ledger.note(outcomes, self._run, self._now())
                    await uow.ledger.note_edits(edits)
                    return await uow.ledger.intend(intents, self._run) if intents else set()
            except StorageError as error:
                log.warning("the ledger waits for the database", error=type(error).__name__)
                await asyncio.sleep(AFTER_TROUBLE)
