"""What words change of an event: "flyt læringsseminaret til 3. december", "der er kun plads til 40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from dialogs import data_files
from dialogs.events.plans import Misfit, misfit_in, type_of, with_moment
from dialogs.events.shifting import shifted
from dialogs.understanding.leads import Leads
from dialogs.understanding.moments import Moment, read, time_in
from dialogs.understanding.normalise import fold
from storage.records import EventPlan

_EDGES = " ,.:;-–!»«\"'\n"
_LINK = re.compile(r"https?://\S+")
_CLAUSE = re.compile(r"[,;\n]\s*")
_INVITED = re.compile(r"^.*?\binvit\w*\b(?:.*?\b(?:til|to)\b)?\s*", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"\b(?:begivenhed|event)(?:en)?\s+\d{1,9}\b", re.IGNORECASE)
MOST_SEATS = 100_000
PLAN_LEADS = 8
"""So many phrases are taken off the front of a wish for an event: "jeg vil gerne" + "planlæg" + "et"."""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).parent / "data" / "changing.yaml"
    data: dict[str, list[str]] = data_files.read(path)
    return {
        kind: tuple(sorted((fold(p) for p in given), key=len, reverse=True)) for kind, given in data.items()
    }


@lru_cache(maxsize=1)
def _plan_leads() -> Leads:
    return Leads(_phrases()["plan_leads"])


def changed(plan: EventPlan, said: str, today: date) -> EventPlan | Misfit | None:
    """The plan as the words change it; the misfit of a weekday with its date; None where they change nothing."""
    words = _NUMBERED.sub("", said).strip()
    if words.endswith("?"):
        return None
    if link := _LINK.search(words):
        return replace(plan, link=link[0])
    for kind in ("title", "programme", "participants"):
        if new := _after(words, kind):
            return _with(plan, kind, new)
    if (seats := _seats(words)) is not None:
        return replace(plan, capacity=seats or None)
    if told := _after(words, "deadline"):
        moment = read(told, today)
        return replace(plan, deadline=moment.last.isoformat()) if moment else None
    return _elsewhere(plan, words, today)


def told_beside(plan: EventPlan, said: str, today: date) -> tuple[EventPlan, str]:
    """The plan with what clauses tell of its programme, seats, deadline, link and participants; and the rest."""
    rest: list[str] = []
    clauses = _CLAUSE.split(said)
    for n, clause in enumerate(clauses):
        if n and (programme := _after(", ".join(clauses[n:]), "programme")) and _after(clause, "programme"):
            return replace(plan, programme=programme), ", ".join(rest)
        new = _beside(plan, clause, today) if n else None
        if new is None:
            rest.append(clause)
        else:
            plan = new
    return plan, ", ".join(rest) if len(rest) < len(clauses) else said


def _beside(plan: EventPlan, clause: str, today: date) -> EventPlan | None:
    if link := _LINK.search(clause):
        return replace(plan, link=link[0])
    if seats := _seats(clause):
        return replace(plan, capacity=seats)
    if told := _after(clause, "participants"):
        return replace(plan, participants=told)
    moment = read(until, today) if (until := _after(clause, "deadline")) else None
    return replace(plan, deadline=moment.last.isoformat()) if moment else None


def _with(plan: EventPlan, kind: str, new: str) -> EventPlan:
    if kind == "title":
        return replace(plan, title=new, type=type_of(new))
    return replace(plan, programme=new) if kind == "programme" else replace(plan, participants=new)


def _elsewhere(plan: EventPlan, words: str, today: date) -> EventPlan | Misfit | None:
    """At another time, or in another place."""
    if (moved := shifted(plan, words)) is not None:
        return moved
    moment = read(words, today)
    if moment is not None:
        told = with_moment(plan, _time_words(words, moment, today), moment)
        if moment.begins is None and told.day is not None:  # another day, at the hours it had
            told = replace(told, begins=plan.begins, ends=plan.ends)
        return misfit_in(words, moment) or told
    begins, ends = time_in(words)
    if begins is not None and plan.day is not None:
        later = plan.ends if plan.ends and begins.strftime("%H:%M") < plan.ends else None
        until = ends.strftime("%H:%M") if ends else later
        return replace(plan, begins=begins.strftime("%H:%M"), ends=until)
    place = _after(words, "place")
    return replace(plan, place=_without_tail(place)) if place else None


def _time_words(words: str, moment: Moment, today: date) -> str:
    """Of the words those that tell the time, as few as mean the same."""
    tokens = words.split()
    first = next((n for n in range(len(tokens), -1, -1) if read(" ".join(tokens[n:]), today) == moment), 0)
    return " ".join(tokens[first:])


def _after(words: str, kind: str) -> str | None:
    """What stands after one of the phrases of a kind, as it was typed; after the first of them, and the longest."""
    tokens = [(m.end(), fold(m[0]).strip(_EDGES)) for m in re.finditer(r"\S+", words)]
    for n in range(len(tokens)):
        for phrase in _phrases()[kind]:
            parts = phrase.split()
            if [t for _, t in tokens[n : n + len(parts)]] == parts and n + len(parts) < len(tokens):
                return words[tokens[n + len(parts) - 1][0] :].strip(_EDGES) or None
    return None


def _seats(words: str) -> int | None:
    """How many seats are told; 0 for as many as like, None where nothing is told of them."""
    folded = fold(words)
    if any(phrase in folded for phrase in _phrases()["unlimited"]):
        return 0
    before, after = (_any(_phrases()[k]) for k in ("capacity_before", "capacity_after"))
    found = re.search(rf"\b(?:{before})\W{{1,3}}(\d{{1,6}})\b(?![.:/])|\b(\d{{1,6}})\s+(?:{after})\b", folded)
    number = int(found[1] or found[2]) if found else 0
    return number if 0 < number < MOST_SEATS else None


def _any(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(p) for p in phrases)


def _without_tail(place: str) -> str:
    for tail in _phrases()["tails"]:
        if fold(place).endswith(f" {tail}"):
            return " ".join(place.split()[: -len(tail.split())])
    return place


def invited_to(said: str) -> str:
    """What "vi skal have inviteret alle til et seminar den 20. november" invites to, as it was typed."""
    return wished(_INVITED.sub("", said.strip()) or said)


def wished(said: str) -> str:
    """What is to be planned, without "jeg vil gerne planlægge et": from there on as it was typed."""
    rest = said.strip()
    for _ in range(PLAN_LEADS):
        found = _plan_leads().off(rest)
        if found is None:
            break
        rest = found.rest
    return rest[:1].upper() + rest[1:]
