"""Reports: one per place, answers that are only ever added, and what is kept beside them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from storage.database import Database
from storage.errors import Conflict, StaleAnswer, StorageError
from storage.records import Answer, AnswerKind, Part, ReportEvent, ReportKey, ReportState
from tests.storage.samples import AT, EARLIER, VEST_8, QueryCount, begun, somebody, wrote

PLACES = [
    VEST_8,
    ReportKey("april-2019", "vest"),
    ReportKey("april-2019", "vest", None, "Møde 3"),
    ReportKey("april-2019"),
    ReportKey("april-2019", "midt", 8),
    ReportKey("andet", "vest", 8),
]
TEXTS = [
    "🙂👩‍👩‍👧",
    "שלום עולם",
    "linje 1\r\nlinje 2\n\n\tindrykket",
    "'; DROP TABLE report; --",
    "x" * 20_000,
    "",
]


async def test_a_report_starts_and_is_found(database: Database) -> None:
    """By key and by id, with what it was started with."""
    async with database.work() as uow:
        anna = await somebody(uow)
        report = await uow.reports.start(VEST_8, 3, anna.id, AT, ReportState.prefilled)
        assert await uow.reports.get(VEST_8) == report == await uow.reports.by_id(report.id)
        assert await uow.reports.by_id(10**9) is None
    assert (report.key, report.template_version, report.state) == (VEST_8, 3, ReportState.prefilled)
    assert (report.created_by, report.created_at, report.submitted_at) == (anna.id, AT, None)


@pytest.mark.parametrize("key", PLACES)
async def test_there_is_one_report_per_place(database: Database, key: ReportKey) -> None:
    """Where parts of the place are empty too; the unit of work can go on after a Conflict."""
    async with database.work() as uow:
        reports = [await begun(uow, place) for place in PLACES]
        with pytest.raises(Conflict):
            await begun(uow, key)
        assert await uow.reports.get(key) == reports[PLACES.index(key)]


async def test_of_two_that_start_at_once_one_wins(database: Database) -> None:
    """The other is told, and finds the first's when it tries again."""

    async def start() -> int:
        async with database.work() as uow:
            return (await begun(uow)).id

    ended = await asyncio.gather(*(start() for _ in range(5)), return_exceptions=True)
    assert sorted(type(result).__name__ for result in ended) == ["Conflict"] * 4 + ["int"]


async def test_a_deleted_report_makes_room_and_comes_back(database: Database) -> None:
    """With its answers; but not over another one that has taken its place."""
    async with database.work() as uow:
        old = await begun(uow)
        await wrote(uow, old, "gemt")
        await uow.reports.delete(old.id, AT)
        assert await uow.reports.get(VEST_8) is None
        kept = await uow.reports.by_id(old.id)
        assert kept is not None and kept.deleted_at == AT
        new = await begun(uow)
        with pytest.raises(Conflict, match="place"):
            await uow.reports.restore(old.id)
        await uow.reports.delete(new.id, AT)
        await uow.reports.restore(old.id)
        found = await uow.reports.get(VEST_8)
        assert found is not None and found.id == old.id
        assert (await uow.reports.answers(old.id))["a1"].text == "gemt"


async def test_reports_are_listed_by_what_is_asked(database: Database) -> None:
    """In the order they were started, deleted ones apart."""
    async with database.work() as uow:
        reports = [await begun(uow, place) for place in PLACES]
        await uow.reports.delete(reports[0].id, AT)

        async def listed(**by: object) -> list[int]:
            return [PLACES.index(report.key) for report in await uow.reports.list(**by)]  # type: ignore[arg-type]

        assert await listed() == [1, 2, 3, 4, 5]
        assert await listed(cluster="vest") == [1, 2, 5]
        assert await listed(initiative=8) == [4, 5]
        assert await listed(template="andet") == [5]
        assert await listed(deleted=True) == [0]


async def test_a_report_remembers_when_it_was_submitted(database: Database) -> None:
    """Also after it was reopened, and every change grows its revision."""
    async with database.work() as uow:
        report = await begun(uow)
        await uow.reports.set_state(report.id, ReportState.submitted, AT)
        await uow.reports.set_state(report.id, ReportState.in_progress, AT + timedelta(days=1))
        await uow.reports.set_contact(report.id, "initiative", "Anna")
        await uow.reports.set_contact(report.id, "steering", "Bo")
        await uow.reports.set_contact(report.id, "initiative", None)
        held = await uow.reports.by_id(report.id)
        assert held is not None
        assert (held.state, held.submitted_at) == (ReportState.in_progress, AT)
        assert (held.contact_initiative, held.contact_steering, held.revision) == (
            None,
            "Bo",
            report.revision + 5,
        )
        with pytest.raises(KeyError):
            await uow.reports.set_state(10**9, ReportState.submitted, AT)


