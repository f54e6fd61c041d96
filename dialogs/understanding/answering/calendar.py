"""Which days the dates of the documents can mean, and events as rows with their own wording of when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from dialogs.understanding.answering.told import Told
from storage.catalogue.records import Event, When

_SEASONS = {
    "forår": (3, 5),
    "sommer": (6, 8),
    "efterår": (9, 11),
    "vinter": (1, 2),
    "før sommerferien": (4, 6),
}
_PARTS = {"primo": (1, 2), "medio": (5, 8), "ultimo": (11, 12), "slutningen": (10, 12)}
MEETINGS = ("seminar", "konference", "workshop", "klyngemoede", "moede")
MOST = 5


def days(when: When) -> tuple[date, date] | None:
    """The first and last day that a date can mean; None where the documents give no time at all."""
    if when.alternatives:
        return date.fromisoformat(min(when.alternatives)), date.fromisoformat(max(when.alternatives))
    if when.start or when.end:
        return _first(when.start or when.end or ""), _last(when.end or when.start or "")
    if when.year and when.month:
        return _first(f"{when.year}-{when.month:02}"), _last(f"{when.year}-{when.month:02}")
    if when.year:
        part = (when.part or "").partition(" ")[0]  # "slutningen af året"
        first, last = _SEASONS.get(when.season or "") or _PARTS.get(part) or (1, 12)
        return date(when.year, first, 1), _last(f"{when.year}-{last:02}")
    if when.probably_between:
        return _first(min(when.probably_between)), _last(max(when.probably_between))
    return None


def _first(text: str) -> date:
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def _last(text: str) -> date:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(year, month, monthrange(year, month)[1])


def sort_key(event: Event) -> tuple[date, str]:
    span = days(event.date)
    return (span[1] if span else date.min, event.key)


def days_of(event: Event) -> tuple[date, date]:
    """Its first and last day: of two that end with the same month, the one with a day of its own is the later."""
    return days(event.date) or (date.min, date.min)


def event_rows(told: Told, found: Iterable[Event]) -> None:
    """What each is called, when it is, and where, if somebody has said so."""
    for event in list(found)[:MOST]:
        when = when_text(told, event.date)
        told.rows(((event.title, f"{when}, {event.place}" if event.place else when),)).cite(event.source[:1])


def when_text(told: Told, when: When) -> str:
    """The document's own wording; the year beside it where it follows from elsewhere."""
    if when.text is None:
        return told.say("answer-no-date")
    year = str(when.year or (when.start or "")[:4])
    if when.year_inferred and year and year not in when.text:
        return told.say("answer-year-inferred", text=when.text, year=year)
    return when.text
