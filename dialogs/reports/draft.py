"""A report as it stands: its head, the template version it was started with, and its newest answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from storage.catalogue.records import Catalogue, Question, Section, Template
from storage.records import Answer, AnswerKind, Person, Report, RoleName
from storage.unit_of_work import UnitOfWork

MAX_ANSWER = 20_000
"""Characters in one answer, all its parts together."""

MINUTES = 5
"""What a question is reckoned to take, when somebody asks how long the report is."""


class Draft(Struct, frozen=True):
    """A report with its template and its newest answers by question key.

    `prefilling` is True for somebody who pre-fills rather than answers: then the questions asked are the
    pre-filled ones, where the template has such, and any text settles them.
    """

    report: Report
    template: Template
    answers: dict[str, Answer]
    prefilling: bool = False

    def question(self, key: str | None) -> Question | None:
        """The question with this key, if the template has it."""
        return next((q for q in self.template.questions if q.key == key), None)

    def section_of(self, question: Question) -> Section:
        """The section a question stands in."""
        return next(s for s in self.template.sections if s.key == question.section)

    def contact(self, which: Literal["initiative", "steering"]) -> str | None:
        """The contact on the initiative, or in the steering group, as it was written."""
        return self.report.contact_initiative if which == "initiative" else self.report.contact_steering

    def text(self, key: str) -> str | None:
        """The newest text of an answer, None where there is none."""
        answer = self.answers.get(key)
        return answer.text if answer else None

    def revision(self, key: str) -> int:
        """The newest revision of an answer; 0 where nothing was ever written."""
        answer = self.answers.get(key)
        return answer.revision if answer else 0

    def settled(self, question: Question) -> bool:
        """True when the cluster has answered or put off this question. A pre-filled text still waits for the cluster."""
        answer = self.answers.get(question.key)
        if answer is None:
            return False
        return (
            answer.skipped or answer.kind is AnswerKind.text or (self.prefilling and answer.text is not None)
        )

    def answered(self, question: Question) -> bool:
        """True when there is a text, whoever wrote it."""
        return self.text(question.key) is not None

    @property
    def core(self) -> Sequence[Question]:
        """What this person is asked, in order."""
        return (self.prefilling and self.prefilled) or self.template.core

    @property
    def extras(self) -> Sequence[Question]:
        """The optional questions, offered at the review."""
        return [q for q in self.template.questions if q.optional]

    @property
    def prefilled(self) -> Sequence[Question]:
        """What the secretariat fills in."""
        return [q for q in self.template.questions if q.filled_by == "secretariat"]

    @property
    def empty(self) -> Sequence[Question]:
        """Core questions without a text, put off or not."""
        return [q for q in self.core if not self.answered(q)]

    @property
    def not_relevant(self) -> Sequence[Question]:
        """Core questions of which the cluster said that they are not relevant yet."""
        off = AnswerKind.not_relevant_yet
        return [q for q in self.core if (a := self.answers.get(q.key)) and a.kind is off]

    @property
    def unknown(self) -> Sequence[Question]:
        """Core questions without a text, of which nothing is said or only that they are put off."""
        return [q for q in self.empty if q not in self.not_relevant]

    def next_open(self, after: str | None = None) -> Question | None:
        """The next core question nobody has answered or put off: after `after`, and then from the start."""
        keys = [q.key for q in self.core]
        start = keys.index(after) + 1 if after in keys else 0
        order = [*self.core[start:], *self.core[:start]]
        return next((q for q in order if not self.settled(q)), None)

    def before(self, key: str | None) -> Question | None:
        """The core question before this one; the last for None."""
        keys = [q.key for q in self.core]
        if key not in keys:
            return self.core[-1] if self.core else None
        index = keys.index(key)
        return self.core[index - 1] if index else None

    def place(self, question: Question) -> tuple[int, int]:
        """A question's number among the core's, and how many those are. An optional one stands after the last."""
        keys = [q.key for q in self.core]
        return (keys.index(question.key) + 1 if question.key in keys else len(keys), len(keys))

    @property
    def stamp(self) -> str:
        """Changes whenever the report's state or any answer does; a yes holds only while it is the same."""
        return ",".join(
            [
                str(self.report.id),
                self.report.state,
                *(f"{k}:{a.revision}" for k, a in sorted(self.answers.items())),
            ]
        )

    @property
    def filled(self) -> int:
        """How many core questions have a text."""
        return sum(self.answered(q) for q in self.core)


def authors(answer: Answer) -> str:
    """Whose words an answer is made of, in the order they stand."""
    return ", ".join(dict.fromkeys(p.author for p in answer.parts)) or answer.author


async def load_draft(
    uow: UnitOfWork, catalogue: Catalogue, report_id: int, person: Person | None
) -> Draft | None:
    """The report with its answers, in two queries; None when it is gone or deleted."""
    report = await uow.reports.by_id(report_id)
    if report is None or report.deleted_at is not None:
        return None
    template = catalogue.template(report.key.template, report.template_version)
    if template is None:
        raise LookupError(
            f"the catalogue has lost version {report.template_version} of {report.key.template}"
        )
    prefilling = person is not None and report.key.cluster not in person.clusters
    return Draft(report, template, await uow.reports.answers(report_id), prefilling)


def may_see(person: Person | None, draft: Draft) -> bool:
    """Drafts: the own cluster and the secretariat. Submitted reports: see `dialogs.reports.sharing`."""
    return person is not None and (
        person.has(RoleName.secretariat) or draft.report.key.cluster in person.clusters
    )


def may_write(person: Person | None, draft: Draft) -> bool:
    """Members write their own cluster's reports; the secretariat pre-fills all."""
    return may_see(person, draft)


def may_submit(person: Person | None, draft: Draft) -> bool:
    """The cluster submits, nobody else."""
    return person is not None and draft.report.key.cluster in person.clusters
