"""The whole bot from outside: its own process, real HTTP, a stand-in for Teams."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import postgres
from tests.e2e.server import Server, prepared
from tests.teams import TeamsStandIn

NOW = "2019-10-21T09:00:00+02:00"


@pytest.fixture
async def teams() -> AsyncIterator[TeamsStandIn]:
    async with TeamsStandIn() as made:
        yield made


@pytest.fixture
async def server(database_kind: str, tmp_path: Path) -> AsyncIterator[Server]:
    """Not running yet, on nothing: an empty data folder, or an empty PostgreSQL database."""
    url = (
        postgres.server().url(postgres.server().create_database()) if database_kind == "postgresql" else None
    )
    async with prepared(
        tmp_path / "bot", url, KLYNGEBOT_NOW=NOW, KLYNGEBOT_SECRETARIAT="sofie@rm.dk"
    ) as made:
        yield made
