"""Review, submit, reopen, delete and bring back a report. Nothing of it happens without a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any

from dialogs.answers import Block, Reply, heading, note, text, warning
from dialogs.reports import access
from dialogs.reports.asking import PRESENT_FOR, ask, at_hand, listed, open_draft
from dialogs.reports.buttons import act, choice, edit, yes_no
from dialogs.reports.draft import Draft, may_submit, may_write
from dialogs.reports.naming import report_title
from dialogs.reports.preview import preview
from dialogs.reports.snapshot import snapshot
from dialogs.reports.writing import write
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    EDITABLE,
    AnswerKind,
    Comment,
    CommentKind,
    Report,
    ReportEvent,
    ReportState,
    RoleName,
)

RESTORABLE_FOR = timedelta(days=30)


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
    draft = await _meant(turn, steer.initiative)
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
    if not draft.empty:
        return Reply(
            [*blocks, text(turn.say("gather-submit-ask"))],
            [*yes_no(turn, pending), act(turn, "show", draft.report.id)],
        )
    blocks += [
        text(turn.say("gather-submit-empty", sections=listed(draft.empty))),
        text(turn.say("gather-submit-choose")),
    ]
    first = draft.empty[0]
    fill = edit(turn, draft.report.id, first.key, first.title)
    return Reply(blocks, (fill, choice(turn, pending, "submit_anyway"), choice(turn, pending, "wait")))


async def _meant(turn: Turn, number: int | None) -> Draft | Reply:
    """The draft to submit: the one of the named initiative, or the one open here."""
    if number is not None:
        named = [r for r in await access.reports_on(turn, number) if r.state in EDITABLE]
        if named:
            turn.open(named[0].id)
    return await open_draft(turn, alone=True)


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
    present = await turn.uow.reports.present(draft.report.id, turn.now - PRESENT_FOR)
    others = [p for p in present if turn.person is None or p.person_id != turn.person.id]
    out = []
    for p in others:
        question = draft.question(p.question)
        out.append(
            warning(
                turn.say(
                    "gather-submit-open", name=p.name, section=question.title if question else p.question
                )
            )
        )
    if turn.state.held_count:
        out.append(warning(turn.say("gather-held-count", count=turn.state.held_count)))
    return out


async def confirm_submit(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `submit`; it counts only while the report is as it was shown."""
    draft = await _locked_draft(turn)
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
    for question in draft.empty:
        if not draft.settled(question):
            await write(turn, draft, question.key, AnswerKind.skipped, [])
    return await _submitted(turn, draft)


async def _locked_draft(turn: Turn) -> Draft | Reply:
    """The open draft as it stands once nobody else can write in it: what the yes was given to is compared with this."""
    if turn.state.gathering is not None:
        await turn.uow.reports.lock(turn.state.gathering.report)
        turn.forget_draft(turn.state.gathering.report)
    return await open_draft(turn)


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
    await _tell(
        turn,
        draft,
        Reply((text(turn.say("gather-notice-submitted", name=who.name, report=title, when=when)),)),
        f"submitted:{report.id}:{number}",
    )
    await _tell_askers(turn, report, commented, title, number)
    blocks: list[Block] = [
        heading(turn.say("gather-receipt-title", report=title)),
        text(turn.say("gather-receipt", when=when, number=str(number))),
    ]
    if draft.empty:
        blocks.append(note(turn.say("gather-receipt-empty", sections=listed(draft.empty))))
    return Reply(
        [*blocks, text(turn.say("gather-receipt-next"))],
        (act(turn, "show", report.id), act(turn, "reopen", report.id), act(turn, "start")),
    )


async def _tell(turn: Turn, draft: Draft, reply: Reply, dedupe: str) -> None:
    """Tell the cluster's other members and the secretariat."""
    people = await turn.uow.people.with_role(RoleName.member, draft.report.key.cluster)
    people += await turn.uow.people.with_role(RoleName.secretariat)
    await turn.notify(list({p.id: p for p in people}.values()), reply, dedupe)


async def _tell_askers(
    turn: Turn, report: Report, comments: Sequence[Comment], title: str, number: int
) -> None:
    """Those who asked about the report hear that it was adjusted."""
    asked = {c.author_id for c in comments if c.kind is CommentKind.question}
    people = [p for p in await turn.uow.people.with_role(RoleName.steering) if p.id in asked]
    reply = Reply((text(turn.say("comment-adjusted", report=title)),), (act(turn, "submitted"),))
    await turn.notify(people, reply, f"adjusted:{report.id}:{number}")


async def reopen(turn: Turn, steer: Act) -> Reply:
    """Ask whether a submitted report is to be opened again."""
    draft = await _closed(turn, steer)
    if isinstance(draft, Reply):
        return draft
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    if draft.report.state in EDITABLE:
        return Reply((text(turn.say("gather-already-open", report=title)),), (act(turn, "resume"),))
    if draft.report.state is ReportState.presented:
        return Reply((text(turn.say("gather-locked", report=title)),), (act(turn, "show", draft.report.id),))
    pending = turn.ask_yes("reopen", report=draft.report.id, stamp=draft.stamp)
    return Reply((text(turn.say("gather-reopen-ask", report=title)),), yes_no(turn, pending))


