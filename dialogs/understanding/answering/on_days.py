"""What happens on a day, in a week or in a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dialogs.texts.dates import day
from dialogs.understanding.answering.calendar import MEETINGS, MOST, days, event_rows, sort_key
from dialogs.understanding.answering.told import Told
from dialogs.understanding.dates import MONTH_NAMES
from dialogs.understanding.normalise import fold
from storage.catalogue.records import Event

_MONTH_NAME, _YEAR = re.compile(rf"\b(?:{MONTH_NAMES})\b"), re.compile(r"\b(?:(?:19|20)\d\d|ar|year)\b")
SHORTEST_MONTH, LONGEST_MONTH, SEASON = timedelta(days=27), timedelta(days=31), timedelta(days=100)
"""From the first day to the last. An event of which no more than the month or the season is known is not told as one of
a day or of a month, and one of which the year alone is known not at all."""
FEW = 3


def on(told: Told, asked: str, of_kind: Sequence[Event]) -> None:
    """What happens in a span of days; of the kind that is asked for, if one is. The span is echoed, so that a
    misread date shows."""
    first, last = (date.fromisoformat(part) for part in (asked.split("/") * 2)[:2])
    pool = of_kind or [e for e in _all(told) if e.type != "dokument"]
    touched = sorted((e for e in pool if _may_be_in(e, first, last)), key=_order)
    found = [e for e in touched if (e.date.text or last - first > SEASON) and _length(e) <= last - first]
    vague = [e for e in touched if e not in found and _length(e) <= SEASON]
    if found or vague:
        told.line("answer-on" if found else "answer-nothing-on", span=_span(told, first, last))
        event_rows(told, found)
        if len(found) > MOST:
            told.note("answer-on-more", count=len(found) - MOST)
        if vague and (not found or last - first < SHORTEST_MONTH):
            told.line("answer-on-perhaps")
            event_rows(told, vague[:FEW])
        return
    then = _in_other_years(told, pool, first, last)
    if not (then and asks_of_the_past(told)):
        told.line("answer-nothing-on", span=_span(told, first, last))
    if then:
        told.line("answer-on-then", span=_span(told, first, last, with_year=False))
        event_rows(told, then)
    else:
        _nearest(told, of_kind, first)


def _all(told: Told) -> list[Event]:
    cluster = told.slots.get("cluster")
    return [e for e in told.catalogue.events.values() if not cluster or cluster in e.clusters]


def _may_be_in(event: Event, first: date, last: date) -> bool:
    """True where the event's time and these days have a day in common; of two alternatives, one of the two."""
    if event.date.alternatives:
        return any(first <= date.fromisoformat(day_) <= last for day_ in event.date.alternatives)
    span = days(event.date)
    return span is not None and span[0] <= last and span[1] >= first


def _length(event: Event) -> timedelta:
    span = days(event.date)
    return span[1] - span[0] if span else timedelta.max


def _order(event: Event) -> tuple[bool, int, tuple[date, str]]:
    """What has a day or a month of its own before what fills a year, and what one goes to before the rest."""
    kind = MEETINGS.index(event.type) if event.type in MEETINGS else len(MEETINGS)
    return (_length(event) > LONGEST_MONTH, kind, sort_key(event))


def _whole_month(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1 and first.month == last.month


def _span(told: Told, first: date, last: date, with_year: bool = True) -> str:
    texts = told.turn.texts
    if _whole_month(first, last) or not with_year:
        month = told.say(f"date-month-{first.month}")
        if not _whole_month(first, last):
            return told.say("answer-day-of-month", day=str(first.day), month=month)
        return told.say("answer-in-month", month=f"{month} {first.year}" if with_year else month)
    return day(texts, first) if first == last else f"{day(texts, first)} – {day(texts, last)}"


def _in_other_years(told: Told, pool: Sequence[Event], first: date, last: date) -> list[Event]:
    """What the documents have for the same month or day of another year, where the question names none."""
    said = fold(told.seen.text)
    if _YEAR.search(said) or not _MONTH_NAME.search(said):
        return []
    by = "%m" if _whole_month(first, last) else "%m-%d"
    if by == "%m-%d" and first != last:
        return []
    dated = [e for e in pool if (d := days(e.date)) and d[1] - d[0] <= LONGEST_MONTH]
    return sorted((e for e in dated if _first_day(e).strftime(by) == first.strftime(by)), key=_order)


def _first_day(event: Event) -> date:
    span = days(event.date)
    return span[0] if span else date.min


def asks_of_the_past(told: Told) -> bool:
    """True for "hvornår var konferencen"."""
    return told.says("past")


def _nearest(told: Told, of_kind: Sequence[Event], asked: date) -> None:
    """What comes next after an empty span, else what was last before it: a calendar that ends is told of."""
    pool = of_kind or [e for e in _all(told) if e.type in (*MEETINGS, "frist")]
    dated = sorted((e for e in pool if days(e.date)), key=sort_key)
    if after := [e for e in dated if sort_key(e)[0] >= asked]:
        told.line("answer-first-after")
        event_rows(told, after[:1])
    elif dated:
        told.line("answer-latest")
        event_rows(told, dated[-1:])
