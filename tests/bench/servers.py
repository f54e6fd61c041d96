"""The processes that are measured: started, watched and stopped."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `started` is the seconds from its start to its first answer."""

    port: int
    pid: int
    started: float

    @property
    def memory(self) -> float:
        """Resident memory in MB, of the whole server: it is one process."""
        return _status(self.pid, "VmRSS") / 1024

    @property
    def cpu(self) -> float:
        """Seconds of processor time spent so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@contextlib.asynccontextmanager
async def running(
    command: Sequence[str], log: Path, health: str, **environment: str
) -> AsyncIterator[Server]:
    """Run a server on a free port: PORT in its environment, and in place of "PORT" in its command."""
    port = free_port()
    arguments = [sys.executable, *(str(port) if part == "PORT" else part for part in command)]
    start = time.perf_counter()
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *arguments, env=_environment(port, environment), stdout=out, stderr=out
        )
    try:
        await _healthy(process, port, health, log)
        yield Server(port, process.pid, time.perf_counter() - start)
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 20)


def _environment(port: int, more: Mapping[str, str]) -> dict[str, str]:
    """This environment without the bot's own settings, so that a bench measures the same bot everywhere."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KLYNGEBOT_", "Microsoft"))}
    return kept | {"PORT": str(port)} | dict(more)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _healthy(process: asyncio.subprocess.Process, port: int, path: str, log: Path) -> None:
    ends = time.monotonic() + 60
    while not await _answers(port, path):
        if process.returncode is not None or time.monotonic() > ends:
            raise RuntimeError(f"the server did not start: {_end_of(log)}")
        await asyncio.sleep(0.005)


async def _answers(port: int, path: str) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        line = await reader.readline()
        writer.close()
        return b" 200 " in line
    except OSError:
        return False


def _end_of(log: Path) -> str:
    return log.read_text()[-2000:]
