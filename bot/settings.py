"""The only reader of the environment: what each name means, and every mistake in it named at once."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from dateutil.relativedelta import relativedelta

from dialogs.texts import texts_in
from storage.denmark import DENMARK

TEAMS_SERVICE_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
    }
)
SHAREPOINT = frozenset({"*.sharepoint.com"})
DRAFTS, FILES = relativedelta(months=24), relativedelta(months=12)
LOGS, AUDIT = relativedelta(days=30), relativedelta(years=5)
AppType = Literal["SingleTenant", "UserAssignedMSI"]


def _named(name: str, secret: bool = False) -> Any:
    return field(default="", repr=not secret, metadata={"name": name})


@dataclass(frozen=True)
class _Environment:
    """The names as they stand in the environment, unread. Upper and lower case do not matter."""

    host: str = _named("HOST")
    port: str = _named("PORT")
    app_id: str = _named("MicrosoftAppId")
    app_password: str = _named("MicrosoftAppPassword", secret=True)
    app_type: str = _named("MicrosoftAppType")
    app_tenant: str = _named("MicrosoftAppTenantId")
    data_dir: str = _named("KLYNGEBOT_DATA_DIR")
    database_url: str = _named("KLYNGEBOT_DATABASE_URL", secret=True)
    secretariat: str = _named("KLYNGEBOT_SECRETARIAT")
    tenants: str = _named("KLYNGEBOT_TENANTS")
    service_hosts: str = _named("KLYNGEBOT_SERVICE_HOSTS")
    now: str = _named("KLYNGEBOT_NOW")
    send_rate: str = _named("KLYNGEBOT_SEND_RATE")
    file_hosts: str = _named("KLYNGEBOT_FILE_HOSTS")
    public_url: str = _named("KLYNGEBOT_PUBLIC_URL")
    metrics: str = _named("KLYNGEBOT_METRICS")
    traces: str = _named("KLYNGEBOT_TRACES")
    model_url: str = _named("KLYNGEBOT_MODEL_URL")
    model_name: str = _named("KLYNGEBOT_MODEL_NAME")
    model_key: str = _named("KLYNGEBOT_MODEL_KEY", secret=True)
    keep_drafts: str = _named("KLYNGEBOT_KEEP_DRAFTS")
    keep_files: str = _named("KLYNGEBOT_KEEP_FILES")
    keep_logs: str = _named("KLYNGEBOT_KEEP_LOGS")
    keep_audit: str = _named("KLYNGEBOT_KEEP_AUDIT")
    identity_endpoint: str = _named("IDENTITY_ENDPOINT")
    identity_header: str = _named("IDENTITY_HEADER", secret=True)

    @classmethod
    def read(cls) -> _Environment:
        """What this process was given."""
        given = {name.casefold(): value for name, value in os.environ.items()}
        known = {f.name: given.get(f.metadata["name"].casefold()) for f in fields(cls)}
        return cls(**{name: value for name, value in known.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Problem:
    """One setting that cannot be used: its name, and a sentence that says what to do."""

    name: str
    message: str


class SettingsError(Exception):
    """The environment cannot be used. `problems` names every mistake, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.name}: {p.message}" for p in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Keep:
    """How long things are kept; None is for ever."""

    drafts: relativedelta | None = DRAFTS
    files: relativedelta | None = FILES
    logs: relativedelta | None = LOGS
    audit: relativedelta | None = AUDIT


