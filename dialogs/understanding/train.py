"""Learns the classifier from the phrases: `python -m dialogs.understanding.train`.

Run it after a change of `data/phrases/*.yaml`, `data/names.yaml` or `data/words.yaml`; a test fails until it was. It
takes a few minutes, uses nothing but the standard library, and always ends with the same weights.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from math import log, prod, sqrt
from operator import mul
from typing import Any

from msgspec import Struct

from dialogs import data_files
from dialogs.understanding.entities import Extractor
from dialogs.understanding.lexicon import DATA, Lexicon
from dialogs.understanding.model import Model, features, fingerprint, softmax
from dialogs.understanding.neighbours import Neighbours
from dialogs.understanding.normalise import fold
from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue

# One value for each slot is enough, since what is mentioned is masked before it is learnt from.
FILL = {
    "i": "initiativ 6",
    "c": "vestklyngen",
    "m": "viborg kommune",
    "e": "læringsseminaret",
    "p": "tina ebler",
    "o": "kosu",
    "d": "i morgen",
    "t": "dobbeltdiagnose",
    "x": "odense",
    "a": "navn@eksempel.dk",
}
FEWEST, MOST = 12, 24
AS_SAID = 2.2
"""How much more is learnt from a phrase as somebody wrote it than from one of a pattern's many wordings."""
ROUNDS, RATE, DECAY = 6, 2.5, 0.02
# What is this little off is learnt, and rests for so many rounds.
LEARNT, REST = 0.1, 4
LEFT_OUT = 0.25
"""The share of an example's features that is left out at each step, so that no meaning hangs on a single word."""
OF_WORDS = 1.3
"""How much more a word, a pair or a neighbourhood counts than a group of letters."""
_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w)\}")
Features = tuple[list[int], list[int]]
"""The buckets of a text's groups of letters, and of its words."""


def expand(phrase: str) -> list[str]:
    """Wordings of a phrase: "(a|b)" is a choice, "[a]" may be left out.

    All there are; or where they are very many, a pick in which every choice is made about equally often.
    """
    parts = list(_parts(phrase))
    if prod(map(len, parts)) <= FEWEST:
        return [_joined(choice) for choice in product(*parts)]
    size = min(MOST, max(FEWEST, *map(len, parts)))
    chance = random.Random(phrase)
    columns = []
    for part in parts:
        column = [part[n % len(part)] for n in range(size)]
        chance.shuffle(column)
        columns.append(column)
    return list(dict.fromkeys(_joined(choice) for choice in zip(*columns, strict=True)))


def _parts(phrase: str) -> Iterator[list[str]]:
    at = 0
    for m in _CHOICE.finditer(phrase):
        yield [phrase[at : m.start()]]
        yield m[1].split("|") if m[1] is not None else ["", *m[2].split("|")]
        at = m.end()
    yield [phrase[at:]]


def _joined(choice: Iterable[str]) -> str:
    return " ".join("".join(choice).split())


def phrases() -> dict[str, list[str]]:
    """The phrases of every intent, from all the files."""
    out: dict[str, list[str]] = {}
    for path in sorted((DATA / "phrases").glob("*.yaml")):
        loaded: dict[str, Any] = data_files.read(path)
        for intent, given in loaded.items():
            out.setdefault(intent, []).extend(str(p) for p in given)
    return out


def apart() -> frozenset[str]:
    """Questions kept apart to measure with, folded: a wording that is one of them is not learnt from.

    What is only a word or two, as "godmorgen", is nobody's own, and is learnt.
    """
    return frozenset(q for q in (DATA / "apart.txt").read_text("utf-8").split("\n") if len(q.split()) > 2)


def wordings() -> Iterator[tuple[str, str, float]]:
    """(intent, wording, how much it counts), slots still open."""
    kept = apart()
    for intent, given in phrases().items():
        for phrase in given:
            expanded = expand(phrase)
            for wording in expanded:
                if fold(wording).strip(" ?!.") not in kept:
                    yield intent, wording, AS_SAID if len(expanded) == 1 else 1.0


