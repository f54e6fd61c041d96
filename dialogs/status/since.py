"""Since when: "siden 1. september", "de sidste 14 dage", "siden sidste klyngestyregruppemøde"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from dialogs.digests.calendar import ANY_MEETING, held
from dialogs.digests.reading import meeting_in
from dialogs.status.days import first_day, told_day
from dialogs.status.standing import sees
from dialogs.turn_context import Turn
from dialogs.understanding.dates import NUMBER_NAMES, NUMBER_WORDS, WEEKDAY_NAMES
from dialogs.understanding.normalise import fold

_LENGTHS = {
    "dag": 1,
    "dogn": 1,
    "day": 1,
    "uge": 7,
    "week": 7,
    "maned": 30,
    "month": 30,
    "ar": 365,
    "year": 365,
}
_COUNT = rf"\d{{1,3}}|{NUMBER_NAMES}|par|couple of|couple"
_AGO = re.compile(
    rf"\b(?:siste|sidste|seneste|forrige|last|past)\s+(?:(?P<count>{_COUNT})\s+)?"
    rf"(?P<unit>{'|'.join(_LENGTHS)})(?:e|en|er|s|n|r)?\b"
)
_WEEKDAY = re.compile(rf"\b(?:siden|since)\s+(?:\w+\s+)?(?:{WEEKDAY_NAMES})\b(?!\s+(?:d|den|the)?\b\.?\s*\d)")
_YEAR = re.compile(r"\b(?:siden|since)\s+(?P<year>(?:19|20)\d\d)\b")
_MEETING = re.compile(r"\b(?:mode|modet|moder|moderne|meeting)\b")
_NAMED = re.compile(r"\b(?:siden|since)\s+(?P<what>.+)$")
_LAST_TIME = frozenset(
    [
        "sidst",
        "last",
        "time",
        "jeg",
        "kiggede",
        "spurgte",
        "var",
        "her",
        "i",
        "vi",
        "the",
        "sas",
        "modtes",
        "talte",
        "we",
        "looked",
        "met",
        "asked",
    ]
)


class Since(Struct, frozen=True):
    """The day it begins, and the meeting that it was named by."""

    first: date
    meeting: str | None = None


async def since(turn: Turn, words: str, cluster: str | None) -> Since | None:
    """What these words name; None: nothing, or the time that the asker last looked."""
    today, folded = turn.clock.today(), fold(words)
    if kind := meeting_in(folded) or (ANY_MEETING if _MEETING.search(folded) else None):
        return await _meeting(turn, kind, cluster, today)
    if told := told_day(words, today):
        return Since(_gone(first_day(told), today, weekly=bool(_WEEKDAY.search(folded))))
    if found := _AGO.search(folded):
        return Since(today - timedelta(days=_count(found["count"] or "1") * _LENGTHS[found["unit"]]))
    if found := _YEAR.search(folded):
        return Since(date(int(found["year"]), 1, 1))
    return None


def _count(said: str) -> int:
    """ "Tolv", "12", "par"."""
    return int(said) if said.isdigit() else NUMBER_WORDS.get(said, 2)


def _gone(day: date, today: date, weekly: bool) -> date:
    """The day before today that is meant, by its weekday or its date: both are otherwise read as days to come."""
    while day > today:
        day -= relativedelta(weeks=1) if weekly else relativedelta(years=1)
    return day


def unknown(words: str) -> str | None:
    """What stands after "siden" and is neither "sidst" nor anything that was found."""
    found = _NAMED.search(words.strip(" ?.!"))
    named = set(fold(found["what"]).split()) if found else set()
    return found["what"] if found and not named <= _LAST_TIME else None


async def _meeting(turn: Turn, kind: str, cluster: str | None, today: date) -> Since | None:
    """The newest of its kind that has been: an event, or a meeting that an agenda item is for."""
    found = [(day, title) for day, title in held(turn.catalogue, kind, cluster) if day <= today]
    if kind in (ANY_MEETING, "klyngestyregruppemoede"):
        items = [
            r for r in await turn.uow.reports.list(cluster=cluster) if sees(turn.person, r.key.cluster or "")
        ]
        found += _of_items((r.key.meeting for r in items), today)
    return Since(*max(found)) if found else None


def _of_items(named: Iterable[str | None], today: date) -> Iterator[tuple[date, str]]:
    for meeting in named:
        told = told_day(meeting or "", today)
        if meeting and told and len(told) == 10 and first_day(told) <= today:
            yield first_day(told), meeting