@dataclass(frozen=True, slots=True)
class Model:
    """A language model that may choose where the bot is not sure: `url` without `/chat/completions`."""

    url: str
    name: str
    key: str | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """Where it is, for people to read."""
        return urlsplit(self.url).netloc


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, checked. `app_id` None is local mode: no authentication, loopback only."""

    host: str = "127.0.0.1"
    port: int = 3978
    app_id: str | None = None
    app_password: str | None = field(default=None, repr=False)
    app_type: AppType = "SingleTenant"
    app_tenant: str | None = None
    data_dir: Path = Path("data")
    database_url: str = field(default="", repr=False)
    secretariat: frozenset[str] = frozenset()
    tenants: frozenset[str] | None = None
    service_hosts: frozenset[str] = TEAMS_SERVICE_HOSTS
    now: datetime | None = None
    send_rate: float = 30.0
    file_hosts: frozenset[str] = SHAREPOINT
    public_url: str | None = None
    metrics_open: bool = False
    traces: bool = False
    model: Model | None = None
    keep: Keep = field(default_factory=Keep)
    identity_endpoint: str | None = None
    identity_header: str | None = field(default=None, repr=False)

    @property
    def local(self) -> bool:
        """True without an app id."""
        return self.app_id is None

    @property
    def database(self) -> str:
        """The SQLAlchemy URL: the one given, else SQLite in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'klyngebot.db'}"


def load_settings() -> Settings:
    """The settings of this process. Raises SettingsError with every problem there is."""
    return _Reading(_Environment.read()).settings()


