"""What has been kept long enough goes by itself, by domain time, and what is kept for ever does not."""

from __future__ import annotations

from datetime import UTC, datetime
from unittest.mock import Mock

from bot.clock import Clock
from bot.outbound import schedule
from bot.outbound.retention import let_go
from bot.settings import Keep
from storage.database import Database
from storage.records import AuditEntry

THEN = datetime(2019, 10, 21, 9, 0, tzinfo=UTC)


async def trace(database: Database) -> None:
    async with database.work() as uow:
        await uow.states.save("t", "personal", "o", {"held": []}, 0, THEN)
        await uow.audit.add(AuditEntry(THEN, None, "report_submitted", "report:1"))


async def test_what_is_old_goes_when_its_time_is_over(database: Database) -> None:
    await trace(database)
    for now, gone in (("2021-10-20", 0), ("2021-10-22", 1), ("2024-10-20", 0), ("2024-10-22", 1)):
        clock = Clock(datetime.fromisoformat(now).replace(tzinfo=UTC))
        assert await let_go(database, Keep(), clock) == gone, now


async def test_what_is_kept_for_ever_stays(database: Database) -> None:
    await trace(database)
    far = Clock(datetime(2190, 1, 1, tzinfo=UTC))
    assert await let_go(database, Keep(None, None, None), far) == 0


async def test_it_is_one_of_the_jobs(database: Database) -> None:
    assert "retention" in [job.name for job in schedule.jobs(database, Clock(THEN), Keep(), Mock())]
