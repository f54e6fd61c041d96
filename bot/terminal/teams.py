"""Teams as the bot meets it: activities to its door, and a small service of our own that it answers to.

What is sent has the form that Teams gives it. The service listens on loopback, at the same port for the
same person where it is free, so that the bot can still reach somebody who closed the chat and came back.
"""

from __future__ import annotations

import asyncio
import itertools
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from msgspec import Struct

Json = Mapping[str, Any]
Heard = Callable[[Json, bool], Awaitable[None]]
HOUSE = uuid.uuid5(uuid.NAMESPACE_DNS, "klyngebot.local")
TENANT = str(uuid.uuid5(HOUSE, "tenant"))
BOT = {"id": f"28:{uuid.uuid5(HOUSE, 'bot')}", "name": "Klyngebot"}
FILE_INFO = "application/vnd.microsoft.teams.file.download.info"
FIRST_PORT, PORTS = 20_000, 10_000
PATIENCE = aiohttp.ClientTimeout(total=120)


class LocalUser(Struct, frozen=True):
    """Somebody in local mode: all ids follow from the UPN, so that they are the same each time."""

    upn: str
    name: str

    @classmethod
    def of(cls, upn: str, name: str | None = None) -> LocalUser:
        """A user with the name given, or one made from the UPN."""
        return cls(upn, name or upn.partition("@")[0].replace(".", " ").replace("_", " ").title())

    @property
    def object_id(self) -> str:
        """The Entra object id."""
        return str(uuid.uuid5(HOUSE, self.upn.casefold()))

    @property
    def conversation_id(self) -> str:
        """The id of the personal chat with the bot."""
        return f"a:{self.object_id}"

    @property
    def account(self) -> dict[str, str]:
        """As the sender of an activity."""
        return {"id": f"29:{self.object_id}", "name": self.name, "aadObjectId": self.object_id}

    @property
    def member(self) -> dict[str, str]:
        """As the roster tells it."""
        return self.account | {
            "userPrincipalName": self.upn,
            "email": self.upn,
            "tenantId": TENANT,
            "userRole": "user",
        }


