"""What must hold between the records of a catalogue: references lead somewhere, facts have sources,
dates are in order, templates can be filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from storage.catalogue.actors import Anchoring
from storage.catalogue.affairs import Example
from storage.catalogue.facts import Source, When
from storage.catalogue.shape import Path, Report
from storage.catalogue.templates import Question, Template

Held = Mapping[str, Mapping[Any, Any]]

REFERS = {
    "document": "documents",
    "documents": "documents",
    "initiative": "initiatives",
    "initiatives": "initiatives",
    "related": "initiatives",
    "not_in_overview": "initiatives",
    "target_group": "target_groups",
    "cluster": "clusters",
    "clusters": "clusters",
    "cluster_in_title": "clusters",
    "municipality": "municipalities",
    "municipalities": "municipalities",
    "contacts": "people",
    "members": "people",
    "people": "people",
    "role": "roles",
    "events": "events",
    "terms": "terms",
    "meeting": "meetings",
    "statuses": "statuses",
    "open_questions": "open_questions",
    "decisions": "decisions",
    "template": "templates",
    "templates": "templates",
}
"""Which records the values of a field are keys of, by the field's name, in any record."""
_LENGTH = {"day": 10, "month": 7, "year": 4}


class Entry(NamedTuple):
    """A record with its place in its file, and how to report on it."""

    record: Any
    place: Path
    report: Report


def check(
    held: Held,
    versions: Mapping[tuple[str, int], Template],
    entries: list[Entry],
    problem: Callable[[str, str], None],
) -> None:
    """Reports everything that does not hold."""
    known = {**held, "templates": {key: version for key, version in versions}}
    for entry in entries:
        for place, record in _records(entry.record, entry.place):
            _check_record(record, Entry(record, place, entry.report), known)
            if isinstance(record, Source) and record.lines is None:
                entry.report((*place, "lines"), "is null", "name the lines that the fact stands in")
        _check_source_fields(entry)
        if isinstance(entry.record, Template):
            _check_template(entry.record, entry.place, entry.report)
        if isinstance(entry.record, Example):
            _check_example(entry.record, entry, versions)
    _check_whole(held, versions, problem)


def faults(record: Any, known: Held) -> list[str]:
    """What does not hold in one record among others that are `known`, by the kinds' names in the files."""
    found: list[str] = []

    def report(place: Path, what: str, do: str) -> None:
        found.append(f"{'.'.join(map(str, place))} {what}; {do}")

    for place, inner in _records(record, ()):
        _check_record(inner, Entry(inner, place, report), known)
    return found


def _records(value: Any, place: Path) -> Iterator[tuple[Path, Any]]:
    """The record itself and every record inside it, each with its place."""
    if isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _records(inner, (*place, at))
    elif isinstance(value, Struct):
        yield place, value
        for name in value.__struct_fields__:
            yield from _records(getattr(value, name), (*place, name))


def _check_record(record: Any, entry: Entry, known: Held) -> None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in REFERS:
            _check_reference(value, (*entry.place, name), REFERS[name], entry.report, known)
        elif name == "source" and value == () and not _is_ours(record):
            entry.report((*entry.place, name), "has no source", "name document, heading and lines")
    if isinstance(record, When):
        _check_when(record, entry)
    if isinstance(record, Anchoring):
        _check_party(record, entry, known)


def _is_ours(record: Any) -> bool:
    """True for parts of templates: a template may be our own, with no document behind it."""
    return type(record).__module__ == Template.__module__


def _check_reference(value: Any, place: Path, kind: str, report: Report, known: Held) -> None:
    for at, key in enumerate(value if isinstance(value, tuple) else (value,)):
        if isinstance(key, str | int) and key not in known[kind]:
            where = (*place, at) if isinstance(value, tuple) else place
            report(where, f"{key} is not among the {kind.replace('_', ' ')}", "correct it, or add it there")


