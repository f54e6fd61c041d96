"""Finds the passage of the documents that a question is about, and how much of the question it covers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log
from typing import Any

from msgspec import Struct

from dialogs import data_files
from dialogs.understanding.lexicon import DATA
from dialogs.understanding.normalise import words
from storage.catalogue.records import Catalogue, Source

K1, B = 1.2, 0.6
TITLE_COUNTS = 2
SHORTEST_PART = 4
PASSAGES_KEPT = 5_000
OF_TERM = "term/"
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ0-9•-])|\n+")


class Passage(Struct, frozen=True):
    """Words of a document under its heading. `about` is what the catalogue calls the place, for people."""

    key: str
    about: str
    text: str
    source: tuple[Source, ...]
    initiatives: tuple[int, ...] = ()


class Hit(Struct, frozen=True):
    """A passage with its score and the share (0..1) of the question's weight that it holds; `words`: how many
    of its telling words."""

    passage: Passage
    score: float
    coverage: float
    words: int = 0


@lru_cache(maxsize=1)
def words_file() -> dict[str, Any]:
    """Synonyms, small words and facets, from `data/words.yaml`."""
    loaded: dict[str, Any] = data_files.read(DATA / "words.yaml")
    return loaded


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The stems of words that do not say what a question is about."""
    return frozenset(words(words_file()["small"]))


@lru_cache(maxsize=1)
def synonyms() -> dict[str, frozenset[str]]:
    """Each stem with those that are searched for in its place too, itself among them."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line in words_file()["synonyms"]:
        stems = {s for word in line for s in words(word)}
        for s in stems:
            out[s] |= stems
    return {s: frozenset(same) for s, same in out.items()}


@lru_cache(maxsize=PASSAGES_KEPT)
def _bag(about: str, text: str) -> Counter[str]:
    """A passage's words, kept: when the catalogue changes nearly all of its passages stay. Not to be changed."""
    return Counter(words(about) * TITLE_COUNTS + words(text))


class Passages:
    """A BM25 index over the catalogue's texts, by stems and by the parts of compounds."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._passages = list(dict.fromkeys(texts(catalogue)))
        bags = [Counter(_bag(p.about, p.text)) for p in self._passages]
        self._vocabulary = {w for bag in bags for w in bag}
        self._only: dict[tuple[str, ...], int | None] = {}
        parts = {word: tuple(self._parts(word)) for word in self._vocabulary}
        for bag in bags:
            for word, n in list(bag.items()):
                for part in parts[word]:
                    bag[part] += n
        lengths = [sum(bag.values()) for bag in bags]
        mean = sum(lengths) / max(1, len(bags))
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, bag in enumerate(bags):
            often = K1 * (1 - B + B * lengths[at] / mean)
            for word, n in bag.items():
                self._postings[word].append((at, n * (K1 + 1) / (n + often)))

    def knows(self, stem: str) -> bool:
        """True when a word with this stem stands somewhere in the documents."""
        return stem in self._postings

    def weight(self, stem: str) -> float:
        """How much a word tells: most where no document has it."""
        return self._rarity(len(self._postings.get(stem, ())))

    @property
    def vocabulary(self) -> frozenset[str]:
        """The stems of the documents."""
        return frozenset(self._postings)

    def find(self, question: str, limit: int = 3) -> list[Hit]:
        """The passages that fit a question best. A question of small words only has none."""
        asked = list(
            dict.fromkeys(
                w for w in words(question) if w not in small_words() and len(w) > 1 and not w.isdigit()
            )
        )
        scores: defaultdict[int, float] = defaultdict(float)
        covered: defaultdict[int, float] = defaultdict(float)
        counted: defaultdict[int, int] = defaultdict(int)
        whole = 0.0
        for word in asked:
            weight, found = self._look_up(word)
            whole += weight
            for at, score in found.items():
                scores[at] += score
                covered[at] += weight
                counted[at] += 1
        best = sorted(scores, key=lambda at: (-scores[at] * (1 + covered[at] / whole), at))[:limit]
        return [Hit(self._passages[at], scores[at], covered[at] / whole, counted[at]) for at in best]

    def initiative_of(self, names: tuple[str, ...]) -> int | None:
        """The one initiative that all texts with one of these names are about; None where there is none such."""
        if names not in self._only:
            about = {p.initiatives for name in names for p in self._naming(words(name))}
            only = about.pop() if len(about) == 1 else ()
            self._only[names] = only[0] if len(only) == 1 else None
        return self._only[names]

    def _naming(self, stems: list[str]) -> Iterator[Passage]:
        """The passages with these words beside each other, but for those that explain a term."""
        line = f" {' '.join(stems)} "
        holding = [{at for at, _ in self._postings.get(s, ())} for s in stems]
        for at in set.intersection(*holding) if holding else ():
            passage = self._passages[at]
            if not passage.key.startswith(OF_TERM) and line in f" {' '.join(words(passage.text))} ":
                yield passage

    def _look_up(self, word: str) -> tuple[float, dict[int, float]]:
        """A word's weight, and what it adds to each passage with it, a synonym of it, or its parts."""
        same = synonyms().get(word, frozenset((word,)))
        choices = [w for w in same if w in self._postings] or list(self._parts(word))
        if not choices:
            return self._rarity(0), {}
        weight = max(
            self._rarity(len(self._postings[w])) for w in ([word] if word in self._postings else choices)
        )
        found: dict[int, float] = {}
        for choice in choices:
            worth = weight if choice == word else weight * 0.9
            for at, often in self._postings[choice]:
                found[at] = max(found.get(at, 0.0), worth * often)
        return weight, found

    def _rarity(self, count: int) -> float:
        return log(1 + (len(self._passages) - count + 0.5) / (count + 0.5))

    def _parts(self, word: str) -> Iterator[str]:
        """The parts of a compound, where both are words of the documents ("hjalpemiddel" + "aftal")."""
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first, last = word[:cut], word[cut:]
            if last in self._vocabulary and (
                first in self._vocabulary or first.rstrip("s") in self._vocabulary
            ):
                yield first if first in self._vocabulary else first.rstrip("s")
                yield last
                return


