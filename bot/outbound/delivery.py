"""The durable engine's hands: one tenant's deliveries, read from the ledger, sent at its pace, written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import zip_longest
from time import monotonic

import structlog

from bot.outbound.posting import Bundle, Posting
from storage.database import Database
from storage.records import BroadcastState, ConversationRef, Parcel
from storage.repositories.ledger import Work
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MOST_MENTIONS = 20  # in one message; more have been reported to be refused in channels
WIDTH = 20  # sends under way at once; a send that Teams leaves unanswered holds its place for ten seconds
BUFFER = 200
STRETCH = 20.0

Task = tuple[Work, Bundle]


class Lane:
    """One tenant's deliveries, while this process is the one that sends them.

    Several broadcasts take turns, so that a small one need not wait for a large one.
    """

    def __init__(
        self, tenant_id: str, database: Database, posting: Posting, run: str, now: Callable[[], datetime]
    ) -> None:
        self._tenant_id = tenant_id
        self._database = database
        self._posting = posting
        self._run = run
        self._now = now
        self._slots = asyncio.Semaphore(WIDTH)
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._stopping = False

    async def stretch(self) -> bool:
        """Work for some twenty seconds; False when nothing is left for this tenant.

        Sends that are under way at the end go on beside the next stretch.
        """
        ends = monotonic() + STRETCH
        await self._recover()
        while monotonic() < ends and not self._stopping:
            tasks = await self._next()
            if tasks:
                await self._hand_out(tasks)
            elif self._busy:
                await asyncio.wait(self._busy.values(), timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
            elif not await self._rest(ends):
                return False
        return not self._stopping

    async def stop(self) -> None:
        """Begin nothing new, and wait for what is under way."""
        self._stopping = True
        if self._busy:
            await asyncio.wait(self._busy.values())

    async def _recover(self) -> None:
        async with self._database.work() as uow:
            again, unknown = await uow.ledger.recover(self._tenant_id, self._run, self._now())
        if again or unknown:
            log.warning("a process died while sending", sent_again=again, unknown=unknown)

    async def _next(self) -> list[Task]:
        """What to do next, the broadcasts in turn; without what is in hand already."""
        # As it is before the look into the ledger: what ends meanwhile still looks undone there.
        in_hand = set(self._busy)
        async with self._database.read() as uow:
            works = [work for work in await uow.ledger.work() if self._tenant_id in work.lanes]
            limit = max(1, BUFFER // max(1, len(works))) + len(in_hand)
            piles = [_bundles(work, await self._of(uow, work, limit, in_hand)) for work in works]
        return [task for row in zip_longest(*piles) for task in row if task]

    async def _of(self, uow: UnitOfWork, work: Work, limit: int, in_hand: set[int]) -> list[Parcel]:
        """What one broadcast has to be done. A post with mentions leaves when all who may be in it are known."""
        now, found = datetime.now(UTC), []
        if work.state is BroadcastState.sending:
            found = await uow.ledger.due(work.id, self._tenant_id, now, limit)
            if not found:
                mentioned = await uow.ledger.to_mention(work.id, self._tenant_id, now, BUFFER)
                found = mentioned if in_hand.isdisjoint(p.id for p in mentioned) else []
        if work.editing:
            found += await uow.ledger.behind(work, self._tenant_id, now, limit)
        return [parcel for parcel in found if parcel.id not in in_hand]

    async def _hand_out(self, tasks: list[Task]) -> None:
        people = {p.person_id for _, bundle in tasks for p in bundle if p.person_id is not None}
        async with self._database.read() as uow:
            known = await uow.conversations.personals(people)
        for work, bundle in tasks:
            await self._slots.acquire()
            if self._stopping:
                self._slots.release()
                return
            ref = known.get(bundle[0].person_id) if bundle[0].person_id is not None else None
            task = asyncio.create_task(self._one(work, bundle, ref))
            self._busy |= {parcel.id: task for parcel in bundle}

    async def _one(self, work: Work, bundle: Bundle, ref: ConversationRef | None) -> None:
        try:
            await self._posting.do(work, bundle, ref)
        except Exception:
            log.exception("a delivery failed", delivery=bundle[0].id)
        finally:
            for parcel in bundle:
                del self._busy[parcel.id]
            self._slots.release()

    async def _rest(self, ends: float) -> bool:
        """Wait until something that was put back is due. False when there is nothing to wait for."""
        now = datetime.now(UTC)
        async with self._database.work() as uow:
            until = await uow.ledger.waits_until(self._tenant_id, now)
            done = await uow.ledger.finish(self._now())
        for broadcast in done:
            log.info("broadcast done", broadcast=broadcast)
        if until is None:
            return False
        await asyncio.sleep(max(0.05, min((until - now).total_seconds(), ends - monotonic())))
        return True


def _bundles(work: Work, parcels: Iterable[Parcel]) -> list[Task]:
    """One message each: everybody has their own, but for those who are mentioned in the same post."""
    together: dict[object, list[Parcel]] = {}
    for parcel in parcels:
        post = (parcel.conversation_id, parcel.message_id) if parcel.in_channel else parcel.id
        together.setdefault(post, []).append(parcel)
    return [
        (work, those[at : at + MOST_MENTIONS])
        for those in together.values()
        for at in range(0, len(those), MOST_MENTIONS)
    ]


class Deliveries:
    """All lanes of this process."""

    def __init__(self, database: Database, posting: Posting, run: str, now: Callable[[], datetime]) -> None:
        self._parts = database, posting, run, now
        self._lanes: dict[str, Lane] = {}
        self.working: set[str] = set()

    async def stretch(self, tenant_id: str) -> bool:
        """What a job does for a lane; see `bot.outbound.jobs.Stretch`."""
        if tenant_id not in self._lanes:
            self._lanes[tenant_id] = Lane(tenant_id, *self._parts)
        self.working.add(tenant_id)
        try:
            return await self._lanes[tenant_id].stretch()
        finally:
            self.working.discard(tenant_id)

    async def stop(self) -> None:
        """Finish what is under way, and begin nothing more."""
        await asyncio.gather(*(lane.stop() for lane in self._lanes.values()))
