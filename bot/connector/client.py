"""Calls to Teams' REST service: one HTTP session, our own JSON, tries that end."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson
from msgspec import Struct
from yarl import URL

from bot.connector.errors import CallFailed, Trouble, trouble_of
from bot.connector.hosts import Hosts
from bot.connector.tokens import Tokens

CALL = aiohttp.ClientTimeout(total=10, connect=5)
MAX_ANSWER = 1 << 20
MAX_PAGES = 40


class Patience(Struct, frozen=True):
    """How long a call may go on: at most `tries`, and no waiting beyond `seconds` from its start."""

    tries: int
    seconds: float
    first_wait: float = 1.0

    def wait(self, number: int, failed: CallFailed) -> float:
        """Seconds to wait after this try (they count from 0): what Teams asked for, else doubling, with jitter."""
        if failed.retry_after is not None:
            return failed.retry_after
        return random.uniform(0.1, 1.0) * self.first_wait * 2**number


WHILE_SOMEBODY_WAITS = Patience(tries=4, seconds=8, first_wait=0.4)
UNASKED = Patience(tries=6, seconds=300)
ONCE = Patience(tries=1, seconds=0)


class Connector:
    """Teams' service. Every method raises CallFailed, and nothing else, when it does not succeed.

    412, 429, 502, 503, 504 and broken connections are tried again within `patience`. A message whose first
    try broke off may have arrived: delivery is at least once.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        tokens: Tokens,
        hosts: Hosts,
        patience: Patience = WHILE_SOMEBODY_WAITS,
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._hosts = hosts
        self._patience = patience

    async def send(
        self,
        service_url: str,
        conversation_id: str,
        activity: Mapping[str, Any],
        patience: Patience | None = None,
    ) -> str | None:
        """Post into a conversation; gives the new message's id where there is one."""
        answer = await self._call(
            "POST", service_url, f"{_conversation(conversation_id)}/activities", activity, patience
        )
        return _text(answer, "id")

    async def update(
        self,
        service_url: str,
        conversation_id: str,
        activity_id: str,
        activity: Mapping[str, Any],
        patience: Patience | None = None,
    ) -> None:
        """Replace one of our own messages."""
        path = f"{_conversation(conversation_id)}/activities/{quote(activity_id, safe='')}"
        await self._call("PUT", service_url, path, {**activity, "id": activity_id}, patience)

    async def delete(
        self, service_url: str, conversation_id: str, activity_id: str, patience: Patience | None = None
    ) -> None:
        """Take one of our own messages back."""
        path = f"{_conversation(conversation_id)}/activities/{quote(activity_id, safe='')}"
        await self._call("DELETE", service_url, path, None, patience)

    async def open_personal(
        self, service_url: str, tenant_id: str, bot_id: str, user_id: str, patience: Patience | None = None
    ) -> str:
        """The id of the bot's personal chat with a user; the same each time. It may be empty of messages."""
        body = {
            "isGroup": False,
            "bot": {"id": bot_id},
            "members": [{"id": user_id}],
            "tenantId": tenant_id,
            "channelData": {"tenant": {"id": tenant_id}},
        }
        found = _text(await self._call("POST", service_url, "/v3/conversations", body, patience), "id")
        if not found:
            raise CallFailed(Trouble.failed, code="no conversation id in the answer")
        return found

    async def member(self, service_url: str, conversation_id: str, user_id: str) -> Mapping[str, Any] | None:
        """One member of a conversation or team. None where Teams knows nobody of that id there."""
        try:
            answer = await self._call(
                "GET", service_url, f"{_conversation(conversation_id)}/members/{quote(user_id, safe='')}"
            )
        except CallFailed as failed:
            if failed.status != 404:
                raise
            return await self._search_pages(service_url, conversation_id, user_id)
        return answer if isinstance(answer, dict) else None

    async def _search_pages(
        self, service_url: str, conversation_id: str, user_id: str
    ) -> Mapping[str, Any] | None:
        async for page in self.members(service_url, conversation_id):
            if found := next((one for one in page if one.get("id") == user_id), None):
                return found
        return None

    async def members(
        self, service_url: str, conversation_id: str
    ) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
        """Everybody in a conversation or team, page by page."""
        path, more = f"{_conversation(conversation_id)}/pagedmembers?pageSize=500", ""
        for _ in range(MAX_PAGES):
            page = await self._call("GET", service_url, path + more)
            members = page.get("members") if isinstance(page, dict) else None
            yield [one for one in members if isinstance(one, dict)] if isinstance(members, list) else []
            token = _text(page, "continuationToken")
            if not token:
                break
            more = f"&continuationToken={quote(token, safe='')}"

    async def download(self, url: str, limit: int) -> bytes:
        """The bytes of an inline picture, with our own token; CallFailed(too_big) over `limit`."""
        return await self._try("GET", url, None, self._patience, limit)

    async def _call(
        self,
        method: str,
        service_url: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        patience: Patience | None = None,
    ) -> Any:
        data = None if body is None else orjson.dumps(body)
        raw = await self._try(
            method, service_url.rstrip("/") + path, data, patience or self._patience, MAX_ANSWER
        )
        try:
            return json.loads(raw) if raw else None
        except (ValueError, RecursionError):
            return None

    async def _try(self, method: str, url: str, data: bytes | None, patience: Patience, limit: int) -> bytes:
        if not self._hosts.allow(url):
            raise CallFailed(Trouble.host_refused)
        ends = time.monotonic() + patience.seconds
        for number in range(patience.tries):
            try:
                return await self._once(method, url, data, limit)
            except CallFailed as failed:
                wait = patience.wait(number, failed)
                last = number + 1 == patience.tries or time.monotonic() + wait > ends
                if failed.trouble is not Trouble.unavailable or last:
                    raise
                await asyncio.sleep(wait)
        raise CallFailed(Trouble.unavailable)

    async def _once(self, method: str, url: str, data: bytes | None, limit: int) -> bytes:
        token = await self._tokens.token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=data,
                headers=headers,
                timeout=CALL,
                allow_redirects=False,
            ) as response:
                answer = await read_at_most(response, limit)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise CallFailed(Trouble.unavailable, code=type(error).__name__) from error
        if 200 <= response.status < 300:
            return answer
        raise _failure(response, answer)


def _conversation(conversation_id: str) -> str:
    return "/v3/conversations/" + quote(conversation_id, safe="")


def _text(answer: Any, name: str) -> str | None:
    value = answer.get(name) if isinstance(answer, dict) else None
    return value if isinstance(value, str) and value else None


async def read_at_most(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The body of an answer. CallFailed(too_big) as soon as it is known to be longer than `limit`."""
    if (response.content_length or 0) > limit:
        raise CallFailed(Trouble.too_big)
    parts: list[bytes] = []
    size = 0
    async for part in response.content.iter_any():
        parts.append(part)
        size += len(part)
        if size > limit:
            raise CallFailed(Trouble.too_big)
    return b"".join(parts)


def _failure(response: aiohttp.ClientResponse, body: bytes) -> CallFailed:
    trouble, code = trouble_of(response.status, body[:4000].decode("utf-8", "replace"))
    return CallFailed(trouble, response.status, code, _seconds(response.headers.get("Retry-After")))


def _seconds(value: str | None) -> float | None:
    """Retry-After as seconds. Teams sends a number; a date, which others send, counts as not given."""
    if value and value.isascii() and value.strip().isdigit():
        return min(float(value), 3600.0)
    return None
