"""A stand-in for the Bot Framework's login service: publishes keys, signs tokens, gives the bot its own."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.inbound.authentication import ISSUER
from tests.teams import APP_ID


class SigningKey:
    """An RSA key with an id and the channels it may speak for."""

    def __init__(self, key_id: str, endorsements: tuple[str, ...] = ("msteams",)) -> None:
        self.key_id = key_id
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.endorsements = endorsements

    def published(self) -> dict[str, Any]:
        """As it stands in the key set."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return {**key, "kid": self.key_id, "use": "sig", "endorsements": list(self.endorsements)}


@dataclass
class Authority:
    """Serves metadata, keys and tokens over HTTP; counts what it is asked."""

    keys: list[SigningKey] = field(default_factory=lambda: [SigningKey("first")])
    url: str = ""
    key_reads: int = 0
    token_requests: list[dict[str, str]] = field(default_factory=list)
    token_answer: tuple[int, Any] = (200, {"access_token": "ours", "expires_in": 3600})
    away: bool = False

    async def __aenter__(self) -> Authority:
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_get("/identity", self._identity)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _metadata(self, _: web.Request) -> web.Response:
        if self.away:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        self.key_reads += 1
        return web.json_response({"keys": [key.published() for key in self.keys]})

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.token_requests.append(
            {"tenant": request.match_info["tenant"], **{k: str(v) for k, v in form.items()}}
        )
        return web.json_response(self.token_answer[1], status=self.token_answer[0])

    async def _identity(self, request: web.Request) -> web.Response:
        self.token_requests.append({**request.query, "header": request.headers.get("X-IDENTITY-HEADER", "")})
        return web.json_response(self.token_answer[1], status=self.token_answer[0])

    def sign(
        self, service_url: str, key: SigningKey | None = None, leave_out: str = "", **claims: Any
    ) -> str:
        """A token as the Bot Framework signs it; `claims` change it, `leave_out` drops one."""
        now = int(time.time())
        told = {
            "iss": ISSUER,
            "aud": APP_ID,
            "nbf": now,
            "exp": now + 3600,
            "serviceurl": service_url,
            **claims,
        }
        told.pop(leave_out, None)
        signer = key or self.keys[0]
        return jwt.encode(told, signer.private, algorithm="RS256", headers={"kid": signer.key_id})