def _check_when(when: When, entry: Entry) -> None:
    if when.start and when.end and when.start[: len(when.end)] > when.end[: len(when.start)]:
        entry.report((*entry.place, "end"), f"{when.end} is before the start {when.start}", "exchange them")
    length = _LENGTH.get(when.precision)
    for name in ("start", "end"):
        value = getattr(when, name)
        if value and length and len(value) != length:
            entry.report(
                (*entry.place, name),
                f"{value} is not as precise as a {when.precision}",
                "change the precision or the date, never beyond what the document says",
            )


def _check_party(anchoring: Anchoring, entry: Entry, known: Held) -> None:
    place = (*entry.place, "party")
    if (anchoring.party is None) != (anchoring.party_type is None):
        entry.report(place, "and party_type do not fit", "give both, or null for both")
    elif anchoring.party and not anchoring.of_all:
        kind = "clusters" if anchoring.party_type == "cluster" else "municipalities"
        _check_reference(anchoring.party, place, kind, entry.report, known)


def _check_source_fields(entry: Entry) -> None:
    names = entry.record.__struct_fields__
    for at, source in enumerate(getattr(entry.record, "source", ())):
        for name in source.fields if isinstance(source, Source) else ():
            if name not in names:
                entry.report(
                    (*entry.place, "source", at, "fields"),
                    f"{name} is not a field of this entry",
                    f"its fields are {', '.join(names)}",
                )


def _check_template(template: Template, place: Path, report: Report) -> None:
    if template.version < 1:
        report((*place, "version"), "is less than 1", "count versions from 1")
    if not template.core:
        report((*place, "sections"), "ask the cluster about nothing", "add a question that is not optional")
    _check_unique("key", [(s.key, ("sections", i)) for i, s in enumerate(template.sections)], place, report)
    questions: list[tuple[Question, Path]] = [
        (q, ("sections", i, "questions", j))
        for i, s in enumerate(template.sections)
        for j, q in enumerate(s.questions)
    ]
    _check_unique("key", [(q.key, at) for q, at in questions], place, report)
    named: list[tuple[str, Path]] = [(name, (*at, "names")) for q, at in questions for name in q.names]
    _check_unique("name", named, place, report)
    cues: list[tuple[str, Path]] = [(cue, (*at, "cues")) for q, at in questions for cue in q.cues]
    for name, at in [*named, *cues]:
        if name != name.lower():
            report((*place, *at), f"{name!r} has capital letters", "write it in small letters")


def _check_unique(what: str, values: list[tuple[str, Path]], place: Path, report: Report) -> None:
    seen: set[str] = set()
    for value, at in values:
        if value in seen:
            report((*place, *at), f"has the {what} {value} of an earlier one", "give it one of its own")
        seen.add(value)


def _check_example(example: Example, entry: Entry, versions: Mapping[tuple[str, int], Template]) -> None:
    asked = {q.key: q for t in versions.values() if t.key == example.template for q in t.questions}
    for at, answer in enumerate(example.answers):
        place = (*entry.place, "answers", at)
        if answer.question not in asked:
            entry.report(
                (*place, "question"),
                f"{answer.question} is not a question of {example.template}",
                "correct it",
            )
        elif answer.subfield and answer.subfield not in asked[answer.question].subfields:
            entry.report((*place, "subfield"), "is not a subfield of its question", "copy the template's")


def _check_whole(
    held: Held, versions: Mapping[tuple[str, int], Template], problem: Callable[[str, str], None]
) -> None:
    if len(held["alliances"]) > 1:
        problem("holds more than one alliance", "keep one in alliance.yaml")
    if not versions:
        problem("holds no template", "add one to templates/")
    newest = {t.key: t for t in sorted(versions.values(), key=lambda t: t.version)}
    defaults = [t.key for t in newest.values() if t.default]
    if versions and len(defaults) != 1:
        problem(f"has {len(defaults)} default templates", "write default: true in exactly one")
    names = [(name, key) for key, t in newest.items() for name in dict.fromkeys(t.names)]
    for name in {n for n, _ in names if sum(n == other for other, _ in names) > 1}:
        problem(f"has several templates called {name!r}", "take the name from all but one")
