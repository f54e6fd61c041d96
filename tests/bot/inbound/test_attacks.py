"""Whoever is not Teams, or speaks for another bot, tenant or place, is turned away before anything is done."""

from __future__ import annotations

import base64
import gzip
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from msgspec.structs import replace

from bot.bootstrap import Outside
from bot.inbound.body import MAX_BODY, MAX_DEPTH
from tests.authority import Authority, SigningKey
from tests.bot.echo import Echo
from tests.teams import APP_ID, HURRIED, TENANT, Behind, Json, Someone, TeamsStandIn, bot_for, local_settings

OTHER_TENANT = "99999999-9999-9999-9999-999999999999"
EMULATOR_ISSUERS = tuple(
    f"https://sts.windows.net/{tenant}/"
    for tenant in ("d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", TENANT)
)


@dataclass
class Attacker:
    """Makes requests from what it can get hold of: real activities, published keys, keys of its own."""

    teams: TeamsStandIn
    authority: Authority
    ann: Someone
    own: SigningKey = field(default_factory=lambda: SigningKey("own"))

    def request(self, token: str | None = None, **changes: Any) -> Json:
        """A good request but for what is given; a field given as None is left out."""
        activity: Json = {**self.teams.message(self.ann, "hemmeligt"), **changes}
        body = json.dumps({k: v for k, v in activity.items() if v is not None}).encode()
        return self.raw(body, f"Bearer {self.authority.sign(self.teams.url) if token is None else token}")

    def raw(self, body: bytes, authorization: str | None = "", **headers: str) -> Json:
        """Any bytes; `authorization` empty is a good token, None is none."""
        if authorization == "":
            authorization = f"Bearer {self.authority.sign(self.teams.url)}"
        told = {"Content-Type": "application/json", **headers}
        return {"data": body, "headers": told | ({"Authorization": authorization} if authorization else {})}

    def good_body(self) -> bytes:
        return json.dumps(self.teams.message(self.ann, "hemmeligt")).encode()

    def token(self, key: SigningKey | None = None, leave_out: str = "", **claims: Any) -> Json:
        """A request with a token that says something else."""
        return self.request(self.authority.sign(self.teams.url, key, leave_out, **claims))

    def header(self, **fields: Any) -> Json:
        """A request whose token's header was rewritten, signature left as it was."""
        head, claims, signature = self.authority.sign(self.teams.url).split(".")
        changed = {**json.loads(_decoded(head)), **fields}
        return self.request(f"{_encoded(changed)}.{claims}.{signature}")

    def claimed(self, **fields: Any) -> Json:
        """A request whose token's claims were rewritten after signing."""
        head, claims, signature = self.authority.sign(self.teams.url).split(".")
        return self.request(f"{head}.{_encoded({**json.loads(_decoded(claims)), **fields})}.{signature}")

    def signed(self, **fields: Any) -> Json:
        """A token with claims that no library would sign, under the real key."""
        claims = json.loads(_decoded(self.authority.sign(self.teams.url).split(".")[1]))
        payload = json.dumps({**claims, **fields}).encode()
        key = self.authority.keys[0].private
        return self.request(jwt.PyJWS().encode(payload, key, "RS256", {"kid": "first"}))

    def symmetric(self, secret: bytes) -> Json:
        """A token signed with something that everybody knows, as if it were a shared secret."""
        claims = json.loads(_decoded(self.authority.sign(self.teams.url).split(".")[1]))
        head = _encoded({"alg": "HS256", "typ": "JWT", "kid": "first"})
        signed = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
            f"{head}.{_encoded(claims)}".encode(), secret
        )
        mark = base64.urlsafe_b64encode(signed).decode().rstrip("=")
        return self.request(f"{head}.{_encoded(claims)}.{mark}")

    def public_pem(self) -> bytes:
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.authority.keys[0].private.public_key().public_bytes(serialization.Encoding.PEM, form)


