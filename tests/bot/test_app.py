"""The other routes, the start and the stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from pathlib import Path

import aiohttp
import pytest

from bot.bootstrap import Outside
from tests.bot.echo import Echo
from tests.teams import Behind, Someone, TeamsStandIn, bot_for, local_settings


async def test_it_is_alive_and_ready(bot: Behind) -> None:
    assert (await bot.get("/healthz")).body == {"status": "ok"}
    ready = await bot.get("/readyz")
    assert (ready.status, ready.body) == (200, {"database": True, "migrations": True, "catalogue": True})


@pytest.mark.parametrize("path", ["/privacy", "/terms"])
async def test_the_pages_are_in_both_languages(bot: Behind, path: str) -> None:
    page = (await bot.get(path)).raw.decode()
    assert 'lang="da"' in page and 'lang="en"' in page and "<script" not in page
    assert ("ingen sprogmodel" if path == "/privacy" else "112") in page


async def test_figures_are_for_this_machine(
    bot: Behind, teams: TeamsStandIn, ann: Someone, database_url: str, tmp_path: Path, outside: Outside
) -> None:
    await bot.post(teams.message(ann, "hej"))
    await bot.post([])
    figures = (await bot.get("/metrics")).raw.decode()
    assert 'klyngebot_turns_total{kind="message",status="200"} 1.0' in figures
    assert 'klyngebot_turns_total{kind="refused",status="400"} 1.0' in figures
    assert (await bot.get("/metrics", {"X-Forwarded-For": "8.8.8.8"})).status == 403
    async with bot_for(local_settings(database_url, tmp_path, metrics_open=True), outside) as open_to_all:
        assert (await open_to_all.get("/metrics", {"X-Forwarded-For": "8.8.8.8"})).status == 200


async def test_what_is_said_is_not_logged(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, capfd: pytest.CaptureFixture[str]
) -> None:
    await bot.post(teams.message(ann, "hemmeligheden"))
    await bot.post(teams.execute(ann, "save", {"x": "hemmeligheden"}, felt="hemmeligheden"))
    out, err = capfd.readouterr()
    assert "turn" in out + err and "hemmelighed" not in out + err
    assert ann.chat not in out + err and ann.upn not in out + err


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def started(folder: Path, port: int, **more: str) -> asyncio.subprocess.Process:
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("KLYNGEBOT_", "MICROSOFT"))}
    kept.pop("HOST", None)
    environment = {**kept, "PORT": str(port), "KLYNGEBOT_DATA_DIR": str(folder), **more}
    code = "import asyncio, bot.app, bot.settings; asyncio.run(bot.app.serve(bot.settings.load_settings()))"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, env=environment, stderr=asyncio.subprocess.PIPE
    )


async def answers(port: int) -> bool:
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
                    return response.status == 200
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
    return False


async def test_the_real_bot_starts_says_that_it_is_local_and_stops(tmp_path: Path) -> None:
    port = free_port()
    process = await started(tmp_path, port)
    try:
        assert await answers(port)
        process.send_signal(signal.SIGTERM)
        stopping = time.monotonic()
        _, err = await asyncio.wait_for(process.communicate(), 20)
        assert process.returncode == 0 and time.monotonic() - stopping < 10
        assert "LOKAL TILSTAND" in err.decode() and "Traceback" not in err.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_it_does_not_start_on_a_wrong_setting(tmp_path: Path) -> None:
    process = await started(tmp_path, free_port(), HOST="0.0.0.0", KLYNGEBOT_NOW="x")
    _, err = await process.communicate()
    assert process.returncode and "HOST" in err.decode() and "KLYNGEBOT_NOW" in err.decode()
