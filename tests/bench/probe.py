"""Our server with watches in it: `python -m tests.bench.probe FILE` serves until it is told to stop.

SIGUSR1 sets the watches to nothing, SIGUSR2 writes what they show to FILE. They cost something themselves,
so shares are taken from such a server and speeds from one without.
"""

from __future__ import annotations

import asyncio
import functools
import json
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncTransaction

from bot import app
from bot.connector.client import Connector
from bot.inbound import activity_handler, replies
from bot.inbound.adapter import TeamsAdapter
from bot.settings import load_settings
from dialogs.conversation import Conversation
from dialogs.understanding import Understanding
from storage.repositories.prepared import Prepared

OUTERMOST = "adapter"
_inside: ContextVar[list[float] | None] = ContextVar("inside", default=None)


class Watches:
    """Seconds in each part, without the parts inside it; only what happens in a turn counts."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.queries = 0
        self.turns = 0

    def clear(self) -> None:
        """Start again from nothing."""
        self.seconds.clear()
        self.queries = self.turns = 0

    def write(self, path: Path) -> None:
        """What the watches show, per turn."""
        turns = max(self.turns, 1)
        parts = {part: seconds / turns for part, seconds in self.seconds.items()}
        path.write_text(json.dumps({"seconds": parts, "queries": self.queries / turns}))

    def on(self, part: str, owner: Any, *names: str) -> None:
        """Put a watch on these functions of a class or module."""
        for name in names:
            function = getattr(owner, name)
            kind = self._waiting if asyncio.iscoroutinefunction(function) else self._plain
            setattr(owner, name, kind(part, function))

    def query(self, *_: object) -> None:
        """A statement goes to the database."""
        self.queries += _inside.get() is not None

    def _waiting(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        async def watched(*args: Any, **more: Any) -> Any:
            if isinstance(args[0], Prepared):  # these do not go by SQLAlchemy, which tells of all others
                self.query()
            outer, inner, start = _inside.get(), [0.0], time.perf_counter()
            token = _inside.set(inner)
            try:
                return await function(*args, **more)
            finally:
                _inside.reset(token)
                self._note(part, time.perf_counter() - start, inner, outer)

        return watched

    def _plain(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def watched(*args: Any, **more: Any) -> Any:
            outer, start = _inside.get(), time.perf_counter()
            try:
                return function(*args, **more)
            finally:
                self._note(part, time.perf_counter() - start, [0.0], outer)

        return watched

    def _note(self, part: str, taken: float, inner: list[float], outer: list[float] | None) -> None:
        if outer is not None:
            outer[0] += taken
        elif part != OUTERMOST:
            return
        self.seconds[part] += taken - inner[0]
        self.turns += part == OUTERMOST


def watched() -> Watches:
    """Watches at the door of each part."""
    watches = Watches()
    watches.on(OUTERMOST, TeamsAdapter, "process")
    watches.on("conversation", Conversation, "_answered")
    watches.on("recognition", Understanding, "recognise")
    watches.on("database", Prepared, "rows", "changed")
    watches.on("database", AsyncConnection, "start", "execute", "exec_driver_sql", "__aexit__")
    watches.on("database", AsyncTransaction, "start", "commit", "rollback", "__aexit__")
    watches.on("card", replies, "activity_json")
    watches.on("card", activity_handler, "card_for")
    watches.on("sending", Connector, "_call")
    event.listen(Engine, "before_cursor_execute", watches.query)
    return watches


async def main(out: Path) -> None:
    """Serve with watches."""
    watches, loop = watched(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, watches.clear)
    loop.add_signal_handler(signal.SIGUSR2, watches.write, out)
    await app.serve(load_settings())


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
