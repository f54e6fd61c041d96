"""What is sent to a server, and how long it took: many people at once, each with one message at a time."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.servers import Server
from tests.bench.teams import Office, Sender, User

# Questions that the catalogue answers, each another one than the last.
QUESTIONS = (
    "Hvad går initiativ {n} ud på?",
    "Hvilke kommuner deltager i initiativ {n}?",
    "Hvem er kontaktperson for initiativ {n}?",
    "Hvad er status på initiativ {n}?",
)
ANSWER = (
    "Svar {n}. Kommunerne og psykiatrien holder et fast møde hver anden uge, hvor de aftaler forløbet for "
    "dem, der har brug for hjælp fra flere steder på én gang. Lægerne deltager, når det er aftalt på forhånd."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds each turn took, all of them by the clock, and all that the server's processor worked."""

    times: Sequence[float]
    seconds: float
    cpu_seconds: float

    @classmethod
    def together(cls, parts: Sequence[Measured]) -> Measured:
        """Several stretches as one; what lay between them does not count."""
        times = [taken for part in parts for taken in part.times]
        return cls(times, sum(part.seconds for part in parts), sum(part.cpu_seconds for part in parts))

    @property
    def rate(self) -> float:
        """Turns per second."""
        return len(self.times) / self.seconds

    @property
    def cpu(self) -> float:
        """The server's processor time per turn, in milliseconds."""
        return self.cpu_seconds / len(self.times) * 1000

    def within(self, percent: int) -> float:
        """How many milliseconds that share of the turns stayed within."""
        return statistics.quantiles(self.times, n=100)[percent - 1] * 1000


class People:
    """People who write to one server."""

    def __init__(self, users: Sequence[User], office: Office, server: Server) -> None:
        self._senders = [Sender(user, office, server.port) for user in users]
        self._server = server

    async def close(self) -> None:
        """Everybody hangs up."""
        await asyncio.gather(*(sender.close() for sender in self._senders))

    async def say(self, words: Callable[[int], str]) -> None:
        """Everybody says one thing; `words` is given the number of who speaks. Not measured."""
        await self._all(lambda person, _: words(person), 1)

    async def measure(self, words: Callable[[int, int], str], rounds: int) -> Measured:
        """Everybody says `rounds` things, without waiting for each other."""
        cpu, start = self._server.cpu, time.perf_counter()
        times = await self._all(words, rounds)
        return Measured(times, time.perf_counter() - start, self._server.cpu - cpu)

    async def _all(self, words: Callable[[int, int], str], rounds: int) -> list[float]:
        async def one(person: int, sender: Sender) -> list[float]:
            return [await sender.turn(words(person, number)) for number in range(rounds)]

        spoken = await asyncio.gather(*(one(n, sender) for n, sender in enumerate(self._senders)))
        return [taken for times in spoken for taken in times]


def question(person: int, number: int) -> str:
    """A question about the catalogue."""
    return QUESTIONS[(person + number) % len(QUESTIONS)].format(n=1 + (person + number) % 11)


def answer(person: int, number: int) -> str:
    """An answer to whatever the bot asked."""
    return ANSWER.format(n=f"{person}-{number}")
