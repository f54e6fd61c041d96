"""The second voter: which phrases share the most telling words with a question.

It knows nothing of letters or of the classifier's weights, so that the two agreeing means something;
and it knows which words of a question no phrase has ever held.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log, sqrt
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialogs.understanding import packed
from dialogs.understanding.model import fingerprint, masked_words
from dialogs.understanding.normalise import stem

PHRASES = Path(__file__).parent / "data" / "phrases.bin"
NEAREST = 12
ENOUGH = 150
COMMON = 500


class Vote(Struct, frozen=True):
    """The intents of the nearest phrases, best first, each with its best likeness 0..1."""

    ranking: tuple[tuple[str, float], ...]
    strange: float  # share of the question's weight that lies in words no phrase has

    @property
    def best(self) -> str | None:
        """The nearest phrase's intent."""
        return self.ranking[0][0] if self.ranking else None

    def likeness(self, intent: str) -> float:
        """How near the nearest phrase of an intent is."""
        return dict(self.ranking).get(intent, 0.0)


class Neighbours:
    """An index of the phrases by their words. It is built when the phrases are learnt from, and kept in a file."""

    def __init__(self, told: Mapping[str, Any], arrays: Sequence[array[Any]]) -> None:
        """From what `of` builds and `save` writes."""
        self._kept = told, arrays
        self.learnt_from: str = told["learnt_from"]
        self._intents, self._exact = told["intents"], told["exact"]
        self.words: Mapping[str, str] = told["words"]
        """The stem of each that stands between two spaces in the phrases, but for marks."""
        self._intent_of, self._lengths, starts, postings = arrays
        self._postings = {
            word: postings[start:end]
            for word, (start, end) in zip(told["stems"], pairwise(starts), strict=True)
        }
        phrases = len(self._lengths)
        self._weight = {word: log(1 + phrases / len(at)) for word, at in self._postings.items()}
        self._rarest = log(1 + phrases)
        self._with = lru_cache(COMMON)(lambda word: frozenset(self._postings[word]))

    @staticmethod
    def of(examples: Sequence[tuple[str, str]]) -> Neighbours:
        """The index of (intent, masked phrase)."""
        intents = sorted({intent for intent, _ in examples})
        number = {intent: n for n, intent in enumerate(intents)}
        said: defaultdict[str, set[int]] = defaultdict(set)
        for intent, masked in examples:
            said[masked].add(number[intent])
        bags = dict.fromkeys((intent, tuple(sorted({*masked_words(masked)}))) for intent, masked in examples)
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, bag) in enumerate(bags):
            for word in bag:
                postings[word].append(at)
        square = {word: log(1 + len(bags) / len(at)) ** 2 for word, at in postings.items()}
        parts = sorted({part for masked in said for part in masked.split()})
        told = {
            "intents": intents,
            "learnt_from": fingerprint(examples),
            "exact": {masked: min(these) for masked, these in said.items() if len(these) == 1},
            "words": {part: stem(part) for part in parts if part.islower()},
            "stems": list(postings),
        }
        arrays = (
            array("B", (number[intent] for intent, _ in bags)),
            array("f", (sqrt(sum(map(square.__getitem__, bag))) for _, bag in bags)),
            array("I", accumulate(map(len, postings.values()), initial=0)),
            array("I", (at for each in postings.values() for at in each)),
        )
        return Neighbours(told, arrays)

    def save(self, path: Path = PHRASES) -> None:
        """Write the index."""
        packed.write(path, *self._kept)

    @staticmethod
    def load(path: Path = PHRASES) -> Neighbours:
        """Read the index that `save` wrote."""
        return Neighbours(*packed.read(path))

    def said(self, masked: str) -> str | None:
        """The intent of the very phrase that a masked question is, where the phrase has that intent alone."""
        intent = self._exact.get(masked)
        return None if intent is None else self._intents[intent]

    def knows(self, word: str) -> bool:
        """True when some phrase holds the word (a stem or a mark)."""
        return word in self._weight

    def vote(self, masked: str) -> Vote:
        """The nearest phrases to a masked question."""
        bag = set(masked_words(masked))
        known = [w for w in bag if w in self._weight]
        whole = sqrt(sum(self._weight.get(w, self._rarest) ** 2 for w in bag)) or 1.0
        scores: defaultdict[int, float] = defaultdict(float)
        for word in sorted(known, key=lambda w: len(self._postings[w])):
            square, postings = self._weight[word] ** 2, self._postings[word]
            if len(scores) >= ENOUGH and len(postings) > len(scores):
                # A word that most phrases have brings in no new neighbour; it only ranks those found.
                for at in self._with(word).intersection(scores):
                    scores[at] += square
                continue
            for at in postings:
                scores[at] += square
        best: dict[int, float] = {}
        intent_of, lengths = self._intent_of, self._lengths
        for at, score in scores.items():
            intent, likeness = intent_of[at], score / (lengths[at] * whole)
            if likeness > best.get(intent, 0.0):
                best[intent] = likeness
        strange = sum(self._rarest for w in bag if w not in self._weight)
        weight = strange + sum(self._weight[w] for w in known)
        ranking = sorted(best.items(), key=lambda item: -item[1])[:NEAREST]
        return Vote(
            tuple((self._intents[n], near) for n, near in ranking), strange / weight if weight else 0.0
        )
