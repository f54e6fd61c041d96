"""Teams at the other end: people who send, and the service that the bot answers to, in the measuring process.

Both speak just enough HTTP, by hand: a whole client and server library here would take a core for itself
and be measured along with the bot.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

TENANT = "33333333-3333-3333-3333-333333333333"
BOT = {"id": "28:22222222-2222-2222-2222-222222222222", "name": "Klyngebot"}


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who writes; ids follow from the UPN."""

    upn: str

    @property
    def object_id(self) -> str:
        """The Entra object id."""
        return str(uuid.uuid5(uuid.NAMESPACE_DNS, self.upn))

    @property
    def conversation(self) -> str:
        """The personal chat's id."""
        return f"a:{self.object_id}"

    @property
    def account(self) -> dict[str, str]:
        """As the sender of an activity."""
        return {"id": f"29:{self.object_id}", "name": self.upn, "aadObjectId": self.object_id}


class Service(asyncio.Protocol):
    """One connection from the bot. Replies are counted per conversation, and the last one kept."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            whole = end + 4 + _length(head)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + 4 : whole], self._buffer[whole:]
            answer = self._office.answer(head.split(b" ", 2)[1].decode(), body)
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                % len(answer)
                + answer
            )


def _length(head: bytes) -> int:
    at = head.lower().find(b"\r\ncontent-length:")
    return int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


@dataclass(slots=True)
class Office:
    """The service's memory: who is on the roster, and what the bot has said where."""

    users: dict[str, User]
    replies: Counter[str] = field(default_factory=Counter)
    last: dict[str, bytes] = field(default_factory=dict)
    sent: list[float] = field(default_factory=list)  # when somebody of a broadcast was written to
    url: str = ""

    async def open(self) -> asyncio.Server:
        """Listen on loopback."""
        server = await asyncio.get_running_loop().create_server(lambda: Service(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        return server

    def answer(self, path: str, body: bytes) -> bytes:
        """What Teams would answer, for the calls that a turn makes."""
        parts = path.replace("%3A", ":").strip("/").split("/")
        conversation, what = parts[2], parts[3]
        if what == "members":
            user = self.users[parts[4]]
            return json.dumps({**user.account, "userPrincipalName": user.upn, "tenantId": TENANT}).encode()
        if conversation.startswith("a:n"):
            self.sent.append(time.perf_counter())
            return b'{"id":"%d"}' % len(self.sent)
        self.replies[conversation] += 1
        self.last[conversation] = body
        return b'{"id":"%d"}' % self.replies.total()

    def said(self, user: User) -> str:
        """The last reply to somebody, as JSON text."""
        return json.dumps(json.loads(self.last.get(user.conversation, b"{}")), ensure_ascii=False)


class Sender:
    """One person's connection to the bot. `turn` gives its seconds, and raises if there was no reply."""

    def __init__(self, user: User, office: Office, port: int) -> None:
        self.user = user
        self._office = office
        self._port = port
        self._number = time.time_ns() // 1_000_000
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def turn(self, text: str) -> float:
        """Send a message and wait for its answer; the bot's reply has to have come before."""
        before = self._office.replies[self.user.conversation]
        body = json.dumps(self._activity(text)).encode()
        start = time.perf_counter()
        status = await self._post(body)
        taken = time.perf_counter() - start
        if status >= 300 or self._office.replies[self.user.conversation] == before:
            raise RuntimeError(f"{text!r} was answered {status}, and {self._office.said(self.user)}")
        return taken

    async def close(self) -> None:
        """Hang up."""
        if self._streams:
            self._streams[1].close()
            await self._streams[1].wait_closed()

    async def _post(self, body: bytes) -> int:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(
            b"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body) + body
        )
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        return int(head.split(b" ", 2)[1])

    def _activity(self, text: str) -> dict[str, Any]:
        self._number += 1
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "type": "message",
            "id": str(self._number),
            "text": text,
            "textFormat": "plain",
            "timestamp": now,
            "channelId": "msteams",
            "serviceUrl": self._office.url,
            "from": self.user.account,
            "recipient": BOT,
            "conversation": {
                "conversationType": "personal",
                "tenantId": TENANT,
                "id": self.user.conversation,
            },
            "locale": "da-DK",
            "attachments": [{"contentType": "text/html", "content": f"<p>{text}</p>"}],
            "entities": [{"type": "clientInfo", "locale": "da-DK", "country": "DK"}],
            "channelData": {"tenant": {"id": TENANT}},
        }
