"""Tokens for our calls to Teams: fetched when needed, kept until shortly before they run out.

Both ways of getting one are a single HTTP request, made with the session the rest of the bot uses. `msal`
would do the first as well, but its calls block, and it looks up the authority again in every new process.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Protocol

import aiohttp

from bot.connector.errors import CallFailed, Trouble

AUDIENCE = "https://api.botframework.com"
EARLY = 300.0  # a token is renewed this many seconds before it runs out
WAIT = aiohttp.ClientTimeout(total=10)


class Tokens(Protocol):
    """Where the bearer token of a call comes from."""

    async def token(self) -> str | None:
        """A token that is good for some minutes; None in local mode. CallFailed when none is to be had."""
        ...


class NoTokens:
    """Local mode: calls go without a token."""

    async def token(self) -> None:
        """None."""
        return None


class CachedTokens:
    """Keeps a token while it is good. Any number of calls at once cause one fetch."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lock = asyncio.Lock()
        self._token = ""
        self._good_until = 0.0

    async def token(self) -> str:
        """See Tokens."""
        if time.monotonic() < self._good_until:
            return self._token
        async with self._lock:
            if time.monotonic() >= self._good_until:
                asked = time.monotonic()
                token, lives = await self._source.fetch()
                self._token, self._good_until = token, asked + max(lives - EARLY, lives / 2)
        return self._token


class Source(Protocol):
    """One way to get a token."""

    async def fetch(self) -> tuple[str, float]:
        """A new token and how many seconds it lives."""
        ...


class ClientSecret:
    """OAuth 2 client credentials against the bot's own tenant (`SingleTenant`)."""

    def __init__(
        self, session: aiohttp.ClientSession, authority: str, tenant: str, app_id: str, secret: str
    ) -> None:
        self._session = session
        self._url = f"{authority}/{tenant}/oauth2/v2.0/token"
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": secret,
            "scope": f"{AUDIENCE}/.default",
        }

    async def fetch(self) -> tuple[str, float]:
        """See Source."""
        return await _ask(self._session.post(self._url, data=self._form, timeout=WAIT, allow_redirects=False))


class ManagedIdentity:
    """A managed identity (`UserAssignedMSI`): from App Service where it runs there, else from the VM."""

    def __init__(
        self, session: aiohttp.ClientSession, app_id: str, endpoint: str | None, header: str | None
    ) -> None:
        self._session = session
        self._params = {
            "resource": AUDIENCE,
            "client_id": app_id,
            "api-version": "2019-08-01" if endpoint else "2018-02-01",
        }
        self._url = endpoint or "http://169.254.169.254/metadata/identity/oauth2/token"
        self._headers = {"X-IDENTITY-HEADER": header or ""} if endpoint else {"Metadata": "true"}

    async def fetch(self) -> tuple[str, float]:
        """See Source."""
        return await _ask(
            self._session.get(
                self._url, params=self._params, headers=self._headers, timeout=WAIT, allow_redirects=False
            )
        )


async def _ask(request: Any) -> tuple[str, float]:
    try:
        async with request as response:
            body = await response.json(content_type=None)
            if response.status == 200:
                return str(body["access_token"]), float(body.get("expires_in", 3600))
            code = str(body.get("error", ""))[:80]
            raise CallFailed(Trouble.unauthorized, response.status, code)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise CallFailed(Trouble.unavailable, code=type(error).__name__) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CallFailed(Trouble.unauthorized, code="no token in the answer") from error
