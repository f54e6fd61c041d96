"""Which broadcast is meant, and the refusals that all of this shares."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.answers import Reply, text
from dialogs.broadcasts.buttons import press
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Broadcast, BroadcastState, PlannedEvent, RoleName

FOCUS = "broadcast"


async def refused(turn: Turn, what: str) -> Reply | None:
    """None for the secretariat, who alone sends; anybody else is told so, and that they tried is noted."""
    if turn.has(RoleName.secretariat):
        return None
    await turn.audit("broadcast_refused", what)
    return access.only_secretariat(turn)


async def meant(turn: Turn, steer: Act, states: Collection[BroadcastState] = ()) -> Broadcast | Reply:
    """The broadcast of the number that was given; else the one talked about; else the newest in these states."""
    number = steer.slots.get("number") or turn.state.focus.get(FOCUS)
    found = await turn.uow.broadcasts.get(int(number)) if number else None
    if found is None and not steer.slots.get("number"):
        found = next(iter(await turn.uow.broadcasts.newest(states, 1)), None)
    if found is None:
        return Reply((text(turn.say("cast-none")),), (press(turn, "cast_new"), act(turn, "help")))
    look_at(turn, found)
    return found


def look_at(turn: Turn, broadcast: Broadcast) -> None:
    """Make this the broadcast that is talked about."""
    turn.state.focus[FOCUS] = broadcast.id


async def event_of(turn: Turn, broadcast: Broadcast) -> PlannedEvent | None:
    """The event that a broadcast is about, as it stands."""
    return await turn.uow.events.by_key(broadcast.draft.event) if broadcast.draft.event else None
