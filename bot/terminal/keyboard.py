"""What is typed, line by line, without stopping what the bot sends meanwhile."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator

QUOTES = '"""'


class Keyboard:
    """Reads a terminal or a pipe. `interactive` is False for a pipe: there each line is echoed when read."""

    def __init__(self) -> None:
        self.interactive = sys.stdin.isatty()
        self._wanted: queue.SimpleQueue[tuple[str, Callable[[str | None], None]]] = queue.SimpleQueue()
        # A daemon, since nothing can call a thread back from a terminal that nobody types at.
        threading.Thread(target=self._work, daemon=True).start()

    async def message(self, prompt: str) -> str | None:
        '''One message: a line, or several with a backslash at the end of each but the last, or between """.

        None when there is no more.
        '''
        line = await self.line(prompt)
        if line is None:
            return None
        if line.startswith(QUOTES):
            return await self._quoted(line.removeprefix(QUOTES))
        lines = [line]
        while lines[-1].endswith("\\"):
            lines[-1] = lines[-1][:-1]
            more = await self.line("… ")
            if more is None:
                break
            lines.append(more)
        return "\n".join(lines)

    async def _quoted(self, line: str) -> str:
        lines = []
        current: str | None = line
        while current is not None and not current.rstrip().endswith(QUOTES):
            lines.append(current)
            current = await self.line("… ")
        lines.append((current or "").rstrip().removesuffix(QUOTES))
        return "\n".join(lines).strip("\n")

    async def line(self, prompt: str) -> str | None:
        """One line without its end; None when there is no more."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[str | None] = loop.create_future()

        def settle(text: str | None) -> None:
            if not answer.done():  # the one who asked may have been cancelled
                answer.set_result(text)

        def done(text: str | None) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(settle, text)

        self._wanted.put((prompt, done))
        text = await answer
        if text is not None and not self.interactive:
            print(f"{prompt}{text}")
        return text

    def _work(self) -> None:
        lines = _typed() if self.interactive else _piped()
        while True:
            prompt, done = self._wanted.get()
            done(lines(prompt))


def _typed() -> Callable[[str], str | None]:
    import readline  # noqa: F401  # gives input() arrow keys and lines over 4096 characters

    def read(prompt: str) -> str | None:
        try:
            return input(prompt)
        except EOFError:
            print()
            return None

    return read


def _piped() -> Callable[[str], str | None]:
    lines = _lines(sys.stdin.fileno())
    return lambda prompt: next(lines, None)


def _lines(descriptor: int) -> Iterator[str]:
    """The lines of a pipe. Not through Python's own buffer: a thread that waits in it breaks the end."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    held = ""
    while chunk := os.read(descriptor, 65536):
        *whole, held = (held + decoder.decode(chunk)).split("\n")
        for line in whole:
            yield line.removesuffix("\r")
    if held:
        yield held
