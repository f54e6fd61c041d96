"""Times that people name, as moments; and when it is too late or too early in the day to write to people."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dialogs.digests.workdays import is_holiday, is_workday
from storage.denmark import DENMARK

OPENS, MORNING, CLOSES = time(7), time(8), time(18)
END = time(23, 59)


def end_of(day: date, at: time | None = None) -> datetime:
    """The last minute of a day in Denmark, or the time on it."""
    return moment_at(day, at or END)


def moment_at(day: date, at: time) -> datetime:
    """A Danish time as a moment. One that the spring change skips is the time an hour later; one that comes
    twice in autumn is the first of the two.
    """
    return datetime.combine(day, at, DENMARK).astimezone(UTC)


def quiet(at: datetime) -> str | None:
    """Why people are not to be disturbed at this moment: "night", "weekend" or "holiday"; None when they may."""
    local = at.astimezone(DENMARK)
    if is_holiday(local.date()):
        return "holiday"
    if not is_workday(local.date()):
        return "weekend"
    return None if OPENS <= local.time() < CLOSES else "night"


def next_opening(at: datetime) -> datetime:
    """The next eight o'clock in the morning of a working day."""
    day = at.astimezone(DENMARK).date()
    while (found := moment_at(day, MORNING)) <= at or not is_workday(day):
        day += timedelta(days=1)
    return found
