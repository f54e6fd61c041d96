"""What an initiative is, for whom, where, when, and how far it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogs.answers import shortened
from dialogs.understanding.answering import comparing, spans
from dialogs.understanding.answering.anchoring import anchored, premise
from dialogs.understanding.answering.told import Told
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Initiative

FIELDS = {
    "maalgruppe": "audience",
    "aktoerer": "realised_by",
    "effekt": "expected_effect",
    "kort_sigt": "short_term",
    "lang_sigt": "long_term",
    "fokus": "focus_points",
    "formaal": "description",
}
VAGUE = ("fokus",)
"""Sides that are asked for in words ("hvad indebærer", "hvad består") that the description answers as well."""

OFFERED = ("maalgruppe", "effekt", "kort_sigt", "lang_sigt")
SEVERAL = 3
# Conflicts about these words are told with the facets they are about.
_TITLES, _TIMES = (
    re.compile(r"titel|kaldes|skrives|titler"),
    re.compile(r"tidspunkt|afrapportere|opstart|forvente|status", re.IGNORECASE),
)

TOGETHER = {"kort_og_lang_sigt": ("kort_sigt", "lang_sigt")}
"""Sides that are asked for in one breath."""


async def info(told: Told) -> None:
    """What an initiative is about, or one side of it."""
    numbers = told.all_of("initiative", "initiatives")[:SEVERAL]
    facet = told.slots.get("facet")
    if len(numbers) > 1 and facet is None and comparing.asked(told):
        comparing.initiatives(told, numbers)
        return
    sides = [side for one in told.all_of("facet", "facets") for side in TOGETHER.get(one, (one,))] or [None]
    for number in numbers:
        initiative = told.catalogue.initiatives[number]
        told.line("answer-heading", title=told.initiative(number))
        for side in sides:
            _facet(told, initiative, side)
    if len(numbers) == 1:
        _offer(told, numbers[0], sides)


def _facet(told: Told, initiative: Initiative, facet: str | None) -> None:
    if facet == "titel":
        _titles(told, initiative)
    elif facet == "delprojekter":
        _subprojects(told, initiative)
    elif facet == "erfaringer":
        _experience(told, initiative)
    elif facet == "forankring":
        anchored(told, initiative.number)
    elif facet == "tid":
        _times(told, initiative)
    else:
        _field(told, initiative, facet)


def _field(told: Told, initiative: Initiative, facet: str | None) -> None:
    name = FIELDS.get(facet or "formaal", "description")
    words = getattr(initiative, name)
    if name == "description" and words and words.endswith(":") and initiative.focus_points:
        words = f"{words}\n\n{initiative.focus_points}"
    if words is None and facet in VAGUE:
        words, name, facet = initiative.description, "description", None
    if words is None:
        told.lacks("answer-facet-unknown", facet=told.facet(facet), number=str(initiative.number))
        if initiative.description:
            told.quote(initiative.description, of_field(initiative.source, "description"))
        return
    if facet:
        told.line(f"answer-told-{facet.replace('_', '-')}")
    if facet == "maalgruppe" and (group := told.catalogue.target_groups.get(initiative.target_group or "")):
        told.rows(((told.say("answer-group"), group.name),)).cite(group.source[:1])
    more = told.say("answer-say-all", facet=told.facet(facet), number=str(initiative.number))
    of = told.say("answer-number", number=str(initiative.number)) if "initiatives" in told.slots else None
    told.quote(words, of_field(initiative.source, name), more, of)


def _titles(told: Told, initiative: Initiative) -> None:
    told.cite(of_field(initiative.source, "title"))
    for other in initiative.titles:
        told.rows(((told.say("answer-also-called"), other.text),)).cite(other.source)
    told.conflicts(
        c for c in told.catalogue.conflicts_of("initiatives", initiative.number) if _TITLES.search(c.what)
    )


def _subprojects(told: Told, initiative: Initiative) -> None:
    if not initiative.subprojects:
        told.lacks("answer-no-subprojects", number=str(initiative.number)).cite(initiative.source[:1])
        return
    for part in initiative.subprojects:
        told.rows(((f"{part.number}. {part.title}", shortened(part.purpose, 220)),)).cite(part.source)


def _experience(told: Told, initiative: Initiative) -> None:
    if not initiative.inspiration:
        told.lacks("answer-no-experience", number=str(initiative.number)).cite(initiative.source[:1])
    for said in initiative.inspiration[:5]:
        told.quote(shortened(said.text, 220), said.source)


def _offer(told: Told, number: int, sides: Sequence[str | None]) -> None:
    about = told.say("answer-number", number=str(number))
    for other in OFFERED:
        if other not in sides and getattr(told.catalogue.initiatives[number], FIELDS[other]):
            name = told.facet(other)
            told.ask(
                "answer-plain", told.say("answer-say-facet", facet=name, what=about), what=name.capitalize()
            )
    told.ask("answer-button-status", told.typed("status_get", about))


async def anchor(told: Told) -> None:
    """Who tries an initiative out; and whether a place does."""
    if len(numbers := told.all_of("initiative", "initiatives")) > 1 and comparing.asked(told):
        comparing.initiatives(told, numbers)
        return
    for number in told.all_of("initiative", "initiatives")[:SEVERAL]:
        told.line("answer-heading", title=told.initiative(number))
        anchored(told, number)
    _ask_on(told)


def _ask_on(told: Told) -> None:
    """What to ask next, where it is clear about which initiative."""
    numbers = told.all_of("initiative", "initiatives")
    for number in numbers if len(numbers) == 1 else ():
        about = told.say("answer-number", number=str(number))
        told.ask("answer-button-what", told.typed("initiative_info", about))
        told.ask("answer-button-status", told.typed("status_get", about))


def _times(told: Told, initiative: Initiative) -> None:
    rows = [
        (told.say("answer-start"), initiative.start),
        (told.say("answer-reporting"), initiative.expected_reporting),
    ]
    if not any(when and when.text for _, when in rows):
        told.lacks("answer-no-time", number=str(initiative.number))
    told.rows((label, when.text) for label, when in rows if when and when.text)
    told.cite(of_field(initiative.source, "expected_reporting"))


async def time(told: Told) -> None:
    """When an initiative starts, ends and is reported, in the documents' words."""
    for number in told.all_of("initiative", "initiatives")[:SEVERAL]:
        initiative = told.catalogue.initiatives[number]
        told.line("answer-heading", title=told.initiative(number))
        premise(told, number)
        _times(told, initiative)
        later = [
            e
            for e in told.catalogue.events.values()
            if number in e.initiatives
            and e.date.text
            and e.source[0].document not in {s.document for s in initiative.source[:1]}
            and e.type in ("opstart", "afproevning", "afrapportering", "workshop", "frist")
        ]
        for event in later[:4]:
            told.rows(((event.title, event.date.text or ""),)).cite(event.source[:1])
        told.conflicts(c for c in told.catalogue.conflicts_of("initiatives", number) if _TIMES.search(c.what))
    chosen = [told.catalogue.initiatives[n] for n in told.all_of("initiative", "initiatives")[:SEVERAL]]
    spans.initiatives(told, chosen, reported=told.slots.get("time") in ("slut", "afrapportering"))
    _ask_on(told)
