"""Later or earlier by a length of time: "flyt mødet en time senere", "en uge tidligere"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from dialogs.understanding.dates import NUMBER_NAMES, NUMBER_WORDS
from dialogs.understanding.normalise import fold
from storage.records import EventPlan

_SHIFT = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{NUMBER_NAMES}|halvanden|half an)"
    r"(?P<half> (?:halv|half))? (?P<unit>time|hour|minut|minute|dag|day|uge|week)(?:r|s|ter|e)? "
    r"(?P<way>senere|later|tidligere|earlier)\b"
)
_MINUTES = {"t": 60, "h": 60, "m": 1}
_DAYS = {"d": 1, "u": 7, "w": 7}


def shifted(plan: EventPlan, words: str) -> EventPlan | None:
    """The plan so much later or earlier; None where that is not said, or leaves its day or what is known of it.

    Hours move the hours that are known, on the same day; days and weeks move the days, at the same hours.
    """
    found = _SHIFT.search(fold(words))
    if found is None or plan.day is None or plan.last_day is None:
        return None
    count, unit = _count(found), found["unit"][0]
    sign = 1 if found["way"] in ("senere", "later") else -1
    if unit in _DAYS:
        by = timedelta(days=sign * count * _DAYS[unit])
        first, last = plan.day + by, plan.last_day + by
        return replace(plan, when=first.isoformat(), first=first.isoformat(), last=last.isoformat())
    by = timedelta(minutes=sign * count * _MINUTES[unit])
    begins, ends = _moved(plan.day, plan.begins, by), _moved(plan.day, plan.ends, by)
    if begins is None or (ends is None and plan.ends is not None):
        return None
    return replace(plan, begins=begins, ends=ends)


def _count(found: re.Match[str]) -> float:
    if found["count"] in ("halvanden", "half an"):
        return 1.5 if found["count"] == "halvanden" else 0.5
    whole = NUMBER_WORDS.get(found["count"]) or int(found["count"])
    return whole / 2 if found["half"] else whole


def _moved(day: date, at: str | None, by: timedelta) -> str | None:
    """An hour of this day, so much later; None where it would be on another day."""
    if at is None:
        return None
    then = datetime.combine(day, datetime.strptime(at[:5], "%H:%M").time()) + by
    return then.strftime("%H:%M") if then.date() == day else None
