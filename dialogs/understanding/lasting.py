"""Finds the secretariat's lasting answer to a question, asked in whatever words.

A wrong answer that sounds sure is worse than none: `sure` needs that every telling word of the question is met,
that it mentions the same, and asks for the same (when, who …). What is merely like it is asked back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct
from rapidfuzz.distance import OSA

from dialogs import data_files
from dialogs.understanding.dates import ANY_DAY
from dialogs.understanding.entities import Entities
from dialogs.understanding.lexicon import DATA
from dialogs.understanding.normalise import fold, words
from dialogs.understanding.passages import small_words, synonyms
from storage.catalogue.records import Answered

SAME, ALIKE, SLIP, PART = 1.0, 0.9, 0.85, 0.75
UNMET, ENOUGH = 0.12, 0.5
LIKE, RATHER = 0.4, 0.55
SHORTEST_PART, SHORTEST_SLIP = 4, 5
MOST_KEPT = 5_000

Read = Callable[[str, date], Entities]
Weight = Callable[[str], float]


class Asked(Struct, frozen=True):
    """What a question asks: its telling words, what it mentions, and whether for when, who, how many …"""

    telling: frozenset[str]
    mentions: frozenset[tuple[str, Any]]
    wants: str | None
    negated: bool


class Found(Struct, frozen=True):
    """A lasting answer by its key. Not `sure`: to be asked back, never to be given."""

    key: str
    likeness: float
    sure: bool


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    loaded: dict[str, Any] = data_files.read(DATA / "lasting.yaml")
    return loaded


@lru_cache(maxsize=1)
def _alike() -> Mapping[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line in _file()["alike"]:
        stems = {s for said in line for s in words(said)} - small_words()
        for s in stems:
            out[s] |= stems
    for s, same in synonyms().items():
        out[s] |= same
    return {s: frozenset(same) for s, same in out.items()}


@lru_cache(maxsize=1)
def _wants() -> list[tuple[str, tuple[str, ...]]]:
    return [(name, tuple(fold(f" {w} ") for w in said)) for name, said in _file()["asks"].items()]


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(words(" ".join(_file()["negations"])))


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return small_words() | frozenset(words(" ".join(_file()["small"]))) | _negations()


class Lasting:
    """The lasting answers of one catalogue, found by their words."""

    def __init__(self, answers: Iterable[Answered], read: Read, weight: Weight) -> None:
        self._read, self._weight = read, weight
        self._known: list[tuple[str, Asked, frozenset[str]]] = []
        for answer in answers:
            told = frozenset(words(answer.text)) - small_words()
            for wording in (answer.question, *answer.wordings):
                self._known.append((answer.key, self._asked(wording, ANY_DAY), told))
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        for at, (_, asked, _) in enumerate(self._known):
            for stem in asked.telling or {""}:
                self._with[stem].add(at)
        self._near = lru_cache(MOST_KEPT)(self._like)

    def __bool__(self) -> bool:
        return bool(self._known)

    def find(self, question: str, today: date) -> Found | None:
        """The lasting answer that fits best, surely or perhaps; None where none does."""
        asked = self._asked(question, today)
        if not asked.telling and not asked.mentions:
            return None
        near = set[int]().union(*(self._near(stem) for stem in asked.telling or {""}))
        found = [f for f in (self._compared(asked, *self._known[at]) for at in near) if f]
        return max(found, key=lambda f: (f.sure, f.likeness), default=None)

    def _like(self, stem: str) -> frozenset[int]:
        """The known wordings that have this word or one like it. Cached: people use the same words."""
        return frozenset(at for known, where in self._with.items() if _likeness(stem, known) for at in where)

    def _asked(self, question: str, today: date) -> Asked:
        read = self._read(question, today)
        said = words(" ".join(w for w in read.masked.split() if not w.isupper()))
        mentions = frozenset((m.kind, str(m.key)) for m in read.mentions if not m.weak)
        telling = frozenset(w for w in said if w not in _small() and len(w) > 1)
        padded = " " + " ".join("".join(c if c.isalnum() else " " for c in read.folded).split()) + " "
        wants = next((name for name, said_so in _wants() if any(w in padded for w in said_so)), None)
        return Asked(telling, mentions, wants, bool(_negations() & set(said)))

    def _compared(self, asked: Asked, key: str, known: Asked, told: frozenset[str]) -> Found | None:
        if not (asked.mentions <= known.mentions or known.mentions <= asked.mentions):
            return None
        met = {a: max((_likeness(a, k) for k in known.telling), default=0.0) for a in asked.telling}
        meant = {k: max((_likeness(a, k) for a in asked.telling), default=0.0) for k in known.telling}
        covered, whole = self._share(met), self._share(meant)
        if asked.mentions and asked.mentions == known.mentions and not asked.telling and not known.telling:
            covered = whole = 1.0
        likeness = min(covered, whole)
        unmet = 1 - self._share({a: 1.0 if m or a in told else 0.0 for a, m in met.items()})
        same = asked.mentions == known.mentions and asked.negated == known.negated
        wants = asked.wants == known.wants or None in (asked.wants, known.wants)
        if same and wants and unmet <= UNMET and whole >= ENOUGH and (asked.telling or likeness == 1.0):
            return Found(key, likeness, True)
        if likeness >= LIKE and max(covered, whole) >= RATHER:
            return Found(key, likeness, False)
        return None

    def _share(self, met: Mapping[str, float]) -> float:
        """The share of the words' weight that is met; of no words, all of it."""
        whole = sum(self._weight(w) for w in met)
        return sum(self._weight(w) * m for w, m in met.items()) / whole if whole else 1.0


@lru_cache(maxsize=50_000)
def _likeness(one: str, other: str) -> float:
    """How much two stems mean the same: alike, a slip of a finger, or one a part of the other."""
    if one == other:
        return SAME
    if other in _alike().get(one, ()):
        return ALIKE
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= SHORTEST_SLIP and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1:
        return SLIP
    if len(shorter) >= SHORTEST_PART and (longer.startswith(shorter) or longer.endswith(shorter)):
        return PART
    return 0.0
