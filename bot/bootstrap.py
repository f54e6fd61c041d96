"""The only place that joins real parts."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import aiohttp
from msgspec import Struct
from msgspec.structs import replace

from bot.clock import Clock
from bot.connector.client import WHILE_SOMEBODY_WAITS, Connector, Patience
from bot.connector.hosts import Hosts
from bot.connector.tokens import CachedTokens, ClientSecret, ManagedIdentity, NoTokens, Tokens
from bot.documents.making import Documents
from bot.documents.uploads import fetched
from bot.inbound.activity_handler import ActivityHandler, Conversation
from bot.inbound.adapter import TeamsAdapter
from bot.inbound.admission import CHANNELS, LOCAL_CHANNELS, Admission
from bot.inbound.authentication import METADATA, Authentication, BotFrameworkTokens, LocalMode, SigningKeys
from bot.inbound.files import GuardedResolver, TeamsFiles
from bot.inbound.handing import HandingOver
from bot.inbound.identity import Identities
from bot.inbound.replies import Replies
from bot.language_model import LanguageModel, Tell
from bot.observing import Figures, Listening
from bot.outbound import schedule
from bot.outbound.books import Books
from bot.outbound.broadcast import Broadcasts, run_name
from bot.outbound.delivery import Deliveries
from bot.outbound.jobs import DbosJobs
from bot.outbound.notices import Notices
from bot.outbound.pacing import Pacer
from bot.outbound.posting import Posting
from bot.outbound.reaching import Home, Reach
from bot.outbound.sender import Sender
from bot.settings import Settings
from bot.tracing import Traces, both
from dialogs.broadcasts.dispatching import begin_due
from dialogs.services import Chooser, Files, Services
from storage.catalogue.load import builtin, fingerprint, load
from storage.database import Database

LOGIN = "https://login.microsoftonline.com"
TEAMS_EVERYWHERE = "https://smba.trafficmanager.net/teams/"
STOP_WITHIN = 8.0
Count = Callable[[str | None, str], None]


class Outside(Struct, frozen=True):
    """Where the world outside is; the tests put stand-ins here."""

    metadata: str = METADATA
    login: str = LOGIN
    patience: Patience = WHILE_SOMEBODY_WAITS
    make_conversation: Callable[[Database, Files, Clock], Conversation] | None = None


class Bot(Struct, frozen=True):
    """A running bot's parts, as far as the HTTP routes and the jobs need them."""

    settings: Settings
    database: Database
    adapter: TeamsAdapter
    handler: ActivityHandler
    identities: Identities
    figures: Figures
    sender: Sender
    notices: Notices
    broadcasts: Broadcasts
    conversation: Conversation
    clock: Clock


