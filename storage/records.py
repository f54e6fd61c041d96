"""The values that leave storage: frozen dataclasses and enums, no database in them.

Times are aware UTC datetimes. Keys (cluster, template, question, section) are catalogue ids.
Catalogue content (initiatives, clusters, templates, people …) has its own records in
``storage.catalogue.records``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class RoleName(StrEnum):
    """What a person may be here. Given by the secretariat, never claimed."""

    secretariat = "secretariat"
    steering = "steering"
    member = "member"
    observer = "observer"


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of one person; `cluster`, `municipality` are catalogue ids, `organisation` is free text."""

    role: RoleName
    cluster: str | None = None
    municipality: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot knows. `tenant_id` + `object_id` are set once the person has been seen in Teams."""

    id: int
    upn: str
    name: str
    memberships: tuple[Membership, ...] = ()
    tenant_id: str | None = None
    object_id: str | None = None

    def has(self, role: RoleName) -> bool:
        """True when one of the memberships gives this role."""
        return any(m.role is role for m in self.memberships)

    @property
    def clusters(self) -> tuple[str, ...]:
        """The clusters this person is a *member* of, in the order given, without repeats."""
        return tuple(
            dict.fromkeys(m.cluster for m in self.memberships if m.role is RoleName.member and m.cluster)
        )


class Scope(StrEnum):
    """Teams' kinds of conversation, by the names Teams uses in `conversationType`."""

    personal = "personal"
    group = "groupChat"
    channel = "channel"


@dataclass(frozen=True, slots=True)
class ConversationRef:
    """Where to send: all that is needed to reach a conversation unasked."""

    tenant_id: str
    conversation_id: str
    scope: Scope
    service_url: str
    bot_id: str
    person_id: int | None = None
    user_id: str | None = None
    team_id: str | None = None
    channel_id: str | None = None
    installed: bool = True


class ReportState(StrEnum):
    """A report's life, in order. A reopened report is `in_progress` again."""

    not_started = "not_started"
    prefilled = "prefilled"
    in_progress = "in_progress"
    submitted = "submitted"
    commented = "commented"
    adjusted = "adjusted"
    presented = "presented"


EDITABLE = (ReportState.not_started, ReportState.prefilled, ReportState.in_progress)
"""The states in which a report's answers can be written. A submitted one is reopened first."""


@dataclass(frozen=True, slots=True)
class ReportKey:
    """What a template is one per: initiative × cluster, cluster alone, or a meeting (its title, in one cluster)."""

    template: str
    cluster: str | None = None
    initiative: int | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report's head. Its texts are its answers. `template_version` stays the one it was started with."""

    id: int
    key: ReportKey
    template_version: int
    state: ReportState
    revision: int
    created_at: datetime
    created_by: int | None
    submitted_at: datetime | None = None
    deleted_at: datetime | None = None
    contact_initiative: str | None = None
    contact_steering: str | None = None


class AnswerKind(StrEnum):
    """What a revision of an answer is."""

    text = "text"
    prefill = "prefill"
    skipped = "skipped"
    not_relevant_yet = "not_relevant_yet"
    cleared = "cleared"


@dataclass(frozen=True, slots=True)
class Part:
    """One author's stretch of an answer, verbatim but for outer white space."""

    author_id: int | None
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One revision of one answer. Revisions count from 1 and are never changed or removed.

    `parts` are joined with a blank line to make the text. `author` is who made this revision.
    """

    report_id: int
    question: str
    revision: int
    kind: AnswerKind
    parts: tuple[Part, ...]
    author_id: int | None
    author: str
    at: datetime

    @property
    def text(self) -> str | None:
        """The whole text, or None where there is none (skipped, cleared)."""
        return "\n\n".join(p.text for p in self.parts) if self.parts else None

    @property
    def skipped(self) -> bool:
        """True when somebody chose to leave this for later."""
        return self.kind in (AnswerKind.skipped, AnswerKind.not_relevant_yet)


@dataclass(frozen=True, slots=True)
class ExtraBlock:
    """An extra slide in a section that allows them. `position` orders the blocks of one section from 0."""

    id: int
    report_id: int
    section: str
    position: int
    title: str
    text: str
    file_id: int | None
    author_id: int | None
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file's head; its bytes are fetched on their own. `purpose` is `attachment` or `image`."""

    id: int
    report_id: int
    purpose: str
    name: str
    content_type: str
    size: int
    sha256: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """One line of a report's log: started, submitted, reopened, deleted, restored, prefilled …"""

    report_id: int
    kind: str
    person_id: int | None
    name: str
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody has a question open. Older than 30 minutes counts as gone."""

    report_id: int
    question: str
    person_id: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StateRecord:
    """A conversation's state: plain JSON with a revision; revision 0 was never saved."""

    body: Mapping[str, Any]
    revision: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to one person that nobody asked for; `body` is a `dialogs.answers.Reply` as JSON."""

    id: int
    person_id: int
    body: Mapping[str, Any]
    created_at: datetime
    state: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what when, without contents."""

    at: datetime
    person_id: int | None
    action: str
    object: str
    detail: Mapping[str, Any] = field(default_factory=dict)
