"""What was decided: written on an agenda item after its meeting, and shown with the next status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from dialogs.answers import Block, note, verbatim
from dialogs.status.standing import sees
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from storage.catalogue.records import Catalogue
from storage.records import EDITABLE, Report, RoleName
from storage.unit_of_work import UnitOfWork

NAME = "decision"
"""What the question is called in the template of an agenda item."""
LONGEST = 600
"""Characters of a decision beside a status; the whole stands on the agenda item."""


class Decision(Struct, frozen=True):
    """A decision, verbatim, with the meeting it was made at."""

    cluster: str
    meeting: str
    text: str
    at: datetime


async def decisions(
    uow: UnitOfWork, catalogue: Catalogue, reports: Iterable[Report], drafts: bool
) -> list[Decision]:
    """The newest of each cluster, newest first. `drafts`: also of items that were not handed in, for those who may
    read the cluster's drafts."""
    found: dict[str, Decision] = {}
    for report in sorted(reports, key=lambda r: r.id, reverse=True):
        cluster, meeting = report.key.cluster, report.key.meeting
        open_ = report.state in EDITABLE and not drafts
        if cluster is None or meeting is None or cluster in found or open_:
            continue
        template = catalogue.template(report.key.template, report.template_version)
        key = next((q.key for q in template.questions if NAME in q.names), None) if template else None
        answer = (await uow.reports.answers(report.id)).get(key) if key else None
        if answer is not None and answer.text:
            found[cluster] = Decision(cluster, meeting, answer.text, answer.at)
    return list(found.values())


async def decided_blocks(turn: Turn, cluster: str, after: datetime | None = None) -> list[Block]:
    """A cluster's newest decision as one reads it beside a status; none that is older than `after`."""
    found = await newest_decision(turn, cluster)
    return told(turn, found) if found is not None and (after is None or found.at >= after) else []


async def newest_decision(turn: Turn, cluster: str) -> Decision | None:
    """The newest decision of a cluster that this person may read.

    The steering group reads what was handed in; a draft is for the cluster and the secretariat.
    """
    person = turn.person
    if not sees(person, cluster):
        return None
    drafts = person is not None and (cluster in person.clusters or person.has(RoleName.secretariat))
    reports = await turn.uow.reports.list(cluster=cluster)
    return next(iter(await decisions(turn.uow, turn.catalogue, reports, drafts)), None)


def told(turn: Turn, decision: Decision) -> list[Block]:
    """Where and when something was decided, and the decision itself, verbatim."""
    where = turn.catalogue.clusters[decision.cluster].name
    head = turn.say(
        "status-decided", cluster=where, meeting=decision.meeting, when=moment(turn.texts, decision.at)
    )
    return [note(head), verbatim(decision.text[:LONGEST])]
