"""A stand-in for Teams that takes so many requests in a second and no more, and fails now and then."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic

from aiohttp import web

from tests.teams import Refusal, TeamsStandIn

UNANSWERED = 30.0  # longer than the bot waits for an answer
STANDSTILL = 0.5


@dataclass
class ThrottlingTeams(TeamsStandIn):
    """Teams that counts. `limit` requests in any second; of the others a share of `faults` fails, by turns.

    What it answers 502, 504 or not at all it has not delivered.
    """

    limit: int = 30
    faults: float = 0.0
    latency: float = 0.0
    kinds: tuple[int, ...] = (429, 412, 502, 504)
    arrivals: list[float] = field(default_factory=list)  # of every request to send
    accepted: list[float] = field(default_factory=list)
    reached: Counter[str] = field(default_factory=Counter)
    rejected: int = 0
    too_early: int = 0  # requests before Retry-After ran out
    unanswered: list[float] = field(default_factory=list)
    resumes: list[float] = field(default_factory=list)  # when each 429 allowed the next request
    dice: random.Random = field(default_factory=lambda: random.Random(20190401))

    def __post_init__(self) -> None:
        super().__post_init__()
        self._window: deque[float] = deque()
        self._failed = 0
        self.reached_some = asyncio.Condition()

    async def _send(self, request: web.Request) -> web.Response:
        now = monotonic()
        self.arrivals.append(now)
        # What was on its way when the 429 was given does not count as early.
        if self.resumes and self.resumes[-1] - 0.9 < now < self.resumes[-1] - 0.05:
            self.too_early += 1
        while self._window and self._window[0] <= now - 1:
            self._window.popleft()
        self._window.append(now)
        if len(self._window) > self.limit:
            self.rejected += 1
            return self._too_many(now)
        if self.latency:
            await asyncio.sleep(self.latency)
        if self.dice.random() < self.faults:
            return await self._fault(now)
        try:
            answer = await super()._send(request)
        except ConnectionResetError:
            return web.Response(status=499)  # whoever sent it was killed on the way, and hears nothing
        if answer.status < 300:
            self.accepted.append(monotonic())
            self.reached[self._about(request)] += 1
            async with self.reached_some:
                self.reached_some.notify_all()
        return answer

    def _too_many(self, now: float) -> web.Response:
        self.resumes.append(now + 1)
        return Refusal(429, retry_after=1).response()

    async def _fault(self, now: float) -> web.Response:
        self._failed += 1
        kind = self.kinds[self._failed % len(self.kinds)]
        if kind == 429:
            return self._too_many(now)
        if kind == 0:
            self.unanswered.append(now)
            await asyncio.sleep(UNANSWERED)
        return Refusal(kind or 504).response()

    async def until_reached(self, count: int) -> None:
        """Return when so many messages have been taken."""
        async with self.reached_some:
            await self.reached_some.wait_for(lambda: self.reached.total() >= count)

    def most_in_a_second(self) -> int:
        """The most requests in any second, rejected ones too."""
        window: deque[float] = deque()
        most = 0
        for at in self.arrivals:
            window.append(at)
            while window[0] <= at - 1:
                window.popleft()
            most = max(most, len(window))
        return most

    def pace(self) -> float:
        """Requests per second while nothing stood still: neither for Retry-After nor for a restart."""
        gaps = [later - earlier for earlier, later in pairwise(self.arrivals) if later - earlier < STANDSTILL]
        return len(gaps) / sum(gaps)

    def delivered(self) -> float:
        """Messages taken per second from the first to the last, standstills and all."""
        return (len(self.accepted) - 1) / (self.accepted[-1] - self.accepted[0])

    def back_at(self, pace: float) -> float | None:
        """The longest time from the end of a Retry-After to a second with this pace, other 429s left out."""
        bulk = self.arrivals[: int(len(self.arrivals) * 0.9)]
        slowest = None
        for at in self.resumes:
            after = [a for a in bulk if a >= at]
            until = min((r - 1 for r in self.resumes if r > at), default=float("inf"))
            for first, last in zip(after, after[int(pace) :], strict=False):
                if last > until:
                    break
                if last - first <= 1:
                    slowest = max(slowest or 0.0, last - at)
                    break
        return slowest
