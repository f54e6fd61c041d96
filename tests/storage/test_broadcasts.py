"""Broadcasts, their ledger and the responses to them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from storage.database import Database
from storage.errors import Conflict
from storage.records import (
    Broadcast,
    BroadcastKind,
    BroadcastState,
    DeliveryState,
    Draft,
    Letter,
    Parcel,
    Posted,
    Recipient,
    ResponseAnswer,
)
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import AT, somebody

DRAFT = Draft(BroadcastKind.request, "Bidrag", "Vil I være med?", {"role": "member"}, buttons=("yes", "no"))
LETTER = Letter({"blocks": []}, {"blocks": [1]})
LATER = AT + timedelta(hours=1)


async def drafted(uow: UnitOfWork, kind: BroadcastKind = BroadcastKind.request) -> Broadcast:
    return await uow.broadcasts.create(replace(DRAFT, kind=kind), None, "Anna", "t", AT)


def channels(count: int) -> Iterator[Recipient]:
    return (Recipient(f"Kanal {n}", conversation_id=f"19:{n}") for n in range(count))


async def started(
    database: Database, count: int = 3, kind: BroadcastKind = BroadcastKind.request
) -> Broadcast:
    async with database.work() as uow:
        made = await drafted(uow, kind)
        assert await uow.broadcasts.start(made.id, made.revision, channels(count), LETTER, AT) == count
        return await again(uow, made)


async def again(uow: UnitOfWork, made: Broadcast) -> Broadcast:
    found = await uow.broadcasts.get(made.id)
    assert found is not None
    return found


async def due(database: Database, made: Broadcast, now: datetime = AT, limit: int = 100) -> list[Parcel]:
    async with database.read() as uow:
        return await uow.ledger.due(made.id, "t", now, limit)


async def intend(database: Database, parcels: list[Parcel], run: str = "one") -> set[int]:
    async with database.work() as uow:
        return await uow.ledger.intend([p.id for p in parcels], run)


async def note(database: Database, *outcomes: Posted, run: str = "one") -> int:
    async with database.work() as uow:
        return await uow.ledger.note(outcomes, run, LATER)


async def counts(database: Database, made: Broadcast) -> dict[str, int]:
    async with database.read() as uow:
        return {state.value: n for state, n in (await uow.broadcasts.counts(made.id)).items()}


async def test_a_draft_is_changed_only_as_it_was_read(database: Database) -> None:
    """Whoever read an older revision is told so."""
    async with database.work() as uow:
        made = await drafted(uow)
        assert (made.draft, made.state, made.revision) == (DRAFT, BroadcastState.draft, 1)
        changed = await uow.broadcasts.change(made.id, 1, replace(DRAFT, title="Nyt"))
        assert (changed.draft.title, changed.revision) == ("Nyt", 2)
        with pytest.raises(Conflict):
            await uow.broadcasts.change(made.id, 1, DRAFT)
        planned = await uow.broadcasts.schedule(made.id, 2, LATER)
        assert (planned.state, planned.send_at) == (BroadcastState.scheduled, LATER)
        assert [b.id for b in await uow.broadcasts.due(LATER)] == [made.id]
        assert await uow.broadcasts.due(LATER - timedelta(seconds=1)) == []
        back = await uow.broadcasts.unschedule(made.id, 3)
        assert (back.state, back.send_at) == (BroadcastState.draft, None)
        assert [b.id for b in await uow.broadcasts.newest([BroadcastState.draft])] == [made.id]
        assert await uow.broadcasts.newest(before=made.id) == []


async def test_the_decision_and_every_delivery_are_one(database: Database) -> None:
    """Nobody twice; a second start, or one that is rolled back, leaves nothing."""
    async with database.work() as uow:
        anna = await somebody(uow)
        made = await drafted(uow)
    twice = [Recipient("Anna", anna.id, tenant_id="x"), Recipient("Anna H", anna.id), *channels(1)]
    with pytest.raises(ZeroDivisionError):
        async with database.work() as uow:
            await uow.broadcasts.start(made.id, 1, twice, LETTER, AT)
            _ = 1 / 0
    async with database.work() as uow:
        assert await uow.broadcasts.start(made.id, 1, twice, LETTER, AT) == 2
        with pytest.raises(Conflict):
            await uow.broadcasts.start(made.id, 1, twice, LETTER, AT)
        found = await again(uow, made)
        assert (found.state, found.lanes, found.started_at) == (BroadcastState.sending, ("t", "x"), AT)
        first, second = await uow.broadcasts.deliveries(made.id)
        assert (first.recipient, first.person_id, second.conversation_id) == ("Anna", anna.id, "19:0")
        assert await uow.broadcasts.deliveries(made.id, after=first.id, limit=1) == [second]
        assert await uow.broadcasts.deliveries(made.id, [DeliveryState.failed]) == []
        assert await uow.broadcasts.delivery_to(made.id, anna.id) == first


async def test_what_is_a_recipients_own_is_kept_as_it_is(database: Database) -> None:
    """Words that look like numbers or JSON are words, and a message of one's own is JSON."""
    own = {"blocks": [{"text": 'Æ "ø" \\ 🙂'}, 1.5, None, True], "lang": "da"}
    cluster, organisation = '{"a": 1}', "007"
    them = [
        Recipient("12", None, "19:1", "t", cluster, organisation, own),
        Recipient("null", conversation_id="19:2"),
    ]
    async with database.work() as uow:
        made = await drafted(uow)
        assert await uow.broadcasts.start(made.id, made.revision, iter(them), LETTER, AT) == 2
        with_own, plain = await uow.broadcasts.deliveries(made.id)
    assert (with_own.recipient, with_own.cluster, with_own.organisation) == ("12", cluster, organisation)
    assert (plain.recipient, plain.cluster, plain.organisation) == ("null", None, None)
    first, second = await due(database, made)
    assert (first.body, second.body) == (own, None)


