"""Digests with the real server: two replicas on PostgreSQL, kill -9 while one is on its way, a day of downtime.

Each Monday at eight in Denmark, over a clock change; KLYNGEBOT_YEAR=1 looks at the other one and Easter too.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import select

from storage.database import Database
from storage.models import digest, notice
from storage.records import StatusContent, StatusState
from tests import postgres
from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server, prepared
from tests.teams import CHANNEL, TEAM_DATA, TENANT, Json, TeamsStandIn

PLACE: Json = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": CHANNEL}
AUTUMN = ("2026-10-26T08:00:00+01:00", "2026-11-02T08:00:00+01:00")
OTHERS = [
    ("2026-03-30T08:00:00+02:00", "2026-04-07T08:00:00+02:00"),  # the clock went forward; then Easter Monday
    ("2026-12-21T08:00:00+01:00", "2026-12-28T08:00:00+01:00"),
]
MOMENTS = [AUTUMN, *(OTHERS if os.environ.get("KLYNGEBOT_YEAR") else [])]


class Hanging(TeamsStandIn):
    """Takes a digest and, while `hangs`, never says so."""

    hangs = False

    async def _send(self, request: web.Request) -> web.Response:
        answer = await super()._send(request)
        if self.hangs and self.posts and self.posts[-1].conversation == CHANNEL:
            await asyncio.sleep(60)
        return answer

    def digests(self) -> list[str]:
        """What was posted into the channel by itself."""
        return [text for text in self.texts(CHANNEL) if text.startswith("Sammendrag for")]


@dataclass
class Replicas:
    """Two processes on one database, started at a moment."""

    servers: list[Server]
    database: Database

    async def start(self, at: datetime, count: int = 2) -> None:
        for server in self.servers[:count]:
            server.env["KLYNGEBOT_NOW"] = at.isoformat()
        await asyncio.gather(*(server.start() for server in self.servers[:count]))

    async def kill(self) -> None:
        await asyncio.gather(*(server.kill() for server in self.servers))

    async def report(self, text: str) -> None:
        content = StatusContent(
            cluster="randers", initiatives=(1,), state=StatusState.testing, text=text, as_of="2026"
        )
        async with self.database.work() as uow:
            await uow.statuses.add(content, None, "Rita", datetime.now().astimezone())

    async def settled(self) -> None:
        """Until it is said of the digest on its way that nobody knows whether it arrived."""
        for _ in range(300):
            if [row[3] for row in await self.rows()] == ["unknown"]:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(await self.rows())

    async def rows(self) -> list[tuple[str, str, datetime, str | None]]:
        async with self.database.read() as uow:
            wanted = select(digest.c.day, digest.c.slot, digest.c.at, notice.c.state).join(
                notice, notice.c.id == digest.c.notice_id
            )
            return [tuple(row) for row in await uow._connection.execute(wanted.order_by(digest.c.id))]


@pytest.fixture
async def teams() -> AsyncIterator[Hanging]:
    async with Hanging() as made:
        yield made


@pytest.fixture
async def replicas(tmp_path: Path) -> AsyncIterator[Replicas]:
    url = postgres.server().url(postgres.server().create_database())
    async with AsyncExitStack() as stack:
        servers = [
            await stack.enter_async_context(
                prepared(tmp_path / name, url, KLYNGEBOT_SECRETARIAT="sofie@rm.dk")
            )
            for name in ("one", "two")
        ]
        database = await Database.open(url)
        yield Replicas(servers, database)
        await database.close()
        assert [fault for server in servers for fault in server.faults()] == []


@pytest.mark.parametrize(("first", "second"), MOMENTS)
async def test_each_digest_once_whatever_happens(
    teams: Hanging, replicas: Replicas, first: str, second: str
) -> None:
    due, next_due = datetime.fromisoformat(first), datetime.fromisoformat(second)
    await replicas.start(due - timedelta(hours=20), 1)
    sofie = Chat(teams, replicas.servers[0], teams.person("Sofie Friis", "sofie@rm.dk"))
    await sofie.send(
        teams.activity("installationUpdate", sofie.who, PLACE, action="add", channelData=TEAM_DATA)
    )
    assert "Hvem er denne kanal for?" in teams.texts(CHANNEL)[0]
    press = teams.execute(sofie.who, "act", {"act": "channel_tie"}, PLACE, channel_for="cluster:randers")
    assert "Kanalen er nu for Randersklyngen" in await sofie.send(press)
    await sofie.say_in_channel("send sammendraget hver mandag kl. 8")
    assert any("hver mandag kl. 8" in text for text in teams.texts(sofie.who.chat))
    await replicas.kill()
    assert teams.digests() == []

    teams.hangs = True
    await replicas.start(due - timedelta(seconds=2))
    await until(lambda: len(teams.digests()) == 1, 40)
    await replicas.kill()
    teams.hangs = False
    await replicas.start(due + timedelta(minutes=6))
    await replicas.settled()
    await replicas.kill()
    assert len(teams.digests()) == 1

    await replicas.report("Vi er i gang igen.")
    await replicas.start(next_due + timedelta(days=1))
    await until(lambda: len(teams.digests()) == 2, 40)
    assert "Vi er i gang igen." in teams.digests()[1]
    rows = await replicas.rows()
    assert [(day, slot) for day, slot, _, _ in rows] == [(first[:10], "08:00"), (second[:10], "08:00")]
    assert timedelta(0) <= rows[0][2] - due <= timedelta(seconds=15)
    assert rows[0][3] == "unknown"
