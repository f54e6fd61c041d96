"""Teams for the tests: a service that refuses what Teams refuses, activities as Teams sends them, and the bot
running behind real HTTP.

    async with TeamsStandIn() as teams, bot_for(database_url, teams) as bot:
        ann = teams.person("Ann", "ann@home.dk")
        await bot.post(teams.message(ann, "hjælp"))
        assert "…" in teams.texts()[-1]
"""

from __future__ import annotations

import itertools
import json
import uuid
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import aiohttp
from aiohttp import web

from bot.app import BOT as RUNNING
from bot.app import build_app
from bot.bootstrap import Bot, Outside
from bot.cards.read import activity_text
from bot.connector.client import Patience
from bot.settings import Settings

Json = dict[str, Any]
TENANT = "33333333-3333-3333-3333-333333333333"
APP_ID = "22222222-2222-2222-2222-222222222222"
BOT = {"id": f"28:{APP_ID}", "name": "Klyngebot"}
TEAM, CHANNEL, GROUP = "19:general@thread.tacv2", "19:channel@thread.tacv2", "19:group@thread.v2"
FILE_INFO = "application/vnd.microsoft.teams.file.download.info"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
MAX_MESSAGE = 100 * 1024  # counted as UTF-16
MOST_MENTIONS = 20
HURRIED = Patience(tries=3, seconds=0.5, first_wait=0.01)


@dataclass(frozen=True)
class Someone:
    """A person with a Teams account."""

    name: str
    upn: str
    object_id: str

    @property
    def id(self) -> str:
        return f"29:{self.object_id}"

    @property
    def account(self) -> Json:
        return {"id": self.id, "name": self.name, "aadObjectId": self.object_id}

    @property
    def chat(self) -> str:
        return f"a:{self.object_id}"


@dataclass
class Post:
    """One thing the bot did to a conversation: sent, or changed (`updates` is then the message's id)."""

    conversation: str
    activity: Json
    token: str | None
    updates: str | None = None

    @property
    def text(self) -> str:
        return activity_text(self.activity)


@dataclass
class Refusal:
    """What the service answers instead of obeying."""

    status: int
    code: str = "ServiceError"
    retry_after: int | None = None
    body: str | None = None

    def response(self) -> web.Response:
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        said = (
            self.body if self.body is not None else json.dumps({"error": {"code": self.code, "message": "…"}})
        )
        return web.Response(status=self.status, text=said, headers=headers, content_type="application/json")