async def test_a_broadcast_to_nobody_is_done(database: Database) -> None:
    made = await started(database, 0)
    assert (made.state, made.ended_at) == (BroadcastState.done, AT)


async def test_one_of_two_runs_sends_each(database: Database) -> None:
    """Both read the same, and each intends what the other has not."""
    made = await started(database, 20)
    parcels = await due(database, made)
    assert [p.id for p in parcels] == [p.id for p in await due(database, made)]
    ours = await asyncio.gather(*(intend(database, parcels, run) for run in ("one", "two")))
    assert not ours[0] & ours[1] and len(ours[0] | ours[1]) == 20
    assert await due(database, made) == []


async def test_what_is_put_back_waits_and_the_rest_is_final(database: Database) -> None:
    made = await started(database)
    first, second, third = await due(database, made)
    await intend(database, [first, second, third])
    assert (
        await note(
            database,
            Posted(first.id, DeliveryState.delivered, "", "a:1", "m1", 1),
            Posted(second.id, DeliveryState.pending, "unavailable", not_before=LATER),
            Posted(third.id, DeliveryState.blocked, "blocked"),
        )
        == 3
    )
    assert await due(database, made) == []
    async with database.work() as uow:
        assert await uow.ledger.waits_until("t", AT) == LATER
        assert await uow.ledger.finish(LATER) == []
        shown = (await uow.broadcasts.deliveries(made.id))[0]
        assert (shown.state, shown.conversation_id, shown.message_id, shown.attempts, shown.at) == (
            "delivered",
            "a:1",
            "m1",
            1,
            LATER,
        )
    (back,) = await due(database, made, LATER)
    assert back.attempts == 1
    await intend(database, [back])
    await note(database, Posted(back.id, DeliveryState.failed, "unavailable"))
    async with database.work() as uow:
        assert await uow.ledger.finish(LATER) == [made.id]
        assert (await again(uow, made)).state is BroadcastState.done
    assert await counts(database, made) == {"delivered": 1, "blocked": 1, "failed": 1}


@pytest.mark.parametrize(
    ("kind", "left", "settled"),
    [
        (BroadcastKind.reminder, {"pending": 2}, (2, 0)),
        (BroadcastKind.message, {"unknown": 2}, (0, 2)),
    ],
)
async def test_what_a_dead_run_left_is_settled_by_rule(
    database: Database, kind: BroadcastKind, left: dict[str, int], settled: tuple[int, int]
) -> None:
    made = await started(database, 4, kind)
    parcels = await due(database, made)
    await intend(database, parcels[:2], "dead")
    await intend(database, parcels[2:], "alive")
    async with database.work() as uow:
        assert await uow.ledger.recover("t", "alive", LATER) == settled
    assert await counts(database, made) == {**left, "sending": 2}
    # The one that was taken for dead wakes up and tells what it did.
    told = await note(database, Posted(parcels[0].id, DeliveryState.delivered, "", "a", "m"), run="dead")
    assert told == (1 if kind is BroadcastKind.message else 0)


