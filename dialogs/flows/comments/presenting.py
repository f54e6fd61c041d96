"""A report that was presented is locked; its earlier versions stay. The secretariat locks it, and unlocks what was
locked by mistake, each on a yes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dialogs.answers import Reply, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.naming import report_title
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import UNDER_DISCUSSION, Report, ReportEvent, ReportState, RoleName


async def present(turn: Turn, steer: Act) -> Reply:
    """Ask whether a submitted report was presented."""
    report = await _meant(turn, steer)
    if isinstance(report, Reply):
        return report
    title = report_title(turn.texts, turn.catalogue, report.key)
    if report.state is ReportState.presented:
        said = text(turn.say("gather-locked", report=title))
        return Reply((said, note(turn.say("present-how-unlock"))), (act(turn, "submitted"),))
    if report.state not in UNDER_DISCUSSION:
        return Reply((text(turn.say("present-reopened", report=title)),), (act(turn, "submitted"),))
    pending = turn.ask_yes("present", number=report.id, revision=report.revision)
    return Reply((text(turn.say("present-ask", report=title)),), yes_no(turn, pending))


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `present`; it counts while the report is as it was when it was asked."""
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    await turn.uow.reports.lock(data["number"])
    report = await turn.uow.reports.by_id(data["number"])
    if chosen != "yes" or report is None or report.revision != data["revision"]:
        return Reply((text(turn.say("present-not")),), (act(turn, "submitted"),))
    was = {"was": report.state.value}
    await _mark(turn, report, ReportState.presented, turn.now, "presented", was)
    await _tell(turn, report, "present-notice", f"presented:{report.id}:{report.revision}")
    title = report_title(turn.texts, turn.catalogue, report.key)
    return Reply((text(turn.say("present-done", report=title)),), (act(turn, "submitted"),))


async def unlock(turn: Turn, steer: Act) -> Reply:
    """Ask whether a report was marked as presented by mistake."""
    report = await _meant(turn, steer)
    if isinstance(report, Reply):
        return report
    title = report_title(turn.texts, turn.catalogue, report.key)
    if report.state is not ReportState.presented:
        return Reply((text(turn.say("present-is-not", report=title)),), (act(turn, "submitted"),))
    pending = turn.ask_yes("unlock", number=report.id, revision=report.revision)
    return Reply((text(turn.say("present-unlock-ask", report=title)),), yes_no(turn, pending))


async def confirm_unlock(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `unlock`: the report is what it was before; when it was handed in stays as it was."""
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    await turn.uow.reports.lock(data["number"])
    report = await turn.uow.reports.by_id(data["number"])
    locked = report is not None and report.state is ReportState.presented
    if chosen != "yes" or report is None or not locked or report.revision != data["revision"]:
        return Reply((text(turn.say("present-stays")),), (act(turn, "submitted"),))
    was = [e.detail.get("was") for e in await turn.uow.reports.events(report.id) if e.kind == "presented"]
    state = ReportState(was[-1]) if was and was[-1] else ReportState.submitted
    await _mark(turn, report, state, report.submitted_at or turn.now, "unlocked", {})
    await _tell(turn, report, "present-unlock-notice", f"unlocked:{report.id}:{report.revision}")
    title = report_title(turn.texts, turn.catalogue, report.key)
    return Reply((text(turn.say("present-unlocked", report=title)),), (act(turn, "submitted"),))


async def _mark(
    turn: Turn, report: Report, state: ReportState, at: datetime, what: str, detail: dict[str, Any]
) -> None:
    """The new state, and who gave it, in the report's own history and in the audit trail."""
    assert turn.person is not None
    event = ReportEvent(report.id, what, turn.person.id, turn.person.name, turn.now, detail)
    await turn.uow.reports.set_state(report.id, state, at)
    await turn.uow.reports.log(event)
    await turn.audit(f"report_{what}", f"report:{report.id}")


async def _meant(turn: Turn, steer: Act) -> Report | Reply:
    """For the secretariat alone: the report that was handed in on this initiative in this cluster."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    cluster = access.find_cluster(turn.catalogue, steer.slots.get("short", ""))
    found = await turn.uow.reports.list(cluster=cluster, initiative=steer.initiative) if cluster else []
    nothing = Reply((text(turn.say("read-not-found")),), (act(turn, "submitted"), act(turn, "help")))
    return next((r for r in found if r.submitted_at is not None), nothing)


async def _tell(turn: Turn, report: Report, key: str, dedupe: str) -> None:
    title = report_title(turn.texts, turn.catalogue, report.key)
    members = await turn.uow.people.with_role(RoleName.member, report.key.cluster)
    await turn.notify(members, Reply((text(turn.say(key, report=title)),)), dedupe)
