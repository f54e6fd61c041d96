"""Threads of comments: who may see and write in them, what they are about, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.answers import Block, Button, escaped, note, verbatim
from dialogs.reports.naming import report_title
from dialogs.status.standing import sees_all
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from storage.records import Comment, CommentContent, CommentKind, Person, Report


def asks(person: Person | None) -> bool:
    """True for those who ask clusters and comment: the steering group and the secretariat."""
    return sees_all(person)


def takes_part(person: Person | None, cluster: str) -> bool:
    """True for those who read and write in a cluster's threads: those who ask, and its own members."""
    return asks(person) or (person is not None and cluster in person.clusters)


def subject(turn: Turn, about: CommentContent, report: Report | None) -> str:
    """What a thread is about, in words: a section of a report, an initiative's status, or the cluster."""
    if report is not None:
        title = report_title(turn.texts, turn.catalogue, report.key)
        section = question_title(turn, report, about.question)
        return turn.say("comment-of-section", section=section, report=title) if section else title
    where = turn.catalogue.clusters[about.cluster].name
    if about.initiative is not None:
        return turn.say("status-of", numbers=str(about.initiative), cluster=where)
    return where


def question_title(turn: Turn, report: Report, key: str | None) -> str | None:
    """A question's title in the version of the template that the report was begun with."""
    template = turn.catalogue.template(report.key.template, report.template_version)
    return next((q.title for q in template.questions if q.key == key), None) if template else None


async def report_of(turn: Turn, about: CommentContent) -> Report | None:
    """The report that a thread is kept with, if it is."""
    return await turn.uow.reports.by_id(about.report_id) if about.report_id is not None else None


def shown(turn: Turn, comments: Sequence[Comment]) -> list[Block]:
    """Comments one after the other: who, when, and their words."""
    blocks: list[Block] = []
    for c in comments:
        if c.kind is CommentKind.closed:
            blocks.append(
                note(turn.say("comment-closed-by", name=escaped(c.author), when=moment(turn.texts, c.at)))
            )
            continue
        key = "comment-asked-by" if c.kind is CommentKind.question else "comment-answered-by"
        blocks += [
            note(turn.say(key, name=escaped(c.author), when=moment(turn.texts, c.at))),
            verbatim(c.text),
        ]
    return blocks


def thread_button(turn: Turn, name: str, root: int, title: str | None = None) -> Button:
    """A button about one thread, which a number names in words: "svar på kommentar 12"."""
    says = turn.say(f"says-{name}", number=str(root))
    data: dict[str, Any] = {"act": name, "number": root}
    return Button(title or turn.say(f"button-{name}"), "act", data, says=says)
