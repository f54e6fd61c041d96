"""What the template asks and allows, in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.answers import shortened
from dialogs.understanding.answering import comparing
from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import small_words, words_file
from storage.catalogue.records import Question, Source, Template

SHORTEST_TELLING, SHORT_ANSWER = 3, 160


async def report_help(told: Told) -> None:
    """One question where one is named; else what the template says of the thing that is asked; else all questions."""
    template = told.catalogue.templates.get(told.slots.get("template", "")) or told.catalogue.default_template
    if template is None:
        told.line("answer-unknown").rows(secretariat(told))
        return
    if told.says("example") and told.catalogue.examples:
        _examples(told)
        return
    if comparing.asked(told) and _named_question(told, template) is None:
        _beside(told)
        return
    of_length = told.says("length")
    if of_length:
        told.line("answer-template-no-length").cite(template.source[:1])
    if question := _named_question(told, template):
        _question(told, question)
    elif of_length:
        told.ask("answer-button-questions", told.typed("report_help"))
    elif rules := _rules(told, template):
        for said, source in rules:
            told.quote(said, source)
        told.ask("answer-button-questions", told.typed("report_help"))
    else:
        _overview(told, template)
    told.ask("answer-button-start", told.typed("report_fill"))


def _examples(told: Told) -> None:
    """What a cluster has written before: all its answers in short, or the one to the question that is named."""
    asked = told.all_of("cluster", "clusters")
    known = list(told.catalogue.examples.values())
    for example in [e for e in known if e.cluster in asked] or known:
        template = told.catalogue.templates[example.template]
        named, titles = _named_question(told, template), {q.key: q.title for q in template.questions}
        place = told.party(example.cluster, "cluster")
        told.line("answer-example", place=place, number=str(example.initiative))
        for answer in example.answers:
            if named is None:
                told.rows(((titles[answer.question], shortened(answer.text, SHORT_ANSWER)),))
            elif answer.question == named.key:
                told.line("answer-heading", title=answer.subfield or named.title)
                told.quote(answer.text, answer.source)
        told.cite(example.source)
    told.ask("answer-button-start", told.typed("report_fill"))


def _beside(told: Told) -> None:
    """Each template with the questions it asks."""
    for template in sorted(told.catalogue.templates.values(), key=lambda t: not t.default):
        told.line("answer-template-asks", title=template.title, count=len(template.core))
        told.quote("\n".join(f"- {question.title}" for question in template.core), template.source[:1])
    found = (c for t in told.catalogue.templates for c in told.catalogue.conflicts_of("templates", t))
    told.conflicts(found)


def _question(told: Told, question: Question) -> None:
    told.line("answer-heading", title=question.title)
    said = [t for t in (question.prompt, question.help, *question.examples[:3]) if t]
    more = [t for t in said if words(t) != words(question.title)]
    if not more:
        told.line("answer-template-title-only")
    for one in more:
        told.quote(one, ())
    told.cite(question.source[:1])


def _named_question(told: Told, template: Template) -> Question | None:
    asked = f" {' '.join(words(told.seen.text))} "
    best = [
        (len(name), q)
        for q in template.questions
        for raw in (q.title, *q.names, *q.cues)
        if len(name := " ".join(words(raw))) > 3 and f" {name} " in asked
    ]
    return max(best, key=lambda pair: pair[0])[1] if best else None


def _rules(told: Told, template: Template) -> list[tuple[str, tuple[Source, ...]]]:
    """What the template says of slides, material and the number of reports, where the question is about that."""
    beside = small_words() | set(words(words_file()["reporting_itself"]))
    asked = {w for w in words(told.seen.text) if w not in beside and len(w) > SHORTEST_TELLING}
    found = {t: (len(asked & set(words(t))), s) for t, s in _allowed(template)}
    best = max((score for score, _ in found.values()), default=0)
    return [(t, s) for t, (score, s) in found.items() if score == best > 0]


def _allowed(template: Template) -> Iterator[tuple[str, tuple[Source, ...]]]:
    for section in template.sections:
        if section.extra_blocks_text:
            yield section.extra_blocks_text, section.source[:1]
    for said in (template.one_per_text, template.extra_material_text):
        if said:
            yield said, template.source[:1]


def _overview(told: Told, template: Template) -> None:
    told.line("answer-template", title=template.full_title or template.title, count=len(template.core))
    told.rows((str(n), q.title) for n, q in enumerate(template.core, 1))
    if extra := [q.title for q in template.questions if q.optional]:
        told.note("answer-template-optional", titles=", ".join(extra))
    for said in (template.one_per_text, template.extra_material_text):
        if said:
            told.quote(said, ())
    told.cite(template.source[:2])
