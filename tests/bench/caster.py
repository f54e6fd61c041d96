"""Our server, which at SIGUSR1 begins a broadcast to so many: `python -m tests.bench.caster COUNT`.

A turn or the tick begins one in the server, so that is where its rows have to be written when it is measured what
that costs those who chat.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

from bot import app, cli
from bot.bootstrap import Bot, Outside
from bot.settings import Settings
from dialogs.answers import Reply, text
from storage.database import Database
from storage.records import BroadcastKind, Draft, Letter, Recipient
from tests.bench.teams import TENANT

FIRST = 1_000_000
"""The first of those who are written to; the others have the numbers that follow."""
LETTER = Letter(Reply((text("Husk mødet på torsdag."),)).to_json())
_running = app.running


async def begin(database: Database, count: int) -> None:
    """Decide to send, and write a row for each recipient."""
    now = datetime.now(UTC)

    def everybody() -> Iterator[Recipient]:
        return (Recipient("Nogen", FIRST + number) for number in range(count))

    async with database.work() as uow:
        draft = Draft(BroadcastKind.message, "Møde", "", {})
        made = await uow.broadcasts.create(draft, None, "Sekretær", TENANT, now)
        await uow.broadcasts.start(made.id, made.revision, everybody(), LETTER, now)


@contextlib.asynccontextmanager
async def _casting(settings: Settings, outside: Outside | None = None) -> AsyncIterator[Bot]:
    count, begun = int(sys.argv[1]), set()
    async with _running(settings, outside) as bot:
        loop = asyncio.get_running_loop()

        def cast() -> None:
            begun.add(loop.create_task(begin(bot.database, count)))

        loop.add_signal_handler(signal.SIGUSR1, cast)
        yield bot


if __name__ == "__main__":
    app.running = _casting
    sys.exit(cli.main(["serve"]))
