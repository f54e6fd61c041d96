"""How fast messages may leave: evenly per tenant, and within Teams' limits per conversation."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic

# Teams takes 7 in a second and 60 in 30 seconds into one conversation; this leaves room for replies.
CONVERSATION_LIMITS = ((6, 1.0), (55, 30.0))
FORGET_OVER = 10_000
SLACK = 1.08  # what leaves evenly does not arrive evenly: a second here is a little longer than Teams' own
CATCH_UP = 2  # sends that may follow at once on a late one; what was missed beyond that is let go

Limits = tuple[tuple[int, float], ...]


class _Window:
    """The times of the newest sends, of which a limit allows so many in so many seconds."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sent: deque[float] = deque(maxlen=max(limit for limit, _ in limits))

    def earliest(self, now: float) -> float:
        """When the next one may leave."""
        when = now
        for limit, seconds in self._limits:
            if len(self._sent) >= limit:
                when = max(when, self._sent[-limit] + seconds)
        return when

    def book(self, when: float) -> None:
        self._sent.append(when)

    def idle(self, now: float) -> bool:
        return not self._sent or self._sent[-1] + self._limits[-1][1] < now


class _Gate:
    """Where everything for one tenant leaves, one after the other."""

    def __init__(self, limits: Limits) -> None:
        self.lock = asyncio.Lock()
        self.sent = _Window(limits)
        self.planned = 0.0
        self.closed_until = 0.0

    def opens(self, now: float) -> float:
        return max(self.sent.earliest(now), self.planned, self.closed_until)

    def passed(self, now: float, gap: float) -> None:
        self.sent.book(now)
        self.planned = max(self.planned + gap, now - CATCH_UP * gap)


class Pacer:
    """Says when the next message may leave. `rate` is sends per second and tenant; 0 sets no limit there.

    It knows this process alone. Replicas together may pass a tenant's limit; Teams then answers 429.
    """

    def __init__(
        self,
        rate: float,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 1 / rate if rate else 0.0
        limit = max(1, int(rate))
        self._limits: Limits = ((limit, limit * self._gap * SLACK),)
        self._clock = clock
        self._sleep = sleep
        self._gates: dict[str, _Gate] = {}
        self._windows: dict[str, _Window] = {}
        self._forget_over = FORGET_OVER

    @asynccontextmanager
    async def turn(self, tenant_id: str, conversation_id: str) -> AsyncIterator[None]:
        """Wait until the next message may leave for this tenant and conversation; it leaves after the block.

        What has to be done just before a send is done in the block: its time counts from the block's end,
        so that a slow database does not let sends through in a clump afterwards.
        """
        await self._conversation(conversation_id)
        gate = self._gate(tenant_id)
        if not self._gap:
            await self._until(lambda: gate.closed_until)
            yield
            return
        async with gate.lock:
            await self._until(lambda: gate.opens(self._clock()))
            yield
            gate.passed(self._clock(), self._gap)

    async def wait(self, tenant_id: str, conversation_id: str) -> None:
        """Return when the next message may leave."""
        async with self.turn(tenant_id, conversation_id):
            pass

    def pause(self, tenant_id: str, seconds: float) -> None:
        """Let nothing leave for this tenant for so long: Teams has said that it was too much."""
        gate = self._gate(tenant_id)
        gate.closed_until = max(gate.closed_until, self._clock() + seconds)

    def _gate(self, tenant_id: str) -> _Gate:
        gate = self._gates.get(tenant_id)
        if gate is None:
            gate = self._gates[tenant_id] = _Gate(self._limits)
        return gate

    async def _conversation(self, conversation_id: str) -> None:
        """Book the next free time of this conversation, and wait for it."""
        now = self._clock()
        self._forget(now)
        thread = conversation_id.partition(";messageid=")[0]
        window = self._windows.setdefault(thread, _Window(CONVERSATION_LIMITS))
        when = window.earliest(now)
        window.book(when)
        await self._until(lambda: when)

    async def _until(self, when: Callable[[], float]) -> None:
        while (seconds := when() - self._clock()) > 0:
            await self._sleep(seconds)

    def _forget(self, now: float) -> None:
        if len(self._windows) > self._forget_over:
            self._windows = {k: w for k, w in self._windows.items() if not w.idle(now)}
            self._forget_over = max(FORGET_OVER, 2 * len(self._windows))
