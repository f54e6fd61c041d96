"""Dates as people write them in chat, in Danish and some English.

`find` reads a folded text (`normalise.fold`) and gives what it found with its place. A day is a span
of one day; a week, a month or a season is a longer one. Decided, and echoed wherever a date is used:
"på onsdag" said on a Wednesday is next week's; "næste tirsdag" is the Tuesday of the next calendar
week; a day or week without year that has passed is next year's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from dialogs import data_files

_WORDS: dict[str, Any] = data_files.read(Path(__file__).parent / "data" / "calendar.yaml")


def _table(name: str) -> dict[str, int]:
    return {word: number for number, words in _WORDS[name].items() for word in words}


_MONTH, _WEEKDAY, _NUMBER, _ORDINAL = (_table(n) for n in ("months", "weekdays", "numbers", "ordinals"))
_SEASONS, _STEPS = _table("seasons"), _table("steps")
_FEASTS: dict[str, tuple[int, int, int]] = _WORDS["feasts"]


class Span(Struct, frozen=True):
    """First and last day, and where in the folded text it stood."""

    first: date
    last: date
    start: int = 0
    end: int = 0

    @property
    def iso(self) -> str:
        """`2026-09-18`, or `2026-09-21/2026-09-27` for more than a day."""
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


Days = tuple[date, date] | None
Reader = Callable[[re.Match[str], date], Days]


def _names(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_M, _D, _N, _O = _names(_MONTH), _names(_WEEKDAY), _names(_NUMBER), _names(_ORDINAL)
MONTH_NAMES, WEEKDAY_NAMES, NUMBER_NAMES, NUMBER_WORDS = _M, _D, _N, _NUMBER
_FULL = "|".join(sorted(_WORDS["plain_months"], key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_COUNT = rf"(?P<n>\d{{1,3}}|{_N}|halvanden|halvandet)"
_UNIT = r"(?P<u>dage?|days?|dogn|uger?|weeks?|maneder|maned|months?|ar|years?)"
_DEN = r"(?:d\.?|den|the)"
ANY_DAY = date(2000, 1, 1)
"""For a reading in which it does not matter when something is; days and years around it are days too."""


def _one(day: date | None) -> Days:
    return (day, day) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    """The first such day that is not before today."""
    years = (_day(today.year + ahead, month, day) for ahead in range(9))  # 29 February may be eight years off
    return next((d for d in years if d and d >= today), None)


def _year(m: re.Match[str]) -> int | None:
    found = m.groupdict().get("y")
    return None if not found else int(found) if len(found) == 4 else 2000 + int(found)


def _dated(m: re.Match[str], today: date, month: int, day: int) -> date | None:
    year = _year(m)
    return _day(year, month, day) if year else _next(month, day, today)


def _month(year: int, month: int, first: int = 1, last: int = 31) -> Days:
    final = monthrange(year, month)[1]
    return date(year, month, first), date(year, month, min(last, final))


def _named_month(m: re.Match[str], today: date, first: int = 1, last: int = 31) -> Days:
    month = _MONTH[m["m"]]
    return _month(_year(m) or (today.year if month >= today.month else today.year + 1), month, first, last)


def _part(m: re.Match[str], today: date) -> Days:
    bounds = {"p": (1, 10), "s": (1, 10), "b": (1, 10), "m": (11, 20), "u": (21, 31)}
    late = m["part"].startswith(("slut", "end"))
    return _named_month(m, today, *((21, 31) if late else bounds[m["part"][0]]))


def _part_of_year(m: re.Match[str], today: date) -> Days:
    month = {"p": 1, "m": 6, "u": 12}[m["part"][0]]
    return _month(int(m["y"]), month)


def _week(number: int, year: int | None, today: date) -> Days:
    for candidate in [year] if year else [today.isocalendar().year, today.isocalendar().year + 1]:
        try:
            monday = date.fromisocalendar(candidate, number, 1)
        except ValueError:
            continue
        if year or monday + timedelta(6) >= today:
            return monday, monday + timedelta(6)
    return None


def _week_named(m: re.Match[str], today: date) -> Days:
    week = _week(int(m["w"]), _year(m), today)
    return _one(week[0] + timedelta(_WEEKDAY[m["d"]])) if week and m["d"] else week


def _monday(today: date, weeks: int) -> date:
    return today - timedelta(today.weekday()) + timedelta(weeks=weeks)


def _relative_week(m: re.Match[str], today: date) -> Days:
    monday = _monday(today, _STEPS[m["step"]])
    return _one(monday + timedelta(_WEEKDAY[m["d"]])) if m["d"] else (monday, monday + timedelta(6))


def _relative_month(m: re.Match[str], today: date) -> Days:
    when = today + relativedelta(months=_STEPS[m["step"]])
    return _month(when.year, when.month)


def _relative_year(m: re.Match[str], today: date) -> Days:
    year = today.year + _STEPS[m["step"]]
    return date(year, 1, 1), date(year, 12, 31)


def _amount(m: re.Match[str], today: date, sign: int) -> Days:
    half = m["n"].startswith("halvan")
    count = 1 if half else _NUMBER.get(m["n"]) or int(m["n"])
    unit = m["u"][0]
    if unit == "d":
        step = relativedelta(days=count)
    elif unit in "uw":
        step = relativedelta(weeks=count, days=3 if half else 0)
    elif unit == "m":
        step = relativedelta(months=count, days=15 if half else 0)
    else:
        step = relativedelta(years=count, months=6 if half else 0)
    return _one(today + step if sign > 0 else today - step)


def _weekday(m: re.Match[str], today: date) -> Days:
    wanted = _WEEKDAY[m["d"]]
    step = m["step"]
    if step in ("naste", "next", "kommende"):
        return _one(_monday(today, 1) + timedelta(wanted))
    if step in ("sidste", "last"):
        return _one(today - timedelta((today.weekday() - wanted - 1) % 7 + 1))
    return _one(today + timedelta((wanted - today.weekday() - 1) % 7 + 1))


def _nth_weekday(m: re.Match[str], today: date) -> Days:
    month = _named_month(m, today)
    assert month is not None
    wanted, (first, last) = _WEEKDAY[m["d"]], month
    if m["nth"] in ("sidste", "last"):
        return _one(last - timedelta((last.weekday() - wanted) % 7))
    day = first + timedelta((wanted - first.weekday()) % 7 + 7 * (_ORDINAL[m["nth"]] - 1))
    return _one(day) if day <= last else None


def _season(m: re.Match[str], today: date) -> Days:
    month = _SEASONS[m["s"]]
    year = _year(m) or today.year
    first = date(year, month, 1)
    last = first + relativedelta(months=3) - timedelta(1)
    if not _year(m) and last < today:
        first, last = first + relativedelta(years=1), last + relativedelta(years=1)
    return first, last


def _feast(m: re.Match[str], today: date) -> Days:
    month, first, last = _FEASTS[m[0]]
    year = today.year if date(today.year, month, last) >= today else today.year + 1
    return date(year, month, first), date(year, month, last)


def _days_in_month(m: re.Match[str], today: date) -> Days:
    month = _MONTH[m["m"]]
    first, last = _dated(m, today, month, int(m["a"])), _dated(m, today, month, int(m["b"]))
    return (first, last) if first and last and first <= last else None


def _day_of_this_month(m: re.Match[str], today: date) -> Days:
    day = int(m["a"])
    for ahead in range(3):
        when = today + relativedelta(months=ahead)
        if (found := _day(when.year, when.month, day)) and found >= today:
            return _one(found)
    return None


def _nearby(days: int) -> Reader:
    return lambda m, today: _one(today + timedelta(days))


def _whole_year(m: re.Match[str], today: date) -> Days:
    return date(int(m["y"]), 1, 1), date(int(m["y"]), 12, 31)


# Tried in this order; what an earlier one took, a later one does not see.
_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(p), r)
    for p, r in (
        (
            r"\b(?P<y>\d{4})-(?P<b>\d\d)-(?P<a>\d\d)\b",
            lambda m, t: _one(_day(int(m["y"]), int(m["b"]), int(m["a"]))),
        ),
        (
            r"\b(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})(?:[/.-] ?| )(?P<y>(?:19|20)\d\d|\d\d)\b(?!\.\d)",
            lambda m, t: _one(_dated(m, t, int(m["b"]), int(m["a"]))),
        ),
        (
            rf"\b(?:fra )?(?:{_DEN} ?)?(?P<a>\d{{1,2}})\.? ?(?:-|til|og|to) ?"
            rf"(?:{_DEN} ?)?(?P<b>\d{{1,2}})(?:\. ?| )(?P<m>{_M})\b\.?"
            rf"(?: {_YEAR})?",
            _days_in_month,
        ),
        (
            rf"\b(?P<a>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?(?P<m>{_M})\b\.?(?:,? {_YEAR})?",
            lambda m, t: _one(_dated(m, t, _MONTH[m["m"]], int(m["a"]))),
        ),
        (
            rf"\b(?P<m>{_M}) (?P<a>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d)(?:,? {_YEAR})?",
            lambda m, t: _one(_dated(m, t, _MONTH[m["m"]], int(m["a"]))),
        ),
        (rf"\b(?P<nth>sidste|last|{_O}) (?P<d>{_D}) (?:i|in|of) (?P<m>{_M})\b(?: {_YEAR})?", _nth_weekday),
        (
            rf"\b(?P<a>{_O}) (?P<m>{_M})\b(?: {_YEAR})?",
            lambda m, t: _one(_dated(m, t, _MONTH[m["m"]], _ORDINAL[m["a"]])),
        ),
        (
            rf"\b(?P<part>primo|medio|ultimo|starten af|begyndelsen af|midten af|slutningen af|"
            rf"end of|beginning of) "
            rf"(?P<m>{_M})\b(?: {_YEAR})?",
            _part,
        ),
        (rf"\b(?P<part>primo|medio|ultimo) {_YEAR}\b", _part_of_year),
        (
            rf"\b(?:(?P<d>{_D}) )?(?:i )?(?:uge|week) ?(?P<w>\d{{1,2}})\b(?!\.?\d)(?:[ -]{_YEAR})?",
            _week_named,
        ),
        (rf"\b(?:(?P<d>{_D}) )?(?:i )?(?P<step>{'|'.join(_STEPS)}) (?:uge|week)\b", _relative_week),
        (rf"\b(?:i )?(?P<step>{'|'.join(_STEPS)}) (?:maned|month)\b", _relative_month),
        (rf"\b(?:til |i )?(?P<step>{'|'.join(_STEPS)}) (?:ar|year)\b", _relative_year),
        (rf"\b(?:for|siden) {_COUNT} {_UNIT} siden\b", lambda m, t: _amount(m, t, -1)),
        (rf"\b{_COUNT} {_UNIT} ago\b", lambda m, t: _amount(m, t, -1)),
        (rf"\b(?:om|in) {_COUNT} {_UNIT}\b", lambda m, t: _amount(m, t, 1)),
        (r"\b(?:i ?overmorgen|day after tomorrow)\b", _nearby(2)),
        (r"\b(?:i ?morgen|tomorrow)\b", _nearby(1)),
        (r"\b(?:i ?dag|today)\b", _nearby(0)),
        (r"\b(?:i ?forgars)\b", _nearby(-2)),
        (r"\b(?:i ?gar|yesterday)\b", _nearby(-1)),
        (
            rf"\b(?:pa |nu pa |til |on )?(?:(?P<step>naste|next|kommende|sidste|last|denne|this) )?"
            rf"(?P<d>{_D})\b",
            _weekday,
        ),
        (rf"\b(?:{'|'.join(sorted(_FEASTS, key=len, reverse=True))})\b", _feast),
        (rf"\b(?:i |til |in )?(?P<s>{'|'.join(_SEASONS)}) {_YEAR}\b", _season),
        (r"\b(?:i|til) (?P<s>foraret|sommeren|efteraret|vinteren)\b", _season),
        (rf"\b(?:i |til |in )?(?P<m>{_M}) {_YEAR}\b", _named_month),
        (rf"\b(?:(?:i|til|in|medio) )?(?P<m>{_FULL})\b", _named_month),
        (
            r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])",
            lambda m, t: _one(_dated(m, t, int(m["b"]), int(m["a"]))),
        ),
        (
            rf"\b{_DEN} ?(?P<a>\d{{1,2}})\.(?P<b>\d{{1,2}})\b(?!\.?\d)",
            lambda m, t: _one(_dated(m, t, int(m["b"]), int(m["a"]))),
        ),
        (rf"\b{_DEN} ?(?P<a>\d{{1,2}})\.?(?=\s*(?:$|[,;?!]|(?:og|kl|til|med) ))", _day_of_this_month),
        (rf"\b(?:i|in|fra|from|siden|ar|for) {_YEAR}\b", _whole_year),
    )
)


def find(folded: str, today: date) -> list[Span]:
    """Every date in the text, in the order they stand there. Impossible ones (21/22) are none."""
    taken: list[Span] = []
    for pattern, read in _RULES:
        for m in pattern.finditer(folded):
            if any(m.start() < s.end and s.start < m.end() for s in taken):
                continue
            if days := read(m, today):
                taken.append(Span(*days, m.start(), m.end()))
    return sorted(_without_weekday_twins(folded, taken), key=lambda s: s.start)


def weekday_in(folded: str) -> int | None:
    """The weekday that a piece of a folded text names, 0 for Monday; None where it names none, or a week's or month's."""
    named = re.fullmatch(rf"(?:pa |nu pa |til |on )?(?P<d>{_D})", folded.strip())
    return _WEEKDAY[named["d"]] if named else None


def _without_weekday_twins(folded: str, spans: list[Span]) -> Iterator[Span]:
    """In "fredag d. 2. oktober" the weekday belongs to the date beside it and is no date of its own."""
    for span in spans:
        beside = [o for o in spans if o is not span and 0 < o.start - span.end <= 5]
        named = weekday_in(folded[span.start : span.end])
        if named is None or not beside or beside[0].first.weekday() != named:
            yield span
