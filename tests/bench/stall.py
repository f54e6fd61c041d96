"""How long something keeps the event loop from its other work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

LOOK = 0.005
T = TypeVar("T")


async def watched(work: Awaitable[T]) -> tuple[T, float]:
    """What came of it, and for how many milliseconds at the most nothing else had its turn."""
    longest = [0.0]
    watching = asyncio.create_task(_watch(longest))
    await asyncio.sleep(0)
    try:
        done = await work
        await asyncio.sleep(2 * LOOK)  # so that what held up the last look is told too
    finally:
        watching.cancel()
    return done, longest[0] * 1000


async def _watch(longest: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(LOOK)
        longest[0] = max(longest[0], time.perf_counter() - before - LOOK)
