"""Learns the classifier from the phrases: `python -m dialogs.understanding.train`.

Run it after a change of `data/phrases/*.yaml` or `data/names.yaml`; a test fails until it was. It takes
a minute or two, uses nothing but the standard library, and always ends with the same weights.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from math import sqrt
from operator import mul
from typing import Any

import yaml

from dialogs.understanding.entities import Extractor
from dialogs.understanding.lexicon import DATA, Lexicon
from dialogs.understanding.model import Model, features, fingerprint, softmax
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
}
MOST_PER_PHRASE = 14
ROUNDS, RATE, DECAY = 16, 0.9, 2e-5
_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w)\}")


def expand(phrase: str) -> list[str]:
    """All wordings of a phrase: "(a|b)" is a choice, "[a]" may be left out."""
    parts: list[list[str]] = []
    at = 0
    for m in _CHOICE.finditer(phrase):
        parts.append([phrase[at : m.start()]])
        parts.append(m[1].split("|") if m[1] is not None else ["", *m[2].split("|")])
        at = m.end()
    parts.append([phrase[at:]])
    return [" ".join("".join(choice).split()) for choice in product(*parts)]


def phrases() -> dict[str, list[str]]:
    """The phrases of every intent, from all the files."""
    out: dict[str, list[str]] = {}
    for path in sorted((DATA / "phrases").glob("*.yaml")):
        loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for intent, given in loaded.items():
            out.setdefault(intent, []).extend(str(p) for p in given)
    return out


def apart() -> frozenset[str]:
    """Questions kept apart to measure with, folded: a wording that is one of them is not learnt from."""
    return frozenset((DATA / "apart.txt").read_text("utf-8").split("\n"))


def wordings() -> Iterator[tuple[str, str]]:
    """(intent, wording), slots still open; of a phrase with very many wordings, an even pick."""
    kept = apart()
    for intent, given in phrases().items():
        for phrase in given:
            many = expand(phrase)
            for wording in many[:: max(1, len(many) // MOST_PER_PHRASE)]:
                if fold(wording).strip(" ?!.") not in kept:
                    yield intent, wording


def filled(wording: str) -> str:
    """A wording with something in each of its slots."""
    return _SLOT.sub(lambda m: FILL[m[1]], wording)


def examples(catalogue: Catalogue) -> list[tuple[str, str]]:
    """What the classifier learns from: (intent, masked wording), each once."""
    extractor = Extractor(Lexicon(catalogue))
    today = date(2020, 1, 15)
    return list(dict.fromkeys((i, extractor.read(filled(w), today).masked) for i, w in wordings()))


def train(given: Sequence[tuple[str, str]]) -> Model:
    """Multinomial logistic regression by stochastic gradient descent."""
    intents = sorted({i for i, _ in given})
    index = {intent: n for n, intent in enumerate(intents)}
    count = [0] * len(intents)
    for intent, _ in given:
        count[index[intent]] += 1
    data = []
    for intent, masked in given:
        letters, words = features(masked)
        share = [(b, 1 / sqrt(max(1, len(letters)))) for b in letters] + [
            (b, 1 / sqrt(max(1, len(words)))) for b in words
        ]
        # Large intents must not drown small ones, but keep some of their weight.
        data.append(
            (index[intent], [b for b, _ in share], [s for _, s in share], (40 / count[index[intent]]) ** 0.35)
        )
    rows: dict[int, list[float]] = {b: [0.0] * len(intents) for _, buckets, _, _ in data for b in buckets}
    bias = [0.0] * len(intents)
    order = random.Random(7)
    for turn in range(ROUNDS):
        order.shuffle(data)
        rate = RATE / (1 + turn * 0.25)
        for target, buckets, shares, weight in data:
            _learn(rows, bias, target, buckets, shares, rate * weight)
        for row in rows.values():
            row[:] = [w * (1 - DECAY * len(data) * rate) for w in row]
    return Model.pack(intents, rows, bias, list(given))


def _learn(
    rows: dict[int, list[float]],
    bias: list[float],
    target: int,
    buckets: list[int],
    shares: list[float],
    rate: float,
) -> None:
    held = [rows[b] for b in buckets]
    totals = [
        b + sum(map(mul, column, shares)) for b, column in zip(bias, zip(*held, strict=True), strict=True)
    ]
    chances = softmax(totals)
    for n, chance in enumerate(chances):
        error = (1.0 if n == target else 0.0) - chance
        if abs(error) < 0.003:
            continue
        step = rate * error
        bias[n] += step * 0.1
        for row, share in zip(held, shares, strict=True):
            row[n] += step * share


def is_fresh(model: Model, catalogue: Catalogue) -> bool:
    """True when the model was learnt from the phrases and names as they are now."""
    return model.learnt_from == fingerprint(examples(catalogue))


def main() -> None:
    """Learn and write the weights."""
    given = examples(load(builtin()))
    model = train(given)
    model.save()
    print(f"{len(given)} phrases, {len(model.intents)} intents, {len(model.weights)} weights")


if __name__ == "__main__":
    main()
