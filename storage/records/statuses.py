"""What a cluster reports about how far it is, and what is asked about it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class StatusState(StrEnum):
    """How far an initiative is, by the documents' own words and in their order; the last stands outside it."""

    waiting = "afventer"
    unclear = "afventer afklaring"
    preparing = "under forberedelse"
    developing = "under udvikling"
    testing = "under afprøvning"
    approved = "godkendt"
    implementing = "implementeres"
    running = "i drift"
    finished = "afsluttet"
    on_hold = "sat i bero"

    @property
    def order(self) -> int:
        """Its place among the states, from 0."""
        return list(StatusState).index(self)


class TrafficLight(StrEnum):
    """How it is going, in the reporter's own judgement."""

    green = "green"
    yellow = "yellow"
    red = "red"


class StatusContent(Struct, frozen=True, kw_only=True):
    """What somebody reports: one cluster, one or more of its initiatives, the whole cluster or `parts` of it.

    `parts` are catalogue ids of municipalities. `as_of` is as precise as it was told and no more: "2019",
    "2019-10", "2019-10-01", or two days with a slash between them. `corrects` is the entry this one replaces.
    """

    cluster: str
    initiatives: tuple[int, ...]
    state: StatusState
    text: str
    as_of: str
    parts: tuple[str, ...] = ()
    milestone: str | None = None
    blocker: str | None = None
    needs_help: bool = False
    light: TrafficLight | None = None
    corrects: int | None = None


class StatusEntry(StatusContent, frozen=True, kw_only=True):
    """One reported status. It is never changed; a correction is a new entry."""

    id: int
    author_id: int | None
    author: str
    at: datetime


class Standing(Struct, frozen=True):
    """Where one initiative in one cluster stands: the newest entry, and those that still hold beside it.

    `beside` is newest first: what parts of the cluster reported since the whole did, or the whole before them.
    """

    initiative: int
    cluster: str
    entry: StatusEntry
    beside: tuple[StatusEntry, ...] = ()


class CommentKind(StrEnum):
    """A thread waits for the cluster while its newest comment is a question."""

    question = "question"
    answer = "answer"
    closed = "closed"


class CommentContent(Struct, frozen=True, kw_only=True):
    """What somebody asks or answers: about a cluster, and there about an initiative, a status or a report's question.

    `thread` is the id of the comment that began it; None begins a new one.
    """

    kind: CommentKind
    cluster: str
    text: str
    initiative: int | None = None
    report_id: int | None = None
    question: str | None = None
    entry_id: int | None = None
    thread: int | None = None


class Comment(CommentContent, frozen=True, kw_only=True):
    """One comment. It is never changed."""

    id: int
    author_id: int | None
    author: str
    at: datetime

    @property
    def root(self) -> int:
        """The id of the comment that began its thread."""
        return self.thread or self.id
