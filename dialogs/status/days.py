"""Days as they are told of a status: as precise as somebody said, and no more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.texts import Texts
from dialogs.texts.dates import day
from dialogs.understanding.dates import MONTH_NAMES, Span, find
from dialogs.understanding.normalise import fold

_YEAR = re.compile(r"(?:19|20)\d\d|[./-]\d{1,2}[./-]\d\d$")
_MONTH_OF = re.compile(r"\d{4}-\d{2}")
_DAY_IN_MONTH = re.compile(rf"\b\d{{1,2}}\.? ?(?:{MONTH_NAMES})\b")
_AFTER = re.compile(r"\b(?:efter|after)(?: the| i)? *$")


def told_day(text: str, today: date) -> str | None:
    """The first day, month or year in a text; None where there is none.

    A status is about what was or is about to be, so "1. oktober" without a year is the one nearest to today.
    "Efter sommerferien" is no day that is known, and "31. februar" none at all.
    """
    folded = _DAY_IN_MONTH.sub(lambda m: m[0] if _is_day(m[0], today) else " " * len(m[0]), fold(text))
    found = [s for s in find(folded, today) if s.first == s.last or not _AFTER.search(folded[: s.start])]
    return _precise(_nearest(found[0], folded, today)) if found else None


def no_such_day(text: str, today: date) -> str | None:
    """The first day in a text that no calendar has, "31. februar", folded; None where all exist."""
    return next((m[0] for m in _DAY_IN_MONTH.finditer(fold(text)) if not _is_day(m[0], today)), None)


def _is_day(folded: str, today: date) -> bool:
    found = find(folded, today)
    return bool(found) and found[0].first == found[0].last


def _nearest(span: Span, folded: str, today: date) -> tuple[date, date]:
    if _YEAR.search(folded[span.start : span.end]):
        return span.first, span.last
    back = relativedelta(years=1)
    earlier = span.first - back, span.last - back
    return min((span.first, span.last), earlier, key=lambda days: _distance(days, today))


def _distance(days: tuple[date, date], today: date) -> timedelta:
    return max(days[0] - today, today - days[1], timedelta(0))


def _precise(days: tuple[date, date]) -> str:
    first, last = days
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{first:%Y-%m}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{first}/{last}"


def last_day(as_of: str) -> date:
    """The last day that an as-of date can mean."""
    if len(as_of) == 4:
        return date(int(as_of), 12, 31)
    if _MONTH_OF.fullmatch(as_of):
        year, month = int(as_of[:4]), int(as_of[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(as_of.rpartition("/")[2])


def first_day(as_of: str) -> date:
    """The first day that an as-of date can mean."""
    parts = as_of.partition("/")[0].split("-")
    year, month, day_ = (*map(int, parts), 1, 1)[:3]
    return date(year, month, day_)


def readable(texts: Texts, as_of: str) -> str:
    """An as-of date as people read it: "2020", "oktober 2019", "1. oktober 2019"."""
    if len(as_of) == 4:
        return as_of
    if _MONTH_OF.fullmatch(as_of):
        return f"{texts.say(f'date-month-{int(as_of[5:])}')} {as_of[:4]}"
    first, _, last = as_of.partition("/")
    days = [day(texts, date.fromisoformat(d)) for d in (first, last) if d]
    return " – ".join(days)
