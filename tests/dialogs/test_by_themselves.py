"""What leaves by itself: reminders of events, and broadcasts whose time has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from dialogs.answers import Reply
from dialogs.broadcasts.audience import Audience, Part
from dialogs.broadcasts.dispatching import begin_due
from dialogs.broadcasts.recipients import find
from dialogs.broadcasts.rules import in_words, next_after, stored
from dialogs.digests.reading import read
from dialogs.events.reminding import remind
from dialogs.texts import texts_in
from storage.database import Database
from storage.records import (
    Attendance,
    BroadcastKind,
    BroadcastState,
    Coming,
    Draft,
    EventPlan,
    Letter,
    PlannedEvent,
    Recipient,
    RoleName,
)
from storage.repositories.people import PersonRow
from storage.unit_of_work import UnitOfWork
from tests.dialogs.talk import PEOPLE, TENANT, catalogue

AT = datetime(2019, 10, 21, 8, tzinfo=UTC)
DAY = date(2019, 11, 12)


async def furnished(uow: UnitOfWork) -> None:
    await uow.catalogue.sync(catalogue(), AT)
    await uow.people.import_people(list(PEOPLE))


async def an_event(uow: UnitOfWork, title: str, **plan: str) -> PlannedEvent:
    """An event on 12 November to which Mette and Ole are invited, with reminders on."""
    made = await uow.events.add(title, EventPlan(title, first=str(DAY), last=str(DAY), **plan), None, AT)
    await uow.events.remind(made.id, True)
    draft = Draft(BroadcastKind.invitation, title, "", {}, event=title)
    sent = await uow.broadcasts.create(draft, None, "Sofie Friis", TENANT, AT)
    people = [p for p in await uow.people.all() if p.upn in ("mette@vest.dk", "ole@vest.dk")]
    invited = [Recipient(p.name, p.id) for p in people]
    await uow.broadcasts.start(sent.id, sent.revision, invited, Letter(Reply().to_json()), AT)
    return made


async def test_reminders_reach_those_who_are_missing_once_and_in_one_message(database: Database) -> None:
    async with database.work() as uow:
        await furnished(uow)
        first = await an_event(uow, "seminar", deadline="2019-11-05")
        await an_event(uow, "workshop", deadline="2019-11-05")
        mette = await uow.people.by_upn("mette@vest.dk")
        assert mette is not None
        await uow.events.answer(Attendance(first.id, mette.id, "Mette Holm", Coming.yes, AT))
        sent = {}
        for day in (date(2019, 10, 21) + timedelta(days=n) for n in range(30)):
            sent[day] = await remind(uow, catalogue(), day, AT)
            assert await remind(uow, catalogue(), day, AT) == 0
        told = [Reply.from_json(n.body) for n in await uow.notices.claim(100, datetime.now(UTC))]
    # 22 and 29 October and 4 November before it, the day after it, and the day before the event itself.
    assert {str(day): count for day, count in sent.items() if count} == {
        "2019-10-22": 2,
        "2019-10-29": 2,
        "2019-11-04": 2,
        "2019-11-06": 2,
        "2019-11-11": 1,
    }
    assert sorted(len(reply.blocks) for reply in told) == [2, 2, 2, 2, 2, 3, 3, 3, 3]


async def test_reminders_are_off_until_somebody_switches_them_on(database: Database) -> None:
    async with database.work() as uow:
        await furnished(uow)
        made = await an_event(uow, "seminar", deadline="2019-11-05")
        await uow.events.remind(made.id, False)
        assert await remind(uow, catalogue(), date(2019, 10, 22), AT) == 0


async def test_a_deadline_for_reports_reminds_the_clusters_that_owe_one(database: Database) -> None:
    async with database.work() as uow:
        await furnished(uow)
        plan = EventPlan("Frist", "frist", first=str(DAY), last=str(DAY), clusters=("vest",))
        made = await uow.events.add("frist", plan, None, AT)
        await uow.events.remind(made.id, True)
        assert await remind(uow, catalogue(), date(2019, 11, 11), AT) == 2


async def test_a_planned_message_goes_to_whom_its_audience_stands_for_then(database: Database) -> None:
    async with database.work() as uow:
        await furnished(uow)
        sofie = await uow.people.by_upn("sofie@rm.dk")
        assert sofie is not None
        audience = Audience((Part(cluster="vest"),))
        before = await find(uow, catalogue(), audience)
        detail = {"keys": before.keys}
        draft = Draft(BroadcastKind.message, "Hej", "Hej.", audience.to_json(), detail=detail)
        made = await uow.broadcasts.create(draft, sofie.id, sofie.name, TENANT, AT)
        planned = await uow.broadcasts.schedule(made.id, made.revision, AT + timedelta(hours=1))
        await uow.people.import_people([PersonRow("ny@vest.dk", "Nina Ny", RoleName.member, "vest")])
        await begin_due(uow, planned, AT + timedelta(hours=1))
        got = [d.recipient for d in await uow.broadcasts.deliveries(made.id)]
        told = [str(n.body) for n in await uow.notices.claim(10, datetime.now(UTC))]
    assert got == ["Mette Holm", "Ole Bech", "Nina Ny"]
    assert any("Nina Ny" in body and "Mette Holm" not in body for body in told)


async def test_who_has_lost_the_role_has_nothing_sent_in_their_name(database: Database) -> None:
    async with database.work() as uow:
        await furnished(uow)
        mette, sofie = await uow.people.by_upn("mette@vest.dk"), await uow.people.by_upn("sofie@rm.dk")
        assert mette is not None and sofie is not None
        draft = Draft(BroadcastKind.message, "Hej", "Hej.", Audience((Part(cluster="vest"),)).to_json())
        made = await uow.broadcasts.create(draft, mette.id, mette.name, TENANT, AT)
        await begin_due(uow, await uow.broadcasts.schedule(made.id, made.revision, AT), AT)
        after = await uow.broadcasts.get(made.id)
        told = await uow.notices.claim(10, datetime.now(UTC))
        assert after is not None and after.state is BroadcastState.cancelled
        assert await uow.broadcasts.counts(made.id) == {}
        assert [n.person_id for n in told] == [sofie.id]


@pytest.mark.parametrize(
    ("words", "told", "times"),
    [
        ("hver mandag kl. 8", "hver mandag kl. 8", ["2019-10-28T07:00", "2019-11-04T07:00"]),
        ("hver torsdag kl. 9.30", "hver torsdag kl. 9.30", ["2019-10-24T07:30", "2019-10-31T08:30"]),
    ],
)
def test_a_rule_keeps_its_danish_hour_over_the_clock_change(words: str, told: str, times: list[str]) -> None:
    rule = read(words, AT.date())
    assert rule is not None
    text, at, found = stored(rule), AT, []
    for _ in times:
        due = next_after(text, at, at)
        assert due is not None
        found.append(due.strftime("%Y-%m-%dT%H:%M"))
        at = due
    assert in_words(texts_in("da"), text) == told
    assert found == times


def test_a_holiday_gives_way_to_the_next_working_day() -> None:
    rule = read("hver torsdag kl. 9", date(2019, 12, 2))
    assert rule is not None
    christmas = datetime(2019, 12, 20, tzinfo=UTC)
    due = next_after(stored(rule), christmas, christmas)
    assert due == datetime(2019, 12, 27, 8, tzinfo=UTC)


def test_an_audience_comes_back_as_it_was() -> None:
    audience = Audience(
        (Part("member", "vest"), Part(person=3)), unsubmitted=True, report=8, channels=("vest",)
    )
    assert Audience.from_json(audience.to_json()) == audience
    assert Audience().nobody and not replace(Audience(), everyone=True).nobody
