"""Days and times of the day as people write them: "tirsdag den 12. november kl. 9-15.30".

What is read is no sharper than what was written: a month stays a month, two days of which one is still to be
chosen stay two. A weekday that does not fit its date is told, not corrected.
"""

from __future__ import annotations

import re
from datetime import date, time

from msgspec import Struct

from dialogs.understanding.dates import MONTH_NAMES, Span, find, weekday_in
from dialogs.understanding.normalise import fold

_HOUR = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d))?"
_TO = r"\s*(?:-|til|to)\s*(?:kl\.? ?)?"
_CLOCK = re.compile(
    rf"\b(?:(?:fra )?(?:kl\.?|klokken)|fra|at)\s*{_HOUR.format('a')}(?:{_TO}{_HOUR.format('b')})?(?![\d/]|\. ?[a-z])\b"
    r"|\b(?P<ch>[01]?\d|2[0-3])[.:](?P<cm>[0-5]\d)\s*(?:-|til|to)\s*(?P<dh>[01]?\d|2[0-4])[.:](?P<dm>[0-5]\d)\b"
)
_BARE_HOURS = re.compile(
    r"\W*(?P<ah>[7-9]|1\d|2[0-3])\s*(?:-|til|to)\s*(?P<bh>\d|1\d|2[0-4])\b(?![.:/\d])(?P<am>)(?P<bm>)"
)
"""Hours without "kl.", where they stand right after the day: "3. december 10-12"."""
_ONE_OF_TWO = re.compile(
    rf"\b(?P<a>\d{{1,2}})\.? ?(?:eller|or) ?(?:d\.? ?|den )?(?P<b>\d{{1,2}})\.? ?(?P<m>{MONTH_NAMES})\b"
)
_NO_SUCH_DAY = re.compile(r"\d\.? ?$")
_EITHER = re.compile(r"\b(?:eller|or|evt|alternativt)\b")
_BESIDE = 6
"""Characters between a weekday and the date it belongs to: "tirsdag den 12.", "12. november (tirsdag)"."""


class Moment(Struct, frozen=True):
    """When something is. `misfit` is the weekday that was written beside a day that is another, as 0 to 6."""

    first: date
    last: date
    alternatives: tuple[date, ...] = ()
    begins: time | None = None
    ends: time | None = None
    misfit: int | None = None


def read(words: str, today: date) -> Moment | None:
    """The days and times in a text; None where there is no day in it."""
    folded = fold(words)
    clock = _CLOCK.search(folded)
    rest = folded if clock is None else folded[: clock.start()] + " " * len(clock[0]) + folded[clock.end() :]
    rest = _ONE_OF_TWO.sub(r"\g<a>. \g<m> eller \g<b>. \g<m>", rest)
    spans, misfit = _fitting(rest, find(rest, today))
    if not spans or (spans[0].first != spans[0].last and _NO_SUCH_DAY.search(rest[: spans[0].start])):
        return None
    if clock is None and spans[-1].first == spans[-1].last:
        clock = _BARE_HOURS.match(rest, spans[-1].end)
    begins, ends = _times(clock)
    days = [s.first for s in spans if s.first == s.last]
    if len(days) > 1 and _EITHER.search(rest[spans[0].start : spans[-1].end]):
        return Moment(min(days), max(days), tuple(days), begins, ends, misfit)
    return Moment(spans[0].first, spans[0].last, (), begins, ends, misfit)


def time_in(words: str) -> tuple[time | None, time | None]:
    """The time of the day that a text names, with its end; None where it names none."""
    return _times(_CLOCK.search(fold(words)))


def _fitting(folded: str, spans: list[Span]) -> tuple[list[Span], int | None]:
    """The spans without weekdays that stand beside a date; and such a weekday, where it is not the date's."""
    kept, misfit = list(spans), None
    for span in spans:
        named = weekday_in(folded[span.start : span.end])
        if named is None:
            continue
        beside = [o for o in kept if o is not span and o.first == o.last and _beside(span, o)]
        if beside and weekday_in(folded[beside[0].start : beside[0].end]) is None:
            kept.remove(span)
            misfit = named if beside[0].first.weekday() != named else misfit
    return kept, misfit


def _beside(a: Span, b: Span) -> bool:
    return 0 <= b.start - a.end <= _BESIDE or 0 <= a.start - b.end <= _BESIDE


def _times(clock: re.Match[str] | None) -> tuple[time | None, time | None]:
    if clock is None:
        return None, None
    begin, end = ("a", "b") if clock["ah"] else ("c", "d")
    return _time(clock, begin), _time(clock, end)


def _time(clock: re.Match[str], name: str) -> time | None:
    hour = clock[f"{name}h"]
    return time(int(hour) % 24, int(clock[f"{name}m"] or 0)) if hour else None
