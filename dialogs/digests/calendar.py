"""The events and deadlines that a digest tells of, and that a rule can stand before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dialogs.understanding.answering.calendar import days
from dialogs.understanding.normalise import fold
from storage.catalogue.records import Catalogue, Event

MOST = 4
NOT_COMING = frozenset(
    [
        *("dokument", "periode", "oevrig", "ikrafttraedelse", "godkendelse", "status"),
        *("opstart", "afproevning", "afklaring", "afslutning"),
    ]
)
"""What nobody meets for or hands in."""
TYPES = {
    "klyngemoede": ("klyngemoede",),
    "laeringsseminar": ("seminar",),
    "konference": ("konference",),
    "workshop": ("workshop",),
    "frist": ("frist",),
}
TITLES = {
    "klyngestyregruppemoede": re.compile(r"\bklyngestyregruppe"),
    "styregruppemoede": re.compile(r"\bstyregruppe"),
    "temadag": re.compile(r"temadag"),
}
ANY_MEETING = "moede"
MEETINGS = ("klyngestyregruppemoede", "styregruppemoede", "klyngemoede")


def coming(catalogue: Catalogue, cluster: str | None, today: date, soon: int) -> list[dict[str, Any]]:
    """What is next for a cluster, or for all, in the documents' own precision."""
    found = []
    for event in catalogue.events.values():
        span = days(event.date)
        if (
            span is None
            or span[1] < today
            or event.type in NOT_COMING
            or not _concerns(catalogue, event, cluster)
        ):
            continue
        near = span[0] <= today + timedelta(days=soon)
        found.append((span, {"key": event.key, "title": event.title, "when": event.date.text, "soon": near}))
    return [told for _, told in sorted(found, key=lambda pair: pair[0])[:MOST]]


def meeting_days(catalogue: Catalogue, kind: str, cluster: str | None) -> list[date]:
    """The days of the events of a kind that have one day; the others have no day to count from."""
    return [
        span[0]
        for event in _of_kind(catalogue, kind, cluster)
        if (span := days(event.date)) and span[0] == span[1]
    ]


def held(catalogue: Catalogue, kind: str, cluster: str | None) -> list[tuple[date, str]]:
    """The first day that each event of a kind can have been on, and the event with its date as the documents tell it.

    Of `ANY_MEETING` those of all kinds.
    """
    kinds = MEETINGS if kind == ANY_MEETING else (kind,)
    found = {e.key: e for one in kinds for e in _of_kind(catalogue, one, cluster)}
    return [
        (span[0], f"{e.title}, {e.date.text or e.date.start}")
        for e in found.values()
        if (span := days(e.date))
    ]


def _of_kind(catalogue: Catalogue, kind: str, cluster: str | None) -> Iterator[Event]:
    for event in catalogue.events.values():
        if event.type in NOT_COMING:
            continue
        title = fold(event.title)
        named = kind in TITLES and event.type != "frist" and TITLES[kind].search(title)
        if (named or event.type in TYPES.get(kind, ())) and _concerns(catalogue, event, cluster):
            yield event


def _concerns(catalogue: Catalogue, event: Event, cluster: str | None) -> bool:
    """True for what names this cluster, else for what is about one of its initiatives, else for what is for all."""
    if cluster is None or event.clusters:
        return cluster is None or cluster in event.clusters
    tried = {n for a in catalogue.anchorings.values() if a.of_cluster(cluster) for n in a.initiatives}
    return not event.initiatives or not tried.isdisjoint(event.initiatives)


def next_meeting(catalogue: Catalogue, kind: str, cluster: str, today: date) -> Event | None:
    """The first event of a kind that is still ahead and whose day is known."""
    found = ((days(event.date), event) for event in _of_kind(catalogue, kind, cluster))
    ahead = [(span[0], event) for span, event in found if span and span[0] == span[1] >= today]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None
