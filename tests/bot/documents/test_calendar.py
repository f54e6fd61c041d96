"""Calendar files, opened in a real parser: zones right in both halves of the year, changes and cancellations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from dateutil.tz import tzical
from icalendar import Calendar, Event
from msgspec.structs import replace

from bot.documents.calendar import calendar_file
from storage.records import EventPlan, EventState, PlannedEvent

AT = datetime(2019, 10, 21, 8, tzinfo=UTC)
PLAN = EventPlan(
    "Læringsseminar; æøå, og mere",
    first="2019-11-12",
    last="2019-11-12",
    begins="09:00",
    ends="15:30",
    place="Regionshuset Viborg, Skottenborg 26",
    link="https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d",
    programme="9.00 Velkomst\n9.30 Klyngerne fortæller, hver 15 minutter, og der er tid til spørgsmål bagefter",
)
EVENT = PlannedEvent(1, "laeringsseminar", "u-1@klyngebot", 0, EventState.planned, PLAN, False, None, AT)


def _parsed(event: PlannedEvent) -> tuple[Calendar, Event]:
    made = calendar_file(event, AT)
    assert made is not None
    calendar = Calendar.from_ical(made)
    return calendar, calendar.events[0]


@pytest.mark.parametrize(
    ("day", "utc_hour"), [("2019-11-12", 8), ("2019-06-04", 7), ("2019-03-31", 7), ("2019-10-27", 8)]
)
def test_the_clock_is_right_in_both_halves_of_the_year_and_on_the_days_it_changes(
    day: str, utc_hour: int
) -> None:
    plan = replace(PLAN, first=day, last=day)
    _, entry = _parsed(replace(EVENT, plan=plan))
    assert entry.start.astimezone(UTC) == datetime.fromisoformat(f"{day}T{utc_hour:02}:00+00:00")
    assert entry.end - entry.start == timedelta(hours=6, minutes=30)


def test_a_parser_that_knows_no_zones_reads_the_rules_in_the_file() -> None:
    made = calendar_file(EVENT, AT)
    assert (
        made is not None
        and b"BEGIN:VTIMEZONE" in made
        and b"DTSTART;TZID=Europe/Copenhagen:20191112T090000" in made
    )
    text = made.decode().replace("\r\n ", "")
    zone_text = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE") + len("END:VTIMEZONE")]
    zone = tzical(StringIO(zone_text)).get("Europe/Copenhagen")
    assert datetime(2019, 11, 12, 9, tzinfo=zone).utcoffset() == timedelta(hours=1)
    assert datetime(2019, 6, 4, 9, tzinfo=zone).utcoffset() == timedelta(hours=2)


def test_what_is_told_comes_back_whole() -> None:
    calendar, entry = _parsed(EVENT)
    assert calendar["METHOD"] == "PUBLISH"
    assert str(entry["SUMMARY"]) == PLAN.title
    assert str(entry["LOCATION"]) == PLAN.place
    assert PLAN.programme in str(entry["DESCRIPTION"]) and str(PLAN.link) in str(entry["DESCRIPTION"])
    assert str(entry["URL"]) == PLAN.link
    made = calendar_file(EVENT, AT) or b""
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_a_change_and_a_cancellation_are_the_same_entry_only_newer() -> None:
    moved = replace(EVENT, sequence=1, plan=replace(PLAN, first="2019-11-19", last="2019-11-19"))
    gone = replace(moved, sequence=2, state=EventState.cancelled)
    entries = [_parsed(e) for e in (EVENT, moved, gone)]
    assert {str(e["UID"]) for _, e in entries} == {"u-1@klyngebot"}
    assert [int(e["SEQUENCE"]) for _, e in entries] == [0, 1, 2]
    assert [str(c["METHOD"]) for c, _ in entries] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert str(entries[2][1]["STATUS"]) == "CANCELLED"


def test_whole_days_end_after_the_last_and_an_open_day_makes_no_file() -> None:
    _, entry = _parsed(replace(EVENT, plan=replace(PLAN, last="2019-11-13", begins=None, ends=None)))
    assert (entry.start, entry.end) == (date(2019, 11, 12), date(2019, 11, 14))
    season = replace(PLAN, first="2020-03-01", last="2020-05-31")
    either = replace(PLAN, alternatives=("2019-11-12", "2019-11-13"))
    assert calendar_file(replace(EVENT, plan=season), AT) is None
    assert calendar_file(replace(EVENT, plan=either), AT) is None


def test_an_end_that_was_not_told_and_one_after_midnight() -> None:
    _, entry = _parsed(replace(EVENT, plan=replace(PLAN, ends=None)))
    assert entry.end - entry.start == timedelta(hours=1)
    _, late = _parsed(replace(EVENT, plan=replace(PLAN, begins="20:00", ends="01:00")))
    assert late.end - late.start == timedelta(hours=5)
