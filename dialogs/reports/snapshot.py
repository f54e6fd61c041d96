"""A report as plain JSON: what `report show --json` prints and what is kept of each submission."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from dialogs.reports.draft import Draft
from storage.catalogue.records import Question
from storage.records import ReportState
from storage.unit_of_work import UnitOfWork


def report_json(draft: Draft) -> dict[str, Any]:
    """The contract's shape: template, version, cluster, initiative, state, and each section's questions."""
    key = draft.report.key
    return {
        "template": key.template,
        "version": draft.report.template_version,
        "cluster": key.cluster,
        "initiative": key.initiative,
        **({"meeting": key.meeting} if key.meeting else {}),
        "state": draft.report.state.value,
        "sections": [
            {"key": s.key, "title": s.title, "questions": [_question(draft, q) for q in s.questions]}
            for s in draft.template.sections
        ],
    }


def _question(draft: Draft, question: Question) -> dict[str, Any]:
    answer = draft.answers.get(question.key)
    return {
        "key": question.key,
        "title": question.title,
        "answer": answer.text if answer else None,
        "skipped": bool(answer and answer.skipped),
        "author": answer.writer[1] if answer else None,
        "at": answer.at.astimezone(UTC).isoformat().replace("+00:00", "Z") if answer else None,
        "revision": answer.revision if answer else 0,
    }


async def snapshot(uow: UnitOfWork, draft: Draft) -> dict[str, Any]:
    """What was submitted, whole: answers, what is not relevant yet, extra slides, contacts and the names of attachments."""
    blocks = await uow.reports.blocks(draft.report.id)
    files = await uow.files.list(draft.report.id)
    body = report_json(draft)
    body["state"] = ReportState.submitted.value
    return {
        **body,
        "not_relevant": [q.key for q in draft.not_relevant],
        "contacts": {
            "initiative": draft.report.contact_initiative,
            "steering": draft.report.contact_steering,
        },
        "blocks": [
            {"section": b.section, "title": b.title, "text": b.text, "file": b.file_id} for b in blocks
        ],
        "attachments": [{"id": f.id, "name": f.name} for f in files if f.purpose == "attachment"],
    }
