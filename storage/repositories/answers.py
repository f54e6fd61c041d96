"""Answers: revisions that are only ever added, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from storage.errors import Conflict, StaleAnswer
from storage.models import answer, report
from storage.records import EDITABLE, Answer, AnswerKind, Part
from storage.repositories.base import AnyRow, Repository, per_database
from storage.repositories.prepared import Prepared

_COLUMNS = [
    answer.c[name]
    for name in ("report_id", "question", "revision", "kind", "parts", "author_id", "author", "at")
]
_ANSWERS = Prepared(select(*_COLUMNS).where(answer.c.report_id == bindparam("report"), answer.c.newest))
_FILLED = select(answer.c.report_id, answer.c.question).where(
    answer.c.newest, answer.c.kind.in_([AnswerKind.text.value, AnswerKind.prefill.value])
)
_HISTORY = (
    select(*_COLUMNS)
    .where(answer.c.report_id == bindparam("report"), answer.c.question == bindparam("of"))
    .order_by(answer.c.revision)
)
_WRITE = Prepared(per_database(lambda insert: insert(answer).on_conflict_do_nothing()))
_here = (answer.c.report_id == bindparam("report")) & (answer.c.question == bindparam("of")) & answer.c.newest
_revision = func.coalesce(select(answer.c.revision).where(_here).scalar_subquery(), 0)
_TOUCH = Prepared(
    update(report)
    .where(
        report.c.id == bindparam("report"),
        report.c.deleted_at.is_(None),
        or_(*(report.c.state == editable for editable in EDITABLE)),
        _revision == bindparam("base"),
    )
    .values(revision=report.c.revision + 1)
)
_SUPERSEDE = Prepared(
    update(answer).where(_here, answer.c.revision == bindparam("base")).values(newest=False)
)


class Answers(Repository):
    """The answers of reports; part of `uow.reports`."""

    async def answers(self, report_id: int) -> dict[str, Answer]:
        """The newest revision of each question that has one."""
        return {row.question: _answer(row) for row in await self._rows(_ANSWERS, {"report": report_id})}

    async def filled(self) -> dict[int, frozenset[str]]:
        """Which questions of each report have a text; reports without any are left out."""
        found: dict[int, set[str]] = {}
        for row in await self._rows(_FILLED):
            found.setdefault(row.report_id, set()).add(row.question)
        return {report_id: frozenset(questions) for report_id, questions in found.items()}

    async def history(self, report_id: int, question: str) -> list[Answer]:
        """Every revision of one answer, oldest first."""
        return [_answer(row) for row in await self._rows(_HISTORY, {"report": report_id, "of": question})]

    async def written_by(self, person_id: int, report_id: int) -> set[tuple[str, int]]:
        """The revisions of a report, as (question, revision), whose newest words are this person's."""
        rows = await self._rows(select(*_COLUMNS).where(answer.c.report_id == report_id))
        return {(one.question, one.revision) for one in map(_answer, rows) if one.writer[0] == person_id}

    async def write(
        self,
        report_id: int,
        question: str,
        kind: AnswerKind,
        parts: Sequence[Part],
        author_id: int | None,
        author: str,
        at: datetime,
        base: int,
    ) -> Answer:
        """Add the revision after `base`, the newest that its author has seen (0: none).

        StaleAnswer when there is a newer one, Conflict when the report is gone; nothing is written then, and
        the unit of work can go on.
        """
        # On PostgreSQL two writers in the same moment both pass the first statement: it waits for the
        # report's row, but sees the answers as they were before. What follows sees who was first.
        values = {"report_id": report_id, "question": question, "revision": base + 1, "kind": kind}
        values |= {
            "parts": [_to_json(part) for part in parts],
            "author_id": author_id,
            "author": author,
            "at": at,
        }
        here = {"report": report_id, "of": question, "base": base}
        fresh = await self._changed(_TOUCH, here) and (base == 0 or await self._changed(_SUPERSEDE, here))
        if not fresh or not await self._changed(_WRITE, values):
            raise await self._refusal(report_id, question, base)
        return Answer(report_id, question, base + 1, AnswerKind(kind), tuple(parts), author_id, author, at)

    async def _refusal(self, report_id: int, question: str, base: int) -> Conflict:
        history = await self.history(report_id, question)
        if history and history[-1].revision > base:
            return StaleAnswer(history[-1])
        return Conflict("the report was deleted or submitted")


def _to_json(part: Part) -> dict[str, Any]:
    return {"author_id": part.author_id, "author": part.author, "text": part.text, "at": part.at.isoformat()}


def _answer(row: AnyRow) -> Answer:
    report_id, question, revision, kind, parts, author_id, author, at = row
    held = tuple(Part(p["author_id"], p["author"], p["text"], datetime.fromisoformat(p["at"])) for p in parts)
    return Answer(report_id, question, revision, AnswerKind(kind), held, author_id, author, at)
