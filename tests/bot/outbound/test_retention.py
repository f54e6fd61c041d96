"""What has been kept long enough goes by itself, by domain time, and what is kept for ever does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest.mock import Mock

import pytest
from dateutil.relativedelta import relativedelta

from bot.clock import Clock
from bot.outbound import schedule
from bot.outbound.retention import let_go
from bot.settings import Keep
from storage.database import Database
from storage.records import AuditEntry, Broadcast, BroadcastKind, Draft, Letter, ReportKey
from storage.unit_of_work import UnitOfWork

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
    assert await let_go(database, Keep(None, None, None, None), far) == 0


async def carrying(uow: UnitOfWork, name: str, at: datetime) -> Broadcast:
    """A draft with a file of its own."""
    number = await uow.enclosures.add(name, "application/pdf", b"%PDF", None, "Lise", at)
    file = {"id": number, "name": name, "type": "application/pdf", "size": 4}
    draft = Draft(BroadcastKind.message, name, "", {}, file=file)
    return await uow.broadcasts.create(draft, None, "Lise", "t", at)


async def kept(database: Database, *made: Broadcast) -> list[bool]:
    """Which of these still have their file; the words of a broadcast and its bytes go together."""
    async with database.read() as uow:
        there = []
        for one in made:
            found = await uow.broadcasts.get(one.id)
            assert found is not None and one.draft.file is not None
            try:
                assert await uow.enclosures.content(one.draft.file["id"]) == b"%PDF"
                there.append(True)
            except KeyError:
                there.append(False)
            assert (found.draft.file is not None) is there[-1]
    return there


async def test_files_go_when_the_last_broadcast_with_them_is_long_over(database: Database) -> None:
    """What is still to be sent keeps its file, and so does what was sent again as before."""
    later = THEN + timedelta(days=200)
    async with database.work() as uow:
        old, again, planned = [await carrying(uow, name, THEN) for name in ("old", "again", "planned")]
        for one in (old, again):
            await uow.broadcasts.start(one.id, one.revision, [], Letter({}), THEN)
        copy = await uow.broadcasts.create(again.draft, None, "Lise", "t", later)
        await uow.broadcasts.start(copy.id, copy.revision, [], Letter({}), later)
        await uow.broadcasts.schedule(planned.id, planned.revision, THEN + timedelta(days=900))
    keep = Keep(None, relativedelta(months=12), None, None)
    for days, gone, left in (
        (364, 0, [True, True, True]),
        (367, 1, [False, True, True]),
        (570, 1, [False, False, True]),
    ):
        assert await let_go(database, keep, Clock(THEN + timedelta(days=days))) == gone, days
        assert await kept(database, old, again, planned) == left


async def test_files_taken_out_of_a_report_go_unless_it_was_submitted(database: Database) -> None:
    async with database.work() as uow:
        files = {}
        for cluster in ("vest", "midt"):
            report = await uow.reports.start(ReportKey("april-2019", cluster, 8), 1, None, THEN)
            stored = await uow.files.add(
                report.id, "attachment", "a.pdf", "application/pdf", b"%PDF", None, "L", THEN
            )
            await uow.files.remove(stored.id, THEN + timedelta(days=3))
            files[cluster] = stored.id
            if cluster == "vest":
                await uow.reports.snapshot(report.id, {}, None, THEN + timedelta(days=1))
    keep = Keep(None, relativedelta(months=12), None, None)
    for days, gone in ((367, 0), (369, 1)):
        assert await let_go(database, keep, Clock(THEN + timedelta(days=days))) == gone, days
    async with database.read() as uow:
        assert await uow.files.content(files["vest"]) == b"%PDF"
        with pytest.raises(KeyError):
            await uow.files.content(files["midt"])


async def test_it_is_one_of_the_jobs(database: Database) -> None:
    assert "retention" in [job.name for job in schedule.jobs(database, Clock(THEN), Keep(), Mock())]