def excerpt(text: str, question: str, longest: int = 420) -> str:
    """The part of a long text that fits the question best: whole sentences, in their order."""
    if len(text) <= longest:
        return text
    asked = set(words(question)) - small_words()
    asked |= {s for w in asked for s in synonyms().get(w, ())}
    sentences = [s.strip() for s in _SENTENCE.split(text) if s.strip()]
    stems = [set(words(s)) for s in sentences]
    often = Counter(w for these in stems for w in these)
    scores = [sum(1 / often[w] for w in asked & these) for these in stems]
    start = max(range(len(sentences)), key=lambda n: (scores[n] + 0.5 * sum(scores[n + 1 : n + 2]), -n))
    end, size = start + 1, len(sentences[start])
    while end < len(sentences) and size + len(sentences[end]) < longest:
        size += len(sentences[end]) + 1
        end += 1
    joined = "\n".join(sentences[start:end])
    return ("… " if start else "") + joined + (" …" if end < len(sentences) else "")


def texts(catalogue: Catalogue) -> Iterator[Passage]:
    """Everything in the catalogue that can be quoted."""
    yield from _initiative_texts(catalogue)
    yield from _alliance_texts(catalogue)
    yield from _meeting_texts(catalogue)
    for term in catalogue.terms.values():
        told = " – ".join(t for t in (term.expansion, term.meaning) if t)
        if told:
            yield Passage(f"{OF_TERM}{term.key}", term.term, f"{term.term}: {told}", term.source)
    for event in catalogue.events.values():
        when = event.date.text or ""
        told = event.text if when in event.text else f"{event.text} {when}"
        yield Passage(f"event/{event.key}", event.title, told, event.source, event.initiatives)
    for example in catalogue.examples.values():
        template = catalogue.template(example.template)
        for answer in example.answers:
            question = template.question(answer.question) if template else None
            about = " – ".join(
                t for t in (example.title, question.title if question else None, answer.subfield) if t
            )
            yield Passage(
                f"example/{example.key}/{answer.question}/{answer.subfield}",
                about,
                answer.text,
                answer.source,
                (example.initiative,),
            )


def of_field(sources: Sequence[Source], name: str) -> tuple[Source, ...]:
    """The sources that bear out one field: those that name it, else those that name none."""
    return (
        tuple(s for s in sources if name in s.fields)
        or tuple(s for s in sources if not s.fields)
        or tuple(sources[:1])
    )


