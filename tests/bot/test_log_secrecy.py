"""A whole conversation with everything going wrong that can: the log tells of it, and of nobody and nothing said."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from dialogs.conversation import Conversation
from dialogs.turn import Incoming
from storage.database import Database
from storage.errors import Unavailable
from storage.records import RoleName
from storage.repositories.people import PersonRow
from tests.teams import Behind, Refusal, TeamsStandIn, bot_for, local_settings

WROTE = "Vi prøver zebraværksteder."
UPN = "rosamunde@vestenvind.dk"


def broken(given: Incoming) -> RuntimeError:
    """A fault that has in it all that a fault could have."""
    return RuntimeError(f"{given.text} {given.asker} {given.place}")


@pytest.fixture
async def real(database_url: str, tmp_path: Path) -> AsyncIterator[Behind]:
    async with bot_for(local_settings(database_url, tmp_path)) as made:
        async with made.parts.database.work() as uow:
            await uow.people.give(PersonRow(UPN, "Rosamunde Ploug", RoleName.member, "vest"))
        yield made


async def test_the_log_of_a_conversation_with_faults_names_nobody_and_quotes_nothing(
    real: Behind, teams: TeamsStandIn, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    rosa = teams.person("Rosamunde Ploug", UPN)
    await real.post(teams.installed(rosa))
    for text in (
        "hjælp",
        "jeg vil skrive om initiativ 8",
        WROTE,
        "010203-1234 fik zebrahjælp",
        "hvad ved du om mig",
    ):
        assert (await real.post(teams.message(rosa, text))).status == 200
    assert any("Rosamunde Ploug" in text for text in teams.texts()), "it is known who she is"

    teams.refuse("send", *[Refusal(403, "zebra", body=f'{{"error": {{"message": "{UPN} {WROTE}"}}}}')] * 9)
    await real.post(teams.message(rosa, WROTE))
    teams.refusals.clear()
    await real.post({**teams.message(rosa, WROTE), "from": {"id": rosa.id, "name": [WROTE]}})
    await real.post({**teams.message(rosa, WROTE), "serviceUrl": f"https://{UPN}/"})

    async def fails(self: object, incoming: Incoming, *_: Any) -> None:
        raise broken(incoming)

    @asynccontextmanager
    async def fails_outside(self: object, incoming: Incoming) -> AsyncIterator[None]:
        raise broken(incoming)
        yield

    @asynccontextmanager
    async def away(self: object, *_: object) -> AsyncIterator[None]:
        raise Unavailable("away")
        yield

    for owner, name, fault in (
        (Conversation, "_once", fails),
        (Conversation, "take", fails_outside),
        (Database, "work", away),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, fault)
            await real.post(teams.message(rosa, WROTE))
            await real.post(teams.execute(rosa, "save", {"x": WROTE}, felt=WROTE))

    out, err = capfd.readouterr()
    logged = out + err
    assert logged.count('"turn"') >= 10 and "RuntimeError" in logged and "403" in logged
    said = r"zebra|værksted|rosamunde|ploug|vestenvind|010203|1234\b"
    ids = "|".join(re.escape(one) for one in (rosa.object_id, rosa.id, rosa.chat) if one)
    assert [line for line in logged.splitlines() if re.search(f"(?i){said}|{ids}", line)] == []
