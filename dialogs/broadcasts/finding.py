"""Which broadcast is meant, and the refusals that all of this shares."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.answers import Reply, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.following import asks
from dialogs.events.finding import called
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Broadcast, BroadcastState, PlannedEvent, RoleName

FOCUS = "broadcast"
STARTED = (BroadcastState.sending, BroadcastState.paused, BroadcastState.done)
RECENT = 30
"""So many broadcasts are looked through for the one that is meant."""


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


async def last_asked(turn: Turn) -> int | None:
    """The broadcast that "dem der ikke har svaret" is about: the one talked about, else the newest that asks."""
    here = turn.state.focus.get(FOCUS)
    found = await turn.uow.broadcasts.newest(STARTED, RECENT)
    asking = [b.id for b in found if asks(b)]
    return here if here in asking else next(iter(asking), None)


async def event_named(turn: Turn, said: str) -> int | None:
    """The event that "deltagerne" come to: the one named, else the one talked about, else the only one ahead."""
    found = await called(turn, said)
    return found[0].id if len(found) == 1 else None


def look_at(turn: Turn, broadcast: Broadcast) -> None:
    """Make this the broadcast that is talked about."""
    turn.state.focus[FOCUS] = broadcast.id


async def event_of(turn: Turn, broadcast: Broadcast) -> PlannedEvent | None:
    """The event that a broadcast is about, as it stands."""
    return await turn.uow.events.by_key(broadcast.draft.event) if broadcast.draft.event else None
