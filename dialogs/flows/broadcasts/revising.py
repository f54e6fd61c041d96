"""Corrections to a draft while it waits for its yes, and while it is what is talked about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dialogs.answers import Reply
from dialogs.broadcasts.deadlines import moment_at
from dialogs.broadcasts.finding import FOCUS, UNSENT
from dialogs.broadcasts.revising import later, revised
from dialogs.flows.broadcasts.composing import ask_next
from dialogs.flows.broadcasts.scheduling import planned, time_told
from dialogs.turn_context import Turn
from dialogs.understanding.moments import read, time_in
from dialogs.understanding.recognition import Recognition
from storage.denmark import DENMARK
from storage.records import Broadcast, RoleName

MOST_WORDS = 6
"""Words: so short an answer to the question for a time may be another time, without saying so."""


async def adjust(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """What waits for a yes to be sent or planned, as these words change it; None where they do not."""
    draft = await _mine_to_write(turn, data["broadcast"])
    return None if draft is None else await _changed(turn, draft, words, data.get("at"))


async def guess(turn: Turn, recognition: Recognition) -> Reply | None:
    """Words that nothing else was made of, about the draft that is talked about."""
    number = turn.state.focus.get(FOCUS)
    draft = await _mine_to_write(turn, number) if isinstance(number, int) else None
    return None if draft is None else await _changed(turn, draft, recognition.text, None)


async def _mine_to_write(turn: Turn, number: int) -> Broadcast | None:
    draft = await turn.uow.broadcasts.get(number) if turn.has(RoleName.secretariat) else None
    return draft if draft is not None and draft.state in UNSENT else None


async def _changed(turn: Turn, draft: Broadcast, words: str, at: str | None) -> Reply | None:
    when = later(words) or (words if at and len(words.split()) <= MOST_WORDS else "")
    if time := _at_that_time(turn, when, at):
        return await planned(turn, draft, time)
    made = await revised(turn, draft, words)
    if made is None:
        return None
    said, unknown = made
    return await ask_next(turn, await turn.uow.broadcasts.change(draft.id, draft.revision, said), unknown)


def _at_that_time(turn: Turn, words: str, at: str | None) -> str | None:
    """The words, where they name a time; a time of the day alone is on the day that was proposed."""
    if not words or time_told(turn, words) is None:
        return None
    begins, _ = time_in(words)
    if at and begins and read(words, turn.clock.today()) is None:
        day = datetime.fromisoformat(at).astimezone(DENMARK).date()
        there = moment_at(day, begins).astimezone(DENMARK)
        return turn.say("cast-at", day=f"{there:%d.%m.%Y}", clock=f"{there:%H.%M}")
    return words
