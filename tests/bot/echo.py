"""A conversation for tests of the edge: says back what it was told, and keeps what it was given."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from dialogs.answers import Form, Reply, text
from dialogs.turn import Incoming


@dataclass
class EchoOutcome:
    replies: tuple[Reply, ...] = ()
    form: Form | None = None
    toast: str | None = None
    language: str = "da"
    was_sent: bool = False

    async def sent(self) -> None:
        self.was_sent = True


@dataclass
class Echo:
    """`answer` decides what is said, else the text comes back. Unsent replies are kept for a redelivery."""

    taken: list[Incoming] = field(default_factory=list)
    outcomes: dict[str, EchoOutcome] = field(default_factory=dict)
    answer: Callable[[Incoming], EchoOutcome | Sequence[Reply]] | None = None

    async def prepare(self) -> None:
        """Nothing to make ready."""

    async def close(self) -> None:
        """Nothing waits."""

    @asynccontextmanager
    async def take(self, incoming: Incoming) -> AsyncIterator[EchoOutcome]:
        self.taken.append(incoming)
        before = self.outcomes.get(incoming.key)
        if before is None:
            made = self.answer(incoming) if self.answer else [Reply((text(f"echo: {incoming.text}"),))]
            before = made if isinstance(made, EchoOutcome) else EchoOutcome(tuple(made))
            self.outcomes[incoming.key] = before
        yield EchoOutcome() if before.was_sent else before
