"""With an app id: who may speak for Teams, and with which token the bot speaks."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import jwt
import pytest
from msgspec.structs import replace

from bot.bootstrap import Outside
from bot.inbound import authentication
from bot.settings import Settings
from tests.authority import Authority, SigningKey
from tests.teams import APP_ID, TENANT, Behind, Someone, TeamsStandIn, bot_for, local_settings


@pytest.fixture
async def authority() -> AsyncIterator[Authority]:
    async with Authority() as made:
        yield made


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return local_settings(
        database_url,
        tmp_path,
        app_id=APP_ID,
        app_password="hemmeligt",
        app_tenant=TENANT,
        tenants=frozenset({TENANT}),
    )


@pytest.fixture
async def guarded(
    settings: Settings, authority: Authority, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Behind]:
    """With an app id; the stand-in on loopback takes the place of Teams' own hosts."""
    monkeypatch.setattr("bot.bootstrap.Hosts", lambda names, loopback: _Loopback())
    there = replace(outside, metadata=f"{authority.url}/metadata", login=authority.url)
    async with bot_for(settings, there) as made:
        yield made


class _Loopback:
    def allow(self, url: str) -> bool:
        return url.startswith("http://127.0.0.1:")


async def test_a_signed_activity_is_answered_with_our_own_token(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    token = authority.sign(teams.url)
    for text in ("en", "to"):
        assert (await guarded.post(teams.message(ann, text), token)).status == 200
    assert teams.texts() == ["echo: en", "echo: to"]
    assert {p.token for p in teams.posts} == {"Bearer ours"}
    assert len(authority.token_requests) == 1 and authority.key_reads == 1
    asked = authority.token_requests[0]
    assert (asked["tenant"], asked["client_id"], asked["client_secret"]) == (TENANT, APP_ID, "hemmeligt")
    assert asked["scope"] == "https://api.botframework.com/.default"


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": 1},
        {"exp": time.time() - 400},
        {"nbf": time.time() + 4000},
        {"aud": "another"},
        {"aud": None},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"iss": "https://evil.example"},
        {"serviceurl": "https://smba.trafficmanager.net/"},
        {"leave_out": "exp"},
        {"leave_out": "iss"},
        {"leave_out": "aud"},
        {"leave_out": "serviceurl"},
    ],
)
async def test_a_token_that_says_something_else_is_401(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority, wrong: dict[str, Any]
) -> None:
    token = authority.sign(teams.url, **wrong)
    assert (await guarded.post(teams.message(ann, "hej"), token)).status == 401
    assert not teams.posts


async def test_clocks_may_differ_by_five_minutes(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    for claims in ({"exp": time.time() - 200}, {"nbf": time.time() + 200}):
        assert (
            await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url, **claims))
        ).status == 200


async def test_without_a_good_token_it_is_401(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    good = authority.sign(teams.url)
    head, claims, signature = good.split(".")
    unsigned = (
        base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": "first"}).encode()).decode().rstrip("=")
    )
    public = authority.keys[0].published()["n"]
    for header in (
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer ..",
        f"Basic {good}",
        f"Bearer {unsigned}.{claims}.",
        f"Bearer {head}.{claims}.{signature[:-4]}AAAA",
        f"Bearer {good} {good}",
        f"Bearer {jwt.encode({'aud': APP_ID}, public, 'HS256', {'kid': 'first'})}",
    ):
        answered = await guarded.post(teams.message(ann, "hej"), headers={"Authorization": header})
        assert answered.status == 401, header
    assert (await guarded.post(teams.message(ann, "hej"))).status == 401
    assert not teams.posts


async def test_a_key_that_may_not_speak_for_teams_is_401(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    authority.keys.append(SigningKey("other", endorsements=("skype",)))
    token = authority.sign(teams.url, authority.keys[1])
    assert (await guarded.post(teams.message(ann, "hej"), token)).status == 401


async def test_new_keys_are_read_when_they_are_met_and_not_for_every_made_up_one(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 200
    authority.keys[:] = [SigningKey("second")]
    token = authority.sign(teams.url)
    assert (await guarded.post(teams.message(ann, "hej"), token)).status == 401  # read a moment ago
    monkeypatch.setattr(authentication, "REFRESH_AT_MOST_EVERY", 0.0)
    assert (await guarded.post(teams.message(ann, "hej"), token)).status == 200
    monkeypatch.undo()
    reads = authority.key_reads
    for number in range(5):
        made_up = authority.sign(teams.url, SigningKey(f"made-up-{number}"))
        assert (await guarded.post(teams.message(ann, "hej"), made_up)).status == 401
    assert authority.key_reads == reads


async def test_nobody_is_let_in_while_the_keys_are_out_of_reach(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    authority.away = True
    assert (await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 503
    authority.away = False
    assert (await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 200
    authority.away = True  # keys once read stay in use
    assert (await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 200


async def test_the_emulator_is_not_let_in(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    activity = teams.message(ann, "hej") | {"channelId": "emulator"}
    assert (await guarded.post(activity, authority.sign(teams.url))).status == 403


async def test_our_own_bad_registration_is_not_blamed_on_the_caller(
    guarded: Behind, teams: TeamsStandIn, ann: Someone, authority: Authority
) -> None:
    authority.token_answer = (401, {"error": "invalid_client"})
    assert (await guarded.post(teams.message(ann, "hej"), authority.sign(teams.url))).status == 503
    assert not teams.posts
