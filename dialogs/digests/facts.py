"""What a digest tells: plain facts, gathered from the records and the catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from dialogs.communities import communities, of_cluster
from dialogs.digests.calendar import coming
from dialogs.status.decided import decisions
from storage.catalogue.records import Catalogue, Template
from storage.denmark import DENMARK
from storage.records import ChannelKind, Digest, Report, ReportState, StatusEntry
from storage.unit_of_work import UnitOfWork

DONE = (ReportState.submitted, ReportState.commented, ReportState.adjusted, ReportState.presented)
SOON = 14
"""Days: a date that comes so near is news once."""
FIRST_TELLS = timedelta(days=30)
"""How far back a first digest looks for what changed."""


class Audience(Struct, frozen=True):
    """Whom a digest is for: a cluster, or those who see all clusters."""

    kind: ChannelKind
    cluster: str | None = None


class Facts(Struct, frozen=True):
    """Everything that one digest tells, as plain JSON. `seen` is how far the next one need not look back."""

    kind: str
    cluster: str | None
    day: str
    since: str | None
    changed: tuple[dict[str, Any], ...]
    standing: tuple[dict[str, Any], ...]
    reports: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    shared: tuple[dict[str, Any], ...]
    questions: tuple[dict[str, Any], ...]
    decisions: tuple[dict[str, Any], ...]
    silent: tuple[str, ...] = ()
    seen: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives equal facts back."""
        return asdict(self)

    @staticmethod
    def from_json(body: Mapping[str, Any]) -> Facts:
        """The facts that `to_json` wrote."""
        told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in body.items()}
        return Facts(**told)

    @property
    def news(self) -> str:
        """The same for two digests between which nothing happened that is worth a message."""
        told: list[Any] = [self.reports, self.questions, self.decisions]
        told += [[e["key"] for e in self.events if e["soon"]], [s["id"] for s in self.standing if s["id"]]]
        told.append(sorted(self.seen.items()))
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


async def gather(
    uow: UnitOfWork, catalogue: Catalogue, audience: Audience, now: datetime, last: Digest | None
) -> Facts:
    """The facts as they stand now; what changed is told since the digest before this one, if there was one."""
    today, cluster = now.astimezone(DENMARK).date(), audience.cluster
    before = Facts.from_json(last.body["facts"]) if last else None
    seen = before.seen if before else {}
    since = None if before else now - FIRST_TELLS
    entries = await uow.statuses.changed(seen.get("status", 0), since, cluster)
    learning = _learning(catalogue, await uow.communities.changes(), cluster)
    told = [
        e for e in await uow.communities.shared(learning, seen.get("shared", 0)) if not since or e.at >= since
    ]
    reports = await uow.reports.list(cluster=cluster)
    return Facts(
        audience.kind,
        cluster,
        today.isoformat(),
        before.day if before else None,
        tuple(_entry(e) for e in entries if not _corrected(e, entries)),
        tuple(await _standing(uow, catalogue, cluster)),
        tuple(await _reports(uow, catalogue, cluster, reports)),
        tuple(coming(catalogue, cluster, today, SOON)),
        tuple(
            {"id": e.id, "initiative": e.initiative, "cluster": e.cluster, "text": e.text, "author": e.author}
            for e in told
        ),
        tuple(
            {"id": c.id, "cluster": c.cluster, "initiative": c.initiative, "text": c.text, "author": c.author}
            for c in await uow.comments.waiting(cluster)
        ),
        tuple(await _decisions(uow, catalogue, reports, audience)),
        () if cluster else tuple(await _silent(uow, catalogue)),
        {
            "status": max([seen.get("status", 0), *(e.id for e in entries)]),
            "shared": max([seen.get("shared", 0), *(e.id for e in told)]),
        },
    )


def _learning(catalogue: Catalogue, changes: Iterable[Any], cluster: str | None) -> set[int]:
    made = communities(catalogue, changes)
    mine = of_cluster(made, cluster) if cluster else made
    return {number for one in mine for number in one.initiatives}


