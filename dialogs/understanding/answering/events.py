"""Events, meetings and deadlines: with the documents' precision, and the clock only for what is next."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dialogs.texts.dates import day
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import fold, words
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Event, When

KINDS = {
    "laeringsseminar": ("seminar",),
    "konference": ("konference",),
    "workshop": ("workshop",),
    "klyngemoede": ("klyngemoede",),
    "klyngestyregruppemoede": ("klyngemoede",),
    "styregruppemoede": ("moede",),
}
TITLED = {
    "laeringsfaellesskab": "laeringsfaellesskab",
    "temadag": "temadag",
    "styregruppemoede": "styregruppe",
}
MEETINGS = ("seminar", "konference", "workshop", "klyngemoede", "moede")
_SEASONS = {
    "forår": (3, 5),
    "sommer": (6, 8),
    "efterår": (9, 11),
    "vinter": (1, 2),
    "før sommerferien": (4, 6),
}
_PARTS = {"primo": (1, 2), "medio": (5, 8), "ultimo": (11, 12), "slutningen": (10, 12)}
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
        first, last = _SEASONS.get(when.season or "") or _PARTS.get(when.part or "") or (1, 12)
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


def _asked_events(told: Told) -> list[Event]:
    kind, cluster, number = told.slots.get("event"), told.slots.get("cluster"), told.slots.get("initiative")
    found = [e for e in told.catalogue.events.values() if _fits(e, kind)]
    if cluster:
        found = [e for e in found if cluster in e.clusters]
    if number:
        found = [e for e in found if number in e.initiatives]
    return found


def _fits(event: Event, kind: str | None) -> bool:
    if kind is None:
        return event.type in MEETINGS
    if (title := TITLED.get(kind)) is not None and title not in event.key:
        return False
    if kind == "klyngestyregruppemoede":
        return event.key.startswith("klyngestyregruppe")
    return event.type in KINDS[kind] if kind in KINDS else True


async def when(told: Told) -> None:
    """When something is: what comes next by the clock, else which was the last."""
    today = told.turn.clock.today()
    found = _asked_events(told)
    name = (
        told.say(f"answer-event-{told.slots['event']}")
        if "event" in told.slots
        else told.say("answer-event-any")
    )
    if asked := told.slots.get("date"):
        _on(told, asked)
        return
    coming = sorted((e for e in found if (d := days(e.date)) and d[1] >= today), key=_sort_key)
    if coming:
        told.line("answer-next", what=name)
        _rows(told, coming)
        return
    where = told.place()
    told.line(
        "answer-none-planned", what=told.say("answer-in-place", what=name, place=where) if where else name
    )
    past = sorted((e for e in found if days(e.date)), key=_sort_key, reverse=True)
    if past:
        told.line("answer-latest")
        _rows(told, past[:MOST])
    undated = [e for e in found if not days(e.date)]
    if undated and (not past or "event" in told.slots):
        _rows(told, undated[:2])
    told.conflicts((c for event in past for c in told.catalogue.conflicts_of("events", event.key)), 1)


def _sort_key(event: Event) -> tuple[date, str]:
    span = days(event.date)
    return (span[1] if span else date.min, event.key)


def _rows(told: Told, found: list[Event]) -> None:
    for event in found[:MOST]:
        told.rows(((event.title, _when_text(told, event.date)),)).cite(event.source[:1])


def _when_text(told: Told, when: When) -> str:
    """The document's own wording; the year beside it where it follows from elsewhere."""
    if when.text is None:
        return told.say("answer-no-date")
    year = str(when.year or (when.start or "")[:4])
    if when.year_inferred and year and year not in when.text:
        return told.say("answer-year-inferred", text=when.text, year=year)
    return when.text


def _on(told: Told, asked: str) -> None:
    """What happens in a span of days. The span is echoed, so that a misread date shows."""
    first, last = (date.fromisoformat(part) for part in (asked.split("/") * 2)[:2])
    span = (
        day(told.turn.texts, first)
        if first == last
        else f"{day(told.turn.texts, first)} – {day(told.turn.texts, last)}"
    )
    cluster = told.slots.get("cluster")
    found = [
        e
        for e in told.catalogue.events.values()
        if (d := days(e.date))
        and d[0] <= last
        and d[1] >= first
        and e.type not in ("dokument",)
        and (not cluster or cluster in e.clusters)
    ]
    if not found:
        told.line("answer-nothing-on", span=span)
        _nearest(told, first)
        return
    told.line("answer-on", span=span)
    _rows(
        told,
        sorted(found, key=lambda e: (days(e.date) or (last, last))[1] - (days(e.date) or (last, last))[0]),
    )


