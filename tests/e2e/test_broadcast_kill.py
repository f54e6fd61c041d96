"""A broadcast through faults and kill -9: nobody is lost, nobody gets it twice, and the pace is kept.

KLYNGEBOT_RECIPIENTS says to how many (1000 for the full proof, with sends that Teams leaves unanswered).
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from aiohttp import web
from sqlalchemy import select

from dialogs.answers import Reply, text
from storage.database import Database
from storage.models import delivery
from storage.records import (
    Broadcast,
    BroadcastKind,
    BroadcastState,
    DeliveryState,
    Draft,
    Letter,
    Recipient,
)
from tests import postgres
from tests.bot.outbound.casting import clusters_channel, known, named
from tests.e2e.server import Server, prepared
from tests.teams import TENANT
from tests.throttling import UNANSWERED, ThrottlingTeams

RECIPIENTS = int(os.environ.get("KLYNGEBOT_RECIPIENTS", "90"))
WHOLE = RECIPIENTS >= 1000
LIMIT = 30
AT_ONCE = 8  # sends begun and not yet noted as ended: one or two, more where the machine is busy
KINDS = [BroadcastKind.message, BroadcastKind.reminder] if WHOLE else [BroadcastKind.message]
RATE = {"KLYNGEBOT_SEND_RATE": str(LIMIT)}
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
CHANNEL = "19:vest@thread.tacv2"
LETTER = Letter(Reply((text("Husk mødet på torsdag."),)).to_json())
CHANNELS = Letter(LETTER.body, LETTER.body)


@pytest.fixture
async def throttling() -> AsyncIterator[ThrottlingTeams]:
    kinds = (429, 412, 502, 504, 0) if WHOLE else (429, 412, 502, 504)
    async with ThrottlingTeams(limit=LIMIT, faults=0.05, latency=0.03, kinds=kinds) as teams:
        yield teams


async def start(
    database: Database, to: list[Recipient], kind: BroadcastKind, letter: Letter = LETTER
) -> Broadcast:
    async with database.work() as uow:
        made = await uow.broadcasts.create(Draft(kind, "Møde", "", {}), None, "Sekretær", TENANT, NOW)
        await uow.broadcasts.start(made.id, made.revision, to, letter, NOW)
        return made


async def done(database: Database, made: Broadcast, seconds: float) -> Counter[str]:
    for _ in range(int(seconds * 10)):
        async with database.read() as uow:
            found = await uow.broadcasts.get(made.id)
            counts = await uow.broadcasts.counts(made.id)
        if found is not None and found.state is BroadcastState.done:
            return Counter({state.value: n for state, n in counts.items()})
        await asyncio.sleep(0.1)
    raise AssertionError(f"the broadcast is not done: {counts}")


@dataclass
class Replicas:
    """One process on SQLite, or two on one PostgreSQL."""

    first: Server
    second: Server | None
    database: Database

    async def kill_in_the_middle(self) -> None:
        """The one that sends dies: for good where there is another, and is started again where there is none."""
        if self.second is None:
            await self.first.kill()
            await self.first.start()
            return
        async with self.database.read() as uow:
            newest = select(delivery.c.run).where(delivery.c.run.is_not(None)).order_by(delivery.c.id.desc())
            run = (await uow._connection.execute(newest.limit(1))).scalar_one()
        sending = next(s for s in (self.first, self.second) if f":{s.port}:" in run)
        await sending.kill()

    def faults(self) -> list[str]:
        return self.first.faults() + (self.second.faults() if self.second else [])


@asynccontextmanager
async def replicas(kind: str, folder: Path) -> AsyncIterator[Replicas]:
    two = kind == "postgresql"
    url = postgres.server().url(postgres.server().create_database()) if two else None
    async with (
        prepared(folder / "one", url, **RATE) as first,
        prepared(folder / "two", url, **RATE) as second,
    ):
        await first.start()
        if two:
            await second.start()
        database = await Database.open(url or first.folder / "data" / "klyngebot.db")
        try:
            yield Replicas(first, second if two else None, database)
        finally:
            await database.close()


@pytest.mark.parametrize("kind", KINDS)
async def test_everybody_is_reached_though_a_process_dies_in_the_middle(
    database_kind: str,
    kind: BroadcastKind,
    tmp_path: Path,
    throttling: ThrottlingTeams,
    record_property: Callable[[str, object], None],
) -> None:
    """What was under way at the kill ends as unknown, or is sent again if it is a reminder; it is counted."""
    async with replicas(database_kind, tmp_path) as those:
        to = await known(those.database, throttling, RECIPIENTS)
        made = await start(those.database, to, kind)
        async with asyncio.timeout(60 + RECIPIENTS / 10):
            await throttling.until_reached(RECIPIENTS // 2)
        waiting = [at for at in throttling.unanswered if at > monotonic() - 10]
        await those.kill_in_the_middle()
        states = await done(those.database, made, 60 + RECIPIENTS / 10)
        twice = sum(count - 1 for count in throttling.reached.values())
        unknown = states["unknown"]
        figures = Figures(throttling, states, twice)
        print(figures)
        record_property("figures", str(figures))
        assert states.total() == RECIPIENTS == states["delivered"] + unknown
        assert throttling.most_in_a_second() <= LIMIT and throttling.rejected == 0
        if kind is BroadcastKind.reminder:
            assert unknown == 0 and twice <= AT_ONCE and len(throttling.reached) == RECIPIENTS
            return
        assert twice == 0 and unknown <= AT_ONCE + len(waiting)
        assert len(throttling.reached) >= RECIPIENTS - unknown
        async with those.database.work() as uow:
            assert await uow.broadcasts.resend(made.id, [DeliveryState.unknown]) == unknown
        assert (await done(those.database, made, 60))["delivered"] == RECIPIENTS
        assert len(throttling.reached) == RECIPIENTS
        assert those.faults() == []


class Slow(ThrottlingTeams):
    """Teams that takes the first post in a channel and is long in answering."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.taken = asyncio.Event()

    async def _send(self, request: web.Request) -> web.Response:
        answer = await super()._send(request)
        if self._about(request) == CHANNEL and not self.taken.is_set():
            self.taken.set()
            await asyncio.sleep(UNANSWERED)
        return answer


