"""`klyngebot db`: the database's shape and its copies."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from bot.commands.common import opened
from bot.settings import load_settings
from storage import backup as copies


async def upgrade(args: argparse.Namespace) -> None:
    """Migrate, which opening does."""
    async with opened() as database:
        print(f"The database is at revision {await database.revision()}.")


async def backup(args: argparse.Namespace) -> None:
    """Copy everything to a file, as it is at one moment."""
    async with opened() as database:
        count = await copies.backup(database, Path(args.file))
    print(f"{count} rows written to {args.file}.")


async def restore(args: argparse.Namespace) -> None:
    """Put a backup in place of what is there, of which a copy is kept: a restore can be undone."""
    kept = load_settings().data_dir / f"before-restore-{datetime.now():%Y%m%d-%H%M%S}.backup"
    async with opened() as database:
        await copies.backup(database, kept)
        count = await copies.restore(database, Path(args.file), replace=True)
    print(f"{count} rows restored from {args.file}. What was there before is in {kept}.")
