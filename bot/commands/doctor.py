"""`klyngebot doctor`: is everything in order that the bot needs, and what to do where it is not?"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
from collections.abc import AsyncIterator

import aiohttp
from msgspec import Struct
from msgspec.structs import asdict

from bot.bootstrap import Outside, language_model, open_database, tokens
from bot.commands.common import print_json, untold
from bot.connector.errors import CallFailed
from bot.settings import Settings, SettingsError, load_settings
from dialogs.understanding.choosing import Choice, Option
from storage.catalogue.load import CatalogueError
from storage.database import Database
from storage.errors import StorageError
from storage.migrations import HEAD
from storage.records import RoleName

FAILED = 2
WAIT = aiohttp.ClientTimeout(total=10)
OPEN_FOLDER = 0o077


class Finding(Struct, frozen=True):
    """One thing that was looked at. `detail` says what was found, and what to do where it is not in order."""

    name: str
    ok: bool
    detail: str


async def doctor(args: argparse.Namespace, outside: Outside | None = None) -> int:
    """Look at everything; exit code 2 when something is not in order."""
    findings = [finding async for finding in _look(outside or Outside())]
    if args.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'NOT'}  {finding.name}: {finding.detail}")
    return 0 if all(finding.ok for finding in findings) else FAILED


async def _look(outside: Outside) -> AsyncIterator[Finding]:
    yield Finding("python", True, platform.python_version())
    try:
        settings = load_settings()
    except SettingsError as error:
        for problem in error.problems:
            yield Finding(f"setting {problem.name}", False, problem.message)
        return
    yield _mode(settings)
    async for finding in _stored(settings):
        yield finding
    async with aiohttp.ClientSession(timeout=WAIT) as session:
        if not settings.local:
            yield await _credentials(settings, outside, session)
            yield await _signing_keys(outside, session)
            yield await _public(settings, session)
        yield await _language_model(settings, session)
        yield await _running(settings, session)


def _mode(settings: Settings) -> Finding:
    if settings.local:
        return Finding("mode", True, "local, loopback only; set MicrosoftAppId to serve Teams")
    return Finding("mode", True, f"app id {settings.app_id}, {settings.app_type}")


async def _stored(settings: Settings) -> AsyncIterator[Finding]:
    yield await _data_folder(settings)
    try:
        database = await open_database(settings)
    except (StorageError, CatalogueError, OSError, ValueError) as error:
        told = str(error).partition("\n")[0]
        yield Finding("database", False, f"{told}. Look at KLYNGEBOT_DATABASE_URL, and whether it is up")
        return
    try:
        async for finding in _inside(database, len(settings.secretariat)):
            yield finding
    finally:
        await database.close()


async def _data_folder(settings: Settings) -> Finding:
    folder = await asyncio.to_thread(settings.data_dir.absolute)
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        mode = folder.stat().st_mode & 0o777
    except OSError as error:
        return Finding("data folder", False, f"{folder}: {error.strerror}; set KLYNGEBOT_DATA_DIR")
    if not os.access(folder, os.W_OK):
        return Finding("data folder", False, f"{folder} cannot be written to; give the bot's user the right")
    advice = f"; others on this machine may look in: chmod 700 {folder}" if mode & OPEN_FOLDER else ""
    return Finding("data folder", True, f"{folder}, mode {mode:o}{advice}")


async def _inside(database: Database, named: int) -> AsyncIterator[Finding]:
    yield Finding("database", True, f"{database.url.get_backend_name()} answers")
    revision = await database.revision()
    yield Finding("migrations", revision == HEAD, f"revision {revision}, the newest is {HEAD}")
    async with database.read() as uow:
        catalogue = await uow.catalogue.load()
        people = await uow.people.all()
        waiting = (await uow.queues.notices()).get("pending", 0)
    yield Finding(
        "catalogue", True, f"{len(catalogue.templates)} templates, {len(catalogue.initiatives)} initiatives"
    )
    secretariat = sum(person.has(RoleName.secretariat) for person in people)
    if not secretariat and named:
        advice = f"; {named} in KLYNGEBOT_SECRETARIAT become it when they first write to the bot"
    else:
        advice = "" if secretariat else ": import people, or set KLYNGEBOT_SECRETARIAT"
    in_order = secretariat + named > 0
    yield Finding("people", in_order, f"{len(people)}, {secretariat} in the secretariat{advice}")
    yield Finding("queue", True, f"{waiting} messages wait to be sent")


async def _credentials(settings: Settings, outside: Outside, session: aiohttp.ClientSession) -> Finding:
    """The bot's own token: what Teams will want to see when it answers."""
    try:
        await tokens(settings, outside, session).token()
    except CallFailed as failed:
        where = (
            "is the identity assigned to this app, and its client id MicrosoftAppId?"
            if settings.app_type == "UserAssignedMSI"
            else "look at MicrosoftAppId, MicrosoftAppTenantId, and whether the secret has run out"
        )
        return Finding("credentials", False, f"no token ({failed.trouble.value}, {failed.status}); {where}")
    return Finding("credentials", True, "a token was given")


async def _signing_keys(outside: Outside, session: aiohttp.ClientSession) -> Finding:
    reached = await _status(session, outside.metadata) == 200
    advice = "reached" if reached else "out of reach; open the firewall for login.botframework.com"
    return Finding("signing keys", reached, advice)


async def _public(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """The address that Azure Bot and people have."""
    if settings.public_url is None:
        return Finding("endpoint", False, "set KLYNGEBOT_PUBLIC_URL to the bot's https address")
    if not settings.public_url.startswith("https://"):
        return Finding("endpoint", False, f"{settings.public_url} is not https; Teams calls nothing else")
    status = await _status(session, settings.public_url + "/healthz")
    messaging = f"the Azure Bot's messaging endpoint is {settings.public_url}/api/messages"
    if status == 200:
        return Finding("endpoint", True, messaging)
    return Finding("endpoint", False, f"{settings.public_url}/healthz gives {_told(status)}; {messaging}")


async def _language_model(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Whether the model that may choose answers as it must; it is asked what one and one are."""
    model = language_model(settings, session, untold)
    if model is None or settings.model is None:
        return Finding("language model", True, "none; the bot needs none")
    said = await model.ask(Choice("1 + 1?", (Option("2"), Option("3"))))
    told = f"{settings.model.name} at {settings.model.host}"
    if said.outcome != "failed":
        return Finding("language model", True, f"{told} chooses where the bot is not sure")
    advice = "look at KLYNGEBOT_MODEL_URL, _NAME and _KEY; the bot goes on without it"
    return Finding("language model", False, f"{told}: {said.why}; {advice}")


async def _running(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """The bot itself; that it is not running is no fault, for one looks before the first start as well."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    status = await _status(session, f"http://{host}:{settings.port}/readyz")
    if status is None:
        return Finding("server", True, f"not running on port {settings.port}; start it with klyngebot serve")
    advice = "ready" if status == 200 else f"/readyz gives {status}; its log says why"
    return Finding("server", status == 200, f"port {settings.port}: {advice}")


async def _status(session: aiohttp.ClientSession, url: str) -> int | None:
    """The status that an address answers with; None when nothing answers."""
    try:
        async with session.get(url) as response:
            return response.status
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None


def _told(status: int | None) -> str:
    return "no answer: is DNS in place, and the bot running?" if status is None else f"status {status}"
