"""Whose a channel is: asked when the bot comes to a team, said in words, moved, paused, untied."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Button, Input, Reply, field_block, heading, note, text
from dialogs.channels.which import (
    Whose,
    channel_name,
    choices,
    may_manage,
    may_tie,
    meant,
    whose_by_key,
    whose_by_words,
    whose_name,
    whose_of,
)
from dialogs.flows.channels.listing import described, listed
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Channel

FIELD = "channel_for"


async def asked_whose(turn: Turn, before: Reply) -> Reply:
    """The welcome in a team, with the question whose channel this is."""
    place = turn.incoming.place
    channel = await turn.uow.channels.meet(place.tenant_id, place.conversation_id)
    if channel is None or channel.kind is not None:
        return before
    options = [(one.key, whose_name(turn, one)) for one in choices(turn.catalogue)]
    asked = Input(FIELD, turn.say("channel-ask"), "choice", choices=options, required=True)
    button = Button(turn.say("button-channel_tie"), "act", {"act": "channel_tie"}, style="positive")
    blocks = (*before.blocks, field_block(asked), note(turn.say("channel-ask-how")))
    return Reply(blocks, (button,), summary=before.summary)


async def tie(turn: Turn, steer: Act) -> Reply:
    """ "Denne kanal er for Randers", or the card's choice."""
    if not turn.private:
        return await _pressed(turn)
    if not may_tie(turn.person):
        return access.only_secretariat(turn)
    whose = whose_by_words(turn, steer.slots.get("short", ""))
    if whose is None:
        names = [whose_name(turn, one) for one in choices(turn.catalogue)]
        return Reply((text(turn.say("channel-no-such", names=", ".join(names))),), (act(turn, "channels"),))
    return await tie_to(turn, whose)


async def tie_to(turn: Turn, whose: Whose) -> Reply:
    """Ask whether the channel that is spoken of shall be theirs."""
    if not may_tie(turn.person):
        return access.only_secretariat(turn)
    channel = await meant(turn)
    if channel is None:
        return await listed(turn, turn.say("channel-which"))
    return _ask(turn, channel, whose)


def _ask(turn: Turn, channel: Channel, whose: Whose) -> Reply:
    now = whose_of(channel)
    name, to = channel_name(turn, channel), whose_name(turn, whose)
    if now == whose:
        return described_again(turn, channel, turn.say("channel-is-already", channel=name, whose=to))
    pending = turn.ask_yes("channel_tie", channel=channel.id, whose=whose.key, now=now.key if now else None)
    key = "channel-move-ask" if now else "channel-tie-ask"
    said = turn.say(key, channel=name, whose=to, now=whose_name(turn, now))
    return Reply((text(said), note(turn.say("channel-tie-means"))), yes_no(turn, pending))


def described_again(turn: Turn, channel: Channel, said: str) -> Reply:
    """A line about a channel, and the channel spoken of from now on."""
    turn.state.focus["channel"] = channel.id
    return Reply((text(said),), (act(turn, "channels"),))


async def _pressed(turn: Turn) -> Reply:
    """The card in the channel. Whoever may not is told so in their own chat, where nobody reads along."""
    action = turn.incoming.action
    whose = whose_by_key(turn.catalogue, action.inputs.get(FIELD, "")) if action else None
    channel = await meant(turn)
    if not may_tie(turn.person):
        return _in_private(access.only_secretariat(turn))
    if channel is None or whose is None:
        return _in_private(Reply((text(turn.say("channel-choose-first")),), (act(turn, "help"),)))
    if channel.kind is not None and whose_of(channel) != whose:
        said = turn.say("channel-is-somebodys", whose=whose_name(turn, whose_of(channel)))
        return _in_private(Reply((text(said),), (act(turn, "channels"),)))
    await _tied(turn, channel, whose)
    blocks = (heading(turn.say("channel-tied-title")), *_means(turn, whose))
    return Reply(blocks, _times(turn), update=True)


def _in_private(reply: Reply) -> Reply:
    return Reply(reply.blocks, reply.buttons, reply.sources, reply.summary, "personal")


