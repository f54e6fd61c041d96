"""What the commands share: the database made ready, and how results are printed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.bootstrap import language_model, open_database
from bot.language_model import LanguageModel
from bot.settings import Settings, load_settings
from storage.database import Database


@asynccontextmanager
async def opened() -> AsyncIterator[Database]:
    """The database that the settings name, migrated and with the built-in catalogue in step."""
    database = await open_database(load_settings())
    try:
        yield database
    finally:
        await database.close()


def untold(*what: object) -> None:
    """What becomes of questions to the language model is counted in the server alone."""


@asynccontextmanager
async def chooser(settings: Settings) -> AsyncIterator[LanguageModel | None]:
    """The language model that the settings name, if any, for a command that runs without the server."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield language_model(settings, session, untold)


def print_json(value: Any) -> None:
    """JSON that a person can read too."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need to be; None is left empty."""
    lines = [heads, *([("" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def plain(value: Any) -> Any:
    """Slots that the bot understood, as JSON has them."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
