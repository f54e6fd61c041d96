"""Fetches what somebody sent: from listed hosts, so much and no more, and never from inside our own net."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import string
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.connector.client import Connector, read_at_most
from bot.connector.errors import CallFailed, Trouble
from bot.connector.hosts import Hosts
from dialogs.services import Fetched
from dialogs.turn import FileRef

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 30.0
MAX_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})

Inspect = Callable[[str, str, bytes], Fetched]


class GuardedResolver(AbstractResolver):
    """Resolves names, and refuses those that lead to an address that is not public (loopback may be let in).

    The addresses checked are the ones that are connected to, so a name cannot change in between.
    """

    def __init__(self, loopback: bool) -> None:
        self._loopback = loopback
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See AbstractResolver. OSError for a private address, as for a name that does not exist."""
        found = await self._resolver.resolve(host, port, family)
        if not all(is_public(one["host"], self._loopback) for one in found):
            raise OSError(None, "not a public address")
        return found

    async def close(self) -> None:
        """See AbstractResolver."""
        await self._resolver.close()


def is_public(address: str, loopback: bool) -> bool:
    """True for an address on the open internet, and for loopback where that is let in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    ip = mapped or ip
    return (ip.is_global and not ip.is_multicast) or (loopback and ip.is_loopback)


class TeamsFiles:
    """`dialogs.services.Files`. `inspect` looks through the bytes, away from the event loop."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        hosts: Hosts,
        connector: Connector,
        inspect: Inspect,
        loopback: bool,
    ) -> None:
        self._session = session  # made with a GuardedResolver
        self._hosts = hosts
        self._connector = connector
        self._inspect = inspect
        self._loopback = loopback

    async def fetch(self, ref: FileRef) -> Fetched:
        """See Files. Inline pictures lie with Teams and are fetched with our token, all others without."""
        try:
            async with asyncio.timeout(MAX_SECONDS):
                content = await self._inline(ref.url) if ref.inline else await self._download(ref.url)
        except CallFailed as failed:
            return _refused(ref, failed.trouble)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError):
            return _refused(ref, Trouble.unavailable)
        return await asyncio.to_thread(self._inspect, ref.name, ref.content_type, content)

    async def put(self, url: str, content: bytes) -> None:
        """Upload a whole file where Teams said it goes, without a token of ours. Raises CallFailed."""
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes 0-{len(content) - 1}/{len(content)}",
        }
        self._check(url)
        status = await self._put(url, content, headers)
        if status == 0 or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            status = await self._put(url, content, headers)
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise CallFailed(Trouble.failed, status)

    async def _put(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status that an upload is answered with; 0 where there was no answer."""
        try:
            async with asyncio.timeout(2 * MAX_SECONDS):
                sent = self._session.put(
                    URL(url, encoded=True), data=content, headers=headers, allow_redirects=False
                )
                async with sent as response:
                    return response.status
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError):
            return 0

    async def _inline(self, url: str) -> bytes:
        return await self._connector.download(url, MAX_BYTES)

    async def _download(self, url: str) -> bytes:
        for _ in range(MAX_REDIRECTS + 1):
            url = quote(url, safe=string.punctuation)  # what is escaped stays so: the address is signed
            self._check(url)
            async with self._session.get(URL(url, encoded=True), allow_redirects=False) as response:
                if response.status == HTTPStatus.OK:
                    return await read_at_most(response, MAX_BYTES)
                if response.status not in REDIRECTS:
                    break
                url = urljoin(url, response.headers.get("Location", ""))
        raise CallFailed(Trouble.failed)

    def _check(self, url: str) -> None:
        if not self._hosts.allow(url):
            raise CallFailed(Trouble.host_refused)
        host: Any = urlsplit(url).hostname
        # A host written as an address is connected to without asking the resolver.
        as_address = host.replace(".", "").isdigit() or ":" in host
        if as_address and not is_public(host, self._loopback):
            raise CallFailed(Trouble.host_refused)


def _refused(ref: FileRef, why: Trouble) -> Fetched:
    known = {Trouble.too_big: "edge-file-too-big", Trouble.host_refused: "edge-file-host"}
    return Fetched(
        ref.name,
        refused=known.get(why, "edge-file-unreachable"),
        args={"name": ref.name, "megabytes": MAX_BYTES >> 20},
    )
