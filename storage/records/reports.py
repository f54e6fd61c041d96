"""Reports with all that is in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


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
UNDER_DISCUSSION = (ReportState.submitted, ReportState.commented, ReportState.adjusted)
HANDED_IN = (*UNDER_DISCUSSION, ReportState.presented)
"""The states in which a report's answers can be written. A submitted one is reopened first."""


class ReportKey(Struct, frozen=True):
    """What a template is one per: initiative × cluster, cluster alone, or a meeting (its title, in one cluster)."""

    template: str
    cluster: str | None = None
    initiative: int | None = None
    meeting: str | None = None


class Report(Struct, frozen=True):
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


class Part(Struct, frozen=True):
    """One author's stretch of an answer, verbatim but for outer white space."""

    author_id: int | None
    author: str
    text: str
    at: datetime


class Answer(Struct, frozen=True):
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
    def writer(self) -> tuple[int | None, str]:
        """Who wrote the newest words, by number and name; of an answer without words, who left it so."""
        newest = max(self.parts, key=lambda part: part.at, default=self)
        return newest.author_id, newest.author

    @property
    def skipped(self) -> bool:
        """True when somebody chose to leave this for later."""
        return self.kind in (AnswerKind.skipped, AnswerKind.not_relevant_yet)


class ExtraBlock(Struct, frozen=True):
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


class StoredFile(Struct, frozen=True):
    """A file's head; its bytes are fetched on their own. `purpose` is `attachment` or `image`."""

    id: int
    report_id: int
    purpose: str
    name: str
    content_type: str
    size: int
    sha256: str
    author_id: int | None
    author: str
    at: datetime


class ReportEvent(Struct, frozen=True):
    """One line of a report's log: started, submitted, reopened, deleted, restored, prefilled …"""

    report_id: int
    kind: str
    person_id: int | None
    name: str
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)


class Presence(Struct, frozen=True):
    """Somebody has a question open. Older than 30 minutes counts as gone."""

    report_id: int
    question: str
    person_id: int
    name: str
    at: datetime