@pytest.mark.parametrize("text", TEXTS)
async def test_a_text_comes_back_as_it_was_typed(database: Database, text: str) -> None:
    """In an answer, a title, a name and a block."""
    async with database.work() as uow:
        report = await begun(uow)
        written = await wrote(uow, report, text)
        block = await uow.reports.add_block(report.id, "a", text, text, None, None, text, AT)
    async with database.read() as uow:
        assert (await uow.reports.answers(report.id))["a1"] == written
        assert await uow.reports.blocks(report.id) == [block]
    assert (written.text, block.title, block.text, block.author) == (text, text, text, text)


async def test_every_revision_of_an_answer_is_kept(database: Database) -> None:
    """In order of revision, though the clock went back."""
    async with database.work() as uow:
        anna = await somebody(uow)
        report = await begun(uow)
        parts = [Part(anna.id, "Anna", "først", AT), Part(None, "Bo", "så", EARLIER)]
        first = await uow.reports.write(report.id, "a1", AnswerKind.text, parts, anna.id, "Anna", AT, 0)
        second = await uow.reports.write(report.id, "a1", AnswerKind.skipped, [], None, "Bo", EARLIER, 1)
        other = await wrote(uow, report, "andet", question="a2")
    async with database.read() as uow:
        assert await uow.reports.history(report.id, "a1") == [first, second]
        assert await uow.reports.answers(report.id) == {"a1": second, "a2": other}
        assert await uow.reports.history(report.id, "a3") == []
    assert (first.text, second.text, second.skipped) == ("først\n\nså", None, True)


async def test_a_text_on_top_of_a_newer_one_is_stale(database: Database) -> None:
    """It is told with the newer one, nothing changes, and the unit of work can go on."""
    async with database.work() as uow:
        report = await begun(uow)
        await wrote(uow, report, "min")
        newer = await wrote(uow, report, "kollegas", 1)
        before = await uow.reports.by_id(report.id)
        for base in (0, 1):
            with pytest.raises(StaleAnswer) as told:
                await wrote(uow, report, "oven i", base)
            assert told.value.latest == newer
        assert await uow.reports.by_id(report.id) == before
        assert (await wrote(uow, report, "efter", 2)).revision == 3


async def test_of_writers_on_the_same_answer_at_once_one_wins(database: Database) -> None:
    """The others are told what is there now: nothing is overwritten."""
    async with database.work() as uow:
        report = await begun(uow)

    async def write(number: int) -> Answer:
        async with database.work() as uow:
            return await wrote(uow, report, str(number))

    ended = await asyncio.gather(*(write(number) for number in range(6)), return_exceptions=True)
    (won,) = [result for result in ended if isinstance(result, Answer)]
    lost = [result for result in ended if isinstance(result, StaleAnswer)]
    assert len(lost) == 5 and all(stale.latest == won for stale in lost)
    async with database.read() as uow:
        assert await uow.reports.history(report.id, "a1") == [won]


async def test_nothing_is_written_into_a_deleted_report(database: Database) -> None:
    """Somebody put it away meanwhile: the turn is tried again and sees so."""
    async with database.work() as uow:
        report = await begun(uow)
        await uow.reports.delete(report.id, AT)
        with pytest.raises(Conflict) as told:
            await wrote(uow, report, "for sent")
        assert not isinstance(told.value, StaleAnswer)
        assert await uow.reports.answers(report.id) == {}


async def test_answers_take_one_query_however_many_revisions(database: Database) -> None:
    """And a first answer takes two, a later one three."""
    async with database.work() as uow:
        report = await begun(uow)
        for number in range(30):
            await wrote(uow, report, str(number), number)
    counted = QueryCount(database)
    async with database.work() as uow:
        assert (await uow.reports.answers(report.id))["a1"].revision == 30
        assert counted.taken() == 1
        await wrote(uow, report, "ny", 30)
        assert counted.taken() == 3
        await wrote(uow, report, "ny", 0, "a2")
        assert counted.taken() == 2


