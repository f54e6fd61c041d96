"""What a report says in a document, for whoever asks: the draft for those who may see it, else what was submitted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.documents.out.contents import Contents, Extra, Passage, Said
from bot.documents.refused import NotMade
from dialogs.reports.draft import Draft, load_draft, may_see
from dialogs.reports.naming import report_file_name, report_title
from dialogs.reports.sharing import readable_by
from dialogs.reports.snapshot import snapshot
from dialogs.texts import texts_in
from dialogs.texts.dates import day
from storage.catalogue.records import Catalogue, Question, Template
from storage.denmark import DENMARK
from storage.records import EDITABLE, Person, Report, ReportKey, ReportState, RoleName
from storage.unit_of_work import UnitOfWork

May = Callable[[Report], bool]
WORDS = (
    "draft",
    "draft_note",
    "continued",
    "contacts",
    "attachment",
    "contents",
    "asked",
    "answer",
    "nothing",
    "whole",
)
TEXTS = texts_in("da")
"""Documents are in the language of the house: they are shared with everybody."""


async def others_first() -> None:
    """Let what else waits in the event loop have its turn. SQLite runs in the loop, and many reports take a while."""
    await asyncio.sleep(0)


def sees_all(person: Person | None) -> bool:
    """True for the secretariat."""
    return person is not None and person.has(RoleName.secretariat)


def pdf_form(template: Template) -> str:
    """Which PDF is the report's: of its slides, where the template is a presentation, else of its document."""
    return "slides_pdf" if "powerpoint" in (template.format or "").casefold() else "pdf"


async def shown(
    uow: UnitOfWork, catalogue: Catalogue, report: Report, person: Person | None, may: May
) -> tuple[dict[str, Any], Report] | None:
    """The report as this person may see it, as JSON with its head; None when they may not.

    `may` is what they may read of what was submitted: `dialogs.reports.sharing.readable_by`.
    """
    draft = await load_draft(uow, catalogue, report.id, person)
    if draft is not None and may_see(person, draft):
        return await snapshot(uow, draft), draft.report
    if draft is None or report.submitted_at is None or not may(report):
        return None
    found = await uow.reports.snapshots(report.id)
    return (found[-1][2], submitted(report, found[-1][1])) if found else None


def submitted(report: Report, at: datetime) -> Report:
    """The head that a submitted version had, whatever became of the report since."""
    state = ReportState.submitted if report.state in EDITABLE else report.state
    return Report(
        report.id, report.key, report.template_version, state, report.revision, report.created_at,
        report.created_by, at,
    )  # fmt: skip


async def contents_for(
    uow: UnitOfWork, catalogue: Catalogue, report_id: int, person: Person | None, now: datetime
) -> Contents:
    """The contents of a report's document. Raises NotMade for one that this person may not see."""
    report = await uow.reports.by_id(report_id)
    may = await readable_by(uow, catalogue, person)
    found = await shown(uow, catalogue, report, person, may) if report and report.deleted_at is None else None
    if found is None:
        raise NotMade("documents-not-yours")
    return await contents_of(uow, catalogue, *found, now)


async def any_contents(uow: UnitOfWork, catalogue: Catalogue, key: ReportKey, now: datetime) -> Contents:
    """The contents of a report whoever asks, for who has the database at hand; one never begun is empty."""
    report = await uow.reports.get(key)
    if report is None:
        template = catalogue.templates[key.template]
        report = Report(0, key, template.version, ReportState.not_started, 0, now, None)
        draft = Draft(report, template, {})
    else:
        found = await load_draft(uow, catalogue, report.id, None)
        assert found is not None
        draft = found
    return await contents_of(uow, catalogue, await snapshot(uow, draft), report, now)


async def contents_of(
    uow: UnitOfWork, catalogue: Catalogue, body: Mapping[str, Any], report: Report, now: datetime
) -> Contents:
    """A document's contents from a report as JSON."""
    key = report.key
    template = catalogue.template(key.template, body["version"])
    if template is None:
        raise LookupError(f"the catalogue has lost version {body['version']} of {key.template}")
    initiative = catalogue.initiatives.get(key.initiative or 0)
    draft = report.state in EDITABLE
    extras = [(b["section"], await _extra(uow, b)) for b in body.get("blocks", ())]
    at = now if draft else report.submitted_at or now
    return Contents(
        alliance=catalogue.alliance.name if catalogue.alliance else "",
        title=TEXTS.say("documents-report") if template.default else template.title,
        heading=report_title(TEXTS, catalogue, key),
        about=initiative.title if initiative else key.meeting or "",
        standing=TEXTS.say(
            "documents-as-of" if draft else "documents-submitted", when=day(TEXTS, at.astimezone(DENMARK).date())
        ),
        draft=draft,
        passages=_passages(template, body, extras, draft),
        contacts=[
            (TEXTS.say(f"gather-contact-{which}"), name)
            for which, name in body.get("contacts", {}).items()
            if name
        ],
        attachments=[file["name"] for file in body.get("attachments", ())],
        initiative=key.initiative,
        cluster=key.cluster or "",
        form="minutes" if template.one_per == "meeting" else "table",
        name=report_file_name(TEXTS, catalogue, key),
        words=fixed_words(),
    )  # fmt: skip


def fixed_words() -> dict[str, str]:
    """The words that documents bring along."""
    words = {name: TEXTS.say(f"documents-word-{name}") for name in WORDS if name != "continued"}
    # The child fills these in, without the texts at hand.
    words["continued"] = TEXTS.say("documents-word-continued", title="{title}")
    return words | {"initiative": TEXTS.say("documents-word-initiative", number="{number}")}


async def _extra(uow: UnitOfWork, block: Mapping[str, Any]) -> Extra:
    picture = await uow.files.content(block["file"]) if block.get("file") else None
    return Extra(
        block["title"], block["text"], picture, TEXTS.say("documents-picture-of", title=block["title"])
    )


def _passages(
    template: Template, body: Mapping[str, Any], extras: Sequence[tuple[str, Extra]], draft: bool
) -> list[Passage]:
    answers = {q["key"]: q for section in body["sections"] for q in section["questions"]}
    missing = TEXTS.say("documents-missing-draft" if draft else "documents-missing")
    off = TEXTS.say("gather-none-not_relevant_yet")

    def why(question: Question) -> str:
        return off if question.key in body.get("not_relevant", ()) else missing

    passages = [
        Passage(
            section.key,
            section.title,
            [_said(q, answers.get(q.key, {}), why(q)) for q in section.questions if _there(q, answers)],
            [extra for key, extra in extras if key == section.key],
            section.filled_by_text or "",
        )
        for section in template.sections
    ]
    return [passage for passage in passages if passage.said or passage.extras]


def _there(question: Question, answers: Mapping[str, Any]) -> bool:
    """What need not be answered stands in a document only when it is."""
    return not question.optional or bool(answers.get(question.key, {}).get("answer"))


def _said(question: Question, answer: Mapping[str, Any], missing: str) -> Said:
    return Said(
        question.key,
        question.title,
        question.prompt,
        answer.get("answer"),
        missing,
        "\n".join(part for part in (question.help, *question.examples) if part),
        question.parties,
        question.preliminary or bool(question.parties),
    )
