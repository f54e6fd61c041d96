"""A linear classifier over letter groups and words: small, exact to repeat, and nothing to install.

The weights are one file of plain arrays.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp
from pathlib import Path
from struct import Struct
from zlib import crc32

from dialogs.understanding import packed
from dialogs.understanding.normalise import stem

WEIGHTS = Path(__file__).parent / "data" / "weights.bin"
BUCKETS = 1 << 18
LETTERS = (3, 4, 5)
NEAR = 4
"""Within how many words two belong together whichever comes first."""
_TOKEN = re.compile(r"[A-Z](?![a-z])|[a-z0-9]+")
_STEP = 24.0  # a weight is kept as a whole number of 24ths
_RAISED = 128
_RAISING = bytes(weight % 256 for weight in range(_RAISED, _RAISED + 256))  # from a signed byte to a byte
ROWS_KEPT = 4_000


def masked_words(masked: str) -> list[str]:
    """The words of a masked text as stems; marks stay as they are."""
    return [w if w.isupper() else stem(w) for w in _TOKEN.findall(masked)]


def features(masked: str) -> tuple[list[int], list[int]]:
    """The buckets of the letter groups in a masked text's words; and of its words, its pairs, and what stands near what."""
    letters: set[int] = set()
    for word in _TOKEN.findall(masked):
        letters.update(_letter_groups(word))
    found = masked_words(masked)
    pairs = [f"w:{a} {b}" for a, b in pairwise(["<", *found, ">"])]
    near = [f"s:{min(a, b)} {max(a, b)}" for n, a in enumerate(found) for b in found[n + 1 : n + NEAR]]
    words = set(map(_bucket, [*(f"w:{w}" for w in found), *pairs, *near]))
    return sorted(letters), sorted(words)


@lru_cache(maxsize=20_000)
def _letter_groups(word: str) -> tuple[int, ...]:
    """The buckets of a word's groups of letters, with its edges; the whole of a word too short for a group."""
    edged = f" {word} "
    groups = {edged[i : i + n] for n in LETTERS for i in range(len(edged) - n + 1)}
    return tuple(_bucket(group) for group in groups)


def _bucket(text: str) -> int:
    return crc32(text.encode()) % BUCKETS


def fingerprint(examples: Sequence[tuple[str, str]]) -> str:
    """Identifies what a model is learnt from: the examples and the way they are taken apart."""
    how = json.dumps([BUCKETS, LETTERS, NEAR, sys.byteorder, sorted(set(examples))], ensure_ascii=False)
    return hashlib.sha256(how.encode()).hexdigest()


class Model:
    """Intents with their weights. `learnt_from` is the fingerprint of the examples."""

    def __init__(
        self,
        intents: list[str],
        offsets: array[int],
        classes: array[int],
        weights: array[int],
        bias: list[float],
        learnt_from: str,
    ) -> None:
        self.intents, self.weights, self.learnt_from = intents, weights, learnt_from
        self._offsets, self._classes, self._bias = offsets, classes, bias
        self._raised = weights.tobytes().translate(_RAISING)
        self._lanes = Struct(f"<{len(intents)}I")
        self._row = lru_cache(ROWS_KEPT)(self._read)

    def scores(self, masked: str) -> list[float]:
        """The probability of each intent."""
        totals = self._bias
        for buckets in features(masked):
            summed = sum(map(self._row, buckets)).to_bytes(self._lanes.size, "little")
            share, raised = 1 / (_STEP * max(1, len(buckets)) ** 0.5), _RAISED * len(buckets)
            values = self._lanes.unpack(summed)
            totals = [t + (value - raised) * share for t, value in zip(totals, values, strict=True)]
        return softmax(totals)

    def _read(self, bucket: int) -> int:
        """A bucket's weights as one long number, four bytes an intent: to add two buckets is to add two numbers.

        Each weight is raised above nought, so that no intent borrows from the one beside it.
        """
        row = bytearray((_RAISED,)) * len(self.intents)
        start, end = self._offsets[bucket], self._offsets[bucket + 1]
        for intent, weight in zip(self._classes[start:end], self._raised[start:end], strict=True):
            row[intent] = weight
        lanes = bytearray(self._lanes.size)
        lanes[::4] = row
        return int.from_bytes(lanes, "little")

    def save(self, path: Path = WEIGHTS) -> None:
        """Write the model."""
        told = {"intents": self.intents, "bias": self._bias, "learnt_from": self.learnt_from}
        packed.write(path, told, (self._offsets, self._classes, self.weights))

    @staticmethod
    def load(path: Path = WEIGHTS) -> Model:
        """Read the model that `save` wrote."""
        told, (offsets, classes, weights) = packed.read(path)
        return Model(told["intents"], offsets, classes, weights, told["bias"], told["learnt_from"])

    @staticmethod
    def pack(
        intents: list[str],
        rows: dict[int, list[float]],
        bias: list[float],
        examples: list[tuple[str, str]],
        smallest: float = 0.2,
    ) -> Model:
        """Make a model of trained rows (bucket → weight per intent); weights near nought are dropped."""
        offsets, classes, weights = array("I", [0]), array("B"), array("b")
        for bucket in range(BUCKETS):
            for n, weight in enumerate(rows.get(bucket, ())):
                if abs(weight) >= smallest:
                    classes.append(n)
                    weights.append(max(-127, min(127, round(weight * _STEP))))
            offsets.append(len(classes))
        return Model(intents, offsets, classes, weights, bias, fingerprint(examples))


def softmax(totals: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    top = max(totals)
    powers = [exp(t - top) for t in totals]
    whole = sum(powers)
    return [p / whole for p in powers]
