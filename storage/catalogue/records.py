"""The whole catalogue in one value, and its shape as items for a database.

Names of records that other packages need can be imported from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, ValidationError, convert, field

from storage.catalogue.actors import (
    EVERY_CLUSTER,
    Anchoring,
    Answered,
    Cluster,
    Contact,
    Event,
    Group,
    Municipality,
    Named,
    Term,
)
from storage.catalogue.affairs import (
    AgendaItem,
    Alliance,
    Conflict,
    Decision,
    Example,
    LeftOut,
    Link,
    Meeting,
    OpenQuestion,
    Reading,
    Status,
)
from storage.catalogue.facts import Document, Initiative, Source, Stated, TargetGroup, When
from storage.catalogue.shape import Path, plain, reader
from storage.catalogue.templates import Question, Section, Template

__all__ = [
    "EVERY_CLUSTER",
    "KINDS",
    "AgendaItem",
    "Alliance",
    "Anchoring",
    "Answered",
    "Catalogue",
    "Citation",
    "Cluster",
    "Conflict",
    "Contact",
    "Decision",
    "Document",
    "Event",
    "Example",
    "Group",
    "Initiative",
    "Kind",
    "LeftOut",
    "Link",
    "Meeting",
    "Municipality",
    "Named",
    "OpenQuestion",
    "Question",
    "Reading",
    "Section",
    "Source",
    "Stated",
    "Status",
    "TargetGroup",
    "Template",
    "Term",
    "When",
]


class Kind(NamedTuple):
    """A kind of record: its name in a database, its name in `Catalogue` and the files, its file."""

    name: str
    attribute: str
    record: type
    file: str


KINDS = (
    Kind("document", "documents", Document, "documents.yaml"),
    Kind("link", "links", Link, "documents.yaml"),
    Kind("alliance", "alliances", Alliance, "alliance.yaml"),
    Kind("initiative", "initiatives", Initiative, "initiatives.yaml"),
    Kind("target_group", "target_groups", TargetGroup, "initiatives.yaml"),
    Kind("cluster", "clusters", Cluster, "clusters.yaml"),
    Kind("municipality", "municipalities", Municipality, "clusters.yaml"),
    Kind("anchoring", "anchorings", Anchoring, "anchorings.yaml"),
    Kind("role", "roles", Named, "people.yaml"),
    Kind("person", "people", Contact, "people.yaml"),
    Kind("group", "groups", Group, "people.yaml"),
    Kind("event", "events", Event, "events.yaml"),
    Kind("term", "terms", Term, "terms.yaml"),
    Kind("meeting", "meetings", Meeting, "status.yaml"),
    Kind("status", "statuses", Status, "status.yaml"),
    Kind("open_question", "open_questions", OpenQuestion, "status.yaml"),
    Kind("decision", "decisions", Decision, "status.yaml"),
    Kind("agenda_item", "agenda_items", AgendaItem, "status.yaml"),
    Kind("conflict", "conflicts", Conflict, "conflicts.yaml"),
    Kind("left_out", "left_out", LeftOut, "conflicts.yaml"),
    Kind("example", "examples", Example, "examples.yaml"),
)
BY_NAME = {kind.name: kind for kind in (*KINDS, Kind("answer", "answers", Answered, ""))}
"""Every kind, also the one that no file holds: what the secretariat has answered for good."""


class Citation(Struct, frozen=True):
    """A source as people read it. `date` is the document's own wording; None: it is undated."""

    document: str
    heading: str
    date: str | None