class _Reading:
    """One reading of the environment: every field is tried, problems are gathered on the way."""

    def __init__(self, raw: _Environment) -> None:
        self.raw = raw
        self.problems: list[Problem] = []

    def settings(self) -> Settings:
        raw = self.raw
        app_id = raw.app_id.strip() or None
        app_type = self._identity(app_id)
        made = Settings(
            host=self._host(app_id),
            port=self._port(),
            app_id=app_id,
            app_password=raw.app_password or None,
            app_type=app_type,
            app_tenant=raw.app_tenant.strip() or None,
            data_dir=Path(raw.data_dir or "data"),
            database_url=self._database_url(),
            secretariat=_names(raw.secretariat),
            tenants=self._tenants(app_id),
            service_hosts=self._hosts("KLYNGEBOT_SERVICE_HOSTS", raw.service_hosts, TEAMS_SERVICE_HOSTS),
            now=self._now(),
            send_rate=self._send_rate(),
            public_url=self._public_url(),
            file_hosts=self._hosts("KLYNGEBOT_FILE_HOSTS", raw.file_hosts, SHAREPOINT),
            metrics_open=self._one_of("KLYNGEBOT_METRICS", "metrics", raw.metrics, "loopback", "open"),
            traces=self._one_of("KLYNGEBOT_TRACES", "traces", raw.traces, "off", "otlp"),
            model=self._model(),
            keep=Keep(
                self._time("KLYNGEBOT_KEEP_DRAFTS", raw.keep_drafts, lambda n: relativedelta(months=n), "24"),
                self._time("KLYNGEBOT_KEEP_FILES", raw.keep_files, lambda n: relativedelta(months=n), "12"),
                self._time("KLYNGEBOT_KEEP_LOGS", raw.keep_logs, lambda n: relativedelta(days=n), "30"),
                self._time("KLYNGEBOT_KEEP_AUDIT", raw.keep_audit, lambda n: relativedelta(years=n), "5"),
            ),
            identity_endpoint=raw.identity_endpoint or None,
            identity_header=raw.identity_header or None,
        )
        if self.problems:
            raise SettingsError(tuple(self.problems))
        return made

    def _wrong(self, name: str, key: str, **values: Any) -> None:
        self.problems.append(Problem(name, texts_in("da").say(f"edge-settings-{key}", **values)))

    def _identity(self, app_id: str | None) -> AppType:
        raw = self.raw
        if app_id is None:
            if raw.app_password:
                self._wrong("MicrosoftAppId", "password-without-id")
            return "SingleTenant"
        if not raw.app_type:
            self._wrong("MicrosoftAppType", "app-type-missing")
        elif raw.app_type not in ("SingleTenant", "UserAssignedMSI"):
            self._wrong("MicrosoftAppType", "app-type", value=raw.app_type)
        if raw.app_type != "UserAssignedMSI" and not raw.app_password:
            self._wrong("MicrosoftAppPassword", "missing")
        if not raw.app_tenant.strip():
            self._wrong("MicrosoftAppTenantId", "missing")
        return "UserAssignedMSI" if raw.app_type == "UserAssignedMSI" else "SingleTenant"

    def _host(self, app_id: str | None) -> str:
        host = self.raw.host.strip() or ("0.0.0.0" if app_id else "127.0.0.1")
        if app_id is None and not is_loopback(host):
            self._wrong("HOST", "host-without-id", value=host)
        return host

    def _port(self) -> int:
        value = self.raw.port.strip() or "3978"
        if value.isascii() and value.isdigit() and 0 <= int(value) <= 65535:
            return int(value)
        self._wrong("PORT", "port", value=value)
        return 0

    def _database_url(self) -> str:
        url = self.raw.database_url.strip()
        if url and not url.startswith(("sqlite", "postgresql")):
            self._wrong("KLYNGEBOT_DATABASE_URL", "database-url")
        return url

    def _tenants(self, app_id: str | None) -> frozenset[str] | None:
        given = _names(self.raw.tenants)
        if given or app_id is None:
            return given or None
        return frozenset({self.raw.app_tenant.strip().casefold()})

    def _hosts(self, name: str, value: str, default: frozenset[str]) -> frozenset[str]:
        hosts = _names(value)
        wrong = sorted(
            h for h in hosts if not h.removeprefix("*.").replace("-", "").replace(".", "").isalnum()
        )
        if wrong:
            self._wrong(name, "hosts", value=", ".join(wrong))
        return hosts or default

    def _now(self) -> datetime | None:
        value = self.raw.now.strip()
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self._wrong("KLYNGEBOT_NOW", "now", value=value)
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=DENMARK)

    def _send_rate(self) -> float:
        value = self.raw.send_rate.strip() or "30"
        try:
            rate = float(value)
        except ValueError:
            rate = -1.0
        if not 0 <= rate <= 1000:
            self._wrong("KLYNGEBOT_SEND_RATE", "send-rate", value=value)
        return rate

    def _public_url(self) -> str | None:
        value = self.raw.public_url.strip().rstrip("/")
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            self._wrong("KLYNGEBOT_PUBLIC_URL", "public-url", value=value)
        return value or None

    def _model(self) -> Model | None:
        raw = self.raw
        url, name, key = (given.strip() for given in (raw.model_url, raw.model_name, raw.model_key))
        if not url:
            if name or key:
                self._wrong("KLYNGEBOT_MODEL_URL", "model-without-url")
            return None
        if not _is_guarded(url):
            self._wrong("KLYNGEBOT_MODEL_URL", "model-url")
        if not name:
            self._wrong("KLYNGEBOT_MODEL_NAME", "model-name")
        if not (key.isascii() and key.isprintable()):
            self._wrong("KLYNGEBOT_MODEL_KEY", "model-key")
        return Model(url.rstrip("/"), name, key or None)

    def _time(
        self, name: str, value: str, of: Callable[[int], relativedelta], usual: str
    ) -> relativedelta | None:
        given = value.strip() or usual
        if not (given.isascii() and given.isdigit() and int(given) <= 1000):
            self._wrong(name, "keep", value=value)
            return None
        return of(int(given)) if int(given) else None

    def _one_of(self, name: str, key: str, given: str, usual: str, other: str) -> bool:
        """True for the other of two words, False for the usual one."""
        value = given.strip().casefold() or usual
        if value not in (usual, other):
            self._wrong(name, key, value=value)
        return value == other


def _is_guarded(url: str) -> bool:
    """True for a plain https address, and for any on this machine: what is sent there, nobody else can read."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set(" @?#\\")
    return (
        plain and bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    )


def is_loopback(host: str) -> bool:
    """True for an address or name that only this machine reaches."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _names(value: str) -> frozenset[str]:
    return frozenset(part.strip().casefold() for part in value.split(",") if part.strip())
