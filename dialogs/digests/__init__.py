"""Digests: when one is due, what it tells, and how it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogs.digests.rules import Rule


def rule_in(words: str, today: date, alone: bool = True) -> Rule | None:
    """The rule that words tell; see `reading`, which is loaded on use: its expressions take long to compile."""
    from dialogs.digests.reading import read

    return read(words, today, alone)
