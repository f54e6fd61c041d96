"""What the commands share: the database made ready, and how results are printed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.bootstrap import open_database
from bot.settings import load_settings
from storage.database import Database


@asynccontextmanager
async def opened() -> AsyncIterator[Database]:
    """The database that the settings name, migrated and with the built-in catalogue in step."""
    database = await open_database(load_settings())
    try:
        yield database
    finally:
        await database.close()


def print_json(value: Any) -> None:
    """JSON that a person can read too."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need to be; None is left empty."""
    lines = [heads, *([("" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
