"""`klyngebot report`: reports, word for word."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.commands import CommandError
from bot.commands.common import opened, print_json, print_table
from bot.settings import load_settings
from dialogs.texts import texts_in
from storage.catalogue.records import Catalogue, Template
from storage.records import Answer, Report, ReportKey, ReportState
from storage.unit_of_work import UnitOfWork


async def show_all(args: argparse.Namespace) -> None:
    """Every report that was begun, of the cluster, initiative or template given."""
    async with opened() as database, database.read() as uow:
        reports = await uow.reports.list(args.cluster, args.initiative, args.template)
    rows = [_head(report) for report in reports]
    if args.json:
        print_json(rows)
    else:
        heads = ("cluster", "initiative", "meeting", "template", "version", "state", "submitted")
        print_table(heads, [[row[head] for head in heads] for row in rows])


async def show(args: argparse.Namespace) -> None:
    """One report; one that was never begun is shown without answers."""
    async with opened() as database, database.read() as uow:
        body = await report_json(uow, _wanted(args))
    if args.json:
        print_json(body)
    else:
        print(_as_text(body))


async def export(args: argparse.Namespace) -> None:
    """One report to a file."""
    async with opened() as database, database.read() as uow:
        content = await _exported(uow, _wanted(args), args.format)
    await asyncio.to_thread(Path(args.out).write_bytes, content)
    print(f"Written to {args.out}.")


async def _exported(uow: UnitOfWork, wanted: ReportKey, form: str) -> bytes:
    if form == "json":
        body = await report_json(uow, wanted)
        return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()
    from bot.documents.export import exported
    from bot.documents.refused import NotMade

    catalogue = await uow.catalogue.load()
    key = _key(catalogue, _template(catalogue, wanted.template), wanted)
    try:
        return await exported(uow, catalogue, key, form, Clock(load_settings().now).now())
    except NotMade as refused:
        raise CommandError(texts_in("en").say(refused.reason, **refused.values)) from None


def _wanted(args: argparse.Namespace) -> ReportKey:
    return ReportKey(args.template or "", args.cluster, args.initiative, args.meeting)


async def report_json(uow: UnitOfWork, wanted: ReportKey) -> dict[str, Any]:
    """A report as others rely on it; an empty template key means the default one. Refuses unknown names."""
    catalogue = await uow.catalogue.load()
    template = _template(catalogue, wanted.template)
    key = _key(catalogue, template, wanted)
    report = await uow.reports.get(key)
    answers = await uow.reports.answers(report.id) if report else {}
    if report:
        template = catalogue.template(template.key, report.template_version) or template
    return {
        "template": template.key,
        "version": template.version,
        "cluster": key.cluster,
        "initiative": key.initiative,
        "state": (report.state if report else ReportState.not_started).value,
        "sections": _sections(template, answers),
    }


def _sections(template: Template, answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    return [
        {
            "key": section.key,
            "title": section.title,
            "questions": [
                {"key": q.key, "title": q.title, **_answer(answers.get(q.key))} for q in section.questions
            ],
        }
        for section in template.sections
    ]


def _answer(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"answer": None, "skipped": False, "author": None, "at": None, "revision": None}
    return {
        "answer": answer.text,
        "skipped": answer.skipped,
        "author": answer.author,
        "at": _moment(answer.at),
        "revision": answer.revision,
    }


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None


def _template(catalogue: Catalogue, key: str) -> Template:
    template = catalogue.template(key) if key else catalogue.default_template
    if template is None:
        raise CommandError(f"there is no template {key!r}; one of {', '.join(catalogue.templates)}.")
    return template


def _key(catalogue: Catalogue, template: Template, wanted: ReportKey) -> ReportKey:
    """The key of a report on this template: only what the template is one per counts."""
    if wanted.cluster not in catalogue.clusters:
        raise CommandError(f"there is no cluster {wanted.cluster!r}; one of {', '.join(catalogue.clusters)}.")
    if template.one_per == "cluster":
        return ReportKey(template.key, wanted.cluster)
    if template.one_per == "meeting":
        if not wanted.meeting:
            raise CommandError(f"template {template.key} is one per meeting: give --meeting TITLE.")
        return ReportKey(template.key, wanted.cluster, meeting=wanted.meeting)
    if wanted.initiative not in catalogue.initiatives:
        numbers = f"{min(catalogue.initiatives)} to {max(catalogue.initiatives)}"
        raise CommandError(f"template {template.key} is one per initiative: give --initiative, {numbers}.")
    return ReportKey(template.key, wanted.cluster, wanted.initiative)


def _head(report: Report) -> dict[str, Any]:
    return {
        "template": report.key.template,
        "version": report.template_version,
        "cluster": report.key.cluster,
        "initiative": report.key.initiative,
        "meeting": report.key.meeting,
        "state": report.state.value,
        "created": _moment(report.created_at),
        "submitted": _moment(report.submitted_at),
    }


def _as_text(body: Mapping[str, Any]) -> str:
    place = " · ".join(
        str(body[name]) for name in ("template", "cluster", "initiative") if body[name] is not None
    )
    lines = [f"{place} · {body['state']}"]
    for section in body["sections"]:
        lines += ["", f"# {section['title']}"]
        for question in section["questions"]:
            lines += ["", f"## {question['title']} ({question['key']})", *_answer_lines(question)]
    return "\n".join(lines)


def _answer_lines(question: Mapping[str, Any]) -> list[str]:
    if question["revision"] is None:
        return ["(no answer)"]
    said = question["answer"] or ("(skipped)" if question["skipped"] else "(cleared)")
    return [said, f"-- {question['author']}, {question['at']}, revision {question['revision']}"]
