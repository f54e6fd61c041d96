"""`klyngebot serve` as its own process, and the other commands beside it on the same data."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.teams import Answered, Json

KLYNGEBOT = (sys.executable, "-m", "bot.cli")
ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0
OURS = ("KLYNGEBOT_", "MICROSOFTAPP", "PORT", "HOST")
HEADER = "upn,name,role,cluster,municipality,organisation\n"


class Server:
    """The bot in a process that can be killed and started again on the same port, data and log."""

    def __init__(
        self, folder: Path, database_url: str | None, session: aiohttp.ClientSession, **env: str
    ) -> None:
        self.folder = folder
        self.log = folder / "log.jsonl"
        self.port = _free_port()
        self._session = session
        self._process: Process | None = None
        more = {"KLYNGEBOT_DATABASE_URL": database_url} if database_url else {}
        inherited = {k: v for k, v in os.environ.items() if not k.upper().startswith(OURS)}
        self.env = {
            **inherited,
            "KLYNGEBOT_DATA_DIR": str(folder / "data"),
            "PORT": str(self.port),
            **more,
            **env,
        }

    async def start(self) -> float:
        """Start, wait until it answers, and tell how many seconds that took."""
        began = time.perf_counter()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *KLYNGEBOT, "serve", env=self.env, cwd=ROOT, stdout=DEVNULL, stderr=log
            )
        while (taken := time.perf_counter() - began) < STARTS_WITHIN:
            try:
                async with self._session.get(self.url + "/healthz"):
                    return taken
            except aiohttp.ClientError:
                assert self._process.returncode is None, self.logged()
                await asyncio.sleep(0.01)
        raise AssertionError("the server does not start: " + self.logged())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to stop."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.send_signal(how)
            await process.wait()

    async def post(self, activity: Json, headers: Mapping[str, str] | None = None) -> Answered:
        """One activity to the bot's door. Raises aiohttp.ClientError where the process is gone."""
        async with self._session.post(self.url + "/api/messages", json=activity, headers=headers) as response:
            return Answered(response.status, await response.read())

    async def post_raw(self, data: bytes) -> Answered:
        """Any bytes to the bot's door."""
        headers = {"Content-Type": "application/json"}
        async with self._session.post(self.url + "/api/messages", data=data, headers=headers) as response:
            return Answered(response.status, await response.read())

    async def get(self, path: str) -> int:
        """The status of one of the other routes."""
        async with self._session.get(self.url + path) as response:
            return response.status

    async def command(self, *arguments: str) -> str:
        """What another `klyngebot` command prints, in the server's environment."""
        process = await asyncio.create_subprocess_exec(
            *KLYNGEBOT, *arguments, env=self.env, cwd=ROOT, stdout=PIPE, stderr=PIPE
        )
        out, err = await process.communicate()
        assert process.returncode == 0, err.decode()
        return out.decode()

    async def json(self, *arguments: str) -> Any:
        """What a command prints with `--json`."""
        return json.loads(await self.command(*arguments, "--json"))

    async def import_people(self, *rows: str) -> None:
        """`klyngebot people import` of rows under the header."""
        path = self.folder / "people.csv"
        path.write_text(HEADER + "\n".join(rows), "utf-8")
        await self.command("people", "import", str(path))

    def logged(self) -> str:
        """Everything the server has written on stderr, in all its lives."""
        return self.log.read_text("utf-8") if self.log.exists() else ""

    def faults(self) -> list[str]:
        """Log lines that tell of a fault of ours."""
        signs = ("turn failed", "Traceback", '"level":"CRITICAL"', "never retrieved", "notices failed")
        return [line for line in self.logged().splitlines() if any(sign in line for sign in signs)]


@asynccontextmanager
async def prepared(folder: Path, database_url: str | None, **env: str) -> AsyncIterator[Server]:
    """A server that is not running yet; whatever still runs at the end is killed."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        made = Server(folder, database_url, session, **env)
        try:
            yield made
        finally:
            await made.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
