"""Which report a file is: by the template whose headings it has, and what its title page and name say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dialogs.documents.placing import place
from dialogs.services import Fetched
from dialogs.turn_context import Turn
from storage.catalogue.records import Template

FRONT_LINES = 12
LONGEST = 200
_BETWEEN = re.compile(r"[_–—·|,;:()\[\]-]+")


class Meant(Struct, frozen=True):
    """What a file tells of its report; None where it tells nothing, or more than one thing."""

    template: Template
    initiative: int | None
    cluster: str | None
    answers: int


def recognised(turn: Turn, found: Fetched) -> Meant:
    """What this file is. The template is the one that most texts fit; the default where none fits better."""
    counts = {t.key: len(place(t, found.outline).pieces) for t in turn.catalogue.templates.values()}
    best = max(
        turn.catalogue.templates.values(), key=lambda t: (counts[t.key], t.default, t.one_per != "meeting")
    )
    initiatives: list[int] = []
    clusters: list[str] = []
    for line in (*_front(found.outline), found.name.rpartition(".")[0] or found.name):
        slots = turn.slots_in(_BETWEEN.sub(" ", line))
        initiatives = initiatives or _all(slots, "initiative")
        clusters = clusters or _all(slots, "cluster")
    return Meant(best, _only(initiatives), _only(clusters), counts[best.key])


def _front(outline: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The first lines of the file: its first slide with a word on it, or how the document begins."""
    groups = [g for g in outline if g["head"].strip() or any(line.strip() for line in g["lines"])]
    lines = [
        part.strip()
        for group in groups[:FRONT_LINES]
        if group["slide"] == groups[0]["slide"]
        for words in (group["head"], *group["lines"])
        for part in words.split("\n")
    ]
    yield from [line for line in lines if line and len(line) <= LONGEST][:FRONT_LINES]


def _all(slots: Mapping[str, Any], kind: str) -> list[Any]:
    return list(slots.get(f"{kind}s") or [slots[kind]] if kind in slots else [])


def _only(found: Sequence[Any]) -> Any:
    return found[0] if len(found) == 1 else None
