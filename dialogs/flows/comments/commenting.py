"""Ask a cluster, comment on its status or its report, and answer. Nothing is sent without a yes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from msgspec.structs import asdict, replace

from dialogs.answers import Reply, heading, note, text, verbatim
from dialogs.comments.hearing import heard_by, tell, told_to
from dialogs.comments.threads import (
    asks,
    report_of,
    shown,
    subject,
    takes_part,
    thread_button,
)
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.naming import question_named
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import (
    UNDER_DISCUSSION,
    Comment,
    CommentContent,
    CommentKind,
    Report,
    ReportEvent,
    ReportState,
)

LONGEST = 4_000
ANSWER_WITHIN = timedelta(days=3)


async def begin(turn: Turn, steer: Act) -> Reply:
    """Ask for the words of a comment on what a button or a sentence names."""
    if not asks(turn.person):
        return access.no_role(turn, "comment-who-asks")
    target = await _target(turn, steer)
    if target is None:
        return Reply((text(turn.say("comment-which-cluster")),), (act(turn, "help"),))
    return _ask_words(turn, target, await report_of(turn, target))


def _ask_words(turn: Turn, target: CommentContent, report: Report | None) -> Reply:
    turn.ask_yes("comment_words", target=asdict(target))
    said = [text(turn.say("comment-ask-words", subject=subject(turn, target, report)))]
    if report is not None and target.question is None:
        said.append(note(turn.say("comment-ask-section")))
    return Reply(said, (act(turn, "cancel"),))


async def _target(turn: Turn, steer: Act) -> CommentContent | None:
    """What is commented on. A pair's comment is kept with its submitted report, else with its newest status."""
    words = steer.slots.get("short")
    cluster = steer.slots.get("cluster") or access.find_cluster(turn.catalogue, words or "") or ""
    number = steer.initiative or int(steer.slots.get("number", 0)) or None
    if cluster not in turn.catalogue.clusters or (number and number not in turn.catalogue.initiatives):
        return None
    report = await _handed_in(turn, cluster, number) if number else None
    standing = await turn.uow.statuses.newest(cluster, number) if number else []
    return CommentContent(
        kind=CommentKind.question,
        cluster=cluster,
        text="",
        initiative=number,
        report_id=report.id if report else None,
        entry_id=standing[0].entry.id if standing else None,
    )


async def _handed_in(turn: Turn, cluster: str, number: int) -> Report | None:
    found = await turn.uow.reports.list(cluster=cluster, initiative=number)
    return next((r for r in found if r.state in UNDER_DISCUSSION), None)


async def on_report(turn: Turn, steer: Act) -> Reply:
    """Comment on the report that a button names."""
    if not asks(turn.person):
        return access.no_role(turn, "comment-who-asks")
    report = await turn.uow.reports.by_id(int(steer.slots["number"]))
    about = _of(report) if report is not None else None
    if report is None or about is None:
        return Reply((text(turn.say("read-not-found")),), (act(turn, "submitted"),))
    return _ask_words(turn, about, report)


def _of(report: Report) -> CommentContent | None:
    """A question about a report, without its words; None where nobody is to be asked about it."""
    if report.deleted_at or report.submitted_at is None or report.key.cluster is None:
        return None
    return CommentContent(
        kind=CommentKind.question,
        cluster=report.key.cluster,
        text="",
        initiative=report.key.initiative,
        report_id=report.id,
    )


async def with_words(turn: Turn, steer: Act) -> Reply:
    """A comment with its words: "spørg Vest om initiativ 8: …"."""
    target = await _target(turn, steer)
    if not asks(turn.person):
        turn.hold(steer.text)
        return access.no_role(turn, "comment-who-asks")
    if target is None:
        turn.hold(steer.text)
        return Reply(
            (text(turn.say("comment-which-cluster")), note(turn.say("gather-held"))), (act(turn, "help"),)
        )
    return await _propose(turn, target, steer.text)


