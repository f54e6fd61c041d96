"""Units of work, locks, and what is told when the database is away."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from storage import engines, locks
from storage.database import Database
from storage.errors import Conflict, StorageError, Unavailable
from storage.locks import KeyedLocks, number_of
from tests import postgres
from tests.storage.samples import AT, VEST_8, QueryCount, begun, somebody, wrote


async def test_what_a_unit_of_work_wrote_is_there_after_it(database: Database) -> None:
    """And only then: a reader does not see it before."""
    async with database.work() as uow:
        await somebody(uow)
        async with database.read() as reader:
            assert await reader.people.all() == []
    async with database.read() as reader:
        assert len(await reader.people.all()) == 1


@pytest.mark.parametrize("raised", [RuntimeError, asyncio.CancelledError])
async def test_an_exception_takes_everything_back(database: Database, raised: type[BaseException]) -> None:
    """Also when the turn is cancelled in the middle; the next unit of work is not disturbed."""
    with pytest.raises(raised):
        async with database.work() as uow:
            await somebody(uow)
            raise raised
    async with database.work() as uow:
        assert await uow.people.all() == []
        await somebody(uow)


async def test_a_cancelled_wait_for_the_database_leaves_it_usable(database: Database) -> None:
    """Somebody who gives up while a statement runs takes nobody else down."""

    async def write_for_ever() -> None:
        for number in range(1_000_000):
            async with database.work() as uow:
                await somebody(uow, f"n{number}")

    for _ in range(5):
        task = asyncio.create_task(write_for_ever())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with database.work() as uow:
            await uow.people.all()


async def test_a_unit_inside_a_unit_is_refused(database: Database) -> None:
    """On SQLite it would wait for itself for ever, so it is a fault on both."""
    with pytest.raises(RuntimeError, match="open already"):
        async with database.work(), database.work():
            pass


async def test_reading_cannot_write(database: Database) -> None:
    """A read is a snapshot, and a write in it an error."""
    with pytest.raises(StorageError):
        async with database.read() as uow:
            await somebody(uow)


async def test_a_read_is_one_moment(database: Database) -> None:
    """What is written meanwhile is not seen by a read that began before."""
    async with database.read() as reader:
        assert await reader.people.all() == []
        async with database.work() as uow:
            await somebody(uow)
        assert await reader.people.all() == []


async def test_eight_writers_lose_nothing(database: Database) -> None:
    """Each loads, adds one and saves; who was not first tries again."""

    async def add_ten() -> None:
        done = 0
        while done < 10:
            try:
                async with database.work() as uow:
                    held = await uow.states.load("t", "c", "p")
                    body = {"n": held.body.get("n", 0) + 1}
                    await uow.states.save("t", "c", "p", body, held.revision, AT)
                done += 1
            except Conflict:
                continue

    await asyncio.gather(*(add_ten() for _ in range(8)))
    async with database.read() as uow:
        assert (await uow.states.load("t", "c", "p")).body == {"n": 80}


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_who_came_first_writes_first(database: Database) -> None:
    """SQLite has one writer at a time, and nobody who comes later passes those who wait for it."""
    asked: list[tuple[int, int]] = []
    served: list[tuple[int, int]] = []

    async def write(number: int) -> None:
        for again in range(5):
            for _ in range((number * 7 + again * 3) % 11):
                await asyncio.sleep(0)
            asked.append((number, again))
            async with database.work() as uow:
                await uow.people.all()
                served.append((number, again))

    await asyncio.gather(*(write(number) for number in range(20)))
    assert served == asked


async def test_turns_of_one_key_come_one_at_a_time(database: Database) -> None:
    """And in the order they came; another key does not wait."""
    running, order = 0, []

    async def turn(number: int) -> None:
        nonlocal running
        async with database.turn_lock("anna"):
            running += 1
            assert running == 1
            order.append(number)
            await asyncio.sleep(0.005)
            running -= 1

    async with database.turn_lock("bo"):
        await asyncio.gather(*(turn(number) for number in range(10)))
    assert order == list(range(10))


async def test_fifty_turns_at_once_do_not_lock_each_other_out(database: Database) -> None:
    """More turns than connections, each holding a lock while it works."""

    async def turn(number: int) -> None:
        async with database.turn_lock(f"person {number % 25}"), database.work() as uow:
            await somebody(uow, f"n{number}")

    await asyncio.wait_for(asyncio.gather(*(turn(number) for number in range(50))), 30)
    async with database.read() as uow:
        assert len(await uow.people.all()) == 50


async def test_a_lock_is_let_go_after_an_error_and_a_cancel(database: Database) -> None:
    """Whatever happens in a turn, the next one gets its turn."""
    for raised in (ValueError, asyncio.CancelledError):
        with pytest.raises(raised):
            async with database.turn_lock("anna"):
                raise raised
    holding = asyncio.Event()

    async def hold() -> None:
        async with database.turn_lock("anna"):
            holding.set()
            await asyncio.sleep(60)

    first, second = asyncio.create_task(hold()), asyncio.create_task(hold())
    await holding.wait()
    await asyncio.sleep(0.02)
    second.cancel()
    first.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    async with asyncio.timeout(3), database.turn_lock("anna"):
        pass


async def test_who_waits_too_long_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teams gives up after fifteen seconds; so does a turn in the queue, earlier."""
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.05)
    async with database.turn_lock("anna"):
        with pytest.raises(Unavailable, match="too long"):
            async with database.turn_lock("anna"):
                pass


async def test_locks_that_nobody_uses_are_forgotten() -> None:
    """A bot that runs for a year keeps no lock per person it ever met."""
    held = KeyedLocks()
    async with held.hold("a"), held.hold("b"):
        assert len(held) == 2
    assert len(held) == 0