async def test_uncertain_ones_are_sent_again_when_somebody_says_so(database: Database) -> None:
    made = await started(database, 3)
    first, second, third = await due(database, made)
    await intend(database, [first, second, third])
    await note(
        database,
        Posted(first.id, DeliveryState.unknown),
        Posted(second.id, DeliveryState.delivered),
        Posted(third.id, DeliveryState.failed),
    )
    async with database.work() as uow:
        assert await uow.ledger.finish(LATER) == [made.id]
        assert await uow.broadcasts.resend(made.id, [DeliveryState.unknown, DeliveryState.delivered]) == 1
    assert await counts(database, made) == {"pending": 1, "delivered": 1, "failed": 1}
    assert [p.id for p in await due(database, made)] == [first.id]


async def test_pause_resume_and_cancel(database: Database) -> None:
    """A paused broadcast gives nothing away; a cancelled one drops the rest and stays so."""
    made = await started(database)
    parcels = await due(database, made)
    async with database.work() as uow:
        assert await uow.broadcasts.pause(made.id, "disabled")
        assert not await uow.broadcasts.pause(made.id)
        assert (await again(uow, made)).reason == "disabled" and await uow.ledger.work() == []
    assert await intend(database, parcels) == set()
    async with database.work() as uow:
        assert await uow.broadcasts.resume(made.id)
    assert await intend(database, parcels[:1]) == {parcels[0].id}
    async with database.work() as uow:
        assert await uow.broadcasts.cancel(made.id, LATER)
        assert not await uow.broadcasts.cancel(made.id, LATER)
    assert await counts(database, made) == {"dropped": 2, "sending": 1}
    await note(database, Posted(parcels[0].id, DeliveryState.delivered))
    assert await counts(database, made) == {"dropped": 2, "delivered": 1}
    async with database.work() as uow:
        assert await uow.broadcasts.resend(made.id, [DeliveryState.dropped]) == 0
        assert (await again(uow, made)).state is BroadcastState.cancelled


async def test_corrections_are_work_of_their_own(database: Database) -> None:
    """Those who got the old words, later those who got them while it was corrected; nobody twice."""
    made = await started(database, 3)
    first, second, third = await due(database, made)
    await intend(database, [first, second])
    await note(database, Posted(first.id, DeliveryState.delivered, "", "a:1", "m1", made.revision))
    async with database.work() as uow:
        new = await uow.broadcasts.correct(made.id, made.revision, DRAFT, Letter({"blocks": ["nyt"]}))
        assert new.editing and new.state is BroadcastState.sending
        (work,) = await uow.ledger.work()
        assert work.letter.body == {"blocks": ["nyt"]}
        assert [p.message_id for p in await uow.ledger.behind(work, "t", AT, 10)] == ["m1"]
    await note(database, Posted(second.id, DeliveryState.delivered, "", "a:2", "m2", made.revision))
    async with database.work() as uow:
        assert [p.message_id for p in await uow.ledger.behind(work, "t", AT, 10)] == ["m1", "m2"]
        outcome = Posted(first.id, DeliveryState.delivered, shown=new.revision)
        retried = Posted(second.id, DeliveryState.delivered, "unavailable", not_before=LATER)
        await uow.ledger.note_edits([outcome, replace(retried, shown=made.revision)])
        assert await uow.ledger.behind(work, "t", AT, 10) == []
        assert [p.message_id for p in await uow.ledger.behind(work, "t", LATER, 10)] == ["m2"]
        await uow.ledger.finish(LATER)
        assert (await again(uow, made)).editing
        await uow.ledger.note_edits([replace(outcome, id=second.id)])
        await uow.ledger.finish(LATER)
        assert not (await again(uow, made)).editing
    assert [p.id for p in await due(database, made)] == [third.id]


