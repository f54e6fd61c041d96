"""What has to be sent to many is found here, and given to a lane: what is due, and what was left undone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import structlog

from bot.clock import Clock
from bot.outbound.delivery import Deliveries
from bot.outbound.jobs import Jobs
from bot.outbound.waking import Waking
from dialogs.broadcasts.rules import next_after
from storage.database import Database
from storage.errors import Conflict, StorageError
from storage.records import Broadcast, BroadcastState
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

Begin = Callable[[UnitOfWork, Broadcast, datetime], Awaitable[object]]
"""Looks up who gets a broadcast that is due, and starts it with `uow.broadcasts.start`; in one unit of work."""


class Broadcasts:
    """Works beside the turns: begins what is scheduled, and sees to what is begun and to work left by the dead.

    Every replica ticks. That each broadcast begins once is the database's doing: the first to say so wins.
    """

    def __init__(
        self,
        database: Database,
        deliveries: Deliveries,
        jobs: Jobs,
        clock: Clock,
        begin: Begin | None = None,
        age: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._database = database
        self._deliveries = deliveries
        self._jobs = jobs
        self._clock = clock
        self._begin = begin
        self._age = age
        self.waking = Waking()
        self.wake()  # the last process may have left something

    def wake(self) -> None:
        """A turn has ended that may have started something. Costs nothing."""
        self.waking.wake()

    async def tick(self) -> int:
        """Begin what is due, and see that what is begun is worked on. Gives how many broadcasts began."""
        begun = await self._begin_due()
        async with self._database.read() as uow:
            works = await uow.ledger.work()
        sending = [work.started_at for work in works if work.state is BroadcastState.sending]
        self._age(max(0.0, (self._clock.now() - min(sending)).total_seconds()) if sending else 0.0)
        lanes = {lane for work in works for lane in work.lanes} - self._deliveries.working
        if lanes:
            await self._jobs.take_over()
            for lane in sorted(lanes):
                await self._jobs.ensure(lane)
        return begun

    async def forget_work(self) -> int:
        """Forget jobs that were finished long ago."""
        return await self._jobs.tidy()

    async def stop(self, seconds: float) -> None:
        """Finish what is under way, within so long; the rest is left to whoever starts next."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._deliveries.stop()
        await self._jobs.close()

    async def _begin_due(self) -> int:
        now, begun = self._clock.now(), 0
        if self._begin is None:
            return 0
        async with self._database.read() as uow:
            due = await uow.broadcasts.due(now)
        for one in due:
            try:
                async with self._database.work() as uow:
                    await self._begin(uow, await _this_time(uow, one, now), now)
            except Conflict:
                continue  # another replica was first, or somebody changed it
            except StorageError:
                raise
            except Exception:
                log.exception("a scheduled broadcast cannot begin", broadcast=one.id)
                continue  # it is tried again at the next tick; others are not to wait for it
            late = (now - (one.send_at or now)).total_seconds()
            log.info("a scheduled broadcast begins", broadcast=one.id, late=round(late, 1))
            begun += 1
        return begun


async def _this_time(uow: UnitOfWork, one: Broadcast, now: datetime) -> Broadcast:
    """The broadcast itself, or one time of a series. Times that were missed while nobody ran are one time."""
    if one.rule is None or one.send_at is None:
        return one
    return await uow.broadcasts.occur(one, next_after(one.rule, one.send_at, now), now)


def run_name(owner: str) -> str:
    """The name of one life of this process: a restart under the same owner is another."""
    return f"{owner}:{datetime.now(UTC).timestamp():.6f}"