@dataclass
class TeamsStandIn:
    """The connector and the sender of activities. `url` is the service URL that activities carry."""

    url: str = ""
    posts: list[Post] = field(default_factory=list)
    typing: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)  # ids of messages that were taken back
    roster: dict[str, Json] = field(default_factory=dict)
    roster_calls: int = 0
    created: list[Json] = field(default_factory=list)
    not_installed: set[str] = field(default_factory=set)  # conversations and members the bot may not write to
    known: set[str] = field(default_factory=lambda: {TEAM, CHANNEL, GROUP})
    refusals: dict[str, deque[Refusal]] = field(default_factory=lambda: defaultdict(deque))
    files: dict[str, bytes] = field(default_factory=dict)
    file_tokens: list[str | None] = field(default_factory=list)
    uploads: dict[str, tuple[bytes, Mapping[str, str]]] = field(default_factory=dict)
    headers: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1763719200000)

    # ── the service ──

    async def __aenter__(self) -> TeamsStandIn:
        app = web.Application(client_max_size=8 << 20)
        conversation = "/v3/conversations/{conversation}"
        app.router.add_post("/v3/conversations", self._create)
        app.router.add_post(conversation + "/activities", self._send)
        app.router.add_put(conversation + "/activities/{activity}", self._update)
        app.router.add_put("/uploads/{name}", self._upload)
        app.router.add_delete(conversation + "/activities/{activity}", self._delete)
        app.router.add_get(conversation + "/members/{member}", self._member)
        app.router.add_get(conversation + "/pagedmembers", self._paged)
        app.router.add_get("/files/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def refuse(self, operation: str, *refusals: Refusal) -> None:
        """Answer the next calls of `send`, `update`, `delete`, `create`, `member`, `file`, `upload` so, in order."""
        self.refusals[operation].extend(refusals)

    def _refused(self, operation: str) -> web.Response | None:
        waiting = self.refusals[operation]
        return waiting.popleft().response() if waiting else None

    async def _create(self, request: web.Request) -> web.Response:
        if refused := self._refused("create"):
            return refused
        body = await request.json()
        self.created.append(body)
        if not body.get("tenantId") or body.get("isGroup") or len(body.get("members", ())) != 1:
            return Refusal(400, "BadSyntax").response()
        member = body["members"][0]["id"]
        if member in self.not_installed:
            return Refusal(403, "ForbiddenOperationException").response()
        chat = "a:" + member.removeprefix("29:")
        self.known.add(chat)
        return web.json_response({"id": chat}, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        if refused := self._refused("send"):
            return refused
        conversation, activity = self._about(request), await request.json()
        if problem := self._problem(conversation, activity):
            return problem
        if activity["type"] == "typing":
            self.typing.append(conversation)
            return web.Response(status=202)
        self.posts.append(Post(conversation, activity, request.headers.get("Authorization")))
        return web.json_response({"id": str(next(self._numbers))}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        if refused := self._refused("update"):
            return refused
        conversation, activity = self._about(request), await request.json()
        if problem := self._problem(conversation, activity):
            return problem
        self.posts.append(Post(conversation, activity, None, unquote(request.match_info["activity"])))
        return web.json_response({"id": activity["id"]})

    async def _delete(self, request: web.Request) -> web.Response:
        if refused := self._refused("delete"):
            return refused
        self.deleted.append(unquote(request.match_info["activity"]))
        return web.Response()

    async def _upload(self, request: web.Request) -> web.Response:
        if refused := self._refused("upload"):
            return refused
        self.uploads[request.match_info["name"]] = (await request.read(), dict(request.headers))
        return web.json_response({}, status=201)

    def _problem(self, conversation: str, activity: Json) -> web.Response | None:
        if conversation.partition(";messageid=")[0] not in self.known:
            return Refusal(404, "ConversationNotFound").response()
        if conversation in self.not_installed:
            return Refusal(403, "BotNotInConversationRoster").response()
        if activity.get("type") not in ("message", "typing"):
            return Refusal(400, "BadSyntax").response()
        if activity["type"] == "message" and not (activity.get("text") or activity.get("attachments")):
            return Refusal(400, "BadSyntax").response()
        if len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le")) > MAX_MESSAGE:
            return Refusal(413, "MessageSizeTooBig").response()
        mentions = [e["text"] for e in activity.get("entities", ()) if e["type"] == "mention"]
        said = activity.get("text") or json.dumps(activity.get("attachments"), ensure_ascii=False)
        if (
            len(mentions) > MOST_MENTIONS
            or len({*mentions}) < len(mentions)
            or any(m not in said for m in mentions)
        ):
            return Refusal(400, "BadArgument").response()
        return None

    async def _member(self, request: web.Request) -> web.Response:
        self.roster_calls += 1
        if refused := self._refused("member"):
            return refused
        member = self.roster.get(request.match_info["member"])
        return (
            web.json_response(member) if member else Refusal(404, "MemberNotFoundInConversation").response()
        )

    async def _paged(self, request: web.Request) -> web.Response:
        if refused := self._refused("paged"):
            return refused
        members, at = list(self.roster.values()), int(request.query.get("continuationToken", "0"))
        more = {"continuationToken": str(at + 1)} if at + 1 < len(members) else {}
        return web.json_response({"members": members[at : at + 1], **more})

    async def _file(self, request: web.Request) -> web.Response:
        if refused := self._refused("file"):
            return refused
        if request.match_info["name"] not in self.files:
            return Refusal(404, "NotFound").response()
        self.file_tokens.append(request.headers.get("Authorization"))
        return web.Response(body=self.files[request.match_info["name"]])

    def _about(self, request: web.Request) -> str:
        return request.match_info["conversation"]

    def texts(self, conversation: str | None = None) -> list[str]:
        """What the bot said, oldest first; in one conversation or in all."""
        return [p.text for p in self.posts if conversation in (None, p.conversation)]

    # ── people and activities ──

    def person(self, name: str, upn: str, object_id: str | None = None, **more: Any) -> Someone:
        """Somebody in the roster, with a personal chat."""
        made = Someone(name, upn, object_id or str(uuid.uuid5(uuid.NAMESPACE_DNS, upn)))
        entry = {**made.account, "userPrincipalName": upn, "email": upn, "tenantId": TENANT, **more}
        self.roster[made.id] = {k: v for k, v in entry.items() if v is not None}
        self.known.add(made.chat)
        return made

    def activity(self, kind: str, sender: Someone, conversation: Json | None = None, **fields: Any) -> Json:
        """Any activity, by default in the sender's personal chat."""
        number = str(next(self._numbers))
        place = conversation or {"conversationType": "personal", "tenantId": TENANT, "id": sender.chat}
        data = {"tenant": {"id": TENANT}, **fields.pop("channelData", {})}
        return {
            "type": kind, "id": number if kind == "message" else f"f:{number}", "channelId": "msteams",
            "serviceUrl": self.url, "timestamp": "2026-11-21T10:00:00.1234567Z", "locale": "da-DK",
            "from": sender.account, "recipient": BOT, "conversation": place,
            "entities": [{"type": "clientInfo", "locale": "da-DK", "country": "DK", "platform": "Windows"}],
            "channelData": data, **fields,
        }  # fmt: skip

    def message(self, sender: Someone, text: str | None, **fields: Any) -> Json:
        """A message in the personal chat."""
        said = {"text": text, "textFormat": "plain"}
        html = [{"contentType": "text/html", "content": f"<p>{text}</p>"}]
        return self.activity("message", sender, **{**said, "attachments": html, **fields})

    def in_channel(self, sender: Someone, text: str, root: str = "1763719000000", **fields: Any) -> Json:
        """A message in a channel's thread that mentions the bot."""
        return self.activity(
            "message", sender, channel(root), text=f"<at>Klyngebot</at> {text}", textFormat="plain",
            channelData=TEAM_DATA, **{"entities": [mention(BOT["id"], "Klyngebot")], **fields},
        )  # fmt: skip

    def in_group(self, sender: Someone, text: str, **fields: Any) -> Json:
        """A message in a group chat that mentions the bot."""
        place = {"isGroup": True, "conversationType": "groupChat", "tenantId": TENANT, "id": GROUP}
        return self.activity(
            "message", sender, place, text=f"<at>Klyngebot</at> {text}\n", textFormat="plain",
            **{"entities": [mention(BOT["id"], "Klyngebot")], **fields},
        )  # fmt: skip

    def submit(self, sender: Someone, verb: str, data: Json | None = None, conversation: Json | None = None,
               **inputs: str) -> Json:  # fmt: skip
        """A button of the old kind: a message with a value and no text."""
        return self.activity("message", sender, conversation, value={**payload(verb, data), **inputs},
                             replyToId="1763719200001")  # fmt: skip

    def execute(self, sender: Someone, verb: str, data: Json | None = None, conversation: Json | None = None,
                **inputs: str) -> Json:  # fmt: skip
        """A button: an invoke that is answered with a card or a toast."""
        action = {"type": "Action.Execute", "verb": verb, "data": {**payload(verb, data), **inputs}}
        return self.invoke(
            sender, "adaptiveCard/action", {"action": action, "trigger": "manual"}, conversation
        )

    def invoke(self, sender: Someone, name: str, value: Any, conversation: Json | None = None) -> Json:
        """Any invoke."""
        return self.activity(
            "invoke", sender, conversation, name=name, value=value, replyToId="1763719200001"
        )

    def offered(self) -> Json:
        """The newest file that the bot offered: the attachment of its consent card."""
        return next(a for p in reversed(self.posts) for a in p.activity.get("attachments", ())
                    if a["contentType"] == CONSENT)  # fmt: skip

    def consent(self, sender: Someone, accept: bool = True, offer: Json | None = None, url: str = "") -> Json:
        """The answer to the offered file; accepted, it goes to `uploads` under the name "it"."""
        offer = offer or self.offered()
        value = {"type": "fileUpload", "action": "accept" if accept else "decline",
                 "context": offer["content"]["acceptContext"]}  # fmt: skip
        if accept:
            value["uploadInfo"] = {
                "contentUrl": "https://contoso-my.sharepoint.com/personal/ann/it", "name": offer["name"],
                "uploadUrl": url or f"{self.url}uploads/it", "uniqueId": "77", "fileType": "pptx", "etag": "1",
            }  # fmt: skip
        return self.invoke(sender, "fileConsent/invoke", value)

    def dialog(self, sender: Someone, step: str, verb: str, data: Json | None = None, **inputs: str) -> Json:
        """`fetch` opens a dialog, `submit` sends it in."""
        value = {"data": {**payload(verb, data), **inputs}, "context": {"theme": "dark"}}
        return self.invoke(sender, f"task/{step}", value)

    def installed(self, sender: Someone, action: str = "add", conversation: Json | None = None) -> Json:
        """The bot was added or removed."""
        return self.activity("installationUpdate", sender, conversation, action=action)

    def members(self, sender: Someone, change: str, *ids: str, conversation: Json | None = None) -> Json:
        """`membersAdded` or `membersRemoved`."""
        return self.activity("conversationUpdate", sender, conversation, **{change: [{"id": i} for i in ids]})


TEAM_DATA: Json = {
    "teamsChannelId": CHANNEL, "teamsTeamId": TEAM, "channel": {"id": CHANNEL}, "team": {"id": TEAM},
}  # fmt: skip


def channel(root: str) -> Json:
    """The conversation of a channel's thread."""
    return {
        "isGroup": True,
        "conversationType": "channel",
        "tenantId": TENANT,
        "id": f"{CHANNEL};messageid={root}",
    }


def mention(account: str, name: str, shown: str | None = None) -> Json:
    """An entity that says who is meant by a piece of the text."""
    return {
        "type": "mention",
        "text": shown or f"<at>{name}</at>",
        "mentioned": {"id": account, "name": name},
    }


def payload(verb: str, data: Json | None = None) -> Json:
    """What a button of ours carries."""
    return {"k": {"v": 1, "verb": verb, "data": data or {}}}


@dataclass
class Answered:
    """The HTTP answer to an activity."""

    status: int
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw) if self.raw else None


@dataclass
class Behind:
    """The bot behind HTTP."""

    url: str
    parts: Bot
    session: aiohttp.ClientSession

    async def post(self, activity: Any, token: str | None = None, **request: Any) -> Answered:
        """Send an activity (or, with `data=`, any bytes) to the bot's door."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= request.pop("headers", {})
        body = {"json": activity} if "data" not in request else {}
        async with self.session.post(
            f"{self.url}/api/messages", headers=headers, **body, **request
        ) as response:
            return Answered(response.status, await response.read())

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answered:
        """Read one of the other routes."""
        async with self.session.get(self.url + path, headers=headers) as response:
            return Answered(response.status, await response.read())


@asynccontextmanager
async def bot_for(settings: Settings, outside: Outside | None = None) -> AsyncIterator[Behind]:
    """The whole bot over real HTTP on loopback."""
    app = build_app(settings, outside or Outside(patience=HURRIED))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            yield Behind(f"http://127.0.0.1:{runner.addresses[0][1]}", app[RUNNING], session)
    finally:
        await runner.cleanup()


def local_settings(database_url: str, folder: Path, **more: Any) -> Settings:
    """Local mode on a given database."""
    return Settings(port=0, data_dir=folder, database_url=database_url, **more)