def _nearest(told: Told, asked: date) -> None:
    """What comes next after an empty span, else what was last before it: a calendar that ends is told of."""
    cluster = told.slots.get("cluster")
    dated = sorted(
        (
            e
            for e in told.catalogue.events.values()
            if days(e.date) and e.type != "dokument" and (not cluster or cluster in e.clusters)
        ),
        key=_sort_key,
    )
    if after := [e for e in dated if _sort_key(e)[0] >= asked]:
        told.line("answer-first-after")
        _rows(told, after[:1])
    elif dated:
        told.line("answer-latest")
        _rows(told, dated[-1:])


async def info(told: Told) -> None:
    """What an event is for, who takes part, who arranges it."""
    found = _asked_events(told) or [
        e for e in told.catalogue.events.values() if _fits(e, told.slots.get("event"))
    ]
    told_of = sorted(found, key=lambda e: (e.purpose is None, e.participants is None))[:1]
    if not told_of:
        told.line("answer-none-planned", what=told.say(f"answer-event-{told.slots.get('event', 'any')}"))
        return
    event = told_of[0]
    told.line("answer-heading-date", title=event.title, date=_when_text(told, event.date))
    told.quote(event.text, event.source[:1])
    rows = (("purpose", event.purpose), ("participants", event.participants), ("organiser", event.organiser))
    told.rows((told.say(f"answer-{name}"), value) for name, value in rows if value)
    told.note("answer-place-not-said")
    told.conflicts(told.catalogue.conflicts_of("events", event.key), 1)
    others = [e for e in found if e is not event and e.type == event.type]
    if others:
        _rows(told, others[:3])


async def deadline(told: Told) -> None:
    """Deadlines that are ahead by the clock; where there are none, the ones the documents set, as history."""
    today, number = told.turn.clock.today(), told.slots.get("initiative")
    found = [
        e
        for e in told.catalogue.events.values()
        if e.type == "frist" and (not number or number in e.initiatives)
    ]
    if number:
        found += [
            e
            for e in told.catalogue.events.values()
            if number in e.initiatives and e.type == "afrapportering"
        ]
    coming = [e for e in found if (d := days(e.date)) and d[1] >= today]
    about = told.subject()
    if coming:
        told.line("answer-deadlines")
        _rows(told, sorted(coming, key=_sort_key))
        return
    told.lacks("answer-no-deadline", what=about) if about else told.line("answer-no-deadlines")
    if number:
        told.cite(of_field(told.catalogue.initiatives[number].source, "expected_reporting")[:1])
    if found:
        told.line("answer-deadlines-then")
        _rows(told, sorted(found, key=_sort_key, reverse=True))
    if not number:
        _rows(told, [e for e in told.catalogue.events.values() if e.key.startswith("laeringsseminar-")])


async def approval(told: Told) -> None:
    """The framework paper's way through committees and clusters; one step of it where one is named."""
    steps = [
        e
        for e in told.catalogue.events.values()
        if e.key.startswith("rammepapir-")
        and e.type in ("godkendelse", "frist", "klyngemoede", "ikrafttraedelse")
    ]
    named = [e for e in steps if _named(told, e)]
    force = {"kraft", "galder", "force", "effect"} & set(fold(told.seen.text).split())
    if force:
        named = [e for e in steps if e.type == "ikrafttraedelse"]
    told.line("answer-framework")
    shown = named or sorted((e for e in steps if e.type != "klyngemoede"), key=_sort_key)
    for event in shown[:10]:
        told.rows(((event.title, _when_text(told, event.date)),)).cite(event.source[:1])
    told.note("answer-plan-only")
    if shown:
        told.conflicts(told.catalogue.conflicts_of("events", shown[0].key), 1)


def _named(told: Told, event: Event) -> bool:
    if cluster := told.slots.get("cluster"):
        return event.clusters == (cluster,)
    bodies = set(words(event.participants or "")) - set(
        words("region og kommuner for alliancen om den nære psykiatri")
    )
    asked = set(words(told.seen.text))
    english = (
        "coordination" in told.seen.text.casefold()
        and "koordination" in (event.participants or "").casefold()
    )
    return bool(bodies & asked) or english
