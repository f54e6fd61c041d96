"""What the bot itself knows now: reports in work, told only to those who may see them."""

from __future__ import annotations

from dialogs.reports.access import owed
from dialogs.reports.draft import load_draft
from dialogs.understanding.answering.told import Told
from storage.catalogue.records import Contact
from storage.records import HANDED_IN, Report, RoleName

MOST = 8


def sees_all(told: Told) -> bool:
    """Steering group and secretariat see how far every report is, and who is missing."""
    return told.turn.has(RoleName.steering) or told.turn.has(RoleName.secretariat)


def _may_know(told: Told, report: Report) -> bool:
    person = told.turn.person
    if person is None:
        return False
    if sees_all(told) or report.key.cluster in person.clusters:
        return True
    return report.state in HANDED_IN and person.has(RoleName.observer)


async def report_rows(told: Told, numbers: list[int], clusters: list[str]) -> list[tuple[str, str]]:
    """One row per report that the asker may know of: whose, its state, how much of it is filled in."""
    if told.turn.person is None or not told.turn.private:
        return []
    reports = [
        r
        for r in await told.turn.uow.reports.list()
        if _may_know(told, r)
        and (not numbers or r.key.initiative in numbers)
        and (not clusters or r.key.cluster in clusters)
    ]
    return [(_name(told, r), await _progress(told, r)) for r in reports[:MOST]]


def _name(told: Told, report: Report) -> str:
    where = told.party(report.key.cluster, "cluster")
    if report.key.initiative is None:
        return told.say("answer-report-of", place=where)
    return told.say("answer-report-on", place=where, number=str(report.key.initiative))


async def _progress(told: Told, report: Report) -> str:
    state = told.say(f"answer-state-{report.state.value.replace('_', '-')}")
    draft = await load_draft(told.turn.uow, told.catalogue, report.id, None)
    if draft is None or report.state in HANDED_IN:
        return state
    return told.say("answer-progress", state=state, filled=draft.filled, total=len(draft.template.core))


async def missing(told: Told) -> None:
    """Who has handed in and who has not: all for steering and secretariat, their own for members."""
    person = told.turn.person
    own = person.clusters if person else ()
    if not sees_all(told) and (not own or not told.turn.private):
        told.line("answer-missing-private").rows(secretariat(told))
        return
    asked = told.all_of("cluster", "clusters")
    wanted = [
        (i, c) for i, c in await owed(told.turn) if (sees_all(told) or c in own) and (not asked or c in asked)
    ]
    if asked and not wanted:
        told.line("answer-owes-nothing", place=told.place() or "").overview()
        return
    handed = {
        (r.key.initiative, r.key.cluster) for r in await told.turn.uow.reports.list() if r.state in HANDED_IN
    }
    lacking = [pair for pair in wanted if pair not in handed]
    counts = {"handed": len(wanted) - len(lacking), "total": len(wanted)}
    if sees_all(told):
        told.line("answer-missing-count", **counts)
    else:
        told.line("answer-missing-own", place=told.listed([told.party(c, "cluster") for c in own]), **counts)
    told.rows((told.party(c, "cluster"), told.say("answer-number", number=str(i))) for i, c in lacking)
    told.note("answer-missing-basis").overview()
    if lacking and told.turn.has(RoleName.secretariat) and told.turn.private:
        told.ask("answer-button-remind", told.say("answer-say-remind"))
    if not sees_all(told):
        told.note("answer-missing-others")


def secretariat(told: Told) -> list[tuple[str, str]]:
    """The secretariat's contacts as rows, with their sources cited."""
    people = secretaries(told)
    for person in people:
        told.cite(person.source)
    return [(p.name, " · ".join(x for x in (p.email, p.phone) if x)) for p in people]


def secretaries(told: Told) -> list[Contact]:
    """The people of the secretariat, as the catalogue has them."""
    return [p for p in told.catalogue.people.values() if any(r.role == "sekretariat" for r in p.roles)]