async def test_blocks_keep_their_order(database: Database) -> None:
    """A section's blocks count from 0 without gaps, whatever is moved, removed and brought back."""
    async with database.work() as uow:
        report = await begun(uow)
        ids = {}
        for title in "abcd":
            ids[title] = (await uow.reports.add_block(report.id, "s", title, "", None, None, "Anna", AT)).id
        await uow.reports.add_block(report.id, "t", "z", "", None, None, "Anna", AT)

        async def order() -> str:
            blocks = [block for block in await uow.reports.blocks(report.id) if block.section == "s"]
            assert [block.position for block in blocks] == list(range(len(blocks)))
            return "".join(block.title for block in blocks)

        assert await order() == "abcd"
        await uow.reports.move_block(ids["d"], 1)
        assert await order() == "adbc"
        await uow.reports.move_block(ids["a"], 99)
        assert await order() == "dbca"
        await uow.reports.remove_block(ids["b"], AT)
        assert await order() == "dca"
        await uow.reports.restore_block(ids["b"])
        assert await order() == "dbca"
        await uow.reports.change_block(ids["b"], title="B")
        await uow.reports.change_block(ids["b"], text="ny")
        assert await order() == "dBca"
        changed = next(block for block in await uow.reports.blocks(report.id) if block.id == ids["b"])
        assert (changed.title, changed.text) == ("B", "ny")
        with pytest.raises(KeyError):
            await uow.reports.move_block(10**9, 0)


async def test_files_are_kept_whole_with_their_report(database: Database) -> None:
    """The head tells size and hash; a removed one is not listed, but its bytes are there for the history."""
    content = bytes(range(256)) * 1000
    async with database.work() as uow:
        report = await begun(uow)
        kept = await uow.files.add(report.id, "image", "æ.png", "image/png", content, None, "Anna", AT)
        gone = await uow.files.add(report.id, "attachment", "b.pdf", "application/pdf", b"", None, "Anna", AT)
        await uow.files.remove(gone.id, AT)
        block = await uow.reports.add_block(report.id, "s", "", "", kept.id, None, "Anna", AT)
    async with database.read() as uow:
        assert await uow.files.list(report.id) == [kept]
        assert await uow.files.content(kept.id) == content
        assert await uow.files.content(gone.id) == b""
        with pytest.raises(KeyError):
            await uow.files.content(10**9)
    assert (kept.size, len(kept.sha256), block.file_id) == (256_000, 64, kept.id)


async def test_the_log_and_the_snapshots_are_in_order(database: Database) -> None:
    """By sequence, not by time; snapshots count from 1 in each report."""
    async with database.work() as uow:
        anna = await somebody(uow)
        report, other = await begun(uow), await begun(uow, PLACES[1])
        events = [
            ReportEvent(report.id, "started", anna.id, "Anna", AT),
            ReportEvent(report.id, "submitted", None, "Bo", EARLIER, {"missing": ["a1"]}),
        ]
        for event in events:
            await uow.reports.log(event)
        assert await uow.reports.events(report.id) == events
        assert await uow.reports.snapshot(report.id, {"a1": "æ"}, anna.id, AT) == 1
        assert await uow.reports.snapshot(report.id, {"a1": "ø"}, None, EARLIER) == 2
        assert await uow.reports.snapshot(other.id, {}, anna.id, AT) == 1
        assert await uow.reports.snapshots(report.id) == [(1, AT, {"a1": "æ"}), (2, EARLIER, {"a1": "ø"})]
        assert await uow.reports.events(other.id) == []


async def test_somebody_has_one_question_of_a_report_open(database: Database) -> None:
    """The one they opened last; who opened theirs long ago is gone."""
    async with database.work() as uow:
        anna, bo = await somebody(uow), await somebody(uow, "Bo")
        report, other = await begun(uow), await begun(uow, PLACES[1])
        await uow.reports.enter(report.id, "a1", anna.id, "Anna", AT)
        await uow.reports.enter(report.id, "a2", anna.id, "Anna", AT)
        await uow.reports.enter(other.id, "a1", anna.id, "Anna", AT)
        await uow.reports.enter(report.id, "a1", bo.id, "Bo", EARLIER)

        async def there(report_id: int) -> list[tuple[str, str]]:
            return [
                (p.name, p.question) for p in await uow.reports.present(report_id, AT - timedelta(minutes=30))
            ]

        assert await there(report.id) == [("Anna", "a2")]
        await uow.reports.leave(anna.id, report.id)
        assert (await there(report.id), await there(other.id)) == ([], [("Anna", "a1")])
        await uow.reports.leave(anna.id)
        assert await there(other.id) == []


async def test_what_is_owed_beyond_the_catalogue(database: Database) -> None:
    """Added once, however often it is said, and taken back."""
    async with database.work() as uow:
        for cluster, initiative in (("vest", 9), ("midt", 1), ("vest", 9)):
            await uow.reports.add_owed(cluster, initiative, None, AT)
        assert await uow.reports.owed_extra() == [("midt", 1), ("vest", 9)]
        await uow.reports.remove_owed("vest", 9)
        assert await uow.reports.owed_extra() == [("midt", 1)]


async def test_nothing_hangs_on_a_report_that_is_not_there(database: Database) -> None:
    """Foreign keys hold on both databases."""
    with pytest.raises(StorageError):
        async with database.work() as uow:
            await uow.files.add(10**9, "image", "a", "b", b"", None, "Anna", AT)