FACETS = (
    "description",
    "focus_points",
    "audience",
    "realised_by",
    "short_term",
    "long_term",
    "expected_effect",
    "plan",
    "support",
)


def _initiative_texts(catalogue: Catalogue) -> Iterator[Passage]:
    for number, initiative in catalogue.initiatives.items():
        for facet in FACETS:
            if text := getattr(initiative, facet):
                yield Passage(
                    f"initiative/{number}/{facet}",
                    initiative.title,
                    text,
                    of_field(initiative.source, facet),
                    (number,),
                )
        for part in initiative.subprojects:
            yield Passage(
                f"initiative/{number}/{part.key}",
                f"Delprojekt {part.number}: {part.title}",
                f"{part.title}. {part.purpose}",
                part.source,
                (number,),
            )
        for n, said in enumerate((*initiative.cautions, *initiative.inspiration)):
            yield Passage(
                f"initiative/{number}/excerpt-{n}", initiative.title, said.text, said.source, (number,)
            )
        if paper := initiative.framework_paper:
            text = "\n".join(
                (paper.principles_text, paper.approval, paper.test_year, paper.autumn_2019, paper.evaluation)
            )
            yield Passage(f"initiative/{number}/paper", paper.name, text, paper.source, (number,))
        if appeal := initiative.appeal:
            yield Passage(
                f"initiative/{number}/appeal", initiative.title, appeal.text, appeal.source, (number,)
            )


def _alliance_texts(catalogue: Catalogue) -> Iterator[Passage]:
    if alliance := catalogue.alliance:
        parties = ", ".join(p.name for p in alliance.parties)
        yield Passage(
            "alliance/purpose",
            f"{alliance.name}: formål",
            alliance.purpose,
            of_field(alliance.source, "purpose"),
        )
        yield Passage(
            "alliance/parties", f"{alliance.name}: parter", parties, of_field(alliance.source, "parties")
        )
        yield Passage(
            "alliance/website",
            f"{alliance.name}: hjemmeside",
            f"{alliance.website_text} {alliance.website}",
            of_field(alliance.source, "website"),
        )
        yield Passage("alliance/letter", "Brev til klyngerne", alliance.letter.text, alliance.letter.source)
        setup = alliance.setup
        yield Passage("alliance/setup", setup.name, f"{setup.purpose}\n{setup.parallel}", setup.source)
        for element in setup.elements:
            told = "\n".join(t for t in (element.what, element.why, element.who, element.who_does) if t)
            if told:
                yield Passage(f"alliance/{element.key}", element.name, told, element.source)
    for group in catalogue.target_groups.values():
        if group.goal:
            yield Passage(
                f"group/{group.key}/goal", f"{group.name}: mål", group.goal, group.source, group.initiatives
            )
        for challenge in group.challenges:
            yield Passage(
                f"group/{group.key}/{challenge.title}",
                f"{group.name}: udfordringer – {challenge.title}",
                challenge.points,
                challenge.source,
            )
        if group.works_to_ensure:
            yield Passage(
                f"group/{group.key}/ensure",
                f"{group.name}: arbejder efter at sikre",
                "\n".join(group.works_to_ensure),
                group.source,
            )


def _meeting_texts(catalogue: Catalogue) -> Iterator[Passage]:
    titles = {item.number: item.title for item in catalogue.agenda_items.values()}
    for item in catalogue.agenda_items.values():
        if item.case:
            yield Passage(
                f"item/{item.key}", item.title, item.case, of_field(item.source, "case"), item.initiatives
            )
    for decision in catalogue.decisions.values():
        yield Passage(
            f"decision/{decision.key}",
            f"{titles.get(decision.item, '')} – besluttet",
            decision.text,
            decision.source,
            decision.initiatives,
        )
    for status in catalogue.statuses.values():
        yield Passage(f"status/{status.key}", status.heading, status.text, status.source, status.initiatives)
    for question in catalogue.open_questions.values():
        if question.text.endswith("?"):
            continue  # what a document asks answers nobody
        yield Passage(
            f"open/{question.key}",
            titles.get(question.item, ""),
            question.text,
            question.source,
            question.initiatives,
        )
