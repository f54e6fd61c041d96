"""How fast messages may leave: evenly per tenant, and within Teams' limits per conversation."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic

# Teams takes 7 in a second and 60 in 30 seconds into one conversation; this leaves room for replies.
CONVERSATION_LIMITS = ((6, 1.0), (55, 30.0))
FORGET_OVER = 10_000


class _Window:
    """The times of the newest sends into one conversation."""

    def __init__(self) -> None:
        self._sent: deque[float] = deque(maxlen=max(limit for limit, _ in CONVERSATION_LIMITS))

    def earliest(self, now: float) -> float:
        """When the next one may leave."""
        when = now
        for limit, seconds in CONVERSATION_LIMITS:
            if len(self._sent) >= limit:
                when = max(when, self._sent[-limit] + seconds)
        return when

    def book(self, when: float) -> None:
        self._sent.append(when)

    def idle(self, now: float) -> bool:
        return not self._sent or self._sent[-1] + CONVERSATION_LIMITS[-1][1] < now


class Pacer:
    """Hands out times to send at. `rate` is sends per second and tenant; 0 sets no limit there.

    It knows this process alone. Replicas together may pass a tenant's limit; Teams then answers 429.
    """

    def __init__(self, rate: float, clock: Callable[[], float] = monotonic) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._clock = clock
        self._tenants: dict[str, float] = {}
        self._windows: dict[str, _Window] = {}

    def book(self, tenant_id: str, conversation_id: str) -> float:
        """Take the next free time of this tenant and conversation; gives the seconds until then."""
        now = self._clock()
        self._forget(now)
        window = self._windows.setdefault(conversation_id.partition(";messageid=")[0], _Window())
        when = max(window.earliest(now), self._tenants.get(tenant_id, now))
        window.book(when)
        if self._gap:
            self._tenants[tenant_id] = when + self._gap
        return when - now

    async def wait(self, tenant_id: str, conversation_id: str) -> None:
        """Return when the next message may leave."""
        seconds = self.book(tenant_id, conversation_id)
        if seconds > 0:
            await asyncio.sleep(seconds)

    def _forget(self, now: float) -> None:
        if len(self._windows) > FORGET_OVER:
            self._windows = {k: w for k, w in self._windows.items() if not w.idle(now)}
