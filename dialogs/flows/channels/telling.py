"""What is wanted of a channel, in free words: whose it is to be, a pause, an end; else how things are."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.channels.which import Whose, managed, mentioned, whose_name, whose_of
from dialogs.channels.wishes import names_channel, target_of, wish_in
from dialogs.flows.channels.listing import described, listed
from dialogs.flows.channels.tying import pause, resume, tie_to, untie
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import Channel, Scope

DO = {"pause": pause, "resume": resume, "untie": untie}


async def told(turn: Turn, recognition: Recognition) -> Reply:
    """Do it with the channel that is named, spoken of, or the only one; a question is answered with how it is."""
    said = recognition.text
    wish = None if recognition.is_question and said.rstrip().endswith("?") else wish_in(said)
    named = mentioned(turn, said)
    target = target_of(said, named) if wish == "tie" else None
    others = [whose for _, whose in named if whose != target]
    channels = await _of(turn, others)
    if others and not channels:
        names = ", ".join(dict.fromkeys(whose_name(turn, whose) for whose in others))
        return await listed(turn, turn.say("channel-none-of", names=names))
    if len(channels) == 1:
        turn.state.focus["channel"] = channels[0].id
    elif channels:
        return await listed(turn, turn.say("channel-which"))
    if target is not None:
        return await tie_to(turn, target)
    if wish in DO:
        return await DO[wish](turn, Act(f"channel_{wish}"))
    return await described(turn, channels[0]) if channels else await listed(turn)


async def wished(turn: Turn, recognition: Recognition) -> Reply | None:
    """A sentence that names a channel and what is to be done with it, in words that no phrase has."""
    said = recognition.text
    if recognition.is_question or not names_channel(said):
        return None
    wish = wish_in(said)
    plain = wish in DO or (wish == "tie" and target_of(said, mentioned(turn, said)) is not None)
    return await told(turn, recognition) if plain else None


async def _of(turn: Turn, named: list[Whose]) -> list[Channel]:
    """The channels of these; a channel that this is said in is meant before all others."""
    if turn.incoming.place.scope is Scope.channel:
        here = turn.incoming.place
        channel = await turn.uow.channels.meet(here.tenant_id, here.conversation_id)
        return [channel] if channel is not None else []
    return [c for c in await managed(turn) if whose_of(c) in named] if named else []
