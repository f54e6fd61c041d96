"""What is kept about a person, how it is taken out, and what goes when its time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage import models
from storage.database import Database
from storage.records import (
    AnswerKind,
    AuditEntry,
    ConversationRef,
    Part,
    Person,
    ReportState,
    RoleName,
    Scope,
)
from storage.repositories.people import PersonRow
from storage.repositories.person_data import references
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import AT, VEST_8, begun, somebody, wrote

ANNA = "Anna Søndergård"
GONE = "Tidligere bruger"


async def anna_was_here(uow: UnitOfWork) -> Person:
    """Somebody who has left traces in every kind of place."""
    anna = await somebody(uow, ANNA)
    await uow.people.give(PersonRow(anna.upn, ANNA, RoleName.member, "vest"))
    report = await begun(uow)
    part = Part(anna.id, ANNA, "Vi prøver noget.", AT)
    other = Part(None, "Bo", "Ja.", AT)
    await uow.reports.write(report.id, "a1", AnswerKind.text, [part], anna.id, ANNA, AT, 0)
    await uow.reports.write(report.id, "a1", AnswerKind.text, [part, other], None, "Bo", AT, 1)
    await uow.files.add(report.id, "attachment", "a.txt", "text/plain", b"x", anna.id, ANNA, AT)
    await uow.notices.add(anna.id, {"blocks": []}, AT)
    await uow.conversations.remember(
        ConversationRef("tenant", "a:1", Scope.personal, "https://x", "28:b", anna.id, "29:1")
    )
    await uow.states.save(
        "tenant", "personal", anna.object_id or "", {"held": [{"text": "hov, vent"}]}, 0, AT
    )
    await uow.audit.add(AuditEntry(AT, anna.id, "report_submitted", "report:1"))
    weekly = await uow.digests.subscribe({"every": "monday"}, anna.id, AT, person_id=anna.id)
    told = {"facts": {"changed": [{"id": 1, "author": ANNA}]}, "news": "1"}
    await uow.digests.keep(weekly.id, "channel:1", "2019-10-21", "early", told, AT)
    return anna


async def everything(database: Database, uow: UnitOfWork) -> str:
    """All that stands in all tables, as one text."""
    found: list[Any] = []
    for table in models.metadata.sorted_tables:
        found += [tuple(row) for row in await uow.people._rows(select(table))]
    return repr(found)


async def test_it_is_counted_and_given_out_wherever_it_lies(database: Database) -> None:
    async with database.work() as uow:
        anna = await anna_was_here(uow)
        counts = await uow.person_data.counts(anna.id)
        rows = await uow.person_data.rows(anna.id)
    assert counts["answer"] == 1 and counts["notice"] == 1 and counts["conversation"] == 1
    assert rows["person"][0]["upn"] == anna.upn and rows["answer"][0]["author"] == ANNA
    assert rows["file"][0]["name"] == "a.txt" and "content" not in rows["file"][0]


async def test_erasure_leaves_the_clusters_texts_and_nothing_of_the_person(database: Database) -> None:
    async with database.work() as uow:
        anna = await anna_was_here(uow)
        before = await everything(database, uow)
        assert ANNA in before and "object-" in before
        await uow.person_data.erase(anna, GONE, AT)
        after = await everything(database, uow)
    for trace in (ANNA, anna.upn, anna.upn.casefold(), anna.object_id or "", "hov, vent"):
        assert trace not in after, after[max(0, after.index(trace) - 300) : after.index(trace) + 80]
    assert "Vi prøver noget." in after and GONE in after and "Bo" in after
    async with database.work() as uow:
        assert await uow.people.all() == []
        again = await somebody(uow, ANNA)
        assert again.id != anna.id and again.memberships == ()


async def test_a_namesake_keeps_their_files(database: Database) -> None:
    async with database.work() as uow:
        anna = await anna_was_here(uow)
        (report,) = await uow.reports.list()
        namesake = await uow.people.give(PersonRow("anna2@x.dk", ANNA, RoleName.member, "vest"))
        await uow.files.add(report.id, "attachment", "hers.txt", "text/plain", b"y", namesake, ANNA, AT)
        await uow.person_data.erase(anna, GONE, AT)
        assert {f.name: f.author for f in await uow.files.list(report.id)} == {
            "a.txt": GONE,
            "hers.txt": ANNA,
        }


async def test_somebody_of_whom_nothing_is_kept_is_erased_too(database: Database) -> None:
    async with database.work() as uow:
        for name in ("Anna", "Bo"):
            await uow.person_data.erase(await somebody(uow, name), GONE, AT)
        assert await uow.people.all() == []


def test_every_table_that_names_somebody_is_looked_at() -> None:
    tables = {table.name for table, _ in references()}
    assert {"answer", "audit", "membership", "notice", "presence", "report_event", "amendment"} <= tables


async def test_old_drafts_go_with_all_that_is_in_them_and_submitted_reports_stay(database: Database) -> None:
    async with database.work() as uow:
        anna = await somebody(uow)
        report = await begun(uow)
        await wrote(uow, report, "Et udkast.")
        await uow.files.add(report.id, "attachment", "a.txt", "text/plain", b"x", anna.id, "Anna", AT)
        await uow.reports.enter(report.id, "a1", anna.id, "Anna", AT)
        for limit, gone in ((AT, 0), (AT + timedelta(seconds=1), 1)):
            assert await uow.retention.drafts(limit) == gone
        assert await uow.reports.get(VEST_8) is None
        again = await begun(uow)
        await uow.reports.snapshot(again.id, {"sections": []}, anna.id, AT)
        await uow.reports.set_state(again.id, ReportState.in_progress, AT)
        assert await uow.retention.drafts(AT + timedelta(days=9999)) == 0


async def test_what_was_sent_loses_its_words_and_is_still_not_sent_twice(database: Database) -> None:
    later = AT + timedelta(days=31)
    async with database.work() as uow:
        anna = await somebody(uow)
        await uow.notices.add(anna.id, {"blocks": ["Hej Anna"]}, AT, "once")
        assert await uow.retention.messages(later) == 0
        (taken,) = await uow.notices.claim(1, AT)
        await uow.notices.finish(taken, "delivered")
        assert await uow.retention.messages(later) == 1
        assert await uow.retention.messages(later) == 0
        assert "Hej Anna" not in await everything(database, uow)
        assert not await uow.notices.add(anna.id, {"blocks": []}, AT, "once")


async def test_old_conversations_and_the_old_log_go(database: Database) -> None:
    async with database.work() as uow:
        await uow.states.save("t", "personal", "o", {"focus": {"initiative": 8}}, 0, AT)
        await uow.audit.add(AuditEntry(AT, None, "report_submitted", "report:1"))
        for limit, gone in ((AT, 0), (AT + timedelta(seconds=1), 1)):
            assert await uow.retention.conversations(limit) == gone
            assert await uow.retention.audit(limit) == gone
