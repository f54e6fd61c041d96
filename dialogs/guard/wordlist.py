"""The guard's words, kept as data beside the code, and how a text is made comparable with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from dialogs import data_files

# Danish without its letters is common on foreign keyboards; these make "dø", "doe" and "do" one word.
_FOLDS = (
    ("æ", "a"),
    ("ø", "o"),
    ("å", "a"),
    ("ae", "a"),
    ("oe", "o"),
    ("aa", "a"),
    ("ö", "o"),
    ("ä", "a"),
    ("é", "e"),
    ("'", ""),
    ("’", ""),
    ("´", ""),
)
_CLASS = re.compile(r"\{([a-z_]+)\}")


@cache
def _all() -> dict[str, Any]:
    return dict(data_files.read(Path(__file__).parent / "words.yaml"))


def words(area: str) -> dict[str, Any]:
    """The lists of one area of words.yaml."""
    return dict(_all()[area])


def fold(text: str) -> str:
    """Lower case, with the Danish letters and their spellings-out as plain ones."""
    text = text.lower()
    for letters, plain in _FOLDS:
        text = text.replace(letters, plain)
    return text


def rule(pattern: str, classes: dict[str, str]) -> re.Pattern[str]:
    """A rule of words.yaml compiled, its {class} names filled in and its letters folded."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda name: classes[name.group(1)], pattern)
    return re.compile(fold(pattern))


def rules(patterns: Iterable[str], classes: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(rule(pattern, classes) for pattern in patterns)
