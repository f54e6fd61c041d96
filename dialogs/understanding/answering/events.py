"""Events, meetings and deadlines: with the documents' precision, and the clock only for what is next."""

from __future__ import annotations

from dialogs.understanding.answering import spans
from dialogs.understanding.answering.anchoring import premise
from dialogs.understanding.answering.calendar import (
    MEETINGS,
    MOST,
    days,
    days_of,
    event_rows,
    sort_key,
    when_text,
)
from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.on_days import asks_of_the_past, on
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Event

KINDS = {
    "laeringsseminar": ("seminar",),
    "konference": ("konference",),
    "workshop": ("workshop",),
    "klyngemoede": ("klyngemoede",),
    "klyngestyregruppemoede": ("klyngemoede",),
    "styregruppemoede": ("moede",),
}
BARE = 2
"""Words of a question that is nothing without what was spoken of."""
REPORTED_AT = ("laeringsseminar-", "alliancekonference")
TITLED = {
    "laeringsfaellesskab": "laeringsfaellesskab",
    "temadag": "temadag",
    "styregruppemoede": "styregruppe",
}


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
    """When something is: what comes next by the clock, else which was the last. Several are put side by side."""
    if _beside(told):
        return
    today = told.turn.clock.today()
    found = _asked_events(told)
    name = (
        told.say(f"answer-event-{told.slots['event']}")
        if "event" in told.slots
        else told.say("answer-event-any")
    )
    if asked := told.slots.get("date"):
        on(told, asked, [e for e in found if "event" in told.slots])
        return
    coming = sorted((e for e in found if (d := days(e.date)) and d[1] >= today), key=sort_key)
    past = sorted((e for e in found if (d := days(e.date)) and d[1] < today), key=days_of, reverse=True)
    latest = told.says("latest")
    if latest and not past:
        told.line("answer-none-before", what=name)
    if coming and not (past and (latest or spans.past(told))):
        told.line("answer-next", what=name)
        event_rows(told, coming)
        _from_today(told, coming[0])
        return
    where = told.place()
    if not coming and not (past and (latest or asks_of_the_past(told))):
        what = told.say("answer-in-place", what=name, place=where) if where else name
        told.line("answer-none-planned", what=what)
    if not found:
        told.rows(secretariat(told))
    if past:
        told.line("answer-latest")
        event_rows(told, past[:MOST])
        _from_today(told, past[0])
    undated = [e for e in found if not days(e.date)]
    if undated and (not past or "event" in told.slots):
        event_rows(told, undated[:2])
    told.conflicts((c for event in past for c in told.catalogue.conflicts_of("events", event.key)), 1)


def _beside(told: Told) -> bool:
    """Two kinds of events in one question, or how long it is from a day to one: both, and what lies between."""
    kinds = told.all_of("event", "events")
    beside = spans.asked_day(told) if spans.counted(told) else None
    if len(kinds) + bool(beside) < 2:
        return False
    cluster, known = told.slots.get("cluster"), told.catalogue.events.values()
    found = [[e for e in known if _fits(e, k) and (not cluster or cluster in e.clusters)] for k in kinds]
    return spans.events(told, found, beside)


def _from_today(told: Told, event: Event) -> None:
    if spans.counted(told):
        spans.from_today(told, event)


async def info(told: Told) -> None:
    """What an event is for, who takes part, who arranges it."""
    found = _asked_events(told) or [
        e for e in told.catalogue.events.values() if _fits(e, told.slots.get("event"))
    ]
    told_of = sorted(found, key=lambda e: (e.purpose is None, e.participants is None))[:1]
    if not told_of:
        what = told.say(f"answer-event-{told.slots.get('event', 'any')}")
        told.lacks("answer-none-planned", what=what).rows(secretariat(told))
        return
    event = told_of[0]
    event_rows(told, [e for e in found if e.place and e is not event])
    told.line("answer-heading-date", title=event.title, date=when_text(told, event.date))
    told.quote(event.text, event.source[:1])
    rows = {
        "place": event.place,
        "purpose": event.purpose,
        "participants": event.participants,
        "organiser": event.organiser,
    }
    told.rows((told.say(f"answer-{name}"), value) for name, value in rows.items() if value)
    if not any(e.place for e in found):
        told.note("answer-place-not-said")
    told.conflicts(told.catalogue.conflicts_of("events", event.key), 1)
    others = [e for e in found if e is not event and e.type == event.type and not e.place]
    if others:
        event_rows(told, others[:3])


