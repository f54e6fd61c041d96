"""How long it is between two times, to one or since one, and which comes first: as precisely as the times are known.

A time is a day, or a stretch of days that it may be in. Where the documents name a month or a year, the stretch is
theirs, and it can be counted what is the least and the most. A season's days are nobody's: then nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from dialogs.texts.dates import day
from dialogs.understanding.answering.calendar import days, when_text
from dialogs.understanding.answering.told import Told
from storage.catalogue.records import Event, Initiative, When

WEEK, WEEKS_FROM = 7, 14
MOST, MOST_OF_A_KIND = 3, 20
Dated = tuple["Span", Event | None]


class Span(Struct, frozen=True):
    """Something with a time: the first and the last day that it may be. `known`: the source itself names them."""

    title: str
    when: str
    first: date
    last: date
    known: bool = True


def counted(told: Told) -> bool:
    """True where the question is how long it is ("hvor mange dage", "hvor længe siden")."""
    return told.says("lengths")


def past(told: Told) -> bool:
    """True where it is about how long ago something was."""
    return counted(told) and told.says("since")


def span_of(told: Told, title: str, when: When) -> Span | None:
    """A time of the catalogue; None where the documents give none."""
    if (found := days(when)) is None:
        return None
    precise = when.start or when.end or when.alternatives or (when.year and when.month)
    return Span(title, when_text(told, when), *found, known=bool(precise))


def asked_day(told: Told) -> Span | None:
    """The day or days that the question itself names."""
    if (asked := told.slots.get("date")) is None:
        return None
    first, last = (date.fromisoformat(part) for part in (asked.split("/") * 2)[:2])
    name = day(told.turn.texts, first)
    return Span(name if first == last else f"{name} – {day(told.turn.texts, last)}", name, first, last)


def events(told: Told, kinds: Sequence[Iterable[Event]], beside: Span | None) -> bool:
    """Put events side by side, and a day that the question names. False where there are no two times.

    Of each kind it is the one that is known best and is closest to the others; ahead, where each kind has one ahead.
    """
    today = told.turn.clock.today()
    dated = [_dated(told, kind) for kind in kinds[:MOST]]
    ahead = [[one for one in kind if one[0].last >= today][:MOST_OF_A_KIND] for kind in dated]
    past = [kind[-MOST_OF_A_KIND:] for kind in dated]
    given: list[list[Dated]] = [[(beside, None)]] if beside else []
    choices = [kind for kind in (*(ahead if all(ahead) else past), *given) if kind]
    best = min(product(*choices), key=lambda these: _apart([span for span, _ in these]))
    if len(best) < 2:
        return False
    for span, event in best:
        if event is not None:
            told.rows(((span.title, span.when),)).cite(event.source[:1])
    spans = [span for span, _ in best]
    if beside is None:
        order(told, spans)
    if len(spans) == 2:
        between(told, *spans)
    return True


def _dated(told: Told, kind: Iterable[Event]) -> list[Dated]:
    found: list[Dated] = [(span, e) for e in kind if (span := span_of(told, e.title, e.date))]
    return sorted(found, key=lambda one: one[0].last)


def _apart(spans: Sequence[Span]) -> tuple[int, int]:
    """How many of them are not known well, and how many days lie between the first and the last."""
    if not spans:
        return 0, 0
    gap = max(span.first for span in spans) - min(span.last for span in spans)
    return sum(not span.known for span in spans), max(gap.days, 0)


def order(told: Told, spans: Sequence[Span], first_of: str = "compare-first") -> None:
    """Which comes first, where that follows."""
    first, *others = sorted(spans, key=lambda span: (span.first, span.last))
    if len({(span.first, span.last) for span in spans}) == 1 and first.first == first.last:
        told.line("compare-same-day")
    elif all(first.last < other.first for other in others):
        told.line(first_of, name=first.title)
    else:
        told.line("compare-overlap")


def between(told: Told, one: Span, other: Span) -> None:
    """How long it is from the earlier to the later, at the least and at the most where no days are given."""
    first, last = sorted((one, other), key=lambda span: (span.first, span.last))
    if not (first.known and last.known):
        told.line("compare-length-unknown", first=first.when, last=last.when)
    elif first.last < last.first:
        _length(told, "between", (last.first - first.last).days, (last.last - first.first).days)


def from_today(told: Told, event: Event) -> None:
    """How long it is until an event, or since it."""
    span, today = span_of(told, event.title, event.date), told.turn.clock.today()
    if span is None:
        return
    if not span.known:
        told.line("compare-days-unknown", when=span.when)
    elif span.first > today:
        _length(told, "until", (span.first - today).days, (span.last - today).days)
    elif span.last < today:
        _length(told, "since", (today - span.last).days, (today - span.first).days)
    else:
        told.line("compare-today" if span.first == span.last else "compare-within", when=span.when)


def initiatives(told: Told, chosen: Sequence[Initiative], reported: bool) -> None:
    """Which of several starts, or is reported, first; of one, how long it is from the start to the report."""
    starts, ends = [_time(told, one, one.start) for one in chosen], [_end(told, one) for one in chosen]
    if len(chosen) == 1 and counted(told):
        if (start := starts[0]) and (end := ends[0]):
            between(told, start, end)
    elif len(chosen) > 1:
        times = [time for time in (ends if reported else starts) if time]
        if len(times) == len(chosen):
            order(told, times, "compare-reported-first" if reported else "compare-starts-first")


def _time(told: Told, one: Initiative, when: When | None) -> Span | None:
    """A start is on its first day, also where the document tells in the same breath when it ends."""
    name = told.say("answer-number", number=str(one.number)).capitalize()
    if when is None:
        return None
    return span_of(told, name, replace(when, end=None) if when.start else when)


def _end(told: Told, one: Initiative) -> Span | None:
    when = one.expected_reporting
    return _time(told, one, replace(when, start=None) if when and when.end else when)


def _length(told: Told, key: str, least: int, most: int) -> None:
    if least == most:
        told.line(f"compare-{key}", length=_days(told, least))
    else:
        told.line(f"compare-{key}-about", least=_days(told, least), most=_days(told, most))


def _days(told: Told, count: int) -> str:
    if count < WEEKS_FROM:
        return told.say("compare-days", count=count)
    weeks, rest = divmod(count, WEEK)
    return told.say("compare-days-over-weeks" if rest else "compare-days-weeks", count=count, weeks=weeks)
