"""Very many of something, portion by portion, so that nobody waits until all of it is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from itertools import islice
from typing import TypeVar

AT_ONCE = 500
T = TypeVar("T")


async def portions(items: Iterable[T], size: int = AT_ONCE) -> AsyncIterator[list[T]]:
    """The items in lists of so many. Between two of them others have their turn in this thread."""
    left = iter(items)
    while portion := list(islice(left, size)):
        yield portion
        if len(portion) == size:
            await asyncio.sleep(0)