def where(told: Told) -> bool:
    """Where an event is held, or that nobody has said so. False where the question is not about that.

    A bare "hvor?" is about the event that was spoken of.
    """
    if not told.says("where"):
        return False
    if bare := len(told.seen.text.split()) <= BARE and not told.subject():
        told.slots = {**told.slots, "event": told.turn.state.focus.get("event")}
    if not told.slots.get("event"):
        return False
    found = _asked_events(told)
    today = told.turn.clock.today()
    coming = sorted((e for e in found if (d := days(e.date)) and d[1] >= today), key=sort_key)
    placed = [e for e in coming or found if e.place]
    name = told.say(f"answer-event-{told.slots['event']}")
    if placed:
        told.line("answer-held", what=name)
        event_rows(told, placed)
        return True
    told.lacks("answer-place-unknown", what=name)
    event_rows(told, coming[:1])
    told.line("answer-secretariat-helps").rows(secretariat(told))
    purpose = told.typed("event_info", name)
    told.ask("answer-plain", purpose, what=purpose[:1].upper() + purpose[1:])
    if bare:
        told.question = f"{told.seen.text} ({name})"
    return True


async def deadline(told: Told) -> None:
    """Deadlines that are ahead by the clock; where there are none, the ones the documents set, as history."""
    today, number = told.turn.clock.today(), told.slots.get("initiative")
    if not number and told.says("reporting"):
        _reporting(told)
        return
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
        premise(told, number)
    coming = [e for e in found if (d := days(e.date)) and d[1] >= today]
    about = told.subject()
    if coming:
        told.line("answer-deadlines")
        event_rows(told, sorted(coming, key=sort_key))
        _from_today(told, min(coming, key=sort_key))
        return
    if found:
        told.line("answer-deadlines-passed" if any(days(e.date) for e in found) else "answer-deadlines-said")
        event_rows(told, sorted(found, key=sort_key, reverse=True))
        return
    told.lacks("answer-no-deadline", what=about) if about else told.line("answer-no-deadlines")
    if number:
        told.cite(of_field(told.catalogue.initiatives[number].source, "expected_reporting")[:1])


def _reporting(told: Told) -> None:
    """When reports are to be presented: together, and as the catalogue of initiatives expects each of the place's."""
    events = [e for e in told.catalogue.events.values() if e.key.startswith(REPORTED_AT)]
    told.line("answer-reporting-at")
    event_rows(told, events)
    clusters = told.all_of("cluster", "clusters") or (told.turn.person.clusters if told.turn.person else ())
    for number in dict.fromkeys(i for i, c in told.catalogue.owed() if c in clusters):
        initiative = told.catalogue.initiatives[number]
        if (when := initiative.expected_reporting) and when.text:
            told.rows(((told.say("answer-number", number=str(number)), when.text),))
            told.cite(of_field(initiative.source, "expected_reporting"))
    told.conflicts((c for e in events for c in told.catalogue.conflicts_of("events", e.key)), 1)


async def approval(told: Told) -> None:
    """The framework paper's way through committees and clusters; one step of it where one is named."""
    steps = [
        e
        for e in told.catalogue.events.values()
        if e.key.startswith("rammepapir-")
        and e.type in ("godkendelse", "frist", "klyngemoede", "ikrafttraedelse")
    ]
    named = [e for e in steps if _named(told, e)]
    if told.says("in_force"):
        named = [e for e in steps if e.type == "ikrafttraedelse"]
    told.line("answer-framework")
    shown = named or sorted((e for e in steps if e.type != "klyngemoede"), key=sort_key)
    today = told.turn.clock.today()
    if not named and told.says("next"):
        ahead = [e for e in shown if (d := days(e.date)) and d[1] >= today]
        shown = ahead or shown
        if not ahead:
            told.line("answer-steps-passed")
    if named and told.says("afterwards"):
        after = sorted((e for e in steps if e.type != "klyngemoede"), key=sort_key)
        shown = [e for e in after if sort_key(e) >= sort_key(named[-1])]
    for event in shown[:10]:
        told.rows(((event.title, when_text(told, event.date)),)).cite(event.source[:1])
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
