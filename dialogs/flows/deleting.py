"""Delete a draft, and bring one back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dialogs.answers import Reply, heading, note, text
from dialogs.reports.asking import ask, locked_draft, named_draft
from dialogs.reports.buttons import act, choice
from dialogs.reports.naming import report_title
from dialogs.reports.telling import tell_cluster
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Report,
    ReportEvent,
)

RESTORABLE_FOR = timedelta(days=30)


async def delete(turn: Turn, steer: Act) -> Reply:
    """Ask for the strong confirmation: the words that name the report, not a bare yes."""
    draft = await named_draft(turn, steer.initiative)
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
    draft = await locked_draft(turn)
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
    await tell_cluster(
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
