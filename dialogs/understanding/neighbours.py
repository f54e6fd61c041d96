"""The second voter: which phrases share the most telling words with a question.

It knows nothing of letters or of the classifier's weights, so that the two agreeing means something;
and it knows which words of a question no phrase has ever held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

from dialogs.understanding.model import masked_words

NEAREST = 12
ENOUGH = 150


@dataclass(frozen=True, slots=True)
class Vote:
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


class _Stems(dict[str, list[str]]):
    """The stems in what stands between two spaces: the phrases hold the same few thousand words over and over."""

    def __missing__(self, part: str) -> list[str]:
        self[part] = masked_words(part)
        return self[part]


class Neighbours:
    """An index of the phrases by their words."""

    def __init__(self, examples: Sequence[tuple[str, str]]) -> None:
        stems = _Stems()
        bags = dict.fromkeys(
            (intent, tuple(sorted(set(chain.from_iterable(map(stems.__getitem__, masked.split()))))))
            for intent, masked in examples
        )
        self.parts = frozenset(stems)
        """What stands between two spaces, in all the phrases."""
        self._intents = [intent for intent, _ in bags]
        self._bags = [bag for _, bag in bags]  # of six words a tuple takes a quarter of what a set does
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for at, bag in enumerate(self._bags):
            for word in bag:
                self._postings[word].append(at)
        self._weight = {w: log(1 + len(bags) / len(at)) for w, at in self._postings.items()}
        self._rarest = log(1 + len(bags))
        squares = {w: weight**2 for w, weight in self._weight.items()}
        self._lengths = [sqrt(sum(map(squares.__getitem__, bag))) for bag in self._bags]

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
                for at in scores:
                    if word in self._bags[at]:
                        scores[at] += square
                continue
            for at in postings:
                scores[at] += square
        best: dict[str, float] = {}
        for at, score in scores.items():
            likeness = score / (self._lengths[at] * whole)
            if likeness > best.get(self._intents[at], 0.0):
                best[self._intents[at]] = likeness
        strange = sum(self._rarest for w in bag if w not in self._weight)
        weight = strange + sum(self._weight[w] for w in known)
        ranking = sorted(best.items(), key=lambda item: -item[1])[:NEAREST]
        return Vote(tuple(ranking), strange / weight if weight else 0.0)
