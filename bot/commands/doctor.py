"""`klyngebot doctor`: is everything in order that the bot needs?"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass

from bot.bootstrap import open_database
from bot.commands.common import print_json
from bot.settings import Settings, SettingsError, load_settings
from storage.catalogue.load import CatalogueError
from storage.database import Database
from storage.errors import StorageError
from storage.records import RoleName

FAILED = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `detail` says what was found, and what to do where it is not in order."""

    name: str
    ok: bool
    detail: str


async def doctor(args: argparse.Namespace) -> int:
    """Look at everything; exit code 2 when something is not in order."""
    findings = [finding async for finding in _look()]
    if args.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'NOT'}  {finding.name}: {finding.detail}")
    return 0 if all(finding.ok for finding in findings) else FAILED


async def _look() -> AsyncIterator[Finding]:
    yield Finding("python", True, platform.python_version())
    try:
        settings = load_settings()
    except SettingsError as error:
        for problem in error.problems:
            yield Finding(f"setting {problem.name}", False, problem.message)
        return
    yield Finding("mode", True, "local, loopback only" if settings.local else f"app id {settings.app_id}")
    yield await _data_folder(settings)
    try:
        database = await open_database(settings)
    except (StorageError, CatalogueError, OSError) as error:
        yield Finding("database", False, str(error).partition("\n")[0])
        return
    try:
        async for finding in _inside(database):
            yield finding
    finally:
        await database.close()


async def _data_folder(settings: Settings) -> Finding:
    folder = await asyncio.to_thread(settings.data_dir.absolute)
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    return Finding(
        "data folder", os.access(folder, os.W_OK), f"{folder}, readable by {oct(folder.stat().st_mode)[-3:]}"
    )


async def _inside(database: Database) -> AsyncIterator[Finding]:
    revision = await database.revision()
    yield Finding("database", True, f"{database.url.get_backend_name()}, revision {revision}")
    async with database.read() as uow:
        catalogue = await uow.catalogue.load()
        people = await uow.people.all()
    yield Finding(
        "catalogue", True, f"{len(catalogue.templates)} templates, {len(catalogue.initiatives)} initiatives"
    )
    secretariat = sum(person.has(RoleName.secretariat) for person in people)
    advice = "" if secretariat else ": import people, or set KLYNGEBOT_SECRETARIAT"
    yield Finding("people", secretariat > 0, f"{len(people)}, {secretariat} in the secretariat{advice}")
