"""Shows that the bot is at work, when work takes long enough to wonder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.connector.client import ONCE, Connector
from bot.connector.errors import CallFailed
from storage.records import Scope

AFTER = 2.0
AGAIN = 4.0  # Teams takes the sign away after some seconds


@asynccontextmanager
async def shown_while_working(
    connector: Connector, service_url: str, conversation_id: str, scope: Scope
) -> AsyncIterator[None]:
    """Send the typing sign when it takes over two seconds, until the work ends, also when it ends badly.

    Channels do not show it.
    """
    if scope is Scope.channel:
        yield
        return
    loop = asyncio.get_running_loop()
    tasks: list[asyncio.Task[None]] = []
    # A timer costs next to nothing, and nearly every turn ends before it goes off.
    timer = loop.call_later(
        AFTER, lambda: tasks.append(loop.create_task(_repeat(connector, service_url, conversation_id)))
    )
    try:
        yield
    finally:
        timer.cancel()
        for task in tasks:
            task.cancel()


async def _repeat(connector: Connector, service_url: str, conversation_id: str) -> None:
    try:
        while True:
            await connector.send(service_url, conversation_id, {"type": "typing"}, ONCE)
            await asyncio.sleep(AGAIN)
    except CallFailed:
        return
