"""Whatever is posted, by Teams or by somebody who pretends to be it: no fault of ours, no forbidden write.

KLYNGEBOT_FUZZ says how many activities on SQLite (10000 for the full proof); a fifth as many on PostgreSQL.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dialogs import router
from tests.e2e.payloads import Payloads
from tests.e2e.world import Door, Log, furnished, only_mette_wrote
from tests.teams import Json, TeamsStandIn

EXAMPLES = int(os.environ.get("KLYNGEBOT_FUZZ", "1000"))
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=EXAMPLES <= 1000,
    phases=[
        Phase.generate
    ],  # what is in the database differs from example to example, so nothing can be shrunk
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    made = Log()
    monkeypatch.setattr(sys, "stderr", made)
    yield made
    assert made.faults() == ""
    assert [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR] == []


async def test_nothing_that_is_posted_breaks_or_changes_what_it_may_not(
    database_kind: str,
    database_url: str,
    tmp_path: Path,
    teams: TeamsStandIn,
    log: Log,
    record_property: Callable[[str, object], None],
) -> None:
    how_many = EXAMPLES if database_kind == "sqlite" else EXAMPLES // 5
    async with furnished(database_url, tmp_path, teams) as world:
        door, last = Door(world, log), world.reports[-1]
        people = [*[world.mette] * 6, *world.people]
        payloads = Payloads(teams, people, [*world.reports, last + 1, last + 2, last + 3])

        @settings(QUIET, max_examples=how_many)
        @given(payloads.activities)
        def anything(activity: Json) -> None:
            door.knock(activity)

        await asyncio.to_thread(anything)
        written = await only_mette_wrote(world.bot.parts.database, world.reports)
        seen = await world.say("fortsæt", "annuller", "jeg vil skrive om initiativ 8")
        assert "initiativ 8" in seen.lower()
    figures = f"{dict(door.statuses)} {dict(written)}"
    print(figures)
    record_property("figures", figures)
    assert door.statuses[200] > how_many // 2 and written["answer"] > 0


def test_every_button_that_is_shown_may_be_pressed() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(router.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'\bact\(turn, "(\w+)"', code)) <= set(router.PRESSED) <= set(router.ACTS)


async def test_every_act_as_a_forged_button(
    database_url: str, tmp_path: Path, teams: TeamsStandIn, log: Log
) -> None:
    """With nothing that it needs, with all it could need, and with what belongs to another cluster."""
    async with furnished(database_url, tmp_path, teams) as world:
        door, mine, other = Door(world, log), world.reports[-1] + 1, world.reports[0]
        numbers = {"page": 1, "number": 1, "read": other}
        forged: list[Json] = [{}, {"report": mine}, {"report": other, **numbers}]
        forged += [{"report": mine, "page": "²"}, {"report": mine, "block": "９"}]
        all_of_it = {"report": mine, "section": "a1-formaal", **numbers}
        forged += [{**all_of_it, "block": block} for block in range(1, 9, 2)]
        for name in router.ACTS:
            for data in forged if name in router.PRESSED else [all_of_it]:
                await door.post(teams.execute(world.mette, "act", {"act": name, **data}))
            for stranger in world.people[1:]:
                await door.post(teams.submit(stranger, "act", {"act": name, "report": mine}))
        await only_mette_wrote(world.bot.parts.database, world.reports)
