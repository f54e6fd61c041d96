"""When something comes by itself: an RFC 5545 rule over Danish days, or so many days before a meeting.

Days come first, the time of the day is put on them last: a rule means eight o'clock in Denmark on both sides of
a clock change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr
from msgspec import Struct
from msgspec.structs import asdict

from dialogs.digests.workdays import is_holiday, is_workday, next_workday
from storage.denmark import DENMARK

LONGEST_MOVE = timedelta(days=14)
"""More than any row of holidays and weekends."""
AHEAD = timedelta(days=800)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = ",".join(DAYS[:5])


class Occurrence(NamedTuple):
    """One time that something is due: the Danish day, and the moment."""

    day: date
    at: datetime


def moved(day: date, by_name: bool) -> date:
    """A holiday gives way to the next working day; so does a weekend that nobody asked for by its name."""
    return day if is_workday(day) or (by_name and not is_holiday(day)) else next_workday(day)


class Rule(Struct, frozen=True):
    """`rrule` without DTSTART, counted from the day `begins`; or `before` days before each `event` of a kind.

    `slot` is the Danish time of the day, "08:00".
    """

    slot: str
    rrule: str = ""
    begins: str = ""
    event: str = ""
    before: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)

    @staticmethod
    def from_json(body: Mapping[str, Any]) -> Rule:
        """The rule that `to_json` wrote."""
        return Rule(**body)

    @property
    def parts(self) -> dict[str, str]:
        """The RFC 5545 rule by its names."""
        return dict(part.split("=", 1) for part in self.rrule.split(";")) if self.rrule else {}

    def due(self, after: datetime, until: datetime, events: Iterable[date] = ()) -> list[Occurrence]:
        """What is due later than `after` and no later than `until`, oldest first; each day once."""
        first, last = (moment.astimezone(DENMARK).date() for moment in (after, until))
        days = sorted({self._moved(day) for day in self._days(first - LONGEST_MOVE, last, events)})
        found = (Occurrence(day, self._at(day)) for day in days)
        return [one for one in found if after < one.at <= until]

    def next(self, after: datetime, events: Iterable[date] = ()) -> Occurrence | None:
        """The first one later than `after`; None where no meeting of the kind has a known day."""
        return next(iter(self.due(after, after + AHEAD, events)), None)

    def _days(self, first: date, last: date, events: Iterable[date]) -> list[date]:
        """The days as the rule says them, before any is moved."""
        if self.event:
            return [day for event in events if first <= (day := event - timedelta(self.before)) <= last]
        start = datetime.combine(date.fromisoformat(self.begins), time())
        rule = rrulestr(self.rrule, dtstart=start)
        found = rule.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True)
        return [moment.date() for moment in found]

    def _moved(self, day: date) -> date:
        return moved(day, by_name=not self.event and "BYMONTHDAY" not in self.parts)

    def _at(self, day: date) -> datetime:
        """An hour that the clock change skips comes an hour later; one that comes twice, the first time."""
        return datetime.combine(day, time.fromisoformat(self.slot), DENMARK).astimezone(UTC)
