"""Texts that a broadcast can begin with; data in `data/templates.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialogs import data_files
from storage.records import BroadcastKind


class Wording(Struct, frozen=True):
    """A title and a text to begin with."""

    key: str
    kind: BroadcastKind
    title: str
    text: str


@lru_cache(maxsize=2)
def wordings(language: str) -> tuple[Wording, ...]:
    """Every template in a language; anything but "en" is Danish."""
    path = Path(__file__).parent / "data" / "templates.yaml"
    data: dict[str, Any] = data_files.read(path)
    tongue = "en" if language == "en" else "da"
    return tuple(
        Wording(t["key"], BroadcastKind(t["kind"]), t[tongue]["title"], t[tongue]["text"])
        for t in data["templates"]
    )


def wording(language: str, key: str) -> Wording | None:
    """One of them by its key."""
    return next((w for w in wordings(language) if w.key == key), None)
