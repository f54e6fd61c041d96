"""Hosts that may be called, and tokens that are fetched seldom and kept to themselves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.connector import tokens
from bot.connector.errors import CallFailed, Trouble, trouble_of
from bot.connector.hosts import Hosts
from bot.connector.tokens import CachedTokens, ClientSecret, ManagedIdentity
from tests.authority import Authority


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://SMBA.trafficmanager.net./emea/", True),
        ("https://smba.trafficmanager.net:443/", True),
        ("http://smba.trafficmanager.net/", False),
        ("https://a.sharepoint.com/x", True),
        ("https://a.b.sharepoint.com/x", True),
        ("https://sharepoint.com/x", False),
        ("https://evilsharepoint.com/x", False),
        ("https://sharepoint.com.evil.example/x", False),
        ("https://evil.example/smba.trafficmanager.net", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://evil.example\\@smba.trafficmanager.net/", False),
        ("https://user:pw@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net:99999/", False),
        ("https://smba.trafficmanager.net/\r\nHost: evil.example", False),
        ("https://smba.trafficmanager.net/a b", False),
        ("https://smba.traf\tficmanager.net/", False),
        ("https:///smba.trafficmanager.net/", False),
        ("https://[::1", False),
        ("http://127.0.0.1:80/", False),
        ("//smba.trafficmanager.net/", False),
        ("", False),
    ],
)
def test_hosts(url: str, allowed: bool) -> None:
    assert Hosts(frozenset({"smba.trafficmanager.net", "*.sharepoint.com"})).allow(url) is allowed


def test_loopback_only_where_it_is_let_in() -> None:
    local = Hosts(frozenset(), loopback=True)
    assert all(local.allow(u) for u in ("http://127.0.0.1:80/", "http://localhost:1/", "https://[::1]/"))
    assert not any(
        local.allow(u) for u in ("http://10.0.0.1/", "http://127.0.0.1.evil.example/", "ftp://localhost/")
    )


@pytest.fixture
async def authority() -> AsyncIterator[Authority]:
    async with Authority() as made:
        yield made


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


async def test_many_calls_at_once_fetch_one_token(
    authority: Authority, session: aiohttp.ClientSession
) -> None:
    source = CachedTokens(ClientSecret(session, authority.url, "tenant", "app", "secret"))
    assert set(await asyncio.gather(*(source.token() for _ in range(50)))) == {"ours"}
    assert len(authority.token_requests) == 1


async def test_a_token_is_renewed_before_it_runs_out(
    authority: Authority, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CachedTokens(ClientSecret(session, authority.url, "tenant", "app", "secret"))
    await source.token()
    real = tokens.time.monotonic()
    monkeypatch.setattr(tokens.time, "monotonic", lambda: real + 3600 - tokens.EARLY - 60)
    await source.token()
    assert len(authority.token_requests) == 1
    monkeypatch.setattr(tokens.time, "monotonic", lambda: real + 3600 - tokens.EARLY + 60)
    await source.token()
    assert len(authority.token_requests) == 2


async def test_a_managed_identity(authority: Authority, session: aiohttp.ClientSession) -> None:
    authority.token_answer = (200, {"access_token": "ours", "expires_in": "86399"})
    source = CachedTokens(ManagedIdentity(session, "app", f"{authority.url}/identity", "header"))
    assert await source.token() == "ours"
    assert authority.token_requests == [
        {
            "resource": "https://api.botframework.com",
            "client_id": "app",
            "api-version": "2019-08-01",
            "header": "header",
        }
    ]


@pytest.mark.parametrize(
    "answer", [(400, {"error": "invalid_client"}), (200, {}), (200, []), (200, "text"), (500, None)]
)
async def test_no_token_is_named_so(
    authority: Authority, session: aiohttp.ClientSession, answer: tuple[int, object]
) -> None:
    authority.token_answer = answer
    with pytest.raises(CallFailed) as raised:
        await ClientSecret(session, authority.url, "tenant", "app", "secret").fetch()
    assert raised.value.trouble is Trouble.unauthorized and "secret" not in str(raised.value)
    with pytest.raises(CallFailed) as raised:
        await ClientSecret(session, "http://127.0.0.1:1", "tenant", "app", "secret").fetch()
    assert raised.value.trouble is Trouble.unavailable


@pytest.mark.parametrize("body", ["", "x", "[]", '{"error": 7}', '{"error": {"code": 7}}', "[" * 100_000])
def test_bodies_that_say_nothing_are_read_by_status(body: str) -> None:
    assert trouble_of(404, body) == (Trouble.gone, "")
    assert trouble_of(418, body) == (Trouble.failed, "")
