"""Terms, the template's own guidance, and passages quoted from the documents."""

from __future__ import annotations

from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import Hit, excerpt, of_field, small_words
from storage.catalogue.records import Question, Template, Term

ENOUGH = 0.6


async def document(told: Told) -> None:
    """Explain a term; else quote the passage that covers the question, without a claim of our own."""
    hit = told.seen.passage
    term = told.catalogue.terms.get(told.slots.get("term", ""))
    if len(several := told.slots.get("terms", ())) > 1 and told.seen.decision == "answer":
        for key in several:
            _term(told, told.catalogue.terms[key])
        return
    asks_more = hit is not None and not hit.passage.key.startswith("term/") and _asks_more(told, term)
    if term is not None and not asks_more:
        _term(told, term)
        return
    if told.slots.get("org") == "alliance" and not _telling(told):
        _alliance(told)
    elif hit is not None:
        quote(told, hit)


def _telling(told: Told) -> set[str]:
    """The words of the question beside the alliance's own name."""
    alliance = told.catalogue.alliance
    return (
        set(words(told.seen.text))
        - small_words()
        - set(words(f"alliance {alliance.name if alliance else ''}"))
    )


def _alliance(told: Told) -> None:
    """What the alliance is: its parties, and the purpose in its own words."""
    if alliance := told.catalogue.alliance:
        told.line("answer-heading", title=alliance.name)
        told.rows((told.say("answer-party"), p.name) for p in alliance.parties)
        told.quote(alliance.purpose, of_field(alliance.source, "purpose"))
        told.cite(of_field(alliance.source, "parties")[:1])
        told.ask("answer-button-list", told.say("answer-say-list"))


def _asks_more(told: Told, term: Term | None) -> bool:
    """True for "hvem er med i Fælles Team": about the term, but not what it means."""
    first = words(told.seen.text)[:1]
    return term is None or (
        bool(first)
        and first[0] not in words("hvad forklar what definer betyder")
        and len(words(told.seen.text)) > len(words(term.term)) + 1
    )


def _term(told: Told, term: Term) -> None:
    told.line("answer-heading", title=term.term)
    if term.expansion:
        told.rows(((told.say("answer-stands-for"), term.expansion),))
    if term.meaning:
        told.quote(term.meaning, term.source)
    elif not term.expansion:
        told.lacks("answer-term-unexplained", term=term.term)
        for source in term.source[:2]:
            if source.quote:
                told.quote(source.quote, (source,))
    told.cite(term.source[:2]).conflicts(told.catalogue.conflicts_of("terms", term.key))


def quote(told: Told, hit: Hit) -> None:
    """A passage with its place; the part of it that fits the question."""
    told.line("answer-quote", about=hit.passage.about)
    words_ = hit.passage.text if told.wants_all else excerpt(hit.passage.text, told.seen.text)
    told.quote(words_, hit.passage.source[:2])
    told.note("answer-quote-note")
    if hit.passage.key.startswith("example/") or not told.buttons:
        for number in hit.passage.initiatives[:1]:
            told.ask(
                "answer-button-what",
                told.typed("initiative_info", told.say("answer-number", number=str(number))),
            )


async def report_help(told: Told) -> None:
    """What the template asks, in its own words: one question where one is named, else all of them."""
    template = told.catalogue.templates.get(told.slots.get("template", "")) or told.catalogue.default_template
    if template is None:
        told.line("answer-unknown").rows(secretariat(told))
        return
    if question := _named_question(told, template):
        told.line("answer-heading", title=question.title)
        told.quote(question.prompt, question.source[:1])
        if question.help:
            told.quote(question.help, question.source[:1])
        for example in question.examples[:3]:
            told.quote(example, question.source[:1])
    else:
        _overview(told, template)
    told.ask("answer-button-start", told.typed("report_fill"))


def _named_question(told: Told, template: Template) -> Question | None:
    asked = f" {' '.join(words(told.seen.text))} "
    best = [
        (len(name), q)
        for q in template.questions
        for raw in (q.title, *q.names, *q.cues)
        if len(name := " ".join(words(raw))) > 3 and f" {name} " in asked
    ]
    return max(best, key=lambda pair: pair[0])[1] if best else None


def _overview(told: Told, template: Template) -> None:
    told.line("answer-template", title=template.full_title or template.title, count=len(template.core))
    told.rows((str(n), q.title) for n, q in enumerate(template.core, 1))
    if extra := [q.title for q in template.questions if q.optional]:
        told.note("answer-template-optional", titles=", ".join(extra))
    for said in (template.one_per_text, template.extra_material_text):
        if said:
            told.quote(said, ())
    told.cite(template.source[:2])
