"""A broadcast to very many: how long it takes to write and send, and what it costs those who chat meanwhile."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert

from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.recipients import find
from storage.database import Database
from storage.models import conversation, membership, person
from storage.records import BroadcastState, RoleName, Scope
from tests.bench.caster import FIRST
from tests.bench.load import People, question
from tests.bench.servers import Server
from tests.bench.stall import watched
from tests.bench.teams import BOT, TENANT, Office, User

PORTION = 1000
PACED = 20.0  # seconds for which it is watched with the limit
WARM_UP = 4  # everybody's first questions, for which a server loads what it has not needed before
CHATTING = 8
PAUSE = 1.0
LOOK = 0.2
Serving = Callable[..., AbstractAsyncContextManager[Server]]


@dataclass(frozen=True, slots=True)
class Chat:
    """The turns of those who chatted meanwhile, in milliseconds."""

    turns: int
    p95: float
    longest: float

    @staticmethod
    def of(times: list[float]) -> Chat:
        """From the seconds that each turn took."""
        return Chat(len(times), statistics.quantiles(times, n=20)[18] * 1000, max(times) * 1000)

    def __str__(self) -> str:
        return (
            f"{self.turns} turns of {CHATTING} people, p95 {self.p95:.0f} ms, the longest {self.longest:.0f}"
        )


@dataclass(frozen=True, slots=True)
class Broadcasting:
    """What was measured. Times are seconds, memory MB, processor time per send milliseconds."""

    recipients: int
    found: float
    stall: float
    begun: float
    pace: float
    most_in_a_second: int
    beside_pace: Chat
    before: float
    peak: float
    rate: float
    cpu: float
    beside_rate: Chat

    def __str__(self) -> str:
        return (
            f"an audience of {self.recipients} is found in {self.found:.1f} s, which keeps others waiting for "
            f"{self.stall:.0f} ms at most\n"
            f"broadcast to {self.recipients}, limit of 30/s: the first send {self.begun:.1f} s after the decision; "
            f"{self.pace:.1f} sends/s, at most {self.most_in_a_second} in a second; server {self.before:.0f} MB "
            f"before, {self.peak:.0f} at most\n"
            f"  meanwhile, from the decision on: {self.beside_pace}\n"
            f"the rest of them without a limit: {self.rate:.0f} sends/s, {self.cpu:.2f} ms of processor each, "
            f"turns included\n"
            f"  meanwhile: {self.beside_rate}"
        )


async def measure(
    database_url: str | Path, serving: Serving, office: Office, users: list[User], count: int
) -> Broadcasting:
    """Begin a broadcast with the limit while people chat; later send what is left without one."""
    database = await Database.open(database_url)
    await _meet(database, office, count)
    found, stall = await _find(database)
    office.sent.clear()
    async with serving() as server, _people(users, office, server) as people:
        before = server.memory
        async with _chatting(people) as beside_pace:
            started = time.perf_counter()
            os.kill(server.pid, signal.SIGUSR1)
            peak = await _watch(server, lambda: bool(office.sent), server.memory)
            until = time.perf_counter() + PACED
            peak = await _watch(server, lambda: time.perf_counter() > until, peak)
    paced = list(office.sent)
    async with serving(KLYNGEBOT_SEND_RATE="0") as server, _people(users, office, server) as people:
        first, worked = len(office.sent), server.cpu
        async with _chatting(people) as beside_rate:
            await _sent(database)
        rest, worked = office.sent[first:], server.cpu - worked
    await database.close()
    return Broadcasting(
        recipients=count,
        found=found,
        stall=stall,
        begun=paced[0] - started,
        pace=(len(paced) - 1) / (paced[-1] - paced[0]),
        most_in_a_second=max(sum(1 for t in paced if at <= t < at + 1) for at in paced),
        beside_pace=Chat.of(beside_pace),
        before=before,
        peak=peak,
        rate=len(rest) / (rest[-1] - rest[0]),
        cpu=worked / len(rest) * 1000,
        beside_rate=Chat.of(beside_rate),
    )


async def _meet(database: Database, office: Office, count: int) -> None:
    """People whom the bot has met, straight into the tables."""
    async with database.work() as uow:
        for low in range(0, count, PORTION):
            numbers = range(low, min(low + PORTION, count))
            them = [{"id": FIRST + n, "upn": f"n{n}@many.dk", "upn_key": f"n{n}@many.dk", "name": f"N {n}",
                     "tenant_id": TENANT, "object_id": f"n{n}"} for n in numbers]  # fmt: skip
            chats = [{"tenant_id": TENANT, "conversation_id": f"a:n{n}", "scope": Scope.personal,
                      "service_url": office.url, "bot_id": BOT["id"], "person_id": FIRST + n,
                      "installed": True, "welcomed": True} for n in numbers]  # fmt: skip
            await uow._connection.execute(insert(person), them)
            roles = [{"person_id": FIRST + n, "role": RoleName.member, "cluster": "vest", "origin": "import"}
                     for n in numbers]  # fmt: skip
            await uow._connection.execute(insert(conversation), chats)
            await uow._connection.execute(insert(membership), roles)


async def _find(database: Database) -> tuple[float, float]:
    """Look up everybody: the seconds it takes, and the longest stall of the loop."""
    gc.freeze()  # as the server does when it has started
    began = time.perf_counter()
    async with database.read() as uow:
        _, stall = await watched(find(uow, await uow.catalogue.load(), Audience(everyone=True)))
    return time.perf_counter() - began, stall


async def _watch(server: Server, enough: Callable[[], bool], peak: float) -> float:
    """Wait; the most memory that the server took so far."""
    while not enough():
        await asyncio.sleep(LOOK)
        peak = max(peak, server.memory)
    return peak


async def _sent(database: Database) -> None:
    """Wait for the end of the broadcast."""
    while True:
        async with database.read() as uow:
            (newest,) = await uow.broadcasts.newest(limit=1)
        if newest.state is BroadcastState.done:
            return
        await asyncio.sleep(LOOK)


@asynccontextmanager
async def _people(users: list[User], office: Office, server: Server) -> AsyncIterator[People]:
    """Some who have chatted with this server already."""
    people = People(users[:CHATTING], office, server)
    await people.measure(question, WARM_UP)
    yield people
    await people.close()


@asynccontextmanager
async def _chatting(people: People) -> AsyncIterator[list[float]]:
    """Everybody asks something each second until the end of the block; the seconds that each turn took."""
    times: list[float] = []
    ended = asyncio.Event()

    async def chat() -> None:
        while not ended.is_set():
            pause = asyncio.create_task(asyncio.sleep(PAUSE))
            times.extend((await people.measure(question, 1)).times)
            await pause

    talk = asyncio.create_task(chat())
    yield times
    ended.set()
    await talk
