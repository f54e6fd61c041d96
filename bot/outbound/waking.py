"""Rest between two rounds of work, until somebody says that there may be more."""

from __future__ import annotations

import asyncio


class Waking:
    """Wakes whoever rests. What is said while nobody rests ends the next rest at once."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be something to do. Costs nothing."""
        self._woken.set()

    async def rest(self, longest: float, gather: float) -> None:
        """Until woken, and `gather` seconds more, so that what comes together is done together; at most `longest`."""
        try:
            await asyncio.wait_for(self._woken.wait(), longest)
            await asyncio.sleep(gather)
        except TimeoutError:
            pass
        self._woken.clear()
