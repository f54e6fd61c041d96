"""Which words call an event."""

from __future__ import annotations

import re

from dialogs.understanding.normalise import words
from storage.records import PlannedEvent

_NUMBER = re.compile(r"\b(?:begivenhed|event)(?:en)?\s+(?P<number>\d{1,9})\b", re.IGNORECASE)
SHORT = 4
"""Shorter words of a title, "om" and "for", name nothing."""
LETTERS = 5
"""So long a word may be the end of a title's: "seminaret" of "læringsseminar"."""


def numbered(said: str) -> int | None:
    """The number of "begivenhed 3"."""
    found = _NUMBER.search(said)
    return int(found["number"]) if found else None


def is_called(event: PlannedEvent, said: str) -> bool:
    """True when the words name this event: by its number, or by a word of its title."""
    if (number := numbered(said)) is not None:
        return number == event.id
    given = words(said)
    title = [stem for word in event.plan.title.split() if len(word) >= SHORT for stem in words(word)]
    return any(t == g or (len(g) >= LETTERS and t.endswith(g)) for t in title for g in given)
