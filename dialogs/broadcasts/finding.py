"""Which broadcast is meant, and the refusals that all of this shares: of the secretariat, and of recipients."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.following import asks
from dialogs.events.finding import called
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Broadcast, BroadcastKind, BroadcastState, PlannedEvent, RoleName

FOCUS = "broadcast"
UNSENT = (BroadcastState.draft, BroadcastState.scheduled)
STARTED = (BroadcastState.sending, BroadcastState.paused, BroadcastState.done)
OVER = (BroadcastState.withdrawn, BroadcastState.cancelled)
RECENT = 30
"""So many broadcasts are looked through for the one that is meant."""


async def refused(turn: Turn, what: str, words: str = "") -> Reply | None:
    """None for the secretariat, who alone sends; anybody else is told so, and that they tried is noted.

    In the middle of a report, or with `words` to be sent, it may have been an answer that begins so: it is kept.
    """
    if turn.has(RoleName.secretariat):
        return None
    await turn.audit("broadcast_refused", what)
    reply = access.only_secretariat(turn)
    if not turn.incoming.text or not (words or turn.state.active):
        return reply
    turn.hold(turn.incoming.text)
    return replace(reply, blocks=(*reply.blocks, note(turn.say("gather-held"))))


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


async def allowed(
    turn: Turn, steer: Act, what: str, states: Collection[BroadcastState] = ()
) -> Broadcast | Reply:
    """The broadcast that is meant, for the secretariat alone."""
    return await refused(turn, what) or await meant(turn, steer, states)


async def unsent(turn: Turn, steer: Act, what: str) -> Broadcast | Reply:
    """The draft or scheduled broadcast that is meant, for the secretariat alone; told so when it is neither."""
    found = await allowed(turn, steer, what, UNSENT)
    if isinstance(found, Reply) or found.state in UNSENT:
        return found
    return Reply(
        (text(turn.say("cast-no-draft", number=str(found.id))),),
        (press(turn, "cast_follow", found.id), press(turn, "cast_copy", found.id), press(turn, "cast_new")),
    )


async def still_unsent(turn: Turn, data: Mapping[str, Any], what: str) -> Broadcast | Reply | None:
    """The draft that a question was about; None when it is none any more."""
    if reply := await refused(turn, what):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    return draft if draft is not None and draft.state in UNSENT else None


def not_sent(turn: Turn, number: int) -> Reply:
    """After a no: the draft stays."""
    return Reply(
        (text(turn.say("cast-not-sent", number=str(number))),),
        (press(turn, "cast_look", number), press(turn, "cast_discard", number)),
    )


async def theirs(turn: Turn, steer: Act) -> Broadcast | Reply:
    """The broadcast, when this person is one of its recipients; else they are told so, and that they tried is noted."""
    sent = await turn.uow.broadcasts.get(int(steer.slots["number"]))
    mine = None
    if sent is not None and turn.person is not None:
        mine = await turn.uow.broadcasts.delivery_to(sent.id, turn.person.id)
    if sent is None or mine is None:
        await turn.audit("response_refused", f"broadcast:{steer.slots['number']}")
        return access.no_role(turn, "cast-not-yours")
    if sent.state in OVER:
        return Reply((text(turn.say("cast-no-longer")),), (act(turn, "help"),))
    return sent


def in_private(turn: Turn, words: str) -> Reply:
    """What needs words of one's own goes on where nobody else reads along."""
    return Reply((text(turn.say("cast-go-private", words=words)),))


async def newest_invitation(turn: Turn) -> int | None:
    """The invitation that "jeg kommer" is about: the one answered last here, else the newest."""
    got = await turn.uow.reach.asked_of(turn.person.id, 10) if turn.person else []
    invited = [b.id for b in got if b.draft.kind is BroadcastKind.invitation]
    answered = turn.state.focus.get("answered")
    return answered if answered in invited else next(iter(invited), None)


async def answered(turn: Turn, steer: Act) -> Broadcast | Reply:
    """The broadcast whose answers are meant: of a nudge, the one it reminds of; of a message, the newest that asks."""
    found = await meant(turn, steer, STARTED)
    if isinstance(found, Reply) or asks(found):
        return found
    number = found.draft.detail.get("nudges") or (None if "number" in steer.slots else await last_asked(turn))
    asked = await turn.uow.broadcasts.get(number) if number else None
    if asked is None:
        return found
    look_at(turn, asked)
    return asked


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
