"""The environment is read once, and every mistake in it is named at once."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from bot.clock import Clock
from bot.settings import TEAMS_SERVICE_HOSTS, Settings, SettingsError, load_settings

WITH_ID = {
    "MicrosoftAppId": "app",
    "MicrosoftAppPassword": "hemmeligt",
    "MicrosoftAppType": "SingleTenant",
    "MicrosoftAppTenantId": "Tenant-1",
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith(("KLYNGEBOT_", "MICROSOFTAPP", "IDENTITY_")) or name in ("HOST", "PORT"):
            monkeypatch.delenv(name)


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def names(monkeypatch: pytest.MonkeyPatch, **values: str) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        read(monkeypatch, **values)
    assert len(str(raised.value).splitlines()) == len(raised.value.problems)
    return [p.name for p in raised.value.problems]


def test_nothing_set_is_local_mode_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch)
    assert (settings.local, settings.host, settings.port) == (True, "127.0.0.1", 3978)
    assert settings.tenants is None and settings.service_hosts == TEAMS_SERVICE_HOSTS
    assert settings.database == "sqlite+aiosqlite:///data/klyngebot.db" and settings.send_rate == 30
    assert settings.file_hosts == {"*.sharepoint.com"} and not settings.metrics_open


def test_with_an_app_id(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **WITH_ID)
    assert (settings.local, settings.host, settings.tenants) == (False, "0.0.0.0", {"tenant-1"})
    assert "hemmeligt" not in repr(settings)


def test_everything_set(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch,
        **WITH_ID,
        HOST="10.0.0.1",
        PORT="80",
        KLYNGEBOT_DATA_DIR="/data",
        KLYNGEBOT_DATABASE_URL="postgresql+psycopg://u:p@h/d",
        KLYNGEBOT_SECRETARIAT="Ann@Home.dk, 1234 ,",
        KLYNGEBOT_TENANTS="A,b",
        KLYNGEBOT_SERVICE_HOSTS="smba.example",
        KLYNGEBOT_NOW="2019-10-21T09:00",
        KLYNGEBOT_SEND_RATE="0",
        KLYNGEBOT_FILE_HOSTS="*.example.dk,files.example",
        KLYNGEBOT_PUBLIC_URL="https://bot.example/",
        KLYNGEBOT_METRICS="open",
    )
    assert settings.secretariat == {"ann@home.dk", "1234"} and settings.tenants == {"a", "b"}
    assert (settings.data_dir, settings.database) == (Path("/data"), "postgresql+psycopg://u:p@h/d")
    assert settings.now is not None and settings.now.astimezone(UTC).hour == 7
    assert (settings.send_rate, settings.public_url, settings.metrics_open) == (
        0,
        "https://bot.example",
        True,
    )
    assert "u:p" not in repr(settings)


def test_upper_and_lower_case_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, **{k.upper(): v for k, v in WITH_ID.items()}).app_id == "app"


def test_all_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(monkeypatch, MicrosoftAppId="app") == [
        "MicrosoftAppType",
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
    ]


def test_a_managed_identity_needs_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {k: v for k, v in WITH_ID.items() if k != "MicrosoftAppPassword"}
    assert read(monkeypatch, **{**given, "MicrosoftAppType": "UserAssignedMSI"}).app_password is None


def test_all_that_is_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "PORT": "99999",
        "HOST": "0.0.0.0",
        "KLYNGEBOT_DATABASE_URL": "mysql://x",
        "KLYNGEBOT_NOW": "i går",
        "KLYNGEBOT_SEND_RATE": "-1",
        "KLYNGEBOT_SERVICE_HOSTS": "https://x/",
        "KLYNGEBOT_FILE_HOSTS": "a b",
        "KLYNGEBOT_PUBLIC_URL": "bot.example",
        "KLYNGEBOT_METRICS": "maybe",
        "KLYNGEBOT_TRACES": "jaeger",
        "KLYNGEBOT_KEEP_DRAFTS": "to år",
        "KLYNGEBOT_KEEP_FILES": "1 år",
        "KLYNGEBOT_KEEP_LOGS": "-1",
        "KLYNGEBOT_KEEP_AUDIT": "2.5",
        "MicrosoftAppPassword": "x",
    }
    assert set(names(monkeypatch, **wrong)) == {*wrong, "MicrosoftAppId"} - {"MicrosoftAppPassword"}


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("bot.example", False),
    ],
)
def test_without_an_app_id_only_this_machine_is_listened_to(
    monkeypatch: pytest.MonkeyPatch, host: str, fine: bool
) -> None:
    if fine:
        assert read(monkeypatch, HOST=host).host == host
    else:
        assert names(monkeypatch, HOST=host) == ["HOST"]


@pytest.mark.parametrize("rate", ["nan", "inf", "1001", "fast", "-0.1"])
def test_send_rates_that_are_none(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    assert names(monkeypatch, KLYNGEBOT_SEND_RATE=rate) == ["KLYNGEBOT_SEND_RATE"]


def test_a_clock_starts_where_it_is_told_and_runs_on() -> None:
    clock = Clock(datetime(2019, 10, 21, 22, 30, tzinfo=UTC))
    first = clock.now()
    assert timedelta() <= first - datetime(2019, 10, 21, 22, 30, tzinfo=UTC) < timedelta(minutes=1)
    assert clock.now() > first
    assert clock.today().isoformat() == "2019-10-22"  # half past midnight in Denmark
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_how_long_things_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = read(monkeypatch).keep
    assert (keep.drafts, keep.files, keep.logs, keep.audit) == (
        relativedelta(months=24),
        relativedelta(months=12),
        relativedelta(days=30),
        relativedelta(years=5),
    )
    keep = read(
        monkeypatch, KLYNGEBOT_KEEP_DRAFTS="12", KLYNGEBOT_KEEP_FILES="3", KLYNGEBOT_KEEP_AUDIT="0"
    ).keep
    assert (keep.drafts, keep.files, keep.audit) == (relativedelta(months=12), relativedelta(months=3), None)


def test_a_language_model_is_https_or_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch).model is None
    named = {"KLYNGEBOT_MODEL_NAME": "lille", "KLYNGEBOT_MODEL_KEY": "hemmeligt"}
    assert names(monkeypatch, **named) == ["KLYNGEBOT_MODEL_URL"]
    settings = read(monkeypatch, KLYNGEBOT_MODEL_URL="https://model.example.dk/v1/", **named)
    assert settings.model is not None and "hemmeligt" not in repr(settings)
    assert (settings.model.url, settings.model.host) == ("https://model.example.dk/v1", "model.example.dk")
    assert read(monkeypatch, KLYNGEBOT_MODEL_URL="http://127.0.0.1:8080/v1").model is not None


@pytest.mark.parametrize(
    "url",
    [
        "http://model.example.dk/v1",
        "ftp://127.0.0.1/v1",
        "https://",
        "https://user:pw@model.example.dk/v1",
        "https://model.example.dk/v1?key=x",
        "https://model.example.dk/v1#x",
        "https://[::1",
        "https://model.example.dk:x/",
        "http://127.0.0.1.evil.example/",
        "https://model.example.dk/\r\nX: y",
        "https://evil.example\\@model.example.dk/",
        "model.example.dk",
    ],
)
def test_no_other_address_of_a_language_model(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    wrong = names(monkeypatch, KLYNGEBOT_MODEL_URL=url, KLYNGEBOT_MODEL_KEY="to\nlinjer")
    assert wrong == ["KLYNGEBOT_MODEL_URL", "KLYNGEBOT_MODEL_NAME", "KLYNGEBOT_MODEL_KEY"]
