"""Alembic without an ini file: the migrations travel in the package, the address comes from the caller."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, text

from storage import engines
from storage.errors import translated

LOCK = 4_774_120_187  # any number, the same for every process that migrates


async def upgrade(url: URL, revision: str = "head") -> None:
    """Upgrade in one transaction. Who comes second waits, and finds nothing left to do."""
    engine = engines.maintenance(url)
    try:
        with translated():
            async with engine.begin() as connection:
                await connection.run_sync(upgrade_on, revision)
    finally:
        await engine.dispose()


def upgrade_on(connection: Connection, revision: str = "head") -> None:
    """Upgrade inside the caller's transaction."""
    # SQLite's BEGIN IMMEDIATE is this lock already.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    command.upgrade(config_for(connection), revision)


def config_for(connection: Connection) -> Config:
    """Alembic's settings, for a command that runs on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
