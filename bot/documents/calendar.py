"""An event as a calendar file (.ics): what Outlook and every other calendar open, follow and take back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event, vText

from bot.documents.making import Wanted
from bot.documents.refused import NotMade
from storage.denmark import DENMARK
from storage.records import EventState, PlannedEvent, RoleName

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//Klyngebot//DA"
UNTOLD_LENGTH: Final = timedelta(hours=1)
"""How long a calendar shows an event whose end nobody has told."""


def calendar_file(event: PlannedEvent, stamped: datetime) -> bytes | None:
    """The event as it stands; None while its day is not known.

    The UID is the event's for ever and SEQUENCE grows with each change, so that a newer file moves the entry
    that an older one made, and a cancelled event's file takes it away. Times are Danish, with the zone's rules in the file.
    """
    entry = _entry(event, stamped)
    if entry is None:
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.state is EventState.cancelled else "PUBLISH")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


async def handed_out(wanted: Wanted) -> bytes:
    """The file of `args["event"]`, for those whom it concerns now. Raises NotMade."""
    event = await wanted.uow.events.get(int(wanted.args["event"]))
    if event is None or not await _concerns(wanted, event):
        raise NotMade("event-not-yours")
    made = calendar_file(event, datetime.now(UTC))
    if made is None:
        raise NotMade("event-no-day")
    return made


async def _concerns(wanted: Wanted, event: PlannedEvent) -> bool:
    person = wanted.person
    if person is None:
        return False
    answered = {a.person_id for a in await wanted.uow.events.attendance(event.id)}
    invited = answered | (await wanted.uow.reach.invited(event.key)).keys()
    return person.has(RoleName.secretariat) or person.id in invited


def _entry(event: PlannedEvent, stamped: datetime) -> Event | None:
    plan = event.plan
    entry = Event()
    if not _times(entry, event):
        return None
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", stamped.astimezone(UTC))
    entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("status", "CANCELLED" if event.state is EventState.cancelled else "CONFIRMED")
    entry.add("summary", plan.title)
    if plan.place or plan.link:
        entry.add("location", plan.place or plan.link)
    if told := "\n\n".join(part for part in (plan.programme, plan.link) if part):
        entry.add("description", told)
    if plan.link:
        entry.add("url", plan.link)
        entry["X-MICROSOFT-SKYPETEAMSMEETINGURL"] = vText(plan.link)
    return entry


def _times(entry: Event, event: PlannedEvent) -> bool:
    """Begin and end: at a time of the day, or whole days, whose end is the day after the last."""
    day, last, clock = event.plan.day, event.plan.last_day, event.plan.clock
    if day is None or last is None:
        return False
    if clock is None:
        entry.add("dtstart", day)
        entry.add("dtend", last + timedelta(days=1))
        return True
    begins, ends = clock
    start = datetime.combine(day, begins, DENMARK)
    end = datetime.combine(last, ends, DENMARK) if ends else start + UNTOLD_LENGTH
    if end <= start:
        end = datetime.combine(last + timedelta(days=1), ends or time(), DENMARK)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    return True
