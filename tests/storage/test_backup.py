"""A backup holds everything as it was at one moment, and goes back into either database."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.backup import backup, restore
from storage.database import Database
from storage.errors import Refused
from storage.records import AuditEntry, Person
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import AT, VEST_8, begun, somebody, wrote

NUL_LIKE = "Æ \\u0000 \r\n🙂 " + "x" * 20_000


async def fill(uow: UnitOfWork) -> Person:
    person = await somebody(uow)
    report = await begun(uow)
    await wrote(uow, report, NUL_LIKE)
    await uow.files.add(report.id, "image", "a.png", "image/png", bytes(range(256)), None, "Anna", AT)
    await uow.audit.add(AuditEntry(AT, person.id, "start", "report", {"n": 1, "tom": None}))
    await uow.states.save("t", "c", "p", {"stack": [1, {"ø": None}]}, 0, AT)
    return person


async def holds_what_was_filled(database: Database) -> None:
    async with database.read() as uow:
        report = await uow.reports.get(VEST_8)
        assert report is not None
        assert (await uow.reports.answers(report.id))["a1"].text == NUL_LIKE
        (file,) = await uow.files.list(report.id)
        assert await uow.files.content(file.id) == bytes(range(256))
        assert (await uow.audit.list())[0].detail == {"n": 1, "tom": None}
        assert (await uow.states.load("t", "c", "p")).body == {"stack": [1, {"ø": None}]}
        assert report.created_at == AT


async def test_a_round_trip_into_a_new_database(
    database: Database, unmigrated_url: str, tmp_path: Path
) -> None:
    """Everything comes back, and what is written afterwards gets ids of its own."""
    async with database.work() as uow:
        person = await fill(uow)
    assert await backup(database, tmp_path / "b.gz") >= 6
    other = await Database.open(unmigrated_url)
    await restore(other, tmp_path / "b.gz")
    await holds_what_was_filled(other)
    async with other.work() as uow:
        assert (await somebody(uow, "Bo")).id > person.id
        report = await uow.reports.get(VEST_8)
        assert report is not None
        assert (await wrote(uow, report, "mere", 1)).revision == 2
    await other.close()


async def test_a_backup_moves_to_the_other_kind_of_database(
    database: Database, migrated_elsewhere: Database, tmp_path: Path
) -> None:
    """SQLite goes into PostgreSQL, and back."""
    async with database.work() as uow:
        await fill(uow)
    await backup(database, tmp_path / "b.gz")
    await restore(migrated_elsewhere, tmp_path / "b.gz")
    await holds_what_was_filled(migrated_elsewhere)


async def test_a_backup_sees_one_moment_while_others_write(database: Database, tmp_path: Path) -> None:
    """A unit of work that is still open is not in it, and is not disturbed."""
    async with database.work() as uow:
        await somebody(uow)
    async with database.work() as uow:
        await somebody(uow, "Bo")
        assert await backup(database, tmp_path / "b.gz") == 1
    async with database.read() as uow:
        assert len(await uow.people.all()) == 2


async def test_a_restore_over_data_is_refused_unless_said(database: Database, tmp_path: Path) -> None:
    """And then what was there is gone: the backup replaces it."""
    await backup(database, tmp_path / "b.gz")
    async with database.work() as uow:
        await somebody(uow)
    with pytest.raises(Refused, match="may be replaced"):
        await restore(database, tmp_path / "b.gz")
    await restore(database, tmp_path / "b.gz", replace=True)
    async with database.read() as uow:
        assert await uow.people.all() == []


async def test_a_restore_over_something_else_is_refused(
    unmigrated_url: str, database: Database, tmp_path: Path
) -> None:
    """Also when told to replace: it is not ours."""
    await backup(database, tmp_path / "b.gz")
    foreign = await Database.open(unmigrated_url)
    async with foreign._writer.begin() as connection:
        await connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    with pytest.raises(Refused, match="something else"):
        await restore(foreign, tmp_path / "b.gz", replace=True)
    await foreign.close()


async def test_a_broken_backup_changes_nothing(database: Database, tmp_path: Path) -> None:
    """Cut short, of another program, or no gzip at all: the old data stays."""
    async with database.work() as uow:
        await fill(uow)
    await backup(database, tmp_path / "b.gz")
    whole = (tmp_path / "b.gz").read_bytes()
    wrong = {"cut": whole[:-200], "text": b"hej", "other": gzip.compress(b'{"format": "x"}\n')}
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused):
            await restore(database, tmp_path / name, replace=True)
    await holds_what_was_filled(database)


async def test_only_its_owner_may_read_a_backup(database: Database, tmp_path: Path) -> None:
    """There are names and drafts in it."""
    await backup(database, tmp_path / "b.gz")
    assert (tmp_path / "b.gz").stat().st_mode & 0o077 == 0
    assert not (tmp_path / "b.gz.part").exists()
