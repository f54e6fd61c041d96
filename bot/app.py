"""The bot as an aiohttp application: its routes, its start and its stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import html
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache

from aiohttp import web

from bot.bootstrap import Bot, Outside, running
from bot.inbound.body import MAX_BODY
from bot.observing import configure_logging
from bot.settings import Model, Settings, is_loopback
from dialogs.texts import LANGUAGES, texts_in
from storage.errors import StorageError

BOT = web.AppKey("bot", Bot)
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
NO_SCRIPTS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}


def build_app(settings: Settings, outside: Outside | None = None) -> web.Application:
    """The application; its parts are made when it starts and given back when it stops."""
    configure_logging()
    app = web.Application(client_max_size=MAX_BODY)
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/healthz", health)
    app.router.add_get("/readyz", readiness)
    app.router.add_get("/metrics", metrics)
    app.router.add_get("/privacy", page("privacy"))
    app.router.add_get("/terms", page("terms"))

    async def parts(app: web.Application) -> AsyncIterator[None]:
        async with running(settings, outside) as bot:
            app[BOT] = bot
            yield

    app.cleanup_ctx.append(parts)
    return app


async def serve(settings: Settings) -> None:
    """Listen until interrupted or told to stop; turns in work are finished first."""
    runner = web.AppRunner(build_app(settings), access_log=None, handle_signals=False, shutdown_timeout=10)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        _announce(settings)
        gc.freeze()  # the catalogue, the texts and the code are never garbage, so nobody need look there
        gc.enable()
        await _told_to_stop()
    finally:
        await runner.cleanup()


def _announce(settings: Settings) -> None:
    key = "edge-started-local" if settings.local else "edge-started"
    print(texts_in("da").say(key, url=f"http://{settings.host}:{settings.port}"), file=sys.stderr, flush=True)
    if (model := settings.model) is not None:
        told = texts_in("da").say("edge-started-model", name=model.name, host=model.host)
        print(told, file=sys.stderr, flush=True)


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers on its loop
            loop.add_signal_handler(name, stop.set)
    await stop.wait()


async def messages(request: web.Request) -> web.Response:
    """POST /api/messages: one activity from Teams."""
    bot = request.app[BOT]
    return await bot.adapter.process(request, bot.handler.on_turn)


async def health(request: web.Request) -> web.Response:
    """GET /healthz: the process answers."""
    return web.json_response({"status": "ok"})


async def readiness(request: web.Request) -> web.Response:
    """GET /readyz: the database can be reached, is migrated, and has a catalogue. 503 otherwise."""
    database = request.app[BOT].database
    checks = {"database": False, "migrations": False, "catalogue": False}
    try:
        checks["migrations"] = await database.is_current()
        async with database.read() as uow:
            checks["database"] = True
            checks["catalogue"] = await uow.catalogue.fingerprint() is not None
    except StorageError:
        pass  # what could not be found out counts as not ready
    return web.json_response(checks, status=200 if all(checks.values()) else 503)


async def metrics(request: web.Request) -> web.Response:
    """GET /metrics, for this machine only unless the settings say otherwise.

    Behind a proxy every caller seems to be on this machine, so a forwarded request is refused too.
    """
    bot = request.app[BOT]
    forwarded = {"X-Forwarded-For", "Forwarded"} & set(request.headers)
    if not bot.settings.metrics_open and (forwarded or not is_loopback(request.remote or "")):
        raise web.HTTPForbidden
    with contextlib.suppress(StorageError):  # what is known without the database is told anyway
        await _count_queues(bot)
    return web.Response(body=bot.figures.text(), headers={"Content-Type": PROMETHEUS})


async def _count_queues(bot: Bot) -> None:
    async with bot.database.read() as uow:
        kinds = {"notice": await uow.queues.notices(), "delivery": await uow.queues.deliveries()}
        oldest = await uow.queues.oldest()
    waited = (bot.clock.now() - oldest).total_seconds() if oldest else 0.0
    bot.figures.queues(kinds, max(waited, 0.0))


def page(name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A page of text, Danish first, English after it."""

    @cache
    def body(model: Model | None) -> str:
        made = "".join(_section(name, language, model) for language in LANGUAGES)
        title = html.escape(texts_in("da").say(f"edge-{name}-title"))
        return (
            f'<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{title}</title>'
            '<meta name="viewport" content="width=device-width"><style>body{font:1.1rem/1.5 sans-serif;'
            f"max-width:40rem;margin:2rem auto;padding:0 1rem}}</style></head><body>{made}</body></html>"
        )

    async def show(request: web.Request) -> web.StreamResponse:
        model = request.app[BOT].settings.model
        return web.Response(text=body(model), content_type="text/html", charset="utf-8", headers=NO_SCRIPTS)

    return show


def _section(name: str, language: str, model: Model | None) -> str:
    say = texts_in(language).say
    others = say("edge-others-model", host=model.host) if model else say("edge-others")
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in say(f"edge-{name}", others=others).split("\n\n"))
    return (
        f'<section lang="{language}"><h1>{html.escape(say(f"edge-{name}-title"))}</h1>{paragraphs}</section>'
    )