class Teams:
    """One person's personal chat with the bot. Use as an async context manager.

    `heard` is called with every message that the bot sends, also unasked; True: it replaces an earlier one.
    """

    def __init__(self, bot_url: str, user: LocalUser, heard: Heard) -> None:
        self.user = user
        self._bot_url = bot_url.rstrip("/") + "/api/messages"
        self._heard = heard
        self._numbers = itertools.count(time.time_ns() // 1_000_000)
        self._files: dict[str, Path] = {}
        self._wanted: dict[str, Path] = {}
        self._service_url = ""

    async def __aenter__(self) -> Teams:
        app = web.Application(client_max_size=1 << 26)
        app.add_routes(self._routes())
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        self._service_url = f"http://127.0.0.1:{await self._listen()}/"
        self._session = aiohttp.ClientSession(timeout=PATIENCE)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def install(self) -> None:
        """Tell the bot that it was added to this chat. It welcomes once, however often it is told."""
        await self._post({"type": "installationUpdate", "action": "add"})

    async def say(self, text: str, value: Json | None = None, reply_to: str | None = None) -> None:
        """A message; with `value`, a button of the old kind."""
        pressed = {"value": value, "replyToId": reply_to} if value is not None else {}
        await self._post({"type": "message", "text": text, "textFormat": "plain"} | pressed)

    async def press_old(self, value: Json, reply_to: str) -> None:
        """Action.Submit: a message without text."""
        await self._post({"type": "message", "value": value, "replyToId": reply_to})

    async def press(self, action: Json, inputs: Mapping[str, str], reply_to: str) -> Json:
        """Action.Execute; gives the bot's answer."""
        data = action.get("data")
        sent = {k: v for k, v in action.items() if k in ("type", "id", "verb", "title")}
        sent["data"] = {**(data if isinstance(data, Mapping) else {}), **inputs}
        return await self._invoke("adaptiveCard/action", {"action": sent, "trigger": "manual"}, reply_to)

    async def dialog(self, step: str, data: Json, reply_to: str) -> Json:
        """`task/fetch` or `task/submit`; gives the bot's answer, empty when the dialog closes."""
        return await self._invoke(step, {"data": data, "context": {"theme": "default"}}, reply_to)

    async def send_file(self, path: Path) -> None:
        """A file, as Teams sends one in a personal chat."""
        token = uuid.uuid4().hex
        self._files[token] = path
        url = f"{self._service_url}files/{token}"
        info = {"downloadUrl": url, "uniqueId": token, "fileType": path.suffix.lstrip(".")}
        attachment = {"contentType": FILE_INFO, "contentUrl": url, "name": path.name, "content": info}
        await self._post({"type": "message", "text": "", "attachments": [attachment]})

    async def take_file(self, accept: bool, context: object, name: str, reply_to: str) -> None:
        """Answer whether an offered file is wanted. It comes into the folder that the chat was started in."""
        if not accept:
            await self._consent("decline", context, reply_to, {})
            return
        token = uuid.uuid4().hex
        path = self._wanted[token] = _free(Path.cwd() / Path(name).name)
        url = f"{self._service_url}uploads/{token}"
        info = {"contentUrl": str(path), "uploadUrl": url, "name": path.name, "uniqueId": token}
        await self._consent("accept", context, reply_to, {"uploadInfo": info | {"fileType": path.suffix[1:]}})

    async def _consent(self, answer: str, context: object, reply_to: str, more: Json) -> None:
        value = {"type": "fileUpload", "action": answer, "context": context, **more}
        await self._invoke("fileConsent/invoke", value, reply_to)

    async def _invoke(self, name: str, value: Json, reply_to: str) -> Json:
        return await self._post({"type": "invoke", "name": name, "value": value, "replyToId": reply_to})

    async def _post(self, activity: Json) -> Json:
        """Send an activity. The bot's replies have been heard when this returns."""
        async with self._session.post(self._bot_url, json={**self._envelope(), **activity}) as response:
            if response.status >= 300:
                said = (await response.text()).strip().partition("\n")[0][:300]
                raise BotRefused(
                    f"the bot answered {response.status} {response.reason}" + (f": {said}" if said else "")
                )
            answer = await response.json(content_type=None) if response.content_length else None
        return answer if isinstance(answer, dict) else {}

    def _envelope(self) -> dict[str, Any]:
        return {
            "id": str(next(self._numbers)),
            "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "channelId": "msteams",
            "serviceUrl": self._service_url,
            "from": self.user.account,
            "recipient": BOT,
            "conversation": {
                "conversationType": "personal",
                "tenantId": TENANT,
                "id": self.user.conversation_id,
            },
            "locale": "da-DK",
            "entities": [
                {"type": "clientInfo", "locale": "da-DK", "country": "DK", "timezone": "Europe/Copenhagen"}
            ],
            "channelData": {"tenant": {"id": TENANT}},
        }

    # --- the service that the bot answers to ---

    def _routes(self) -> list[web.RouteDef]:
        talk = "/v3/conversations/{conversation}"
        return [
            web.post("/v3/conversations", self._open),
            web.post(talk + "/activities", self._receive),
            web.post(talk + "/activities/{id}", self._receive),
            web.put(talk + "/activities/{id}", self._replace),
            web.delete(talk + "/activities/{id}", self._taken_back),
            web.get(talk + "/members", self._roster),
            web.get(talk + "/pagedmembers", self._roster_page),
            web.get(talk + "/members/{id}", self._member),
            web.get("/files/{token}", self._file),
            web.put("/uploads/{token}", self._upload),
        ]

    async def _listen(self) -> int:
        usual = FIRST_PORT + uuid.UUID(self.user.object_id).int % PORTS
        for port in (usual, 0):
            try:
                await web.TCPSite(self._runner, "127.0.0.1", port).start()
            except OSError:  # the usual port is taken, by another chat of the same person, say
                continue
            return int(self._runner.addresses[0][1])
        raise OSError("no port to listen on")

    async def _open(self, request: web.Request) -> web.Response:
        return web.json_response({"id": self.user.conversation_id}, status=201)

    async def _receive(self, request: web.Request) -> web.Response:
        identity = str(next(self._numbers))
        await self._heard({**await request.json(), "id": identity}, False)
        return web.json_response({"id": identity}, status=201)

    async def _replace(self, request: web.Request) -> web.Response:
        await self._heard({**await request.json(), "id": request.match_info["id"]}, True)
        return web.json_response({"id": request.match_info["id"]})

    async def _taken_back(self, request: web.Request) -> web.Response:
        return web.Response()

    async def _roster(self, request: web.Request) -> web.Response:
        return web.json_response([self.user.member])

    async def _roster_page(self, request: web.Request) -> web.Response:
        return web.json_response({"members": [self.user.member]})

    async def _member(self, request: web.Request) -> web.Response:
        if request.match_info["id"] in (self.user.account["id"], self.user.object_id):
            return web.json_response(self.user.member)
        return web.json_response({"error": {"code": "MemberNotFoundInConversation"}}, status=404)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = self._files.get(request.match_info["token"])
        return web.FileResponse(path) if path else web.Response(status=404)

    async def _upload(self, request: web.Request) -> web.Response:
        path = self._wanted.pop(request.match_info["token"], None)
        if path is None:
            return web.Response(status=404)
        await asyncio.to_thread(path.write_bytes, await request.read())
        return web.json_response({"name": path.name}, status=201)


def _free(path: Path) -> Path:
    """This path, or one with a number where something stands there already."""
    numbered = (path.with_stem(f"{path.stem} ({n})") for n in itertools.count(2))
    return next(p for p in itertools.chain((path,), numbered) if not p.exists())


class BotRefused(Exception):
    """The bot answered a request with an error."""
