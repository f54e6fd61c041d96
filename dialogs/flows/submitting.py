"""Review and submit a report. Nothing of it happens without a yes."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from dialogs.answers import Block, Reply, heading, note, text, warning
from dialogs.reports import access
from dialogs.reports.asking import ask, listed, locked_draft, named_draft, open_draft, writing_now
from dialogs.reports.buttons import act, choice, edit, yes_no
from dialogs.reports.draft import Draft, may_submit
from dialogs.reports.naming import report_title
from dialogs.reports.preview import preview
from dialogs.reports.snapshot import snapshot
from dialogs.reports.telling import tell_cluster
from dialogs.reports.writing import write
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    AnswerKind,
    Comment,
    CommentKind,
    Report,
    ReportEvent,
    ReportState,
    RoleName,
)


async def review(turn: Turn, steer: Act) -> Reply:
    """The whole report before submitting."""
    draft = await open_draft(turn, alone=True)
    if isinstance(draft, Reply):
        return draft
    turn.open(draft.report.id).to_review = True
    return await preview(
        turn, draft, 1, (act(turn, "submit", draft.report.id), act(turn, "missing", draft.report.id))
    )


async def submit(turn: Turn, steer: Act) -> Reply:
    """Ask for the yes: what is submitted, to whom, what stands empty, and who is still writing."""
    draft = await named_draft(turn, steer.initiative)
    if isinstance(draft, Reply):
        return draft
    if not may_submit(turn.person, draft):
        return access.no_role(turn, "gather-submit-cluster-only")
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    if draft.filled == 0:
        return await ask(turn, draft, [text(turn.say("gather-submit-nothing", report=title))])
    pending = turn.ask_yes("submit", report=draft.report.id, stamp=await _stamp(turn, draft))
    blocks: list[Block] = [
        heading(turn.say("gather-submit-title", report=title)),
        text(turn.say("gather-submit-to")),
    ]
    blocks += await _warnings(turn, draft)
    if draft.not_relevant:
        blocks.append(text(turn.say("gather-missing-not_relevant_yet", sections=listed(draft.not_relevant))))
    if not draft.unknown:
        return Reply(
            [*blocks, text(turn.say("gather-submit-ask"))],
            [*yes_no(turn, pending), act(turn, "show", draft.report.id)],
        )
    blocks += [
        text(turn.say("gather-submit-empty", sections=listed(draft.unknown))),
        text(turn.say("gather-submit-choose")),
    ]
    first = draft.unknown[0]
    fill = edit(turn, draft.report.id, first.key, first.title)
    return Reply(blocks, (fill, choice(turn, pending, "submit_anyway"), choice(turn, pending, "wait")))


async def _stamp(turn: Turn, draft: Draft) -> str:
    """Changes whenever anything of the report does: answers, contacts, extra slides, attachments."""
    report = draft.report
    beside = [
        (b.id, b.section, b.position, b.title, b.text) for b in await turn.uow.reports.blocks(report.id)
    ]
    files = [f.id for f in await turn.uow.files.list(report.id)]
    whole = repr((report.id, draft.stamp, report.contact_initiative, report.contact_steering, beside, files))
    return sha256(whole.encode()).hexdigest()


async def _warnings(turn: Turn, draft: Draft) -> list[Block]:
    out = [warning(line) for line in await writing_now(turn, draft)]
    if turn.state.held_count:
        out.append(warning(turn.say("gather-held-count", count=turn.state.held_count)))
    return out


async def confirm_submit(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `submit`; it counts only while the report is as it was shown."""
    draft = await locked_draft(turn)
    if isinstance(draft, Reply):
        return draft
    if not may_submit(turn.person, draft):
        return access.no_role(turn, "gather-submit-cluster-only")
    if chosen not in ("yes", "submit_anyway"):
        return Reply(
            (text(turn.say("gather-not-submitted")),),
            (act(turn, "resume"), act(turn, "missing", draft.report.id)),
        )
    if await _stamp(turn, draft) != data["stamp"] or draft.report.id != data["report"]:
        again = await submit(turn, Act("submit"))
        return Reply((text(turn.say("gather-submit-changed")), *again.blocks), again.buttons)
    for question in draft.unknown:
        if not draft.settled(question):
            await write(turn, draft, question.key, AnswerKind.skipped, [])
    return await _submitted(turn, draft)


async def _submitted(turn: Turn, draft: Draft) -> Reply:
    assert turn.person is not None
    report, who = draft.report, turn.person
    commented = await turn.uow.comments.of_report(report.id)
    state = ReportState.adjusted if commented else ReportState.submitted
    await turn.uow.reports.set_state(report.id, state, turn.now)
    number = await turn.uow.reports.snapshot(report.id, await snapshot(turn.uow, draft), who.id, turn.now)
    await turn.uow.reports.log(
        ReportEvent(report.id, "submitted", who.id, who.name, turn.now, {"version": number})
    )
    await turn.audit("report_submitted", f"report:{report.id}", version=number)
    await turn.uow.reports.leave(who.id, report.id)
    if turn.state.gathering:
        turn.state.gathering.active = False
    title = report_title(turn.texts, turn.catalogue, report.key)
    when = moment(turn.texts, turn.now)
    await tell_cluster(
        turn,
        draft,
        Reply(
            (text(turn.say("gather-notice-submitted", name=who.name, report=title, when=when)),),
            (act(turn, "show", report.id),),
        ),
        f"submitted:{report.id}:{number}",
    )
    await _tell_askers(turn, report, commented, title, number)
    blocks: list[Block] = [
        heading(turn.say("gather-receipt-title", report=title)),
        text(turn.say("gather-receipt", when=when, number=str(number))),
    ]
    if draft.unknown:
        blocks.append(note(turn.say("gather-receipt-empty", sections=listed(draft.unknown))))
    return Reply(
        [*blocks, text(turn.say("gather-receipt-next"))],
        (act(turn, "show", report.id), act(turn, "reopen", report.id), act(turn, "start")),
    )


async def _tell_askers(
    turn: Turn, report: Report, comments: Sequence[Comment], title: str, number: int
) -> None:
    """Those who asked about the report hear that it was adjusted."""
    asked = {c.author_id for c in comments if c.kind is CommentKind.question}
    people = [p for p in await turn.uow.people.with_role(RoleName.steering) if p.id in asked]
    reply = Reply((text(turn.say("comment-adjusted", report=title)),), (act(turn, "submitted"),))
    await turn.notify(people, reply, f"adjusted:{report.id}:{number}")