class Catalogue(Struct, frozen=True, kw_only=True, dict=True):
    """Everything the catalogue holds, by key (initiatives by number), in the order of the files."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    alliances: Mapping[str, Alliance] = field(default_factory=dict)
    initiatives: Mapping[int, Initiative] = field(default_factory=dict)
    target_groups: Mapping[str, TargetGroup] = field(default_factory=dict)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    municipalities: Mapping[str, Municipality] = field(default_factory=dict)
    anchorings: Mapping[str, Anchoring] = field(default_factory=dict)
    roles: Mapping[str, Named] = field(default_factory=dict)
    people: Mapping[str, Contact] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    open_questions: Mapping[str, OpenQuestion] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    agenda_items: Mapping[str, AgendaItem] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    examples: Mapping[str, Example] = field(default_factory=dict)
    answers: Mapping[str, Answered] = field(default_factory=dict)
    versions: Mapping[tuple[str, int], Template] = field(default_factory=dict)
    retired: frozenset[tuple[str, int]] = frozenset()
    fingerprint: str = ""

    @cached_property
    def alliance(self) -> Alliance | None:
        """The alliance; None only in a catalogue made without one."""
        return next(iter(self.alliances.values()), None)

    @cached_property
    def templates(self) -> dict[str, Template]:
        """The newest version of each template that can be begun; drafts keep retired ones."""
        newest: dict[str, Template] = {}
        for place, template in self.versions.items():
            if place in self.retired:
                continue
            held = newest.get(template.key)
            if held is None or template.version > held.version:
                newest[template.key] = template
        return newest

    @cached_property
    def default_template(self) -> Template | None:
        """The template that a report is written with unless somebody names another."""
        return next((t for t in self.templates.values() if t.default), None)

    def template(self, key: str, version: int | None = None) -> Template | None:
        """That version of the template, or its newest; None where there is none."""
        return self.templates.get(key) if version is None else self.versions.get((key, version))

    def owed(self) -> tuple[tuple[int, str], ...]:
        """(initiative, cluster) of the reports that are owed: the overview's anchorings in a cluster."""
        return tuple(
            (number, a.party)
            for a in self.anchorings.values()
            if a.overview and a.party_type == "cluster" and a.party
            for number in a.initiatives
        )

    def title_of(self, initiative: int) -> str | None:
        """What the pre-filled question about the initiative says until the secretariat has written:
        the target group, its goal and the initiative's title, as far as the catalogue has them.
        """
        record = self.initiatives.get(initiative)
        if record is None:
            return None
        group = self.target_groups.get(record.target_group or "")
        parts = (group.name, group.goal, record.title) if group else (record.title,)
        return "\n\n".join(part for part in parts if part)

    def purpose_of(self, initiative: int) -> str | None:
        """What the pre-filled question about the purpose says until the secretariat has written: the
        initiative's description and what it expects for the citizen.
        """
        record = self.initiatives.get(initiative)
        if record is None:
            return None
        return "\n\n".join(part for part in (record.description, record.expected_effect) if part) or None

    def prefill(self, question: Question, initiative: int) -> str | None:
        """What the catalogue offers as an answer to a question that the secretariat fills in."""
        if question.prefill_from == "initiative_title":
            return self.title_of(initiative)
        return self.purpose_of(initiative) if question.prefill_from == "initiative_purpose" else None

    def cite(self, source: Source) -> Citation:
        """A source with its document's readable name and date."""
        document = self.documents.get(source.document)
        return Citation(
            document.name if document else source.document,
            source.heading,
            document.date_text if document else None,
        )

    def conflicts_of(self, subject: str, key: int | str) -> tuple[Conflict, ...]:
        """The disagreements to tell in an answer about `key`, where `subject` names a field of `Conflict`
        such as "initiatives", "clusters", "events", "people", "terms" or "topics".
        """
        return tuple(c for c in self.conflicts.values() if key in getattr(c, subject))

    def to_items(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Every record but templates as plain JSON by (kind, key). `position`: its place in the files."""
        return {
            (kind.name, str(key)): {"position": position, **plain(record)}
            for kind in KINDS
            for position, (key, record) in enumerate(getattr(self, kind.attribute).items())
        }

    def template_items(self) -> dict[tuple[str, int], dict[str, Any]]:
        """Every version of every template as plain JSON by (key, version)."""
        return {place: plain(template) for place, template in self.versions.items()}

    @staticmethod
    def from_items(
        items: Mapping[tuple[str, str], Mapping[str, Any]],
        templates: Mapping[tuple[str, int], Mapping[str, Any]],
        fingerprint: str = "",
        retired: frozenset[tuple[str, int]] = frozenset(),
    ) -> Catalogue:
        """The catalogue that `to_items` and `template_items` wrote, whatever the order they come back in.

        Raises ValueError when an item is not of its kind's shape.
        """
        held: dict[str, dict[Any, Any]] = {kind.attribute: {} for kind in BY_NAME.values()}
        for (name, _), body in sorted(items.items(), key=lambda item: item[1].get("position", len(items))):
            kind = BY_NAME[name]
            record = _trusted(kind.record, body)
            held[kind.attribute][key_of(record)] = record
        made = [_trusted(Template, body) for body in templates.values()]
        return Catalogue(
            **held, versions={(t.key, t.version): t for t in made}, retired=retired, fingerprint=fingerprint
        )


def _trusted(record: type, body: Mapping[str, Any]) -> Any:
    """The record of a body that was written from one: its shape is looked at, the rules of its texts are not."""
    try:
        return convert(body, record)
    except ValidationError as error:
        raise ValueError(f"{record.__name__}: {error}") from None


def shape_of(kind: str, body: Mapping[str, Any]) -> tuple[Any, list[str]]:
    """The record of a kind that a body holds, and what is wrong with it: nothing, or the record is of no use."""
    wrong: list[str] = []

    def report(path: Path, what: str, do: str) -> None:
        wrong.append(f"{'.'.join(map(str, path))} {what}; {do}")

    held = {k: v for k, v in body.items() if k != "position"}
    return reader(BY_NAME[kind].record)(held, (), report), wrong


def key_of(record: Any) -> int | str:
    """A record's key; an initiative's is its number."""
    return record.number if isinstance(record, Initiative) else record.key
