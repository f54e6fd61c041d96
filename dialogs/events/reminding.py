"""Automatic reminders to an event's deadline and of the event itself; only where a secretary switched them on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dialogs.answers import Button, Reply, escaped, heading, text
from dialogs.broadcasts.buttons import pressing
from dialogs.broadcasts.letters import MOST_BUTTONS
from dialogs.broadcasts.recipients import owing
from dialogs.digests.workdays import next_workday
from dialogs.events.cards import when_text
from dialogs.events.seats import seats
from dialogs.texts import Texts, texts_in
from dialogs.texts.dates import day
from storage.catalogue.records import Catalogue
from storage.records import AuditEntry, EventState, PlannedEvent, RoleName
from storage.unit_of_work import UnitOfWork

BEFORE = (14, 7, 1)
DEADLINE = "frist"
"""The type of an event that is a deadline for reports: those missing are the clusters that owe one."""


async def remind(uow: UnitOfWork, catalogue: Catalogue, today: date, now: datetime) -> int:
    """Write the day's reminders, one message to each person, whatever falls on the day; tells how many.

    The day is in the key of each, so that a second run, or another replica's, adds none.
    """
    lines: dict[int, list[str]] = {}
    about: dict[int, list[Button]] = {}
    texts = texts_in("da")
    for event in await uow.events.all(EventState.planned):
        if event.reminders:
            for person, line in (await _lines(uow, catalogue, texts, event, today)).items():
                lines.setdefault(person, []).append(line)
                about.setdefault(person, []).append(_way(texts, event))
    sent = 0
    for person, said in lines.items():
        shown = (heading(texts.say("event-reminder-title")), *(text(line) for line in said))
        reply = Reply(shown, about[person][:MOST_BUTTONS])
        sent += await uow.notices.add(person, reply.to_json(), now, f"reminder:{today}") is not None
    if sent:
        await uow.audit.add(AuditEntry(now, None, "reminders_sent", "events", {"count": sent}))
    return sent


def _way(texts: Texts, event: PlannedEvent) -> Button:
    """To the event, where it is answered; from a deadline for reports, to the report."""
    if event.plan.type == DEADLINE:
        return Button(texts.say("button-start"), "act", {"act": "start"}, says=texts.say("says-start"))
    return pressing(texts, "event_show", event.id, title=event.plan.title)


async def _lines(
    uow: UnitOfWork, catalogue: Catalogue, texts: Texts, event: PlannedEvent, today: date
) -> Mapping[int, str]:
    """What each person is reminded of about one event today."""
    plan = event.plan
    out: dict[int, str] = {}
    title, when = escaped(plan.title), when_text(texts, plan)
    deadline = date.fromisoformat(plan.deadline) if plan.deadline else plan.day
    if deadline is not None and (late := _step(deadline, today)) is not None:
        key = "event-reminder-late" if late else "event-reminder-line"
        said = texts.say(key, title=title, when=when, deadline=day(texts, deadline))
        out |= dict.fromkeys(await _missing(uow, catalogue, event), said)
    if plan.day is not None and plan.day - timedelta(days=1) == today:
        said = texts.say("event-reminder-tomorrow", title=title, when=when)
        if plan.place:
            said = f"{said} {texts.say('event-reminder-place', place=escaped(plan.place))}"
        come = seats(await uow.events.attendance(event.id), plan.capacity).seated
        out |= {a.person_id: said for a in come}
    return out


def _step(deadline: date, today: date) -> bool | None:
    """True on the day after a deadline, False on a day that reminds of it, None on any other. A day off gives way
    to the next working day, but not past the deadline.
    """
    if today == next_workday(deadline + timedelta(days=1)):
        return True
    days = (next_workday(deadline - timedelta(days=n)) for n in BEFORE)
    return False if today <= deadline and today in days else None


async def _missing(uow: UnitOfWork, catalogue: Catalogue, event: PlannedEvent) -> set[int]:
    """Those who have not answered the invitation; of a deadline for reports, the members of clusters that owe one."""
    if event.plan.type != DEADLINE:
        answered = {a.person_id for a in await uow.events.attendance(event.id)}
        return (await uow.reach.invited(event.key)).keys() - answered
    owes = await owing(uow, catalogue)
    meant = set(event.plan.clusters or catalogue.clusters)
    numbers = set(event.plan.initiatives or catalogue.initiatives)
    members = await uow.people.with_role(RoleName.member)
    late = {c for c, owed in owes.items() if c in meant and numbers & set(owed)}
    return {p.id for p in members if late & set(p.clusters)}
