"""Takes out of a question what does not change its meaning: greetings before it, "kan du sige mig", "egentlig"."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogs.understanding.normalise import fold
from dialogs.understanding.passages import words_file

_ASKING = r"(?=(?:hvad|hvem|hvis|hvor\w*|hvilke\w*|om|what|who|when|where|how|which|why|whether|if) )"


def plain(masked: str) -> str:
    """A masked text without idle words; the text itself where nothing else would be left."""
    openings, fillers = _patterns()
    text, before = masked, ""
    while text != before:
        before = text
        for pattern in openings:
            text = pattern.sub("", text, count=1)
    left = " ".join(w for w in text.split() if w not in fillers)
    return left or text


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], ...], frozenset[str]]:
    data = words_file()
    openings = [re.compile(f"^{fold(one)}") for one in data["openings"]]
    openings += [re.compile(f"^(?:{fold(one)}) {_ASKING}") for one in data["questions"]]
    return tuple(openings), frozenset(fold(data["fillers"]).split())
