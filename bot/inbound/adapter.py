"""Where a Teams turn enters: HTTP in, checks, one turn, HTTP out.

Our own subclass of the SDK's `BotAdapter`. It reads the fields that are used out of the JSON instead of
building the SDK's models, and answers invokes with their bodies, which the SDK's own adapter cannot.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from time import perf_counter
from typing import Any

from aiohttp import ClientPayloadError, web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse
from msgspec import Struct

from bot.connector.client import Connector
from bot.inbound.admission import Admission, Malformed, NotForUs
from bot.inbound.authentication import Authentication, KeysUnavailable, Unauthenticated
from bot.inbound.body import BadBody, read_body
from dialogs.turn import Kind
from storage.records import Scope

MESSAGE_ANSWERED_WITHIN = 10.0  # Teams gives a turn 10 to 15 seconds
INVOKE_ANSWERED_WITHIN = 4.0  # and an invoke five


class Answer(Struct, frozen=True):
    """The HTTP answer to an activity; `body` None is an empty one."""

    status: int = HTTPStatus.OK
    body: Mapping[str, Any] | None = None


class Turn(TurnContext):
    """One activity in work. `raw` is its JSON; `answer` what the POST gets when the turn ends.

    `late` is True once the POST was answered without waiting for the turn.
    """

    def __init__(self, adapter: BotAdapter, raw: Mapping[str, Any]) -> None:
        super().__init__(
            adapter, Activity(type=raw["type"], service_url=raw["serviceUrl"], channel_id=raw["channelId"])
        )
        self.raw = raw
        self.answer = Answer()
        self.late = False
        self.kind: Kind | None = None
        self.scope: Scope | None = None
        self.person: int | None = None

    @property
    def invoke(self) -> str:
        """The invoke's name; empty for other activities."""
        name = self.raw.get("name")
        return name[:100] if self.raw["type"] == "invoke" and isinstance(name, str) else ""


class Refused(Exception):
    """A request that does not become a turn."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


Logic = Callable[[Turn], Awaitable[None]]
Report = Callable[[Turn | None, int, float, str], None]


class TeamsAdapter(BotAdapter):
    """Takes activities over HTTP, and sends for the SDK's turn context where something still uses it."""

    def __init__(
        self, authentication: Authentication, admission: Admission, connector: Connector, report: Report
    ) -> None:
        super().__init__()
        self._authentication = authentication
        self._admission = admission
        self._connector = connector
        self._report = report
        self._running: set[asyncio.Task[None]] = set()

    async def process(self, request: web.Request, logic: Logic) -> web.Response:
        """Answer one POST: 200 for a turn taken, 4xx for a bad caller, 503 for what should come again."""
        started = perf_counter()
        try:
            turn = Turn(self, await self._read(request))
        except Refused as refused:
            self._report(None, refused.status, perf_counter() - started, refused.why)
            return web.Response(status=refused.status)
        task = asyncio.create_task(self._run(turn, logic, started))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        within = INVOKE_ANSWERED_WITHIN if turn.raw["type"] == "invoke" else MESSAGE_ANSWERED_WITHIN
        await asyncio.wait((task,), timeout=within)
        turn.late = not task.done()
        return _response(turn.answer)

    async def _run(self, turn: Turn, logic: Logic, started: float) -> None:
        try:
            await self.run_pipeline(turn, logic)
        finally:
            self._report(turn, turn.answer.status, perf_counter() - started, "")

    async def finish(self, within: float) -> None:
        """Wait for turns that outlived their POST; those still running then are cut off and come again."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=within)

    async def _read(self, request: web.Request) -> dict[str, Any]:
        """The activity in a request that may be let in. The token is looked at before the body is."""
        if request.content_type != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "content type")
        try:
            caller = await self._authentication.caller(request.headers.get("Authorization"))
            raw = read_body(await request.read())
            self._admission.check(raw)
            caller.speaks_for(raw["serviceUrl"], raw["channelId"])
        except Unauthenticated as error:
            raise Refused(HTTPStatus.UNAUTHORIZED, str(error)) from error
        except KeysUnavailable as error:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "signing keys out of reach") from error
        except (BadBody, Malformed, ClientPayloadError, web.RequestPayloadError) as error:
            raise Refused(HTTPStatus.BAD_REQUEST, str(error)) from error
        except NotForUs as error:
            raise Refused(HTTPStatus.FORBIDDEN, str(error)) from error
        return raw

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """See BotAdapter."""
        return [
            ResourceResponse(
                id=await self._connector.send(
                    one.service_url or context.activity.service_url, one.conversation.id, one.serialize()
                )
            )
            for one in activities
        ]

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """See BotAdapter."""
        await self._connector.update(
            activity.service_url or context.activity.service_url,
            activity.conversation.id,
            activity.id,
            activity.serialize(),
        )
        return ResourceResponse(id=activity.id)

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """See BotAdapter."""
        await self._connector.delete(reference.service_url, reference.conversation.id, reference.activity_id)


def _response(answer: Answer) -> web.Response:
    if answer.body is None:
        return web.Response(status=answer.status)
    return web.Response(status=answer.status, content_type="application/json", text=json.dumps(answer.body))