def _encoded(value: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def tenant(value: Any) -> Json:
    return {"channelData": {"tenant": {"id": value}} if value else {}}


def elsewhere(a: Attacker, **fields: Any) -> Json:
    """The conversation told with other fields."""
    return {**a.teams.message(a.ann, "x")["conversation"], **fields}


Attack = Callable[[Attacker], Json]
ATTACKS: dict[str, tuple[int, Attack]] = {
    "no token": (401, lambda a: a.raw(a.good_body(), None)),
    "an empty token": (401, lambda a: a.request("")),
    "no bearer": (401, lambda a: a.raw(a.good_body(), f"Basic {a.authority.sign(a.teams.url)}")),
    "garbage for a token": (401, lambda a: a.request("eyJhbGciOi.x.y")),
    "a token of nothing but letters": (401, lambda a: a.request("x" * 7000)),
    "two tokens": (401, lambda a: a.request(" ".join([a.authority.sign(a.teams.url)] * 2))),
    "a key of one's own": (401, lambda a: a.token(a.own)),
    "a key of one's own under a known id": (401, lambda a: a.token(_renamed(a.own, "first"))),
    "no key id": (401, lambda a: a.header(kid="")),
    "a key id that is a path": (401, lambda a: a.header(kid="../../dev/null")),
    "algorithm none": (401, lambda a: a.header(alg="none")),
    "algorithm none, unsigned": (401, lambda a: _unsigned(a)),
    "HS256 with the public key's PEM": (401, lambda a: a.symmetric(a.public_pem())),
    "HS256 with the public key's number": (
        401,
        lambda a: a.symmetric(a.authority.keys[0].published()["n"].encode()),
    ),
    "a key sent along in the header": (
        401,
        lambda a: a.request(
            jwt.encode(
                {"aud": APP_ID, "iss": "https://api.botframework.com", "exp": time.time() + 60},
                a.own.private,
                "RS256",
                {"kid": "own", "jwk": a.own.published()},
            )
        ),
    ),
    "claims changed after signing": (401, lambda a: a.claimed(exp=time.time() + 9e6)),
    "a signature cut short": (401, lambda a: a.request(a.authority.sign(a.teams.url)[:-8])),
    "another issuer": (401, lambda a: a.token(iss="https://evil.example")),
    "an issuer that begins alike": (401, lambda a: a.token(iss="https://api.botframework.com.evil.example")),
    "the issuer as a list": (401, lambda a: a.signed(iss=["https://api.botframework.com"])),
    **{
        f"the emulator's issuer {n}": (401, lambda a, issuer=issuer: a.token(iss=issuer))  # type: ignore[misc]
        for n, issuer in enumerate(EMULATOR_ISSUERS)
    },
    "another bot's audience": (401, lambda a: a.token(aud="11111111-1111-1111-1111-111111111111")),
    "the bot's own outgoing token again": (
        401,
        lambda a: a.token(aud="https://api.botframework.com", iss=EMULATOR_ISSUERS[2]),
    ),
    "expired": (401, lambda a: a.token(exp=time.time() - 301)),
    "not yet valid": (401, lambda a: a.token(nbf=time.time() + 900)),
    "an expiry that is no number": (401, lambda a: a.signed(exp="i morgen")),
    **{
        f"without {claim}": (401, lambda a, claim=claim: a.token(leave_out=claim))  # type: ignore[misc]
        for claim in ("exp", "iss", "aud", "serviceurl")
    },
    "a token for another service URL": (
        401,
        lambda a: a.token(serviceurl="https://smba.trafficmanager.net/"),
    ),
    "the same URL in other letters": (401, lambda a: a.token(serviceurl=a.teams.url.upper())),
    "a key that speaks for another channel": (401, lambda a: a.token(a.authority.keys[1])),
    "a service URL elsewhere, token and all": (
        403,
        lambda a: a.request(a.authority.sign("https://evil.example/"), serviceUrl="https://evil.example/"),
    ),
    "a service URL with a password in it": (
        403,
        lambda a: a.request(serviceUrl="https://smba.trafficmanager.net@evil.example/"),
    ),
    "no service URL": (400, lambda a: a.request(serviceUrl=None)),
    "no channel": (400, lambda a: a.request(channelId=None)),
    "the emulator's channel": (403, lambda a: a.request(channelId="emulator")),
    "another tenant": (
        403,
        lambda a: a.request(**tenant(OTHER_TENANT), conversation=elsewhere(a, tenantId=OTHER_TENANT)),
    ),
    "another tenant in one place": (403, lambda a: a.request(**tenant(OTHER_TENANT))),
    "another tenant in the other place": (
        403,
        lambda a: a.request(conversation=elsewhere(a, tenantId=OTHER_TENANT)),
    ),
    "no tenant": (403, lambda a: a.request(**tenant(None), conversation=elsewhere(a, tenantId=None))),
    "a tenant that is a list": (403, lambda a: a.request(**tenant([TENANT]))),
    "nobody who sent it": (400, lambda a: a.request(**{"from": None})),
    "no conversation": (400, lambda a: a.request(conversation=None)),
    "a type that is no text": (400, lambda a: a.request(type={"$ne": ""})),
    "too large": (413, lambda a: a.raw(b'{"text":"' + b"x" * MAX_BODY + b'"}')),
    "too large and unauthenticated": (401, lambda a: a.raw(b"x" * (MAX_BODY + 1), None)),
    "nested too deeply": (400, lambda a: a.raw(b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1))),
    "no JSON": (400, lambda a: a.raw(b"type=message")),
    "a form": (
        415,
        lambda a: a.raw(a.good_body(), "", **{"Content-Type": "application/x-www-form-urlencoded"}),
    ),
    "a bomb of zeros": (
        413,
        lambda a: a.raw(gzip.compress(b" " * 50_000_000), "", **{"Content-Encoding": "gzip"}),
    ),
}


