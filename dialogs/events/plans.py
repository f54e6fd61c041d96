"""An event's plan from words and fields, and as the catalogue's record, so that questions about it are answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dialogs.events.cards import when_text
from dialogs.texts import Texts
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.dates import weekday_in
from dialogs.understanding.moments import Moment, read
from dialogs.understanding.normalise import fold
from storage.catalogue.records import Catalogue
from storage.errors import Refused
from storage.records import Amendable, EventPlan, EventState, PlannedEvent

TYPES = (
    ("seminar", "seminar"),
    ("konference", "konference"),
    ("workshop", "workshop"),
    ("temadag", "oevrig"),
    ("klyngemode", "klyngemoede"),
    ("frist", "frist"),
    ("deadline", "frist"),
)
"""What a title contains, folded, and the catalogue's type of such an event."""
KEY_LETTERS = 40
_LEAD = re.compile(r"\s*\b(?:den|d\.|på|om|til|i|kl\.?|ved|on|at|in|the)\s*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:sted|place)\s*:\s*(?P<told>[^,;\n]+)|\s(?:på|i|hos|at|in)\s+(?=[A-ZÆØÅ])", re.MULTILINE
)


class Misfit(Struct, frozen=True):
    """A weekday that does not fit its day, and the two days that may have been meant."""

    weekday: int
    written: date

    @property
    def nearest(self) -> date:
        """The day nearest to the written one that has the written weekday."""
        ahead = (self.weekday - self.written.weekday()) % 7
        return self.written + timedelta(ahead if ahead <= 3 else ahead - 7)


def type_of(title: str) -> str:
    """The catalogue's type of an event with this title."""
    folded = fold(title)
    return next((kind for word, kind in TYPES if word in folded), "moede")


def with_moment(plan: EventPlan, words: str, moment: Moment) -> EventPlan:
    """The plan at another time; the words it was told in are kept beside the days they mean."""
    begins, ends = moment.begins, moment.ends
    return replace(
        plan,
        when=words.strip(),
        first=moment.first.isoformat(),
        last=moment.last.isoformat(),
        alternatives=tuple(d.isoformat() for d in moment.alternatives),
        begins=begins.strftime("%H:%M") if begins else None,
        ends=ends.strftime("%H:%M") if ends else None,
    )


def misfit_in(words: str, moment: Moment) -> Misfit | None:
    """The weekday that does not fit, if one was written."""
    return Misfit(moment.misfit, moment.first) if moment.misfit is not None else None


def split(turn: Turn, words: str) -> tuple[str, str, str | None]:
    """Title, time and place of "Læringsseminar tirsdag den 12. november kl. 9-15 i Viborg"."""
    today = turn.clock.today()
    rest, place = _placed(words, today)
    tokens = rest.split()
    if read(rest, today) is None:
        return words.strip(" ,"), "", None
    cut = next(
        (n for n in range(len(tokens), -1, -1) if read(" ".join(tokens[n:]), today) == read(rest, today)), 0
    )
    title = " ".join(tokens[:cut])
    for _ in range(3):
        title = _LEAD.sub("", title).strip(" ,:-")
        before, _space, last = title.rpartition(" ")
        title = before if before and weekday_in(fold(last)) is not None else title  # "tirsdag den 12."
    when = rest[len(title) :].strip(" ,:-") if rest.startswith(title) else " ".join(tokens[cut:])
    return title, when, place


def _placed(words: str, today: date) -> tuple[str, str | None]:
    """The words without the place they name last, and the place. What tells a time is no place."""
    for found in _PLACE.finditer(words):
        end = len(words) if found["told"] is None else found.end()
        place = (found["told"] or words[found.end() :]).strip()
        if found["told"] or (not re.search("[,;\n]", place) and read(place, today) is None):
            return words[: found.start()] + words[end:], place
    return words, None


def differences(texts: Texts, before: EventPlan, after: EventPlan) -> list[tuple[str, str]]:
    """What is otherwise, each with how it was and how it would be."""
    told = (_told(texts, before), _told(texts, after))
    nothing = texts.say("event-nothing")
    return [
        (texts.say(f"event-field-{name}"), f"{told[0][name] or nothing} → {new or nothing}")
        for name, new in told[1].items()
        if new != told[0][name]
    ]


def _told(texts: Texts, plan: EventPlan) -> dict[str, str]:
    plain = ("title", "place", "link", "programme", "participants", "capacity")
    deadline = day(texts, date.fromisoformat(plan.deadline)) if plan.deadline else ""
    said = {name: str(getattr(plan, name) or "") for name in plain}
    return {"when": when_text(texts, plan), **said, "deadline": deadline}


def new_key(taken: Sequence[str], plan: EventPlan) -> str:
    """A key for a new event: its title and year, with a number where that is taken."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(plan.title)).strip("-")[:KEY_LETTERS].strip("-") or "begivenhed"
    stem = f"{base}-{plan.first[:4]}" if plan.first else base
    keys = set(taken)
    numbered = (f"{stem}-{n}" for n in range(2, len(keys) + 3))
    return next(key for key in (stem, *numbered) if key not in keys)


async def keep(turn: Turn, event: PlannedEvent) -> None:
    """Tell the catalogue, so that "hvornår er næste læringsseminar" knows of it from the next turn."""
    assert turn.person is not None
    body = record_of(turn.texts, turn.catalogue, event)
    try:
        await turn.uow.amendments.amend(Amendable.event, event.key, body, turn.person, turn.now)
    except Refused:
        await turn.audit("event_not_in_catalogue", f"event:{event.id}")


def record_of(texts: Texts, catalogue: Catalogue, event: PlannedEvent) -> dict[str, Any]:
    """The event as a record of the catalogue, as plain JSON."""
    plan = event.plan
    cancelled = event.state is EventState.cancelled
    title = texts.say("event-cancelled-title", title=plan.title) if cancelled else plan.title
    told = "\n\n".join(part for part in (plan.title, plan.programme) if part)
    return {
        "title": title,
        "type": plan.type,
        "date": _when(texts, plan),
        "text": told,
        "participants": plan.participants,
        "place": plan.place,
        "purpose": None,
        "initiatives": [i for i in plan.initiatives if i in catalogue.initiatives],
        "clusters": [c for c in plan.clusters if c in catalogue.clusters],
    }


def _when(texts: Texts, plan: EventPlan) -> dict[str, Any]:
    if plan.alternatives:
        return {"text": when_text(texts, plan), "precision": "day", "alternatives": list(plan.alternatives)}
    if plan.first is None:
        return {"text": plan.when or when_text(texts, plan), "precision": "unknown"}
    if plan.day is not None:
        return {"text": when_text(texts, plan), "precision": "day", "start": plan.first, "end": plan.last}
    return {"text": plan.when, "precision": "period", "start": plan.first, "end": plan.last}
