"""Which initiatives there are: all, those of a place, of a group of people, of a time, and those that wait."""

from __future__ import annotations

import re
from datetime import date

from dialogs.understanding.answering import documents
from dialogs.understanding.answering.anchoring import of_place, titled_rows
from dialogs.understanding.answering.calendar import days
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import fold
from dialogs.understanding.passages import of_field, words_file

_INITIATIVES = re.compile(r"\b(?:initiativ|init\b|initiative)", re.IGNORECASE)


async def listing(told: Told) -> None:
    """Which initiatives there are, or those of a place or a group of people."""
    if told.place():
        of_place(told)
        return
    if told.slots.get("org") == "alliance" and not _INITIATIVES.search(told.seen.text):
        documents.alliance(told)
        return
    if _waiting(told) or _in_time(told):
        return
    asked, cues_of = fold(told.seen.text), words_file()["groups"]
    chosen = next((key for key, cues in cues_of.items() if any(fold(c) in asked for c in cues)), None)
    groups = [g for g in told.catalogue.target_groups.values() if chosen is None or g.key.startswith(chosen)]
    rest = [i for i in told.catalogue.initiatives.values() if i.target_group is None and chosen is None]
    told.line("answer-count", count=sum(len(g.initiatives) for g in groups) + len(rest))
    for group in groups:
        told.line("answer-heading", title=group.name)
        told.rows((str(n), told.catalogue.initiatives[n].title) for n in group.initiatives)
        told.cite(group.source[:1])
    if rest:
        told.line("answer-no-group")
    for initiative in rest:
        told.rows(((str(initiative.number), initiative.title),)).cite(of_field(initiative.source, "title"))


def _waiting(told: Told) -> bool:
    """Those that no cluster had taken up, and what became of them; False where that is not asked for."""
    if not told.says("waiting"):
        return False
    anchorings = told.catalogue.anchorings.values()
    waiting = {n for a in anchorings if a.party is None for n in a.initiatives}
    told.line("answer-waiting", count=len(waiting))
    titled_rows(told, [a for a in anchorings if waiting & set(a.initiatives)], named=True)
    told.overview()
    return True


def _in_time(told: Told) -> bool:
    """Those that start, or are reported, in the time that the question names; False where it names none."""
    if not (asked := told.slots.get("date")):
        return False
    first, last = (date.fromisoformat(part) for part in (asked.split("/") * 2)[:2])
    field = "expected_reporting" if told.says("reporting") else "start"
    found = [
        (one, when)
        for one in told.catalogue.initiatives.values()
        if (when := getattr(one, field)) and (span := days(when)) and first <= span[0] <= last
    ]
    told.line(f"answer-in-time-{'reported' if field != 'start' else 'start'}", count=len(found))
    for one, when in found:
        told.rows(((str(one.number), f"{one.title} – {when.text}"),))
        told.cite(of_field(one.source, field)[:1])
    told.overview()
    return True