async def take_words(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The words that `begin` asked for."""
    turn.state.pending = None
    target = _content(data["target"])
    report = await report_of(turn, target)
    if report is not None and target.thread is None and (key := _question_in(turn, report, words)):
        return _ask_words(turn, replace(target, question=key), report)
    return await _propose(turn, target, words)


async def on_what_is_read(turn: Turn, steer: Act) -> Reply:
    """ "Jeg har en kommentar til effekter: …" while a report is read; "… til Vest: …" any time."""
    if not asks(turn.person):
        turn.hold(turn.incoming.text)
        denied = access.no_role(turn, "comment-who-asks")
        return replace(denied, blocks=(*denied.blocks, note(turn.say("gather-held"))))
    read = turn.state.focus.get("read")
    report = await turn.uow.reports.by_id(read) if isinstance(read, int) else None
    about = _of(report) if report is not None else None
    if about is None or access.find_cluster(turn.catalogue, steer.slots["short"]) is not None:
        return await with_words(turn, steer)
    return await _propose(turn, about, f"{steer.slots['short']}: {steer.text}")


async def stray(turn: Turn, recognition: Recognition) -> Reply | None:
    """A statement soon after the steering group asked: perhaps it is the answer. It is shown before it is sent."""
    if turn.person is None or not turn.person.clusters or asks(turn.person):
        return None
    asked = [c for c in await turn.uow.comments.waiting() if c.cluster in turn.person.clusters]
    if not asked or turn.now - asked[-1].at > ANSWER_WITHIN:
        return None
    if await turn.uow.reach.since(turn.person.id, asked[-1].at, 1):
        return None  # something else was asked of them since
    return await _propose(turn, _on_thread(turn, asked[-1]), recognition.text)


def _content(data: dict[str, Any]) -> CommentContent:
    return CommentContent(**data | {"kind": CommentKind(data["kind"])})


async def _propose(turn: Turn, target: CommentContent, words: str) -> Reply:
    """Show who gets it before it is sent. "Økonomi: …" about a report is about that section."""
    if len(words) > LONGEST:
        turn.hold(words)
        said = turn.say("comment-too-long", limit=str(LONGEST))
        return Reply((text(said), note(turn.say("gather-held"))), (act(turn, "help"),))
    report = await report_of(turn, target)
    if report is not None and target.thread is None and (found := _section(turn, report, words)):
        target, words = _content(asdict(target) | {"question": found[0]}), found[1]
    content = asdict(target) | {"text": words}
    pending = turn.ask_yes("comment", content=content, words=words)
    return Reply(
        (
            heading(turn.say("comment-check", subject=subject(turn, target, report))),
            verbatim(words),
            note(await told_to(turn, target)),
            text(turn.say("comment-ask-yes")),
        ),
        yes_no(turn, pending),
    )


def _section(turn: Turn, report: Report, words: str) -> tuple[str, str] | None:
    """The section that a comment names in front of a colon, and the rest."""
    name, colon, rest = words.partition(":")
    key = _question_in(turn, report, name) if colon and rest.strip() else None
    return (key, rest.strip()) if key else None


def _question_in(turn: Turn, report: Report, name: str) -> str | None:
    """The question that these words name in the report's version of the template."""
    template = turn.catalogue.template(report.key.template, report.template_version)
    return question_named(template, template.core, name) if template else None


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a comment or an answer."""
    content = _content(data["content"])
    may = (
        asks(turn.person)
        if content.kind is CommentKind.question
        else takes_part(turn.person, content.cluster)
    )
    if turn.person is None or not may:
        return access.no_role(turn, "comment-who-asks")
    if chosen != "yes":
        return Reply((text(turn.say("comment-not-sent")), verbatim(content.text)), (act(turn, "comments"),))
    saved = await turn.uow.comments.add(content, turn.person.id, turn.person.name, turn.now)
    await turn.audit("commented", f"comment:{saved.id}", thread=saved.root)
    report = await report_of(turn, content)
    if report is not None and content.kind is CommentKind.question:
        await _mark(turn, report, saved.id)
    await tell(turn, saved.root, content, report, f"comment:{saved.id}")
    key = "comment-sent" if content.kind is CommentKind.question else "comment-answered"
    if content.kind is CommentKind.question and not await heard_by(turn, content):
        key = "comment-kept"
    where = turn.catalogue.clusters[content.cluster].name
    buttons = [thread_button(turn, "comment_thread", saved.root), act(turn, "comments")]
    if report is not None and content.kind is CommentKind.answer and report.state in UNDER_DISCUSSION:
        buttons.append(act(turn, "reopen", report.id))
    return Reply((text(turn.say(key, cluster=where)),), buttons)


async def _mark(turn: Turn, report: Report, comment: int) -> None:
    """A submitted report that is asked about is commented; a draft, or one that was presented, stays what it is."""
    assert turn.person is not None
    await turn.uow.reports.lock(report.id)
    current = await turn.uow.reports.by_id(report.id)
    if current is not None and current.state in (ReportState.submitted, ReportState.adjusted):
        await turn.uow.reports.set_state(report.id, ReportState.commented, turn.now)
    person = turn.person
    event = ReportEvent(report.id, "commented", person.id, person.name, turn.now, {"comment": comment})
    await turn.uow.reports.log(event)


async def answer(turn: Turn, steer: Act) -> Reply:
    """Ask for the words of an answer; those who ask go on asking in the same thread."""
    thread = await turn.uow.comments.thread(int(steer.slots["number"]))
    if not thread or not takes_part(turn.person, thread[0].cluster):
        return access.no_role(turn, "comment-not-yours")
    root = thread[0]
    target = _on_thread(turn, root)
    turn.ask_yes("comment_words", target=asdict(target))
    about, own = subject(turn, root, await report_of(turn, root)), target.kind is CommentKind.answer
    said = text(turn.say("comment-ask-answer" if own else "comment-ask-words", subject=about))
    return Reply((*shown(turn, thread[-3:]), said), (act(turn, "cancel"),))


def _on_thread(turn: Turn, root: Comment) -> CommentContent:
    """What goes on in a thread, without its words: an answer from its cluster, else another question."""
    own = turn.person is not None and root.cluster in turn.person.clusters
    kind = CommentKind.answer if own else CommentKind.question
    about = {
        name: getattr(root, name) for name in ("cluster", "initiative", "report_id", "question", "entry_id")
    }
    return CommentContent(kind=kind, text="", thread=root.root, **about)
