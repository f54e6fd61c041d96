"""`klyngebot serve`: run the bot."""

from __future__ import annotations

import argparse

from bot.app import serve as listen
from bot.settings import load_settings


async def serve(args: argparse.Namespace) -> None:
    """Until it is interrupted or told to stop."""
    await listen(load_settings())