async def test_withdrawing_takes_back_what_was_delivered(database: Database) -> None:
    made = await started(database, 2)
    first, _ = await due(database, made)
    await intend(database, [first])
    await note(database, Posted(first.id, DeliveryState.delivered, "", "a:1", "m1", made.revision))
    async with database.work() as uow:
        assert await uow.broadcasts.withdraw(made.id, LATER)
        (work,) = await uow.ledger.work()
        assert work.state is BroadcastState.withdrawn
        (back,) = await uow.ledger.behind(work, "t", AT, 10)
        await uow.ledger.note_edits([Posted(back.id, DeliveryState.withdrawn, shown=work.revision)])
        await uow.ledger.finish(LATER)
        assert await uow.ledger.work() == []
    assert await counts(database, made) == {"withdrawn": 1, "dropped": 1}


async def test_each_time_of_a_series_is_sent_once(database: Database) -> None:
    """Of two replicas that see it is due one makes the broadcast; the last time ends the series."""
    async with database.work() as uow:
        made = await drafted(uow)
        series = await uow.broadcasts.schedule(made.id, 1, AT, "FREQ=WEEKLY")

    async def once() -> bool:
        try:
            async with database.work() as uow:
                await uow.broadcasts.occur(series, LATER, AT)
                return True
        except Conflict:
            return False

    assert sorted(await asyncio.gather(once(), once())) == [False, True]
    async with database.work() as uow:
        moved = await again(uow, series)
        assert (moved.state, moved.send_at, moved.rule) == (BroadcastState.scheduled, LATER, "FREQ=WEEKLY")
        last = await uow.broadcasts.occur(moved, None, LATER)
        assert (last.series_id, last.send_at, last.draft) == (series.id, LATER, DRAFT)
        assert (await again(uow, series)).state is BroadcastState.done


async def test_ten_thousand_are_started_in_one_go(database: Database) -> None:
    """A small version of it; the full one is in the benchmark."""
    made = await started(database, 10_000)
    assert await counts(database, made) == {"pending": 10_000}


async def test_a_change_of_mind_counts_and_is_kept(database: Database) -> None:
    """One answer per person, and one per organisation whoever gave it."""
    async with database.work() as uow:
        anna, bo, cia = await somebody(uow), await somebody(uow, "Bo"), await somebody(uow, "Cia")
        made = await drafted(uow)
        to = [
            Recipient(p.name, p.id, organisation=o) for p, o in ((anna, "Skive"), (bo, "Skive"), (cia, None))
        ]
        await uow.broadcasts.start(made.id, 1, to, LETTER, AT)
        for parcel in await uow.ledger.due(made.id, "t", AT, 10):
            await uow.ledger.intend([parcel.id], "one")
            await uow.ledger.note([Posted(parcel.id, DeliveryState.delivered)], "one", AT)
        give = uow.responses.give
        first = await give(made.id, anna.id, "Anna", ResponseAnswer.no, AT)
        assert first.delivery_id is not None and await uow.responses.of(made.id, anna.id) == first
        assert [d.person_id for d in await uow.responses.missing(made.id)] == [bo.id, cia.id]
        await give(made.id, anna.id, "Anna", ResponseAnswer.yes, LATER, "med glæde")
        await give(made.id, bo.id, "Bo", ResponseAnswer.partly, LATER, "", "Skive", {"places": 2})
        await give(made.id, anna.id, "Anna", ResponseAnswer.no, LATER, "", "skive")
        newest = await uow.responses.newest(made.id)
        assert [(r.name, r.organisation, r.answer) for r in newest] == [
            ("Anna", None, "yes"),
            ("Anna", "skive", "no"),
        ]
        assert Counter(r.newest for r in await uow.responses.history(made.id)) == {False: 2, True: 2}
        assert [d.person_id for d in await uow.responses.missing(made.id)] == [cia.id]


async def test_a_read_receipt_is_noted_once(database: Database) -> None:
    async with database.work() as uow:
        anna = await somebody(uow)
        made = await drafted(uow)
        await uow.broadcasts.start(made.id, 1, [Recipient("Anna", anna.id)], LETTER, AT)
        assert await uow.broadcasts.mark_read(made.id, anna.id, AT)
        assert not await uow.broadcasts.mark_read(made.id, anna.id, LATER)
        assert not await uow.broadcasts.mark_read(made.id, anna.id + 1, AT)
        found = await uow.broadcasts.delivery_to(made.id, anna.id)
        assert found is not None and found.read_at == AT
