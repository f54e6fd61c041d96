"""What each intent is: a thing to do or a question, and how it may be suggested (`data/intents.yaml`)."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from msgspec import Struct

from dialogs import data_files
from dialogs.understanding.lexicon import DATA

NEEDS_INITIATIVE = frozenset({"initiative_info", "initiative_anchor", "initiative_time"})
"""What is about an initiative, so that the one that was spoken of is meant where none is named."""


class Intent(Struct, frozen=True):
    """`do`: to be done rather than answered. `offered`: may stand on a button, and there `about` what the
    question mentions, if that has what it `needs`. `again`: "og i Randers?" can ask for it once more.
    `to`: who may do it, so that nobody else is offered it. `general`: one answer to many questions, so that
    a near one of the secretariat's is asked about first."""

    do: bool = False
    offered: bool = False
    about: bool = False
    again: bool = False
    general: bool = False
    needs: str | None = None
    to: str = "everybody"

    def fits(self, slots: Container[str]) -> bool:
        """True when it may be suggested to somebody whose question mentions this."""
        return self.offered and (self.needs is None or self.needs in slots)


@lru_cache(maxsize=1)
def intents() -> dict[str, Intent]:
    """All intents by name."""
    loaded = data_files.read(DATA / "intents.yaml")
    return {name: Intent(**told) for name, told in loaded.items()}


def intent(name: str | None) -> Intent:
    """One intent; a name that nobody knows is a question that is never suggested."""
    return intents().get(name or "", Intent())
