"""`klyngebot doctor`: every part that can be wrong is named, with what to do."""

from __future__ import annotations

import argparse
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import Outside
from bot.commands.doctor import doctor
from tests.authority import Authority
from tests.bot.stand_in_model import StandInModel
from tests.teams import APP_ID, TENANT


@pytest.fixture
async def authority() -> AsyncIterator[Authority]:
    async with Authority() as made:
        yield made


@pytest.fixture
def settings(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in {
        "KLYNGEBOT_DATABASE_URL": database_url,
        "KLYNGEBOT_DATA_DIR": str(tmp_path / "data"),
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "hemmeligt",
        "MicrosoftAppType": "SingleTenant",
        "MicrosoftAppTenantId": TENANT,
        "KLYNGEBOT_PUBLIC_URL": "https://127.0.0.1:9",
        "PORT": "9",
    }.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


async def found(authority: Authority, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[bool, str]]:
    outside = Outside(metadata=f"{authority.url}/metadata", login=authority.url)
    code = await doctor(argparse.Namespace(json=True), outside)
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert code == (0 if all(one["ok"] for one in told) else 2)
    return {one["name"]: (one["ok"], one["detail"]) for one in told}


async def test_everything_is_looked_at(
    settings: pytest.MonkeyPatch, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    told = await found(authority, capsys)
    in_order = {name for name, (ok, _) in told.items() if ok}
    assert {
        "mode",
        "data folder",
        "database",
        "migrations",
        "catalogue",
        "credentials",
        "signing keys",
    } <= in_order
    assert told["endpoint"][0] is False and "https://127.0.0.1:9/api/messages" in told["endpoint"][1]
    assert told["server"] == (True, "not running on port 9; start it with klyngebot serve")
    assert told["people"][0] is False and "KLYNGEBOT_SECRETARIAT" in told["people"][1]
    assert "hemmeligt" not in str(told)


async def test_a_secret_that_has_run_out_is_named(
    settings: pytest.MonkeyPatch, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    authority.token_answer = (401, {"error": "invalid_client"})
    authority.away = True
    told = await found(authority, capsys)
    assert told["credentials"][0] is False and "run out" in told["credentials"][1]
    assert told["signing keys"][0] is False and "firewall" in told["signing keys"][1]


async def test_an_address_that_teams_does_not_call(
    settings: pytest.MonkeyPatch, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.setenv("KLYNGEBOT_PUBLIC_URL", "http://bot.example")
    assert "not https" in (await found(authority, capsys))["endpoint"][1]
    settings.delenv("KLYNGEBOT_PUBLIC_URL")
    assert "set KLYNGEBOT_PUBLIC_URL" in (await found(authority, capsys))["endpoint"][1]


async def test_a_database_that_is_away(
    settings: pytest.MonkeyPatch, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.setenv("KLYNGEBOT_DATABASE_URL", "postgresql+psycopg://nobody:hemmeligt@127.0.0.1:9/x")
    told = await found(authority, capsys)
    assert told["database"][0] is False and "KLYNGEBOT_DATABASE_URL" in told["database"][1]
    assert "hemmeligt" not in str(told)


async def test_a_secretariat_that_has_not_written_yet_is_in_order(
    settings: pytest.MonkeyPatch, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.setenv("KLYNGEBOT_SECRETARIAT", "ann@rm.dk")
    ok, told = (await found(authority, capsys))["people"]
    assert ok and "when they first write" in told


@pytest.mark.parametrize(("says", "ok"), [("1", True), ("none", True), ("to", False)])
async def test_a_language_model_is_tried(
    settings: pytest.MonkeyPatch,
    authority: Authority,
    capsys: pytest.CaptureFixture[str],
    says: str,
    ok: bool,
) -> None:
    async with StandInModel() as model:
        model.says = says
        settings.setenv("KLYNGEBOT_MODEL_URL", model.url)
        settings.setenv("KLYNGEBOT_MODEL_NAME", "lille")
        settings.setenv("KLYNGEBOT_MODEL_KEY", "noegle-123")
        right, detail = (await found(authority, capsys))["language model"]
    assert right is ok and "lille at 127.0.0.1:" in detail and "noegle" not in detail
