"""The workbook's sheets: reports, answers, status history, responses and the ledger, as far as a person may see them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.documents.lookup import TEXTS, others_first, sees_all, shown
from bot.documents.out.contents import Sheet
from dialogs.reports.sharing import readable_by
from storage.catalogue.records import Catalogue
from storage.records import Broadcast, Membership, Person, Report, RoleName
from storage.unit_of_work import UnitOfWork

PAGE = 500
EVERYBODY = Person(0, "", "", (Membership(RoleName.secretariat),))
"""Sees what the secretariat sees."""

Rows = list[Sequence[Any]]


async def sheets(
    uow: UnitOfWork, catalogue: Catalogue, person: Person | None, only: Report | None = None,
    everything: bool = False,
) -> list[Sheet]:  # fmt: skip
    """What this person may see. `only` one report; `everything` for who has the database at hand."""
    heads: Rows = []
    answers: Rows = []
    async for body, report in _seen(uow, catalogue, person, only, everything):
        heads.append(_head(catalogue, body, report))
        answers += _answers(catalogue, body, report)
    made = [_sheet("reports", heads), _sheet("answers", answers)]
    if only is not None:
        return made
    if everything or _sees_status(person):
        made.append(_sheet("status", await _statuses(uow, catalogue, person, everything)))
    if everything or sees_all(person):
        made += [_sheet("responses", await _responses(uow)), _sheet("ledger", await _ledger(uow))]
    return made


def _sheet(name: str, rows: Rows) -> Sheet:
    heads = TEXTS.say(f"documents-heads-{name}").split(" | ")
    return Sheet(TEXTS.say(f"documents-sheet-{name}"), heads, rows)


async def _seen(
    uow: UnitOfWork, catalogue: Catalogue, person: Person | None, only: Report | None, everything: bool
) -> AsyncIterator[tuple[dict[str, Any], Report]]:
    who = EVERYBODY if everything else person
    may = await readable_by(uow, catalogue, who)
    for report in [only] if only else await uow.reports.list():
        await others_first()
        seen = await shown(uow, catalogue, report, who, may)
        if seen is not None:
            yield seen


def _named(catalogue: Catalogue, report: Report) -> list[Any]:
    """What every row about a report begins with."""
    key = report.key
    cluster, initiative = (
        catalogue.clusters.get(key.cluster or ""),
        catalogue.initiatives.get(key.initiative or 0),
    )
    return [
        cluster.name if cluster else key.cluster,
        key.initiative,
        initiative.title if initiative else None,
        key.meeting,
    ]


def _head(catalogue: Catalogue, body: dict[str, Any], report: Report) -> Sequence[Any]:
    said = [q for section in body["sections"] for q in section["questions"]]
    contacts = body.get("contacts", {})
    template = catalogue.template(report.key.template, body["version"])
    return [
        *_named(catalogue, report),
        template.title if template else report.key.template,
        body["version"],
        TEXTS.say(f"state-{report.state.value}"),
        sum(1 for q in said if q["answer"]),
        len(said),
        report.created_at,
        report.submitted_at,
        contacts.get("initiative"),
        contacts.get("steering"),
    ]


def _answers(catalogue: Catalogue, body: dict[str, Any], report: Report) -> Iterator[Sequence[Any]]:
    named = _named(catalogue, report)
    for section in body["sections"]:
        for q in section["questions"]:
            at = datetime.fromisoformat(q["at"]) if q["at"] else None
            kind = "documents-yes" if q["skipped"] else "documents-no"
            yield [
                *named, section["title"], q["title"], q["answer"], TEXTS.say(kind), q["author"], at, q["revision"],
            ]  # fmt: skip
    titles = {section["key"]: section["title"] for section in body["sections"]}
    for block in body.get("blocks", ()):
        yield [*named, titles.get(block["section"]), block["title"], block["text"], None, None, None, None]


def _sees_status(person: Person | None) -> bool:
    return person is not None and (sees_all(person) or person.has(RoleName.steering) or bool(person.clusters))


async def _statuses(uow: UnitOfWork, catalogue: Catalogue, person: Person | None, everything: bool) -> Rows:
    """The whole history: every entry on a row for each initiative that it is about."""
    entries = await uow.statuses.changed()
    if not (everything or sees_all(person) or (person and person.has(RoleName.steering))):
        entries = [e for e in entries if person and e.cluster in person.clusters]
    rows: Rows = []
    for e in entries:
        cluster = catalogue.clusters.get(e.cluster)
        parts = [catalogue.municipalities[p].name if p in catalogue.municipalities else p for p in e.parts]
        for number in e.initiatives:
            rows.append([
                e.id, cluster.name if cluster else e.cluster, number, ", ".join(parts) or None, e.state.value, e.text,
                e.as_of, e.milestone, e.blocker, TEXTS.say("documents-yes" if e.needs_help else "documents-no"),
                TEXTS.say(f"documents-light-{e.light.value}") if e.light else None, e.corrects, e.author, e.at,
            ])  # fmt: skip
    return rows


async def of_broadcast(uow: UnitOfWork, only: Broadcast) -> list[Sheet]:
    """What was answered to one broadcast, and what became of it for each recipient."""
    return [_sheet("responses", await _responses(uow, only)), _sheet("ledger", await _ledger(uow, only))]


async def _broadcasts(uow: UnitOfWork, only: Broadcast | None) -> AsyncIterator[Broadcast]:
    if only is not None:
        yield only
        return
    before = None
    while page := await uow.broadcasts.newest(limit=PAGE, before=before):
        for one in page:
            await others_first()
            yield one
        before = page[-1].id


async def _responses(uow: UnitOfWork, only: Broadcast | None = None) -> Rows:
    return [
        [
            b.id, b.draft.title, r.name, r.organisation, r.answer.value, r.comment, r.at,
            TEXTS.say("documents-yes" if r.newest else "documents-no"),
        ]
        async for b in _broadcasts(uow, only)
        for r in await uow.responses.history(b.id)
    ]  # fmt: skip


async def _ledger(uow: UnitOfWork, only: Broadcast | None = None) -> Rows:
    rows: Rows = []
    async for b in _broadcasts(uow, only):
        after = 0
        while page := await uow.broadcasts.deliveries(b.id, after=after, limit=PAGE):
            rows += [
                [b.id, b.draft.title, d.recipient, d.cluster, d.organisation, d.state.value, d.reason or None,
                 d.attempts, d.at, d.read_at]
                for d in page
            ]  # fmt: skip
            after = page[-1].id
            await others_first()
    return rows