async def open_database(settings: Settings) -> Database:
    """The database, migrated, with the built-in catalogue in step. The caller closes it.

    Raises storage.errors.Unavailable or CatalogueError; what was in the database stays as it was.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = await Database.open(settings.database)
    try:
        await database.migrate()
        async with database.read() as uow:
            current = await uow.catalogue.fingerprint()
        if not (current or "").startswith(fingerprint(builtin())):
            async with database.work() as uow:
                await uow.catalogue.sync(load(builtin()), datetime.now(UTC))
    except BaseException:
        await database.close()
        raise
    return database


@asynccontextmanager
async def running(settings: Settings, outside: Outside | None = None) -> AsyncIterator[Bot]:
    """The bot with all its parts, from start to graceful stop."""
    outside = outside or Outside()
    async with contextlib.AsyncExitStack() as stack:
        database = await open_database(settings)
        stack.push_async_callback(database.close)
        session = await stack.enter_async_context(_session(None))
        files_session = await stack.enter_async_context(_session(GuardedResolver(settings.local)))
        traces = Traces() if settings.traces else None
        if traces:
            stack.push_async_callback(asyncio.to_thread, traces.close)
        bot = _joined(settings, outside, database, session, files_session, traces)
        await bot.identities.give_settings_roles()
        await bot.conversation.prepare()
        table = schedule.jobs(database, bot.clock, settings.keep, bot.broadcasts)
        work = bot.notices.run(), schedule.run(table, bot.notices.wake)
        beside = [asyncio.create_task(one) for one in work]
        try:
            yield bot
        finally:
            bot.notices.stop()
            await bot.adapter.finish(STOP_WITHIN)
            await bot.conversation.close()
            await asyncio.wait(beside[:1], timeout=STOP_WITHIN)
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await bot.broadcasts.stop(STOP_WITHIN)


def _session(resolver: GuardedResolver | None) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=200, limit_per_host=0, resolver=resolver, keepalive_timeout=60)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


def _joined(
    settings: Settings,
    outside: Outside,
    database: Database,
    session: aiohttp.ClientSession,
    files_session: aiohttp.ClientSession,
    traces: Traces | None,
) -> Bot:
    hosts = Hosts(settings.service_hosts, loopback=settings.local)
    connector = Connector(session, tokens(settings, outside, session), hosts, outside.patience)
    clock, figures = Clock(settings.now), Figures()
    files = TeamsFiles(
        files_session, Hosts(settings.file_hosts, loopback=settings.local), connector, fetched, settings.local
    )
    sender = Sender(connector, Pacer(settings.send_rate))
    reach = Reach(database, sender, connector, _home(settings))
    owner = f"{socket.gethostname()}:{settings.port}"
    notices = Notices(database, sender, owner, reach)
    broadcasts = _broadcasts(settings, database, sender, reach, owner, clock, figures)

    def wake() -> None:
        notices.wake()
        broadcasts.wake()

    identities = Identities(database, connector, clock, settings.secretariat)
    chooser = language_model(settings, session, figures.model)
    make = outside.make_conversation or partial(_conversation, figures.understood, chooser)
    conversation = make(database, files, clock)
    replies = Replies(connector, database)
    handing = HandingOver(Documents(database).make, replies, connector, files)
    handler = ActivityHandler(conversation, identities, replies, handing, connector, wake)
    admission = Admission(settings.tenants, hosts, LOCAL_CHANNELS if settings.local else CHANNELS)
    told = both(figures.turn, traces.turn) if traces else figures.turn
    adapter = TeamsAdapter(_authentication(settings, outside, session), admission, connector, told)
    adapter.on_turn_error = handler.on_error
    return Bot(
        settings,
        database,
        adapter,
        handler,
        identities,
        figures,
        sender,
        notices,
        broadcasts,
        conversation,
        clock,
    )


def _broadcasts(
    settings: Settings,
    database: Database,
    sender: Sender,
    reach: Reach,
    owner: str,
    clock: Clock,
    figures: Figures,
) -> Broadcasts:
    run = run_name(owner)
    books = Books(database, run, clock.now)
    posting = Posting(database, sender, reach, books, figures.delivery)
    deliveries = Deliveries(database, posting, run, clock.now)
    jobs = DbosJobs(settings.database, settings.data_dir, database.presence(run), run, deliveries.stretch)
    return Broadcasts(database, deliveries, jobs, clock, begin_due, figures.oldest_broadcast)


def services(database: Database, files: Files, clock: Clock) -> Services:
    """What the conversation runs on."""
    from dialogs.guard import check
    from dialogs.understanding import Understanding

    return Services(database=database, recogniser=Understanding, guard=check, files=files, clock=clock)


def language_model(settings: Settings, session: aiohttp.ClientSession, tell: Tell) -> LanguageModel | None:
    """The language model that the settings name, if any."""
    return LanguageModel(session, settings.model, tell) if settings.model else None


def _conversation(
    count: Count, chooser: Chooser | None, database: Database, files: Files, clock: Clock
) -> Conversation:
    from dialogs.conversation import Conversation as Talk

    plain = services(database, files, clock)
    return Talk(
        replace(plain, recogniser=lambda known: Listening(plain.recogniser(known), count), chooser=chooser)
    )


def tokens(settings: Settings, outside: Outside, session: aiohttp.ClientSession) -> Tokens:
    if settings.app_id is None:
        return NoTokens()
    if settings.app_type == "UserAssignedMSI":
        return CachedTokens(
            ManagedIdentity(session, settings.app_id, settings.identity_endpoint, settings.identity_header)
        )
    return CachedTokens(
        ClientSecret(
            session, outside.login, settings.app_tenant or "", settings.app_id, settings.app_password or ""
        )
    )


def _authentication(settings: Settings, outside: Outside, session: aiohttp.ClientSession) -> Authentication:
    if settings.app_id is None:
        return LocalMode()
    return BotFrameworkTokens(settings.app_id, SigningKeys(session, outside.metadata))


def _home(settings: Settings) -> Home | None:
    return Home(TEAMS_EVERYWHERE, f"28:{settings.app_id}") if settings.app_id else None
