"""Open a submitted report again. The submitted version is kept."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, note, text
from dialogs.reports import access
from dialogs.reports.asking import ask, at_hand
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.draft import Draft, may_write
from dialogs.reports.naming import report_title
from dialogs.reports.telling import tell_cluster
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    EDITABLE,
    ReportEvent,
    ReportState,
)


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
    await tell_cluster(
        turn,
        draft,
        Reply(
            (text(turn.say("gather-notice-reopened", name=turn.person.name, report=title)),),
            (act(turn, "show", draft.report.id),),
        ),
        f"reopened:{draft.report.id}:{turn.now.isoformat()}",
    )
    turn.forget_draft(draft.report.id)
    turn.open(draft.report.id)
    fresh = await turn.draft(draft.report.id)
    return await ask(turn, fresh or draft, [note(turn.say("gather-reopened", report=title))])
