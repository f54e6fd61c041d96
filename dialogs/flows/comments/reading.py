"""What was asked and answered about reports and statuses: a thread, what waits, and all about one."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Block, Reply, heading, note, text
from dialogs.comments.threads import (
    asks,
    question_title,
    report_of,
    shown,
    subject,
    takes_part,
    thread_button,
)
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    UNDER_DISCUSSION,
    Comment,
    CommentContent,
    CommentKind,
    Report,
)

LISTED = 4


async def thread(turn: Turn, steer: Act) -> Reply:
    """A whole thread."""
    found = await turn.uow.comments.thread(int(steer.slots["number"]))
    if not found or not takes_part(turn.person, found[0].cluster):
        return access.no_role(turn, "comment-not-yours")
    root = found[0]
    report = await report_of(turn, root)
    buttons = [thread_button(turn, "comment_answer", root.id)]
    if asks(turn.person) and found[-1].kind is not CommentKind.closed:
        buttons.append(thread_button(turn, "comment_close", root.id))
    elif not asks(turn.person) and report is not None and report.state in UNDER_DISCUSSION:
        buttons.append(act(turn, "reopen", report.id))
    title = heading(turn.say("comment-thread-title", subject=subject(turn, root, report)))
    return Reply((title, *shown(turn, found)), [*buttons, act(turn, "comments")])


async def close(turn: Turn, steer: Act) -> Reply:
    """The one who asked has what they need; the thread stays and can be gone on with."""
    found = await turn.uow.comments.thread(int(steer.slots["number"]))
    if not found or turn.person is None or not asks(turn.person):
        return access.no_role(turn, "comment-not-yours")
    root = found[0]
    if found[-1].kind is not CommentKind.closed:
        closed = CommentContent(
            kind=CommentKind.closed, cluster=root.cluster, text="", initiative=root.initiative, thread=root.id,
            report_id=root.report_id, question=root.question, entry_id=root.entry_id,
        )  # fmt: skip
        await turn.uow.comments.add(closed, turn.person.id, turn.person.name, turn.now)
        await turn.audit("comment_closed", f"comment:{root.id}")
    return Reply((text(turn.say("comment-closed")),), (act(turn, "comments"),))


async def waiting(turn: Turn, steer: Act) -> Reply:
    """The questions that wait for an answer: of one's own cluster, or of all for those who ask."""
    person = turn.person
    if person is None or not (asks(person) or person.clusters):
        return access.no_role(turn, "comment-not-yours")
    found = [c for c in await turn.uow.comments.waiting() if takes_part(person, c.cluster)]
    if not found:
        return Reply((text(turn.say("comment-none-waiting")),), (act(turn, "help"),))
    blocks = [heading(turn.say("comment-waiting-title", count=len(found)))]
    for c in found[:LISTED]:
        about = subject(turn, c, await report_of(turn, c))
        blocks += [text(turn.say("comment-about", subject=about)), *shown(turn, [c])]
    if len(found) > LISTED:
        blocks.append(note(turn.say("comment-more", count=len(found) - LISTED)))
    buttons = [
        thread_button(turn, "comment_answer", c.root, turn.say("comment-answer-number", number=str(n)))
        for n, c in enumerate(found[:LISTED], 1)
    ]
    return Reply(blocks, buttons)


async def of_cluster(turn: Turn, cluster: str, initiative: int | None = None) -> Reply:
    """What was asked and answered last about a cluster, or about one of its initiatives."""
    if not takes_part(turn.person, cluster):
        return access.no_role(turn, "comment-not-yours")
    return _listed(turn, await turn.uow.comments.about(cluster, initiative), None)


async def of_report(turn: Turn, steer: Act) -> Reply:
    """Everything said about the report that a button names."""
    report = await turn.uow.reports.by_id(int(steer.slots["number"]))
    if report is None or not takes_part(turn.person, report.key.cluster or ""):
        return access.no_role(turn, "comment-not-yours")
    return _listed(turn, await turn.uow.comments.of_report(report.id), report)


def _listed(turn: Turn, found: Sequence[Comment], report: Report | None) -> Reply:
    if not found:
        return Reply((text(turn.say("comment-none")),), (act(turn, "submitted"),))
    blocks: list[Block] = []
    for c in found[-2 * LISTED :]:
        title = question_title(turn, report, c.question) if report and c.thread is None else None
        if title:
            blocks.append(text(turn.say("comment-about", subject=title)))
        blocks += shown(turn, [c])
    roots = list(dict.fromkeys(c.root for c in found))[-LISTED:]
    buttons = [
        thread_button(turn, "comment_thread", r, turn.say("comment-thread-number", number=str(n)))
        for n, r in enumerate(roots, 1)
    ]
    return Reply(blocks, buttons)
