"""The migrations make exactly the schema that the models describe, from wherever a database stands."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from itertools import pairwise

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import engines
from storage.database import Database
from storage.migrations import HEAD
from storage.migrations.run import config_for, upgrade
from storage.models import metadata
from tests.storage.samples import somebody


def _revisions() -> list[str]:
    """Oldest first."""
    script = ScriptDirectory(str(engines.Path(sys.modules["storage.migrations"].__file__ or "").parent))
    return [revision.revision for revision in script.walk_revisions()][::-1]


STEPS = list(pairwise(["base", *_revisions()]))


def test_the_newest_revision_is_told_without_alembic() -> None:
    """`HEAD` saves every start from loading Alembic, so it must be right."""
    assert _revisions()[-1] == HEAD


async def test_the_migrated_schema_is_the_models_schema(database: Database) -> None:
    """Whoever changes a table writes the migration too: this names what is missing."""

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "include_object": _ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    async with database._reader.connect() as connection:
        assert await connection.run_sync(differences) == []


def _ours(_: object, name: str | None, kind: str, *__: object) -> bool:
    return not (kind == "table" and name == "alembic_version")


@pytest.mark.parametrize(("before", "after"), STEPS)
async def test_each_revision_goes_forward_and_back(unmigrated_url: str, before: str, after: str) -> None:
    """From the one before it, with the foreign keys whole afterwards; going back leaves what was there."""
    url = engines.url_of(unmigrated_url)
    if before != "base":
        await upgrade(url, before)
    await upgrade(url, after)
    engine = engines.maintenance(url)
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(config_for(sync), before))
    await upgrade(url)
    await engine.dispose()
    database = await Database.open(unmigrated_url)
    assert await database.is_current()
    async with database.work() as uow:
        await somebody(uow)
    await database.close()


async def test_a_new_database_is_not_current_until_it_is_migrated(unmigrated_url: str) -> None:
    """Migrating again does nothing."""
    database = await Database.open(unmigrated_url)
    assert await database.revision() is None
    await database.migrate()
    await database.migrate()
    assert await database.revision() == HEAD
    await database.close()


async def test_processes_that_migrate_at_once_wait_for_each_other(unmigrated_url: str) -> None:
    """Replicas start together; one does the work."""
    databases = [await Database.open(unmigrated_url) for _ in range(4)]
    await asyncio.gather(
        *(asyncio.to_thread(_migrate, database.url.render_as_string(False)) for database in databases)
    )
    assert all([await database.is_current() for database in databases])
    for database in databases:
        await database.close()


def _migrate(url: str) -> None:
    program = "import asyncio, sys; from storage.database import Database\nasync def main():\n"
    program += (
        "    d = await Database.open(sys.argv[1]); await d.migrate(); await d.close()\nasyncio.run(main())"
    )
    subprocess.run([sys.executable, "-c", program, url], check=True, timeout=60)


async def test_a_start_on_a_current_database_does_not_load_alembic(database_url: str) -> None:
    """It costs a fifth of a second and ten megabytes."""
    program = "import asyncio, sys; from storage.database import Database\nasync def main():\n"
    program += (
        "    d = await Database.open(sys.argv[1]); await d.migrate(); await d.close()\nasyncio.run(main())\n"
    )
    program += "assert 'alembic' not in sys.modules"
    await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", program, database_url], check=True, timeout=60
    )
