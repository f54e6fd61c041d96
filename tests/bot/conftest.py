"""The edge on its own: the bot over real HTTP, with a conversation that says back what it hears."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap import Outside
from tests.bot.echo import Echo
from tests.teams import HURRIED, Behind, Someone, TeamsStandIn, bot_for, local_settings


@pytest.fixture
async def teams() -> AsyncIterator[TeamsStandIn]:
    async with TeamsStandIn() as made:
        yield made


@pytest.fixture
def ann(teams: TeamsStandIn) -> Someone:
    return teams.person("Ann Hansen", "ann@home.dk")


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def outside(echo: Echo) -> Outside:
    return Outside(patience=HURRIED, make_conversation=lambda *_: echo)


@pytest.fixture
async def bot(database_url: str, tmp_path: Path, outside: Outside) -> AsyncIterator[Behind]:
    """Local mode."""
    async with bot_for(local_settings(database_url, tmp_path), outside) as made:
        yield made
