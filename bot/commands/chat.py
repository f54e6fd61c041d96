"""`klyngebot chat`: talk with the running bot, as Teams would carry it."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Iterator

import aiohttp

from bot.commands import CommandError
from bot.settings import load_settings
from bot.terminal.chat import Chat
from bot.terminal.keyboard import Keyboard
from bot.terminal.teams import LocalUser, Teams


async def chat(args: argparse.Namespace) -> None:
    """Chat until /quit or the end of the input."""
    settings = load_settings()
    if not settings.local:
        raise CommandError("chat works in local mode only; MicrosoftAppId is set.")
    if "@" not in args.upn:
        raise CommandError(f"{args.upn!r} is no upn; it looks like klyngemedlem@demo.dk.")
    bot_url = f"http://{settings.host}:{settings.port}"
    await _reach(bot_url, args.wait)
    with _terminal_kept():
        talk = Chat(Keyboard())
        try:
            async with Teams(bot_url, LocalUser.of(args.upn, args.name), talk.hear) as teams:
                await talk.run(teams)
        except aiohttp.ClientConnectionError:
            raise CommandError(f"the bot at {bot_url} has gone.") from None


async def _reach(bot_url: str, patience: float) -> None:
    """Wait until the bot answers, at most `patience` seconds."""
    ends = asyncio.get_running_loop().time() + patience
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        while True:
            try:
                async with session.get(f"{bot_url}/healthz"):
                    return
            except (aiohttp.ClientError, TimeoutError):
                if asyncio.get_running_loop().time() >= ends:
                    raise CommandError(f"there is no bot at {bot_url}. Start it with: make run") from None
            await asyncio.sleep(0.1)


@contextlib.contextmanager
def _terminal_kept() -> Iterator[None]:
    """Leave the terminal as it was: a chat that is interrupted while it reads would leave it without echo."""
    if not sys.stdin.isatty():
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
