"""Terms, and passages quoted from the documents."""

from __future__ import annotations

from dialogs.understanding.answering import comparing
from dialogs.understanding.answering.told import Told
from dialogs.understanding.lexicon import names_file
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import Hit, excerpt, of_field, small_words, words_file
from storage.catalogue.records import Term

SAYS_MORE = 3


async def document(told: Told) -> None:
    """Explain a term; else quote the passage that covers the question, without a claim of our own."""
    hit = told.seen.passage
    term = told.catalogue.terms.get(told.slots.get("term", ""))
    if (
        len(several := told.slots.get("terms", ())) > 1
        and told.seen.decision == "answer"
        and (hit is None or comparing.asked(told))
    ):
        for key in several:
            _term(told, told.catalogue.terms[key])
        return
    asks_more = hit is not None and _speaks_of(hit, term) and _asks_more(told, term)
    if term is not None and not asks_more:
        _term(told, term)
        _members(told, term)
        return
    if told.slots.get("org") == "alliance" and not _telling(told):
        alliance(told)
    elif hit is not None:
        quote(told, hit)


def _speaks_of(hit: Hit, term: Term | None) -> bool:
    """True for a passage with the term in it, other than the term's own; for any where none or a weak one is named."""
    if hit.passage.key.startswith("term/"):
        return False
    if term is None or term.key in names_file()["weak_terms"]:
        return True
    said = f" {' '.join(words(f'{hit.passage.about} {hit.passage.text}'))} "
    return any(f" {' '.join(words(name))} " in said for name in (term.term, *term.aliases))


def _telling(told: Told) -> set[str]:
    """The words of the question beside the alliance's own name."""
    alliance = told.catalogue.alliance
    return (
        set(words(told.seen.text))
        - small_words()
        - set(words(f"alliance {alliance.name if alliance else ''}"))
    )


def alliance(told: Told) -> None:
    """What the alliance is: the purpose in its own words, and its parties."""
    if known := told.catalogue.alliance:
        told.line("answer-heading", title=known.name)
        told.quote(known.purpose, of_field(known.source, "purpose"))
        told.rows((told.say("answer-party"), p.name) for p in known.parties)
        told.cite(of_field(known.source, "parties")[:1])
        told.ask("answer-button-list", told.say("answer-say-list"))


def _asks_more(told: Told, term: Term | None) -> bool:
    """True for "hvem er med i Fælles Team": about the term, but not what it means."""
    asked = words(told.seen.text)
    if term is None or (asked and asked[0] in words(words_file()["beyond_meaning"])):
        return True
    if told.says("telling"):
        return True
    names = {w for name in (term.term, *term.aliases) for w in words(name)}
    return not set(asked) <= names | small_words() | set(
        words(f"{words_file()['idle']} {words_file()['meaning']}")
    )


def _term(told: Told, term: Term) -> None:
    told.line("answer-heading", title=term.term)
    if term.expansion:
        told.rows(((told.say("answer-stands-for"), term.expansion),))
    if term.meaning:
        told.quote(term.meaning, term.source)
    elif not term.expansion:
        told.lacks("answer-term-unexplained", term=term.term)
        names = set(words(term.term))
        for source in term.source[:2]:
            if source.quote and len([w for w in words(source.quote) if w not in names]) >= SAYS_MORE:
                told.quote(source.quote, (source,))
    told.cite(term.source[:2]).conflicts(told.catalogue.conflicts_of("terms", term.key))


def _members(told: Told, term: Term) -> None:
    """Who is in what the term names, where it is asked for people and documents give somebody that role."""
    if not told.says("people"):
        return
    for person in told.catalogue.people.values():
        for role in person.roles:
            named = told.catalogue.roles.get(role.role)
            if named and named.name == term.term:
                what = ", ".join(x for x in (role.title, role.organisation) if x)
                told.rows(((person.name, f"{what} ({role.as_of or told.say('answer-undated')})"),)).cite(
                    role.source
                )


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
