"""Keeps citizens out of the data, and sees when somebody is in acute crisis.

`check(text)` is pure and takes time linear in the length of the text. Call it before anything is written:
state, deduplication, jobs, logs, file names. A crisis goes before a CPR number, which goes before a citizen.
"""

from __future__ import annotations

from dialogs.guard.citizen import find_citizen
from dialogs.guard.cpr import find_cpr
from dialogs.guard.crisis import find_crisis
from dialogs.guard.finding import Finding

__all__ = ["Finding", "check"]


def check(text: str) -> Finding | None:
    """The gravest finding in the text, or None when it can be kept."""
    if spans := find_crisis(text):
        return Finding("crisis", spans, certain=True)
    if spans := find_cpr(text):
        return Finding("cpr", spans, certain=True)
    if spans := find_citizen(text):
        return Finding("citizen", spans, certain=False)
    return None
