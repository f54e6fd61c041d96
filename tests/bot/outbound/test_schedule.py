"""What happens by itself."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.outbound.schedule import TURNS_KEPT, Job, forget_turns, run
from storage.database import Database
from storage.errors import Unavailable


async def test_turns_are_forgotten_when_nobody_can_deliver_them_again(database: Database) -> None:
    now = datetime.now(UTC)
    async with database.work() as uow:
        await uow.turns.add("old", [], now - TURNS_KEPT - timedelta(minutes=1))
        await uow.turns.add("new", [], now - TURNS_KEPT + timedelta(minutes=1))
    assert await forget_turns(database) == 1
    async with database.work() as uow:
        assert (await uow.turns.open("old", "t", "c", "p")).seen is None
        assert (await uow.turns.open("new", "t", "c", "p")).seen is not None


async def test_trouble_does_not_end_the_jobs() -> None:
    done = asyncio.Event()
    tries = 0

    async def work() -> int:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise Unavailable("away")
        if tries == 2:
            raise ValueError("a fault of ours")
        done.set()
        return 1

    woken = asyncio.Event()
    running = asyncio.create_task(run([Job("test", timedelta(milliseconds=1), work)], woken.set))
    await asyncio.wait_for(done.wait(), 5)
    await asyncio.wait_for(woken.wait(), 5)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