def _corrected(entry: StatusEntry, among: Iterable[StatusEntry]) -> bool:
    return any(other.corrects == entry.id for other in among)


def _entry(entry: StatusEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "cluster": entry.cluster,
        "initiatives": list(entry.initiatives),
        "state": entry.state.value,
        "text": entry.text,
        "as_of": entry.as_of,
        "author": entry.author,
        "blocker": entry.blocker,
        "needs_help": entry.needs_help,
        "light": entry.light.value if entry.light else None,
        "corrects": entry.corrects,
    }


async def _standing(uow: UnitOfWork, catalogue: Catalogue, cluster: str | None) -> list[dict[str, Any]]:
    """Where each initiative stands: what was reported, else what the catalogue's minutes say, with its date."""
    found = {
        (s.cluster, s.initiative): {"id": s.entry.id, "state": s.entry.state.value, "as_of": s.entry.as_of}
        for s in await uow.statuses.newest(cluster)
    }
    for status in catalogue.statuses.values():
        for number in status.initiatives:
            if status.cluster and cluster in (None, status.cluster):
                as_of = status.date or (str(status.year) if status.year else "")
                found.setdefault((status.cluster, number), {"id": 0, "state": status.state, "as_of": as_of})
    return [{"cluster": key[0], "initiative": key[1], **found[key]} for key in sorted(found)]


async def _reports(
    uow: UnitOfWork, catalogue: Catalogue, cluster: str | None, begun: Iterable[Report]
) -> list[dict[str, Any]]:
    """How far each report is that is owed or begun; in a cluster's own digest with the sections that wait."""
    main = catalogue.default_template
    if main is None:
        return []
    by_pair = {(r.key.cluster, r.key.initiative): r for r in begun if r.key.template == main.key}
    added = [(i, c) for c, i in await uow.reports.owed_extra()]
    owed = [(c, i) for i, c in [*catalogue.owed(), *added] if cluster in (None, c)]
    out = []
    for pair in dict.fromkeys([*owed, *by_pair]):
        report = by_pair.get(pair)
        missing: list[str] = []
        if cluster and (report is None or report.state not in DONE):
            missing = await _sections(uow, catalogue, main, report)
        state = report.state if report else ReportState.not_started
        out.append({"cluster": pair[0], "initiative": pair[1], "state": state.value, "missing": missing})
    return out


async def _sections(
    uow: UnitOfWork, catalogue: Catalogue, main: Template, report: Report | None
) -> list[str]:
    """The titles of the sections in which something that the cluster is asked has no text yet."""
    template = (report and catalogue.template(report.key.template, report.template_version)) or main
    answers = await uow.reports.answers(report.id) if report else {}
    open_ = {q.section for q in template.core if q.key not in answers or answers[q.key].text is None}
    return [s.title for s in template.sections if s.key in open_]


async def _decisions(
    uow: UnitOfWork, catalogue: Catalogue, reports: Iterable[Report], audience: Audience
) -> list[dict[str, Any]]:
    """What was decided last, by cluster; the steering group reads no item that was not handed in."""
    drafts = audience.kind is not ChannelKind.steering
    found = await decisions(uow, catalogue, reports, drafts)
    return [{"cluster": one.cluster, "meeting": one.meeting, "text": one.text} for one in found]


async def _silent(uow: UnitOfWork, catalogue: Catalogue) -> list[str]:
    """The clusters that never reported a status; for those who may know who is missing."""
    heard = await uow.statuses.last_heard()
    return [key for key in catalogue.clusters if key not in heard]


def shows(body: Mapping[str, Any], entry_ids: Iterable[int]) -> bool:
    """True when a digest told of one of these status entries."""
    facts = Facts.from_json(body["facts"])
    told = {e["id"] for e in facts.changed} | {s["id"] for s in facts.standing}
    return bool(told.intersection(entry_ids))


def day_of(facts: Facts) -> date:
    """The day it was gathered."""
    return date.fromisoformat(facts.day)
