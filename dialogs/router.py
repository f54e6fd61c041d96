"""Which flow answers what. The tables are the list of everything that can be said, pressed or confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from dialogs.routes import (
    agenda,
    broadcasts,
    channels,
    comments,
    communities,
    documents,
    events,
    helping,
    persondata,
    questions,
    reports,
    secretariat,
    status,
)
from dialogs.routes.table import FormRoute, Handler, Routes, Settler, Taker, Understood, Unsure

AREAS: tuple[Routes, ...] = (
    broadcasts.ROUTES,
    channels.ROUTES,
    comments.ROUTES,
    events.ROUTES,
    helping.ROUTES,
    persondata.ROUTES,
    questions.ROUTES,
    reports.ROUTES,
    secretariat.ROUTES,
    communities.ROUTES,
    agenda.ROUTES,
    status.ROUTES,
    documents.ROUTES,
)

T = TypeVar("T")


def _joined(tables: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """One table of many. A name that stands in two would hide one flow behind another."""
    out: dict[str, T] = {}
    for table in tables:
        assert not (twice := out.keys() & table.keys()), twice
        out.update(table)
    return out


ACTS: dict[str, Handler] = _joined(area.acts for area in AREAS)
INTENTS: dict[str, Understood] = _joined(area.intents for area in AREAS)
"""Intents that are things to do; all others are questions."""

OF_REPORTS = frozenset(reports.ROUTES.intents)
"""What can be done with reports; where one is written, such words are its answer only when they are said to be."""

PUBLIC = frozenset[str]().union(*(area.public for area in AREAS))
ON_REQUEST = frozenset[str]().union(*(area.on_request for area in AREAS))
PRESSED: dict[str, frozenset[str]] = _joined(area.pressed for area in AREAS)
PRESSED_AMONG_OTHERS = frozenset[str]().union(*(area.pressed_among_others for area in AREAS))
SETTLE: dict[str, tuple[Settler, tuple[str, ...]]] = _joined(area.settle for area in AREAS)
UNSURE: tuple[Unsure, ...] = tuple(one for area in AREAS for one in area.unsure)
ADJUST: dict[str, Taker] = _joined(area.adjust for area in AREAS)
TAKE: dict[str, Taker] = _joined(area.take for area in AREAS)
FORMS: dict[str, FormRoute] = _joined(area.forms for area in AREAS)
FILED = tuple(one for area in AREAS for one in area.filed)
STRAY = tuple(taker for area in AREAS for taker in area.stray)

ASKED_ONLY = frozenset({"skip", "keep", "back", "not_relevant"})
"""Buttons about the question that is asked; on an older card they are stale."""

NUMBERS = frozenset({"page", "block", "number", "read"})
"""The slots that a button may carry as a number below a thousand million."""

KEYS = frozenset({"cluster", "kind", "key"})
"""The slots that a button may carry as a key of the catalogue or of an area's own."""
