"""A broadcast to very many: how long it takes to write and send, and what it costs those who chat meanwhile."""

from __future__ import annotations

import asyncio
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from dialogs.answers import Reply, text
from storage.database import Database
from storage.models import conversation, person
from storage.records import BroadcastKind, BroadcastState, Draft, Letter, Recipient, Scope
from tests.bench.load import People, question
from tests.bench.servers import Server
from tests.bench.teams import BOT, TENANT, Office, User

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
LETTER = Letter(Reply((text("Husk mødet på torsdag."),)).to_json())
PORTION = 1000
PACED = 300
CHATTING = 8
PAUSE = 1.0
Serving = Callable[..., AbstractAsyncContextManager[Server]]


@dataclass(frozen=True, slots=True)
class Broadcasting:
    """What was measured. Times are seconds, memory MB, turns milliseconds."""

    recipients: int
    written: float
    writing_memory: float
    first: float
    rate: float
    cpu: float
    memory: float
    peak: float
    turns: int
    turn_p95: float
    paced: float
    most_in_a_second: int

    def __str__(self) -> str:
        return (
            f"broadcast to {self.recipients}: written in {self.written:.1f} s (+{self.writing_memory:.0f} MB), "
            f"first send {self.first:.1f} s later, {self.rate:.0f} sends/s without a limit, "
            f"{self.cpu:.2f} ms of processor each; "
            f"server {self.memory:.0f} MB before, {self.peak:.0f} at most; {self.turns} turns of {CHATTING} "
            f"people meanwhile, p95 {self.turn_p95:.0f} ms\n"
            f"with the limit of 30/s: {self.paced:.1f} sends/s, at most {self.most_in_a_second} in a second"
        )


async def measure(
    database_url: str | Path, serving: Serving, office: Office, users: list[User], count: int
) -> Broadcasting:
    """Send to so many without a limit while people chat, then to a few hundred with it."""
    async with serving(KLYNGEBOT_SEND_RATE="0") as server:
        database = await Database.open(database_url)
        ids = await _meet(database, office, count)
        before, heap = server.memory, _heap()
        started = time.perf_counter()
        await _start(database, ids)
        written = time.perf_counter() - started
        grown = _heap() - heap
        office.sent.clear()
        worked = server.cpu
        chat = asyncio.create_task(_chat(users, office, server))
        peak = await _all_sent(database, server)
        worked = server.cpu - worked
        chat.cancel()
        times = await chat
        sent = list(office.sent)
    async with serving() as _:
        office.sent.clear()
        await _start(database, ids[:PACED])
        await _all_sent(database, server=None)
        paced = list(office.sent)
    await database.close()
    return Broadcasting(
        recipients=count,
        written=written,
        writing_memory=grown,
        first=sent[0] - started - written,
        rate=count / (sent[-1] - sent[0]),
        cpu=worked / count * 1000,
        memory=before,
        peak=peak,
        turns=len(times),
        turn_p95=statistics.quantiles(times, n=20)[18] * 1000,
        paced=(PACED - 1) / (paced[-1] - paced[0]),
        most_in_a_second=max(sum(1 for t in paced if at <= t < at + 1) for at in paced),
    )


async def _meet(database: Database, office: Office, count: int) -> list[int]:
    """People whom the bot has met, straight into the tables."""
    first = 1_000_000
    async with database.work() as uow:
        for low in range(0, count, PORTION):
            numbers = range(low, min(low + PORTION, count))
            them = [{"id": first + n, "upn": f"n{n}@many.dk", "upn_key": f"n{n}@many.dk", "name": f"N {n}",
                     "tenant_id": TENANT, "object_id": f"n{n}"} for n in numbers]  # fmt: skip
            chats = [{"tenant_id": TENANT, "conversation_id": f"a:n{n}", "scope": Scope.personal,
                      "service_url": office.url, "bot_id": BOT["id"], "person_id": first + n,
                      "installed": True, "welcomed": True} for n in numbers]  # fmt: skip
            await uow._connection.execute(insert(person), them)
            await uow._connection.execute(insert(conversation), chats)
    return list(range(first, first + count))


async def _start(database: Database, ids: list[int]) -> None:
    def everybody() -> Iterator[Recipient]:
        return (Recipient("Nogen", number) for number in ids)

    async with database.work() as uow:
        draft = Draft(BroadcastKind.message, "Møde", "", {})
        made = await uow.broadcasts.create(draft, None, "Sekretær", TENANT, NOW)
        await uow.broadcasts.start(made.id, made.revision, everybody(), LETTER, NOW)


async def _all_sent(database: Database, server: Server | None) -> float:
    """Wait for the end; the most memory that the server took meanwhile."""
    peak = 0.0
    while True:
        async with database.read() as uow:
            (newest,) = await uow.broadcasts.newest(limit=1)
        peak = max(peak, server.memory if server else 0.0)
        if newest.state is BroadcastState.done:
            return peak
        await asyncio.sleep(0.2)


async def _chat(users: list[User], office: Office, server: Server) -> list[float]:
    """Everybody asks something each second until cancelled; the seconds that each turn took."""
    people = People(users[:CHATTING], office, server)
    times: list[float] = []
    try:
        while True:
            said = asyncio.create_task(people.measure(question, 1))
            await asyncio.sleep(PAUSE)
            times += (await said).times
    except asyncio.CancelledError:
        return times
    finally:
        await people.close()


def _heap() -> float:
    """The most memory this process ever took."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