def _renamed(key: SigningKey, key_id: str) -> SigningKey:
    made = SigningKey(key_id)
    made.private = key.private
    return made


def _unsigned(a: Attacker) -> Json:
    claims = a.authority.sign(a.teams.url).split(".")[1]
    return a.request(f"{_encoded({'alg': 'none', 'kid': 'first'})}.{claims}.")


Attacked = Callable[[Outside], AbstractAsyncContextManager[tuple[Behind, Authority]]]


@pytest.fixture
def attacked(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, teams: TeamsStandIn
) -> Attacked:
    """A bot with an app id, and who signs for Teams; the stand-in on loopback takes the place of Teams' own hosts."""

    class Hosts:
        def allow(self, url: str) -> bool:
            return url.startswith(teams.url)

    monkeypatch.setattr("bot.bootstrap.Hosts", lambda names, loopback: Hosts())
    settings = local_settings(
        database_url,
        tmp_path,
        app_id=APP_ID,
        app_password="hemmeligt",
        app_tenant=TENANT,
        tenants=frozenset({TENANT}),
    )

    @asynccontextmanager
    async def listening(outside: Outside) -> AsyncIterator[tuple[Behind, Authority]]:
        async with Authority([SigningKey("first"), SigningKey("skype", ("skype",))]) as authority:
            there = replace(outside, metadata=f"{authority.url}/metadata", login=authority.url)
            async with bot_for(settings, there) as bot:
                yield bot, authority

    return listening


async def test_every_attack_is_refused_with_its_status_and_reaches_nobody(
    attacked: Attacked,
    outside: Outside,
    teams: TeamsStandIn,
    ann: Someone,
    echo: Echo,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with attacked(outside) as (bot, authority):
        attacker = Attacker(teams, authority, ann)
        answered = {}
        for name, (_, attack) in ATTACKS.items():
            async with bot.session.post(bot.url + "/api/messages", **attack(attacker)) as response:
                answered[name] = response.status
                assert (await response.read() == b"") is (response.status != 413)
        assert answered == {name: status for name, (status, _) in ATTACKS.items()}
        assert echo.taken == [] and teams.posts == [] and authority.token_requests == []
        async with bot.parts.database.read() as uow:
            assert await uow.people.all() == []
        assert "hemmeligt" not in capsys.readouterr().err
        assert (await bot.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 200
        assert [t.text for t in echo.taken] == ["hej"]


async def test_a_replayed_request_is_answered_once_and_its_token_is_good_for_nothing_else(
    attacked: Attacked, teams: TeamsStandIn, ann: Someone
) -> None:
    """With the real conversation: it is what knows a redelivered activity again, whatever else stands in it."""
    replays: dict[str, tuple[int, Json]] = {
        "as it was": (200, {}),
        "with other words": (200, {"text": "slet alle mine data"}),
        "with another service URL on the same host": (401, {"serviceUrl": teams.url + "/emea/"}),
        "with another service host": (403, {"serviceUrl": "https://evil.example/"}),
        "into another tenant": (403, {"channelData": {"tenant": {"id": OTHER_TENANT}}}),
        "on another channel": (403, {"channelId": "emulator"}),
    }
    async with attacked(Outside(patience=HURRIED)) as (bot, authority):
        token, captured = authority.sign(teams.url), teams.message(ann, "hej")
        assert (await bot.post(captured, token)).status == 200
        (welcome,) = teams.texts()
        answered = {
            name: (await bot.post({**captured, **c}, token)).status for name, (_, c) in replays.items()
        }
        assert answered == {name: status for name, (status, _) in replays.items()}
        assert teams.texts() == [welcome]
    async with attacked(Outside(patience=HURRIED)) as (bot, _):
        assert (await bot.post(captured, token)).status == 401, "its key is published no more"
        assert teams.texts() == [welcome]
