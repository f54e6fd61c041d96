"""The second voter: which phrases share the most telling words with a question.

It knows nothing of letters or of the classifier's weights, so that the two agreeing means something;
and it knows which words of a question no phrase has ever held.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, islice, pairwise
from math import log, sqrt
from operator import itemgetter
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialogs.understanding import packed
from dialogs.understanding.model import fingerprint, masked_words
from dialogs.understanding.normalise import stem

PHRASES = Path(__file__).parent / "data" / "phrases.bin"
NEAREST = 12
ENOUGH, MOST = 150, 2000
"""Phrases that are enough to choose the nearest from, and from then on no more than are looked at."""
COMMON = 200
OFTEN, LONGEST = 3, 8
"""How many phrases a word is in that is no slip; and the words of a phrase that may be said again word for word."""


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
        self.often: Mapping[str, str] = dict(islice(self.words.items(), told["often"]))
        """Those that several phrases have, so that none of them is one writer's slip."""
        self._intent_of, self._lengths, starts, postings = arrays
        self._postings = {
            word: postings[start:end]
            for word, (start, end) in zip(told["stems"], pairwise(starts), strict=True)
        }
        phrases = len(self._lengths)
        self._weight = {word: log(1 + phrases / len(at)) for word, at in self._postings.items()}
        self._rarest = log(1 + phrases)
        self._marks = lru_cache(COMMON)(self._marked)

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
        often = Counter(part for masked in said for part in {*masked.split()} if part.islower())
        parts = sorted(often, key=lambda part: (often[part] < OFTEN, part))
        told = {
            "intents": intents,
            "learnt_from": fingerprint(examples),
            "exact": {
                m: min(these) for m, these in said.items() if len(these) == 1 and m.count(" ") < LONGEST
            },
            "words": {part: stem(part) for part in parts},
            "often": sum(n >= OFTEN for n in often.values()),
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
        known = sorted(bag & self._weight.keys(), key=lambda word: (len(self._postings[word]), word))
        strange = self._rarest * (len(bag) - len(known))
        whole = strange + sum(map(self._weight.__getitem__, known))
        squares = [self._weight[word] ** 2 for word in known]
        length = sqrt(self._rarest * strange + sum(squares))
        best, intent_of, lengths = [0.0] * len(self._intents), self._intent_of, self._lengths
        for at, score in self._scores(known, squares).items():
            likeness = score / (lengths[at] * length)
            if likeness > best[intent_of[at]]:
                best[intent_of[at]] = likeness
        nearest = sorted(zip(self._intents, best, strict=True), key=itemgetter(1), reverse=True)[:NEAREST]
        return Vote(tuple(one for one in nearest if one[1]), strange / whole if whole else 0.0)

    def _scores(self, words: Sequence[str], squares: Sequence[float]) -> Mapping[int, float]:
        """What the words that a phrase shares with a question count, for each that may be near; rarest words first.

        A word that many phrases have brings in none, once there are some to choose from; it only ranks those found.
        So there is a limit to what a long message costs.
        """
        scores: dict[int, float] = {}
        common: list[tuple[str, float]] = []
        for word, square in zip(words, squares, strict=True):
            postings = self._postings[word]
            if len(scores) >= ENOUGH and len(postings) > min(len(scores), MOST - len(scores)):
                common.append((word, square))
                continue
            for at in postings:
                scores[at] = scores.get(at, 0.0) + square
        for start in range(0, len(common), 8):
            held, worth = self._held(common[start : start + 8])
            scores = {at: score + worth[held[at]] for at, score in scores.items()}
        return scores

    def _held(self, words: Sequence[tuple[str, float]]) -> tuple[bytes, list[float]]:
        """Which of up to eight words each phrase has, a bit for each; and what every choice of them counts."""
        held, worth = 0, [0.0]
        for bit, (word, square) in enumerate(words):
            held |= self._marks(word) << bit
            worth += [before + square for before in worth]
        return held.to_bytes(len(self._lengths), "little"), worth

    def _marked(self, word: str) -> int:
        """A byte for each phrase, 1 where it has a word, as one long number."""
        marks = bytearray(len(self._lengths))
        for at in self._postings[word]:
            marks[at] = 1
        return int.from_bytes(marks, "little")