async def _closed(turn: Turn, steer: Act) -> Draft | Reply:
    draft = None
    if steer.initiative is not None:
        named = sorted(await access.reports_on(turn, steer.initiative), key=lambda r: r.state in EDITABLE)
        draft = await turn.draft(named[0].id) if named else None
    else:
        draft = await at_hand(turn)
    if draft is None:
        return Reply((text(turn.say("gather-nothing-open")),), (act(turn, "start"), act(turn, "help")))
    if not may_write(turn.person, draft):
        return access.no_role(turn, "who-not-your-report")
    return draft


async def confirm_reopen(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `reopen`. The submitted version is kept."""
    await turn.uow.reports.lock(data["report"])
    turn.forget_draft(data["report"])
    draft = await turn.draft(data["report"])
    if draft is None or turn.person is None or not may_write(turn.person, draft):
        return Reply((text(turn.say("gather-nothing-open")),), (act(turn, "start"),))
    if chosen != "yes" or draft.stamp != data["stamp"]:
        return Reply(
            (text(turn.say("gather-not-reopened")),), (act(turn, "show", draft.report.id), act(turn, "help"))
        )
    await turn.uow.reports.set_state(draft.report.id, ReportState.in_progress, turn.now)
    await turn.uow.reports.log(
        ReportEvent(draft.report.id, "reopened", turn.person.id, turn.person.name, turn.now)
    )
    await turn.audit("report_reopened", f"report:{draft.report.id}")
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    await _tell(
        turn,
        draft,
        Reply((text(turn.say("gather-notice-reopened", name=turn.person.name, report=title)),)),
        f"reopened:{draft.report.id}:{turn.now.isoformat()}",
    )
    turn.forget_draft(draft.report.id)
    turn.open(draft.report.id)
    fresh = await turn.draft(draft.report.id)
    return await ask(turn, fresh or draft, [note(turn.say("gather-reopened", report=title))])


async def delete(turn: Turn, steer: Act) -> Reply:
    """Ask for the strong confirmation: the words that name the report, not a bare yes."""
    draft = await _meant(turn, steer.initiative)
    if isinstance(draft, Reply):
        return draft
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    number = draft.report.key.initiative
    phrase = turn.say("says-delete-initiative", number=str(number)) if number else turn.say("says-delete")
    pending = turn.ask_yes("delete", report=draft.report.id, stamp=draft.stamp, phrase=phrase)
    return Reply(
        (
            heading(turn.say("gather-delete-title", report=title)),
            text(turn.say("gather-delete-ask", filled=draft.filled, phrase=phrase)),
        ),
        (choice(turn, pending, "no"), act(turn, "show", draft.report.id)),
    )


async def confirm_delete(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The strong yes to `delete`. The report can be brought back for 30 days."""
    draft = await _locked_draft(turn)
    if isinstance(draft, Reply):
        return draft
    if chosen != "delete" or draft.stamp != data["stamp"] or turn.person is None:
        return await ask(turn, draft, [note(turn.say("gather-not-deleted"))])
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    await turn.uow.reports.delete(draft.report.id, turn.now)
    await turn.uow.reports.log(
        ReportEvent(draft.report.id, "deleted", turn.person.id, turn.person.name, turn.now)
    )
    await turn.audit("report_deleted", f"report:{draft.report.id}")
    await _tell(
        turn,
        draft,
        Reply((text(turn.say("gather-notice-deleted", name=turn.person.name, report=title)),)),
        f"deleted:{draft.report.id}:{turn.now.isoformat()}",
    )
    turn.state.gathering = None
    turn.state.focus["deleted"] = draft.report.id
    return Reply(
        (text(turn.say("gather-deleted", report=title, days=RESTORABLE_FOR.days)),),
        (act(turn, "undelete"), act(turn, "start")),
    )


async def undelete(turn: Turn, steer: Act) -> Reply:
    """Bring back a deleted draft of one's cluster: the one deleted here, of the named initiative, or the newest."""
    found = [
        r
        for c in (turn.person.clusters if turn.person else ())
        for r in await turn.uow.reports.list(cluster=c, initiative=steer.initiative, deleted=True)
        if r.deleted_at is not None and turn.now - r.deleted_at <= RESTORABLE_FOR
    ]
    if not found or turn.person is None:
        return Reply((text(turn.say("gather-nothing-deleted")),), (act(turn, "start"),))
    here = turn.state.focus.pop("deleted", None)
    report: Report = next((r for r in found if r.id == here), found[-1])
    if await turn.uow.reports.get(report.key) is not None:
        return Reply(
            (
                text(
                    turn.say(
                        "gather-undelete-taken", report=report_title(turn.texts, turn.catalogue, report.key)
                    )
                ),
            ),
            (act(turn, "start"),),
        )
    await turn.uow.reports.restore(report.id)
    await turn.uow.reports.log(ReportEvent(report.id, "restored", turn.person.id, turn.person.name, turn.now))
    await turn.audit("report_restored", f"report:{report.id}")
    turn.open(report.id)
    turn.forget_draft(report.id)
    draft = await turn.draft(report.id)
    assert draft is not None
    return await ask(
        turn,
        draft,
        [note(turn.say("gather-undeleted", report=report_title(turn.texts, turn.catalogue, report.key)))],
    )
