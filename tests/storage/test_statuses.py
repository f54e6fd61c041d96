"""Status entries and comments: history that is only added to, and where each pair stands."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from storage.database import Database
from storage.records import (
    CommentContent,
    CommentKind,
    StatusContent,
    StatusEntry,
    StatusState,
    TrafficLight,
)
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import AT, QueryCount, begun, somebody


async def _add(uow: UnitOfWork, cluster: str, *initiatives: int, **more: Any) -> StatusEntry:
    told = {"state": StatusState.testing, "text": "i gang", "as_of": "2019-10"} | more
    content = StatusContent(cluster=cluster, initiatives=initiatives, **told)
    return await uow.statuses.add(content, None, "Anna", AT)


async def test_everything_that_was_told_comes_back(database: Database) -> None:
    """Verbatim, with who and when; also for several initiatives and parts of a cluster."""
    async with database.work() as uow:
        anna = await somebody(uow)
        content = StatusContent(
            cluster="randers",
            initiatives=(2, 4),
            parts=("randers", "norddjurs"),
            state=StatusState.running,
            text="æøå *2*\n– og mere",
            as_of="2019-10-01",
            milestone="møde i maj",
            blocker="aftale med almen praksis",
            needs_help=True,
            light=TrafficLight.yellow,
        )
        entry = await uow.statuses.add(content, anna.id, anna.name, AT)
    async with database.read() as uow:
        assert await uow.statuses.by_id(entry.id) == entry
        assert (entry.initiatives, entry.parts, entry.text) == (
            (2, 4),
            ("randers", "norddjurs"),
            content.text,
        )
        assert (entry.author_id, entry.author, entry.at) == (anna.id, "Anna", AT)
        assert await uow.statuses.history("randers", 4) == [entry]
        assert await uow.statuses.history("randers", 3) == []


async def test_each_pair_stands_where_it_was_last_reported(database: Database) -> None:
    """An entry about two initiatives stands for the one nobody has reported on since."""
    async with database.work() as uow:
        both = await _add(uow, "randers", 2, 4)
        four = await _add(uow, "randers", 4, state=StatusState.running)
        await _add(uow, "vest", 8)
        standing = {(s.cluster, s.initiative): s.entry.id for s in await uow.statuses.newest("randers")}
        assert standing == {("randers", 2): both.id, ("randers", 4): four.id}
        (only,) = await uow.statuses.newest(initiative=2)
        assert (only.entry, only.beside) == (both, ())
        assert [s.cluster for s in await uow.statuses.newest()] == ["randers", "randers", "vest"]


async def test_parts_stand_beside_the_whole_until_it_reports_again(database: Database) -> None:
    """The newest of each part counts; a new entry for the whole cluster replaces them all."""
    async with database.work() as uow:
        whole = await _add(uow, "randers", 7)
        await _add(uow, "randers", 7, parts=("norddjurs",))
        part = await _add(uow, "randers", 7, parts=("norddjurs",), state=StatusState.running)
        (standing,) = await uow.statuses.newest()
        assert (standing.entry, standing.beside) == (part, (whole,))
        again = await _add(uow, "randers", 7)
        (standing,) = await uow.statuses.newest()
        assert (standing.entry, standing.beside) == (again, ())


async def test_what_was_corrected_stands_no_more_but_is_kept(database: Database) -> None:
    """Also where the correction is about something else: then the entry before stands again."""
    async with database.work() as uow:
        first = await _add(uow, "vest", 8)
        wrong = await _add(uow, "vest", 8, 9)
        right = await _add(uow, "vest", 9, corrects=wrong.id)
        assert {s.initiative: s.entry.id for s in await uow.statuses.newest()} == {8: first.id, 9: right.id}
        assert [e.id for e in await uow.statuses.history("vest", 8)] == [first.id, wrong.id]


async def test_what_changed_and_who_was_heard(database: Database) -> None:
    """After an entry, since a time, in one cluster; and what each person has seen."""
    async with database.work() as uow:
        anna = await somebody(uow)
        assert await uow.statuses.looked(anna.id) is None
        await uow.statuses.look(anna.id, AT)
        first = await _add(uow, "vest", 8)
        assert await uow.statuses.looked(anna.id) == (0, AT)
        second = await _add(uow, "midt", 1)
        await uow.statuses.look(anna.id, AT + timedelta(days=1))
        assert await uow.statuses.looked(anna.id) == (second.id, AT + timedelta(days=1))
        assert await uow.statuses.changed(first.id) == [second]
        assert await uow.statuses.changed(since=AT) == [first, second]
        assert await uow.statuses.changed(since=AT + timedelta(seconds=1)) == []
        assert await uow.statuses.changed(cluster="vest") == [first]
        assert await uow.statuses.last_heard() == {"vest": first, "midt": second}


async def test_the_same_few_queries_for_any_number_of_pairs(database: Database) -> None:
    """One, whether there are five pairs or four hundred with history."""
    async with database.work() as uow:
        for _ in range(3):
            for cluster in range(8):
                await _add(uow, f"c{cluster}", *range(1, 21))
    counted = QueryCount(database)
    async with database.read() as uow:
        counted.taken()
        assert len(await uow.statuses.newest()) == 160
        assert counted.taken() == 1


LONG_ENOUGH_TO_PASS_BY = 0.3


async def test_entries_become_readable_in_their_order(database: Database) -> None:
    """Somebody who has seen number 7 would otherwise never be told of a 6 that was committed later."""

    async def another() -> None:
        async with database.work() as uow:
            await _add(uow, "vest", 8)

    async def readable() -> list[int]:
        async with database.read() as uow:
            return [entry.id for entry in await uow.statuses.changed()]

    async with database.work() as uow:
        first = await _add(uow, "vest", 8)
        later = asyncio.create_task(another())
        await asyncio.wait([later], timeout=LONG_ENOUGH_TO_PASS_BY)
        assert await readable() == []
    await later
    assert await readable() == [first.id, first.id + 1]


async def test_a_thread_waits_for_its_cluster_until_it_answers(database: Database) -> None:
    """And again when it is asked on; a closed one does not wait."""
    async with database.work() as uow:
        report = await begun(uow)

        async def say(kind: CommentKind, thread: int | None = None, cluster: str = "vest") -> int:
            content = CommentContent(
                kind=kind, cluster=cluster, initiative=8, text="?", thread=thread, report_id=report.id
            )
            return (await uow.comments.add(content, None, "Sten", AT)).id

        root = await say(CommentKind.question)
        other = await say(CommentKind.question, cluster="midt")
        assert [c.id for c in await uow.comments.waiting()] == [root, other]
        answer = await say(CommentKind.answer, root)
        assert [c.id for c in await uow.comments.waiting("vest")] == []
        more = await say(CommentKind.question, root)
        (waiting,) = await uow.comments.waiting("vest")
        assert (waiting.id, waiting.root) == (more, root)
        assert [c.id for c in await uow.comments.thread(root)] == [root, answer, more]
        await say(CommentKind.closed, root)
        assert await uow.comments.waiting("vest") == []
        assert await uow.comments.counts() == {report.id: 5}
        assert len(await uow.comments.of_report(report.id)) == 5
        assert len(await uow.comments.about("vest", 8)) == 4
