"""A language model for the tests: answers over real HTTP what it is told to answer, and keeps what it was asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.settings import Model


class StandInModel:
    """Speaks `POST /v1/chat/completions`. `pick` names what is chosen by a part of its text; else `says` is answered."""

    def __init__(self) -> None:
        self.says: Any = "none"
        self.pick = ""
        self.answers: web.Response | None = None
        self.meanwhile: Callable[[], Awaitable[object]] | None = None
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    async def __aenter__(self) -> StandInModel:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def model(self) -> Model:
        """As the settings name it."""
        return Model(self.url, "lille", "hemmelig-noegle")

    @property
    def told(self) -> dict[str, Any]:
        """The question and the candidates of the last time."""
        told: dict[str, Any] = json.loads(self.asked[-1]["messages"][-1]["content"])
        return told

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("Authorization"))
        if self.meanwhile is not None:
            await self.meanwhile()
        if self.answers is not None:
            return self.answers
        said = self.says
        if self.pick:
            said = next(n for n, text in self.told["candidates"].items() if self.pick in text)
        return web.json_response({"choices": [{"message": {"role": "assistant", "content": said}}]})


async def for_ever() -> None:
    """Never answer."""
    await asyncio.Event().wait()
