"""kill -9 at random moments while reports are gathered: nothing is lost, nothing doubled, no draft sticks.

KLYNGEBOT_KILLS says how many kills on SQLite (200 for the full proof); a third as many on PostgreSQL.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from storage.database import Database
from storage.records import AnswerKind, ReportKey
from tests import postgres
from tests.e2e.chatting import Chat, as_teams
from tests.e2e.server import Server, prepared
from tests.teams import Json, TeamsStandIn

KILLS = int(os.environ.get("KLYNGEBOT_KILLS", "12"))
TEMPLATE = "skabelon-april-2019"
PAIRS = (("midt", "aarhus"), ("vest", "randers"))
RUNS_PER_FOLDER = 11 * len(PAIRS)
LATEST_KILL = 0.5  # seconds after the first message; about as long as seven questions take
QUESTIONS = 7
SEED = random.Random(20190401)


@dataclass
class Figures:
    """What happened in all runs."""

    kills: int = 0
    answered: int = 0
    cut_off: int = 0
    cut_off_but_stored: int = 0
    replies_twice: int = 0
    starts: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        starts = sorted(self.starts)
        return (
            f"{self.kills} kills, {self.answered} messages answered, {self.cut_off} cut off "
            f"({self.cut_off_but_stored} of them stored before the kill), "
            f"{self.replies_twice} replies sent twice, "
            f"start-up median {starts[len(starts) // 2]:.2f} s, slowest {starts[-1]:.2f} s"
        )


class Writer:
    """Fills in one report as fast as the bot answers, and knows what must be stored."""

    def __init__(self, teams: TeamsStandIn, server: Server, cluster: str, initiative: int) -> None:
        self.teams, self.server = teams, server
        self.cluster, self.initiative = cluster, initiative
        self.who = teams.person(cluster.title(), f"{cluster}@alliancen.dk")
        self.stored: list[str] = []  # whose POST was answered
        self.skips = 0
        self.open: tuple[Json, str] | None = None  # what no answer came to
        self.sent: list[Json] = []

    def said(self, number: int) -> tuple[Json, str]:
        """The next thing to do, and the text that must then be stored; "" for what stores none."""
        if number == 0:
            return self.teams.message(self.who, f"jeg vil skrive om initiativ {self.initiative}"), ""
        text = f"Svar {number} fra {self.cluster}.\nDet gemmes én gang, og kun én gang."
        if number == 4:
            return self.teams.message(self.who, "spring over"), ""
        said = text if number <= QUESTIONS else f"tilføj til formål: {text}"
        return self.teams.message(self.who, said), text

    async def write_on(self) -> None:
        """Until the server is gone."""
        for number in range(1000):
            activity, text = self.said(number)
            self.open = as_teams(activity), text
            try:
                await self.deliver()
            except aiohttp.ClientError:
                return

    async def deliver(self) -> None:
        """Post what is open; answered, it must be stored."""
        assert self.open is not None
        activity, text = self.open
        answer = await self.server.post(activity)
        assert answer.status == 200, (answer, self.server.logged())
        self.sent.append(activity)
        self.stored += [text] if text else []
        self.skips += activity.get("text") == "spring over"
        self.open = None

    async def go_on(self) -> None:
        """After the restart what got no answer comes again, and the one before it; then one writes on."""
        assert self.open is not None
        last = self.sent[-1] if self.sent else None
        await self.deliver()
        if last is not None:
            assert (await self.server.post(last)).status == 200
        chat = Chat(self.teams, self.server, self.who)
        text = f"Efter genstart skriver {self.cluster} videre.\nDet virker."
        everything_asked = len(self.stored) + self.skips >= QUESTIONS
        seen = await chat.say(f"tilføj til formål: {text}" if everything_asked else text)
        assert ("Føjet til" if everything_asked else "Gemt") in seen
        self.sent.append(chat.last)
        self.stored.append(text)

    def replies(self) -> Counter[str]:
        """How many replies each message got."""
        got = Counter(
            p.activity.get("replyToId") for p in self.teams.posts if p.conversation == self.who.chat
        )
        return Counter({a["id"]: got[a["id"]] for a in self.sent})


async def stored_parts(database: Database, writer: Writer) -> tuple[list[str], int, int]:
    """The texts in the report, how many revisions were written, and how many of them put a question off."""
    async with database.read() as uow:
        report = await uow.reports.get(ReportKey(TEMPLATE, writer.cluster, writer.initiative))
        if report is None:
            return [], 0, 0
        newest = await uow.reports.answers(report.id)
        history = [a for key in newest for a in await uow.reports.history(report.id, key)]
    parts = [p.text for a in newest.values() for p in a.parts]
    return parts, len(history), sum(a.kind is AnswerKind.skipped for a in history)


async def one_run(
    server: Server, teams: TeamsStandIn, database: Database, number: int, figures: Figures
) -> None:
    """Two people write; the server is killed, comes back, and every word is accounted for."""
    teams.posts.clear()
    turn, pair = 1 + number % 11, PAIRS[number // 11 % len(PAIRS)]
    writers = [Writer(teams, server, cluster, turn) for cluster in pair]
    writing = asyncio.gather(*(w.write_on() for w in writers))
    await asyncio.sleep(SEED.uniform(0, LATEST_KILL))
    await server.kill()
    await writing
    before = [await stored_parts(database, w) for w in writers]
    for writer, (parts, _, _) in zip(writers, before, strict=True):
        assert set(writer.stored) <= set(parts)
        figures.answered += len(writer.sent)
        figures.cut_off += 1
        assert writer.open is not None
        figures.cut_off_but_stored += writer.open[1] in parts
    figures.starts.append(await server.start())
    for writer in writers:
        await writer.go_on()
        parts, revisions, skipped = await stored_parts(database, writer)
        assert Counter(parts) == Counter(writer.stored)
        assert (revisions, skipped) == (len(writer.stored) + writer.skips, writer.skips)
        replies = writer.replies()
        assert min(replies.values()) >= 1, [a for a in writer.sent if not replies[a["id"]]]
        figures.replies_twice += sum(n > 1 for n in replies.values())
    figures.kills += 1


@asynccontextmanager
async def running(folder: Path, url: str | None) -> AsyncIterator[tuple[Server, Database]]:
    """A server on this folder, and a way to look into its database."""
    async with prepared(folder, url) as server:
        await server.start()
        database = await Database.open(url or folder / "data" / "klyngebot.db")
        try:
            yield server, database
        finally:
            await database.close()


async def prepare(folder: Path, url: str | None) -> None:
    """The database made, and one member in each cluster."""
    async with prepared(folder, url) as server:
        await server.import_people(
            *(f"{c}@alliancen.dk,{c.title()},member,{c},," for pair in PAIRS for c in pair)
        )


def kills_for(kind: str) -> int:
    return KILLS if kind == "sqlite" else min(max(1, KILLS // 3), RUNS_PER_FOLDER)


async def test_no_word_is_lost_or_doubled_when_the_server_is_killed(
    database_kind: str, tmp_path: Path, teams: TeamsStandIn, record_property: Callable[[str, object], None]
) -> None:
    url = (
        postgres.server().url(postgres.server().create_database()) if database_kind == "postgresql" else None
    )
    await prepare(tmp_path / "fresh", url)
    figures = Figures()
    for first in range(0, kills_for(database_kind), RUNS_PER_FOLDER):
        folder = tmp_path / f"from-{first}"
        shutil.copytree(tmp_path / "fresh", folder)
        async with running(folder, url) as (server, database):
            for number in range(first, min(first + RUNS_PER_FOLDER, kills_for(database_kind))):
                await one_run(server, teams, database, number, figures)
            assert server.faults() == []
    print(figures)
    record_property("figures", str(figures))
    assert figures.kills == kills_for(database_kind) and figures.answered > 2 * figures.kills