def filled(wording: str) -> str:
    """A wording with something in each of its slots."""
    return _SLOT.sub(lambda m: FILL[m[1]], wording)


def examples(catalogue: Catalogue) -> dict[tuple[str, str], float]:
    """What is learnt from: each (intent, masked wording), and how much it counts."""
    extractor = Extractor(Lexicon(catalogue))
    today = date(2020, 1, 15)
    given: dict[tuple[str, str], float] = {}
    for intent, wording, counts in wordings():
        one = intent, extractor.read(filled(wording), today).masked
        given[one] = max(counts, given.get(one, 0.0))
    return given


class _Example(Struct):
    target: int
    buckets: list[int]
    shares: list[float]
    counts: float
    rests_until: int = 0


def train(given: Mapping[tuple[str, str], float]) -> Model:
    """Multinomial logistic regression by stochastic gradient descent."""
    intents = sorted({i for i, _ in given})
    index = {intent: n for n, intent in enumerate(intents)}
    found = {masked: features(masked) for _, masked in given}
    telling = _telling(list(found.values()))
    data = [
        _example(index[intent], found[masked], telling, counts) for (intent, masked), counts in given.items()
    ]
    rows = {b: [0.0] * len(intents) for b in telling}
    bias = [0.0] * len(intents)
    drawn = random.Random(7)
    for turn in range(ROUNDS):
        drawn.shuffle(data)
        rate = RATE / (1 + turn * 0.25)
        for one in data:
            if one.rests_until <= turn and _learn(rows, bias, one, rate, drawn) < LEARNT:
                one.rests_until = turn + REST
        for row in rows.values():
            row[:] = [w * (1 - DECAY * rate) for w in row]
    told = {b: [w * telling[b] for w in row] for b, row in rows.items()}
    return Model.pack(intents, told, bias, list(given))


def _telling(found: Sequence[Features]) -> dict[int, float]:
    """How much each bucket tells: the rarer the more, about one on average. It becomes part of the weights."""
    words = {b for _, these in found for b in these}
    count = Counter(b for both in found for these in both for b in these)
    rare = {b: sqrt(log(1 + len(found) / n)) for b, n in count.items()}
    mean = sum(rare.values()) / len(rare)
    return {b: r / mean * (OF_WORDS if b in words else 1.0) for b, r in rare.items()}


def _example(target: int, found: Features, telling: Mapping[int, float], counts: float) -> _Example:
    shares = [telling[b] / sqrt(len(these)) for these in found for b in these]
    return _Example(target, [b for these in found for b in these], shares, counts)


def _learn(
    rows: Mapping[int, list[float]], bias: list[float], one: _Example, rate: float, drawn: random.Random
) -> float:
    """One step towards the right intent, some features left out; how far off it was before, 0..1."""
    kept = [n for n in range(len(one.buckets)) if drawn.random() >= LEFT_OUT]
    held = [rows[one.buckets[n]] for n in kept]
    shares = [one.shares[n] / (1 - LEFT_OUT) for n in kept]
    columns = zip(*held, strict=True) if held else ((),) * len(bias)
    totals = [b + sum(map(mul, column, shares)) for b, column in zip(bias, columns, strict=True)]
    chances = softmax(totals)
    for n, chance in enumerate(chances):
        error = (1.0 if n == one.target else 0.0) - chance
        if abs(error) < 0.003:
            continue
        step = rate * one.counts * error
        bias[n] += step * 0.1
        for row, share in zip(held, shares, strict=True):
            row[n] += step * share
    return 1.0 - chances[one.target]


def is_fresh(learnt: Model | Neighbours, catalogue: Catalogue) -> bool:
    """True when this was learnt from the phrases and names as they are now."""
    return learnt.learnt_from == fingerprint(list(examples(catalogue)))


def main() -> None:
    """Learn, and write the weights and the index of the phrases."""
    given = examples(load(builtin()))
    model = train(given)
    model.save()
    Neighbours.of(list(given)).save()
    print(f"{len(given)} phrases, {len(model.intents)} intents, {len(model.weights)} weights")


if __name__ == "__main__":
    main()
