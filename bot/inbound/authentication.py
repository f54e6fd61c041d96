"""Is this request from Teams? The token: its signature, issuer, audience, times, and what it is good for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp
import jwt
from msgspec import Struct

ISSUER = "https://api.botframework.com"
METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
LEEWAY = 300
KEEP = 24 * 3600.0
REFRESH_AT_MOST_EVERY = 60.0
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, jwt.PyJWTError)
WAIT = aiohttp.ClientTimeout(total=5)


class Unauthenticated(Exception):
    """The caller did not show that they are Teams. The message says what was wrong, without the token."""


class KeysUnavailable(Exception):
    """The signing keys are out of reach, so nobody can be let in at present."""


class Key(Struct, frozen=True):
    """One signing key, and the channels it may speak for."""

    public: Any
    endorsements: frozenset[str]


class Authentication(Protocol):
    """Decides about one request, in two steps since the second needs the body."""

    async def caller(self, header: str | None) -> Caller:
        """Who signed. Raises Unauthenticated, or KeysUnavailable."""
        ...


class Caller(Protocol):
    """Who signed a request."""

    def speaks_for(self, service_url: str, channel_id: str) -> None:
        """Raises Unauthenticated when the token is for another service URL or channel than the body's."""
        ...


class LocalMode:
    """No app id: everybody on this machine is let in."""

    async def caller(self, header: str | None) -> LocalMode:
        """Anybody."""
        return self

    def speaks_for(self, service_url: str, channel_id: str) -> None:
        """For anything."""


class Signed:
    """A token that was checked, and the key it was signed with."""

    def __init__(self, claims: Mapping[str, Any], key: Key) -> None:
        self._claims = claims
        self._key = key

    def speaks_for(self, service_url: str, channel_id: str) -> None:
        """See Caller."""
        if self._claims.get("serviceurl") != service_url:
            raise Unauthenticated("token is for another service URL")
        if channel_id not in self._key.endorsements:
            raise Unauthenticated("signing key is not endorsed for the channel")


class SigningKeys:
    """The Bot Framework's published keys, kept for a day.

    A key id that is not known has them read anew, at most once a minute, so that a change of keys is
    noticed and a made-up key id costs nothing.
    """

    def __init__(self, session: aiohttp.ClientSession, metadata: str = METADATA) -> None:
        self._session = session
        self._metadata = metadata
        self._keys: dict[str, Key] = {}
        self._read_at = self._tried_at = float("-inf")
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> Key | None:
        """The key of that id. Raises KeysUnavailable while no keys at all have been read."""
        if key_id not in self._keys or time.monotonic() - self._read_at > KEEP:
            async with self._lock:
                now = time.monotonic()
                stale = key_id not in self._keys or now - self._read_at > KEEP
                if stale and now - self._tried_at > REFRESH_AT_MOST_EVERY:
                    await self._refresh(now)
        if not self._keys:
            raise KeysUnavailable
        return self._keys.get(key_id)

    async def _refresh(self, now: float) -> None:
        """Keys that were read once stay in use when reading them anew fails."""
        try:
            config = await self._json(self._metadata)
            found = await self._json(config["jwks_uri"])
            self._keys = {
                k["kid"]: Key(jwt.PyJWK(k, "RS256").key, frozenset(k.get("endorsements") or ()))
                for k in found["keys"]
                if k.get("kty") == "RSA" and "kid" in k
            }
            self._read_at = self._tried_at = now
        except (aiohttp.ClientError, TimeoutError, *UNREADABLE):
            # A failure blocks further tries only while there are keys to go on with.
            self._tried_at = now if self._keys else float("-inf")

    async def _json(self, url: str) -> Any:
        async with self._session.get(url, timeout=WAIT) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


class BotFrameworkTokens:
    """Lets in who carries a token of the Bot Framework for this bot: no emulator, no skill, nobody else."""

    def __init__(self, app_id: str, keys: SigningKeys) -> None:
        self._app_id = app_id
        self._keys = keys

    async def caller(self, header: str | None) -> Signed:
        """See Authentication."""
        scheme, _, token = (header or "").partition(" ")
        if scheme.casefold() != "bearer" or not token:
            raise Unauthenticated("no bearer token")
        try:
            head = jwt.get_unverified_header(token)
            key = await self._keys.find(str(head.get("kid", ""))) if head.get("alg") == "RS256" else None
            if key is None:
                raise Unauthenticated("unknown signing key")
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "iss", "aud"], "verify_iat": False},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise Unauthenticated(type(error).__name__) from error
        return Signed(claims, key)
