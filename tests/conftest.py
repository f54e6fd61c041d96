"""The databases that the tests run on: both kinds, unless KLYNGEBOT_TEST_DATABASES names one."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.observing import configure_logging
from storage import models
from storage.database import Database
from tests import postgres

configure_logging()
KINDS = os.environ.get("KLYNGEBOT_TEST_DATABASES", "sqlite,postgresql").split(",")


CLOSE_FIRST: list[Callable[[], Awaitable[None]]] = []
"""What stands on a test's database and must be closed before it."""


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """`sqlite` or `postgresql`; every test that uses a database runs once for each."""
    return str(request.param)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """An SQLite file with the newest schema, made once and then copied."""

    @cache
    def make() -> Path:
        path = tmp_path_factory.mktemp("template") / "klyngebot.db"
        migrate(str(path))
        return path

    return make


@pytest.fixture
def database_url(database_kind: str, migrated_file: Callable[[], Path], tmp_path: Path) -> str:
    """The address of a migrated database without rows, for a test that opens it itself."""
    if database_kind == "postgresql":
        url = _migrated_postgres()
        empty(url)
        return url
    path = tmp_path / "klyngebot.db"
    shutil.copyfile(migrated_file(), path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database without rows."""
    opened = await Database.open(database_url)
    yield opened
    while CLOSE_FIRST:
        await CLOSE_FIRST.pop()()
    await opened.close()


@pytest.fixture
def unmigrated_url(database_kind: str, tmp_path: Path) -> str:
    """The address of a database in which nothing was ever made."""
    if database_kind == "postgresql":
        return postgres.server().url(postgres.server().create_database())
    return f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"


@cache
def _migrated_postgres() -> str:
    url = postgres.server().url(postgres.server().create_database())
    migrate(url)
    return url


def migrate(url: str) -> None:
    """Migrate outside the test's event loop."""

    async def run() -> None:
        database = await Database.open(url)
        await database.migrate()
        await database.close()

    asyncio.run(run())


def empty(url: str) -> None:
    """Take all rows out, and count from 1 again. From small tables DELETE is far faster than TRUNCATE."""
    name = make_url(url).database or ""
    deletes = (f'DELETE FROM "{table.name}"' for table in reversed(models.metadata.sorted_tables))
    restart = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
    postgres.server().execute("; ".join([*deletes, restart]), name)


@pytest.fixture
async def migrated_elsewhere(
    database_kind: str, migrated_file: Callable[[], Path], tmp_path: Path
) -> AsyncIterator[Database]:
    """A migrated database of the other kind than `database`."""
    if database_kind == "sqlite":
        url = postgres.server().url(postgres.server().create_database())
    else:
        url = f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
        shutil.copyfile(migrated_file(), tmp_path / "elsewhere.db")
    opened = await Database.open(url)
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
def postgresql_url() -> str:
    """A migrated PostgreSQL without rows, for what only PostgreSQL does."""
    url = _migrated_postgres()
    empty(url)
    return url
