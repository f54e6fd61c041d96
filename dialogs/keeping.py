"""What is kept about a person between turns, and beside it the texts that have no place yet.

Those may be many and long, and few turns need them: they lie in a row of their own, and the state only says
how many there are.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dialogs.state import State
from storage.records import StateRecord
from storage.unit_of_work import UnitOfWork

Where = tuple[str, str, str]  # tenant, conversation, person
BESIDE = "held:"


def read(record: StateRecord, where: Where) -> State:
    """The state that was loaded from there."""
    state = State.from_json(record.body, record.revision)
    state.where = where
    return state


async def load(uow: UnitOfWork, where: Where) -> State:
    """The state of a person in a conversation; a new one where there was none."""
    return read(await uow.states.load(*where), where)


async def save(uow: UnitOfWork, state: State, now: datetime) -> None:
    """Save it where it came from, with the texts that were put aside or taken back. Conflict as in `uow.states`."""
    if state.held or state.all_held:
        await _save_held(uow, state, now)
    body = state.to_json()
    if body or state.revision:
        await uow.states.save(*state.where, body, state.revision, now)


async def held(uow: UnitOfWork, state: State) -> list[dict[str, Any]]:
    """All texts without a place, the oldest first. What is taken out of the list goes when the state is saved."""
    if not state.all_held:
        record = await uow.states.load(*_beside(state.where))
        state.held[:0] = record.body.get("texts", [])
        state.all_held = True
    return state.held


async def _save_held(uow: UnitOfWork, state: State, now: datetime) -> None:
    where = _beside(state.where)
    record = await uow.states.load(*where)
    before = [] if state.all_held else record.body.get("texts", [])
    texts = [*before, *state.held]
    if texts != record.body.get("texts", []):
        await uow.states.save(*where, {"texts": texts}, record.revision, now)
    state.held, state.held_before, state.all_held = [], len(texts), False


def _beside(where: Where) -> Where:
    tenant, conversation, person = where
    return tenant, BESIDE + conversation, person
