"""The words that tell how far something is; data in `words.yaml`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialogs import data_files
from dialogs.understanding.normalise import fold
from storage.records import StatusState, TrafficLight

DATA = Path(__file__).parent / "words.yaml"
_NEGATION = 2
"""Words: so near in front of a state, "ikke" denies it."""


class Words(Struct, frozen=True, dict=True):
    """Folded phrases by what they mean; the longest first, each as a pattern of whole words."""

    states: list[tuple[re.Pattern[str], StatusState]]
    lights: list[tuple[re.Pattern[str], TrafficLight]]
    cues: dict[str, re.Pattern[str]]
    leads: re.Pattern[str]
    fields: dict[str, str]
    nothing: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The file, read once."""
    data: dict[str, Any] = data_files.read(DATA)
    cues = ("blocker", "help", "no_help", "milestone", "not_yet", "whole", "every", "only", "later")
    return Words(
        _meanings(data["states"], StatusState),
        _meanings(data["lights"], TrafficLight),
        {name: _any(data[name]) for name in cues},
        re.compile(rf"(?:{_choices(data['leads'])})\b"),
        {fold(phrase): name for name, phrases in data["fields"].items() for phrase in phrases},
        frozenset(fold(phrase) for phrase in data["nothing"]),
    )


def _meanings(table: dict[str, list[str]], kind: Any) -> list[tuple[re.Pattern[str], Any]]:
    pairs = [(fold(phrase), kind[name]) for name, phrases in table.items() for phrase in phrases]
    return [(_whole(phrase), meaning) for phrase, meaning in sorted(pairs, key=lambda pair: -len(pair[0]))]


def _choices(phrases: list[str]) -> str:
    return "|".join(re.escape(fold(p)) for p in sorted(phrases, key=len, reverse=True))


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choices(phrases)})\b")


def _whole(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b")


def cued(kind: str, folded: str) -> bool:
    """True when one of the words of this kind stands in a folded text."""
    return bool(words().cues[kind].search(folded))


def state_in(text: str) -> StatusState | None:
    """The state that a text tells: its longest phrase, and of equal ones the last. "Ikke godkendt" tells none."""
    return _told(words().states, fold(text))


def light_in(text: str) -> TrafficLight | None:
    """The traffic light that a text names or describes."""
    return _told(words().lights, fold(text))


def _told(meanings: list[tuple[re.Pattern[str], Any]], folded: str) -> Any:
    found: list[tuple[int, int, Any]] = []
    for pattern, meaning in meanings:
        for match in pattern.finditer(folded):
            near = " ".join(folded[: match.start()].split()[-_NEGATION:])
            if not cued("not_yet", near):
                found.append((match.end() - match.start(), match.start(), meaning))
    return max(found, key=lambda f: f[:2])[2] if found else None