async def test_another_replica_waits_until_the_lock_or_its_holder_is_gone(postgresql_url: str) -> None:
    """PostgreSQL alone serves replicas: its lock goes with the connection of who held it."""
    ours = await Database.open(postgresql_url)
    replica = psycopg.connect(
        make_url(postgresql_url).set(drivername="postgresql").render_as_string(False), autocommit=True
    )
    replica.execute("SELECT pg_advisory_lock(%s)", [number_of("anna")])
    waiting = asyncio.create_task(_locked(ours))
    assert not (await asyncio.wait({waiting}, timeout=0.2))[0]
    replica.close()
    await asyncio.wait_for(waiting, 5)
    await ours.close()


async def test_a_lost_lock_connection_is_not_given_to_anybody(postgresql_url: str) -> None:
    """The server cut the lock's connection in the middle of a turn: the next turn locks anew."""
    ours = await Database.open(postgresql_url)
    name = make_url(postgresql_url).database
    async with ours.turn_lock("anna"):
        cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        assert postgres.server().execute(cut)
    for _ in range(3):
        async with ours.turn_lock("anna"), ours.work() as uow:
            await uow.people.all()
    await ours.close()


async def _locked(database: Database) -> None:
    async with database.turn_lock("anna"):
        pass


@pytest.mark.parametrize(
    "target",
    ["postgresql+psycopg://nobody@127.0.0.1:1/none", "sqlite+aiosqlite:////proc/nowhere/klyngebot.db"],
)
async def test_a_database_out_of_reach_is_unavailable(target: str) -> None:
    """Whatever is asked of it, and without the driver's words."""
    away = await Database.open(target)
    with pytest.raises(Unavailable) as told:
        async with away.work() as uow:
            await uow.people.all()
    assert told.value.__cause__ is None
    with pytest.raises(Unavailable):
        await away.is_current()
    with pytest.raises(Unavailable):
        await away.migrate()
    await away.close()


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    """A truncated or foreign file is not overwritten."""
    path = tmp_path / "klyngebot.db"
    path.write_text("no database at all, " * 100)
    database = await Database.open(path)
    with pytest.raises(Unavailable):
        await database.migrate()
    await database.close()
    assert path.read_text().startswith("no database")


async def test_a_locked_file_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the file for longer than a turn can wait; afterwards all is well."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    database = await Database.open(tmp_path / "klyngebot.db")
    await database.migrate()
    other = sqlite3.connect(tmp_path / "klyngebot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        async with database.work() as uow:
            await somebody(uow)
    other.close()
    async with database.work() as uow:
        await somebody(uow)
    await database.close()


async def test_a_full_disk_is_unavailable(tmp_path: Path) -> None:
    """And what was there stays."""
    database = await Database.open(tmp_path / "klyngebot.db")
    await database.migrate()
    async with database.work() as uow:
        report = await begun(uow)
        await wrote(uow, report, "gemt")
    async with database._writer.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))
    with pytest.raises(Unavailable):
        async with database.work() as uow:
            await wrote(uow, report, "x" * 2_000_000, 1)
    async with database.read() as uow:
        assert (await uow.reports.answers(report.id))["a1"].text == "gemt"
    await database.close()


async def test_an_error_tells_nothing_of_what_was_written(database: Database) -> None:
    """Errors are logged, and a log holds nothing that somebody said."""
    with pytest.raises(StorageError) as told:
        async with database.work() as uow:
            await uow.notices.add(999, {"text": "hemmeligt"}, AT)  # nobody has this id
    seen: BaseException | None = told.value
    assert "hemmeligt" not in repr(seen) and "999" not in repr(seen)
    assert seen is not None and seen.__cause__ is None and seen.__suppress_context__


async def test_a_killed_process_leaves_the_last_commit(database_url: str) -> None:
    """Kill -9 between two statements: the first unit of work is there, the second is not."""
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", _DIES, database_url, stdout=PIPE)
    assert child.stdout is not None and await child.stdout.readline() == b"written\n"
    child.kill()
    assert await child.wait() == -signal.SIGKILL
    database = await Database.open(database_url)
    async with database.work() as uow:
        report = await uow.reports.get(VEST_8)
        assert report is not None
        assert (await uow.reports.answers(report.id))["a1"].text == "første"
        await wrote(uow, report, "anden", 1)
    await database.close()


_DIES = """
import asyncio, sys, time
from storage.database import Database
from tests.storage.samples import begun, wrote

async def main():
    database = await Database.open(sys.argv[1])
    async with database.work() as uow:
        report = await begun(uow)
        await wrote(uow, report, "første")
    async with database.work() as uow:
        await wrote(uow, report, "tabt", 1)
        print("written", flush=True)
        time.sleep(60)

asyncio.run(main())
"""


async def test_the_thousandth_turn_asks_as_little_as_the_second(database: Database) -> None:
    """Counted in statements: nine for a turn that changes an answer."""
    counted = QueryCount(database)
    async with database.work() as uow:
        await somebody(uow)
        report = await begun(uow)
    costs = []
    for number in range(1000):
        counted.taken()
        async with database.work() as uow:
            opening = await uow.turns.open(f"turn {number}", "t", "c", "p")
            await uow.people.by_object("tenant", "object-Anna")
            base = (await uow.reports.answers(report.id)).get("a1")
            await wrote(uow, report, "svar", base.revision if base else 0)
            await uow.states.save("t", "c", "p", {"n": number}, opening.state.revision, AT)
            await uow.turns.add(f"turn {number}", [{"text": "gemt"}], AT)
        async with database.work() as uow:
            await uow.turns.mark_sent(f"turn {number}")
        costs.append(counted.taken())
    assert (costs[0], set(costs[1:])) == (8, {9})
