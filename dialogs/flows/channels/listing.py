"""The channels this person manages, and one of them with what can be done."""

from __future__ import annotations

from dialogs.answers import Block, Button, Reply, facts, heading, note, text
from dialogs.channels.which import channel_name, managed, may_manage, may_tie, whose_name, whose_of
from dialogs.digests.rules import Rule
from dialogs.digests.telling import told
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Channel

OFFERED = 5
MOST = 30


async def channels(turn: Turn, steer: Act) -> Reply:
    """Every channel this person manages."""
    return await listed(turn)


async def listed(turn: Turn, before: str | None = None) -> Reply:
    """The list, after a line that says what it is for."""
    found = await managed(turn)
    if not found:
        if turn.person is None or not turn.person.memberships:
            return access.no_role(turn, "channel-not-yours")
        return Reply((text(turn.say("channel-none")),), (act(turn, "help"),))
    if len(found) == 1 and before is None:
        return await described(turn, found[0])
    rows = [(str(c.id), f"{channel_name(turn, c)} – {_state(turn, c)}") for c in found[:MOST]]
    blocks: list[Block] = [heading(turn.say("channel-title")), facts(*rows), note(turn.say("channel-how"))]
    if before:
        blocks.insert(0, text(before))
    says = [(channel_name(turn, c), turn.say("channel-says-show", number=str(c.id))) for c in found[:OFFERED]]
    return Reply(blocks, [say(name, typed) for name, typed in says])


async def show(turn: Turn, steer: Act) -> Reply:
    """One channel."""
    channel = await turn.uow.channels.by_id(int(steer.slots["number"]))
    if channel is None or not may_manage(turn.person, channel):
        return await listed(turn)
    return await described(turn, channel)


async def described(turn: Turn, channel: Channel, before: str | None = None) -> Reply:
    """One channel: whose it is, when its digest comes, and what can be done. It is spoken of from now on."""
    turn.state.focus["channel"] = channel.id
    subscription = await turn.uow.digests.of(channel_id=channel.id)
    when = told(turn.texts, Rule.from_json(subscription.rule)) if subscription else turn.say("digest-never")
    rows = [(turn.say("channel-row-whose"), _state(turn, channel)), (turn.say("channel-row-digest"), when)]
    blocks: list[Block] = [heading(channel_name(turn, channel)), facts(*rows)]
    if before:
        blocks.insert(0, text(before))
    last = await turn.uow.digests.last_posted(f"channel:{channel.id}")
    sent = await turn.uow.notices.by_id(last.notice_id) if last and last.notice_id else None
    if sent is not None and sent.state in ("unknown", "failed", "not_installed", "blocked"):
        blocks.append(note(turn.say(f"channel-last-{sent.state}")))
    return Reply(blocks, _buttons(turn, channel, subscription is not None))


def _buttons(turn: Turn, channel: Channel, scheduled: bool) -> list[Button]:
    out = []
    if channel.kind is not None:
        out.append(act(turn, "channel_resume" if channel.paused else "channel_pause", number=channel.id))
        example = turn.say("digest-example-1")
        out.append(say(turn.say("digest-button-when"), turn.say("digest-says-when", rule=example)))
    if scheduled:
        out.append(act(turn, "digest_stop", number=channel.id))
    if channel.kind is not None and may_tie(turn.person):
        out.append(act(turn, "channel_untie", number=channel.id))
    return [*out, act(turn, "channels")]


def _state(turn: Turn, channel: Channel) -> str:
    said = whose_name(turn, whose_of(channel))
    for sign in ("gone", "archived", "paused"):
        if getattr(channel, sign):
            return turn.say(f"channel-state-{sign}", whose=said)
    return said