@pytest.mark.parametrize("kind", KINDS)
async def test_a_post_that_mentions_many_is_one_post_though_the_process_dies(
    database_kind: str, kind: BroadcastKind, tmp_path: Path
) -> None:
    """Taken by Teams and not yet in the ledger: unknown for all whom it mentions; a reminder is posted again."""
    async with Slow() as teams, replicas(database_kind, tmp_path) as those:
        async with those.database.work() as uow:
            await clusters_channel(uow, teams, CHANNEL, "vest")
            to = []
            for upn in ("anne@vest.dk", "bo@vest.dk", "carl@vest.dk"):
                teams.not_installed.add(teams.person(upn, upn).id)
                to.append(Recipient(upn, (await named(uow, upn))[1], cluster="vest"))
        made = await start(those.database, to, kind, CHANNELS)
        await asyncio.wait_for(teams.taken.wait(), 60)
        await those.kill_in_the_middle()
        states = await done(those.database, made, 60)
        if kind is not BroadcastKind.reminder:
            assert states == {"unknown": 3} and len(teams.posts) == 1
            async with those.database.work() as uow:
                assert await uow.broadcasts.resend(made.id, [DeliveryState.unknown]) == 3
            states = await done(those.database, made, 60)
        assert states == {"posted_in_channel": 3} and len(teams.posts) == 2
        assert [len(post.activity["entities"]) for post in teams.posts] == [3, 3]


@dataclass
class Figures:
    """What happened."""

    teams: ThrottlingTeams
    states: Counter[str]
    twice: int

    def __str__(self) -> str:
        teams = self.teams
        back = teams.back_at(0.9 * teams.pace())
        return (
            f"{dict(self.states)}, {self.twice} twice; {teams.pace():.1f} requests/s, at most "
            f"{teams.most_in_a_second()} in a second, {teams.delivered():.1f}/s taken from first to last, with "
            f"every wait and the kill; {len(teams.resumes)} x 429, "
            f"{teams.too_early} requests before Retry-After ran out, back at nine tenths of the pace after "
            + (f"{back:.1f} s at most" if back is not None else "(not measured)")
        )
