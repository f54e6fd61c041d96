"""A report that was presented is locked for good; its earlier versions stay. The secretariat says so, on a yes."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, text
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.naming import report_title
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Report, ReportEvent, ReportState, RoleName

HANDED_IN = (ReportState.submitted, ReportState.commented, ReportState.adjusted)


async def present(turn: Turn, steer: Act) -> Reply:
    """Ask whether a submitted report was presented."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    cluster = access.find_cluster(turn.catalogue, steer.slots.get("short", ""))
    found = await turn.uow.reports.list(cluster=cluster, initiative=steer.initiative) if cluster else []
    handed = [r for r in found if r.submitted_at is not None]
    if not handed:
        return Reply((text(turn.say("read-not-found")),), (act(turn, "submitted"), act(turn, "help")))
    report = handed[0]
    title = report_title(turn.texts, turn.catalogue, report.key)
    if report.state not in HANDED_IN:
        key = "gather-locked" if report.state is ReportState.presented else "present-reopened"
        return Reply((text(turn.say(key, report=title)),), (act(turn, "submitted"),))
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
    await turn.uow.reports.set_state(report.id, ReportState.presented, turn.now)
    await turn.uow.reports.log(
        ReportEvent(report.id, "presented", turn.person.id, turn.person.name, turn.now)
    )
    await turn.audit("report_presented", f"report:{report.id}")
    await _tell(turn, report)
    title = report_title(turn.texts, turn.catalogue, report.key)
    return Reply((text(turn.say("present-done", report=title)),), (act(turn, "submitted"),))


async def _tell(turn: Turn, report: Report) -> None:
    title = report_title(turn.texts, turn.catalogue, report.key)
    reply = Reply((text(turn.say("present-notice", report=title)),))
    members = await turn.uow.people.with_role(RoleName.member, report.key.cluster)
    await turn.notify(members, reply, f"presented:{report.id}")