async def settle_tie(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes, if the channel is still as it was asked about and the person still the secretariat."""
    channel = await turn.uow.channels.by_id(data["channel"])
    whose = whose_by_key(turn.catalogue, data["whose"])
    if chosen == "no" or channel is None or whose is None:
        return Reply((text(turn.say("gather-unchanged")),), (act(turn, "channels"),))
    if not may_tie(turn.person):
        return access.only_secretariat(turn)
    now = whose_of(channel)
    if (now.key if now else None) != data["now"]:
        return _ask(turn, channel, whose)
    await _tied(turn, channel, whose)
    blocks = _means(turn, whose)
    told = Reply((heading(turn.say("channel-tied-title")), *blocks), _times(turn))
    await turn.uow.notices.post(channel.conversation_id, told.to_json(), turn.now)
    turn.state.focus["channel"] = channel.id
    return Reply((*blocks, text(turn.say("digest-when-ask"))), _times(turn))


async def _tied(turn: Turn, channel: Channel, whose: Whose) -> None:
    """A digest's rule was a yes for those whose channel it was; it ends when the channel becomes somebody else's."""
    if whose_of(channel) != whose:
        await turn.uow.digests.stop(turn.now, channel_id=channel.id)
    person = turn.person.id if turn.person else None
    await turn.uow.channels.tie(channel.id, whose.kind, whose.cluster, person, turn.now)
    await turn.audit("channel.tie", f"channel {channel.id}", whose=whose.key)


def _means(turn: Turn, whose: Whose) -> list[Block]:
    name = turn.asker.name or turn.say("welcome-somebody")
    return [text(turn.say("channel-tied", whose=whose_name(turn, whose), name=name))]


def _times(turn: Turn) -> list[Button]:
    """Times to choose from; nothing comes by itself before somebody has said when."""
    rules = [turn.say(f"digest-example-{n}") for n in (1, 2, 3)]
    return [say(rule[:1].upper() + rule[1:], turn.say("digest-says-when", rule=rule)) for rule in rules]


async def pause(turn: Turn, steer: Act) -> Reply:
    """Nothing is posted until the channel is resumed."""
    return await _set_pause(turn, steer, True)


async def resume(turn: Turn, steer: Act) -> Reply:
    """Posts go on; what fell in the pause is not caught up."""
    return await _set_pause(turn, steer, False)


async def _set_pause(turn: Turn, steer: Act, paused: bool) -> Reply:
    channel = await spoken_of(turn, steer)
    if channel is None:
        return await listed(turn, turn.say("channel-which"))
    if not may_manage(turn.person, channel):
        return access.no_role(turn, "channel-not-yours")
    if channel.kind is None:
        return described_again(
            turn, channel, turn.say("channel-not-tied", channel=channel_name(turn, channel))
        )
    await turn.uow.channels.pause(channel.id, paused)
    await turn.audit("channel.pause" if paused else "channel.resume", f"channel {channel.id}")
    changed = await turn.uow.channels.by_id(channel.id)
    assert changed is not None
    return await described(turn, changed, turn.say("channel-paused" if paused else "channel-resumed"))


async def untie(turn: Turn, steer: Act) -> Reply:
    """The channel is nobody's any more, on a yes."""
    channel = await spoken_of(turn, steer)
    if not may_tie(turn.person):
        return access.only_secretariat(turn)
    if channel is None:
        return await listed(turn, turn.say("channel-which"))
    name = channel_name(turn, channel)
    if channel.kind is None:
        return described_again(turn, channel, turn.say("channel-not-tied", channel=name))
    whose = whose_of(channel)
    pending = turn.ask_yes("channel_untie", channel=channel.id, whose=whose.key if whose else None)
    said = turn.say("channel-untie-ask", channel=name, whose=whose_name(turn, whose))
    return Reply((text(said),), yes_no(turn, pending))


async def settle_untie(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to it, if it is still whose it was."""
    channel = await turn.uow.channels.by_id(data["channel"])
    whose = whose_of(channel) if channel else None
    if chosen == "no" or channel is None or whose is None or whose.key != data["whose"]:
        return Reply((text(turn.say("gather-unchanged")),), (act(turn, "channels"),))
    if not may_tie(turn.person):
        return access.only_secretariat(turn)
    await turn.uow.digests.stop(turn.now, channel_id=channel.id)
    await turn.uow.channels.untie(channel.id)
    await turn.audit("channel.untie", f"channel {channel.id}", whose=whose.key)
    return described_again(turn, channel, turn.say("channel-untied", channel=channel_name(turn, channel)))


async def spoken_of(turn: Turn, steer: Act) -> Channel | None:
    """The channel whose number stands on the button or in the words; else the one that is meant."""
    if number := steer.slots.get("number"):
        return await turn.uow.channels.by_id(int(number))
    return await meant(turn)
