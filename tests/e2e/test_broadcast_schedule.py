"""What is planned happens on time and once, with two replicas on one database, also after a long time down."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from dialogs.broadcasts.audience import Audience, Part
from storage.database import Database
from storage.records import Broadcast, BroadcastKind, BroadcastState, Draft, Person, RoleName
from storage.repositories.people import PersonRow
from tests.e2e.server import prepared
from tests.teams import TENANT, TeamsStandIn

SPRING = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)  # two hours before Danish clocks are put forward
AUTUMN = datetime(
    2026, 10, 24, 23, 45, tzinfo=UTC
)  # a quarter to two in summer time, on the night they are put back
SERIES = 4
DAILY = "DTSTART:20260320T013000\nRRULE:FREQ=DAILY"
LATE = timedelta(seconds=10)


async def secretary(database: Database) -> Person:
    """And somebody else, since a message to everybody there is cannot be scheduled."""
    async with database.work() as uow:
        await uow.people.import_people([PersonRow("anden@home.dk", "En anden", RoleName.member, "vest")])
        await uow.people.remember("sek@home.dk", "Sekretær", TENANT, "sek")
        found = await uow.people.by_upn("sek@home.dk")
        assert found is not None
        await uow.people.set_settings_role(found.id, True)
        return found


async def planned(database: Database, by: Person, when: datetime, rule: str | None = None) -> Broadcast:
    audience = Audience((Part(person=by.id),)).to_json()
    draft = Draft(BroadcastKind.message, "Møde", "Husk mødet.", audience)
    async with database.work() as uow:
        made = await uow.broadcasts.create(draft, by.id, by.name, TENANT, when)
        return await uow.broadcasts.schedule(made.id, made.revision, when, rule)


async def begun(database: Database, count: int) -> list[Broadcast]:
    """The broadcasts that were sent, when there are so many and a moment more has passed."""
    for _ in range(300):
        async with database.read() as uow:
            sent = [b for b in await uow.broadcasts.newest() if b.started_at is not None]
        if len(sent) >= count:
            await asyncio.sleep(2.5)  # a tick of both replicas, in which nothing more may begin
            async with database.read() as uow:
                return [b for b in await uow.broadcasts.newest() if b.started_at is not None]
        await asyncio.sleep(0.1)
    raise AssertionError(f"only {len(sent)} of {count} began")


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (SPRING, datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),  # half past one, Danish winter time
        (AUTUMN, datetime(2026, 10, 26, 0, 30, tzinfo=UTC)),  # the same, the night after the change
    ],
)
async def test_two_replicas_begin_each_once_and_on_time(
    postgresql_url: str, tmp_path: Path, teams: TeamsStandIn, now: datetime, following: datetime
) -> None:
    url = postgresql_url
    env = {"KLYNGEBOT_NOW": now.isoformat(), "KLYNGEBOT_SECRETARIAT": "sek@home.dk"}
    async with prepared(tmp_path / "one", url, **env) as one, prepared(tmp_path / "two", url, **env) as two:
        began = monotonic()
        await asyncio.gather(one.start(), two.start())
        database = await Database.open(url)
        by = await secretary(database)
        soon = now + timedelta(seconds=monotonic() - began + 3)
        once = await planned(database, by, soon)
        series = [await planned(database, by, soon - timedelta(days=n), DAILY) for n in range(SERIES)]
        sent = await begun(database, 1 + SERIES)
        async with database.read() as uow:
            moved = [await uow.broadcasts.get(s.id) for s in series]
        await database.close()
    assert sorted(b.series_id or 0 for b in sent) == [0, *sorted(s.id for s in series)]
    assert all(b.started_at is not None and b.started_at - soon < LATE for b in sent)
    assert next(b for b in sent if b.series_id is None).id == once.id
    # The next time of each is after now, however long nobody ran.
    assert {m.send_at for m in moved if m} == {following}
    assert all(m is not None and m.state is BroadcastState.scheduled for m in moved)
    assert one.faults() == two.faults() == []
