"""What Teams does to channels: renamed, deleted, restored; teams archived and brought back; the bot removed."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Reply, text
from dialogs.channels.which import channel_name, whose_name, whose_of
from dialogs.turn import ChannelNews
from dialogs.turn_context import Turn
from storage.records import Channel, RoleName

GONE = {
    "channelDeleted": True,
    "channelRestored": False,
    "teamDeleted": True,
    "teamHardDeleted": True,
    "teamRestored": False,
}
ARCHIVED = {"teamArchived": True, "teamUnarchived": False}
RENAMED = ("channelRenamed", "teamRenamed")


async def happened(turn: Turn) -> None:
    """Take note of it; the secretariat hears when a channel that is somebody's can no longer be written to, or can again."""
    news = turn.incoming.news
    if news is None:
        return
    for channel in await _concerned(turn, news):
        if news.event in RENAMED:
            name = news.channel_name if news.event == "channelRenamed" else None
            await turn.uow.channels.named(channel.id, name, news.team_name)
            continue
        gone, archived = GONE.get(news.event), ARCHIVED.get(news.event)
        if gone is None and archived is None:
            continue
        await turn.uow.channels.there(channel.id, gone=gone, archived=archived)
        after = await turn.uow.channels.by_id(channel.id)
        if after is not None and (channel.gone, channel.archived) != (after.gone, after.archived):
            await _tell(turn, after, news.event)


async def _concerned(turn: Turn, news: ChannelNews) -> Sequence[Channel]:
    place = turn.incoming.place
    if news.event.startswith("channel"):
        there = await turn.uow.channels.meet(place.tenant_id, news.channel_id) if news.channel_id else None
        return [there] if there else []
    return await turn.uow.channels.in_team(place.tenant_id, news.team_id) if news.team_id else []


async def installed(turn: Turn, here: bool) -> None:
    """The bot came to a team, or was removed: all its channels with it."""
    place = turn.incoming.place
    if place.team_id is None:
        return
    for channel in await turn.uow.channels.in_team(place.tenant_id, place.team_id):
        ref = channel.ref
        await turn.uow.conversations.set_installed(ref.tenant_id, ref.conversation_id, here)
        if not here and channel.kind is not None and not channel.gone:
            await _tell(turn, channel, "removed")
    news = turn.incoming.news
    if (
        here
        and news is not None
        and (met := await turn.uow.channels.meet(place.tenant_id, place.conversation_id))
    ):
        await turn.uow.channels.named(met.id, news.channel_name, news.team_name)


async def _tell(turn: Turn, channel: Channel, event: str) -> None:
    await turn.audit("channel.happened", f"channel {channel.id}", event=event)
    if channel.kind is None:
        return
    name, whose = channel_name(turn, channel), whose_name(turn, whose_of(channel))
    said = text(turn.say(f"channel-event-{event}", channel=name, whose=whose))
    people = await turn.uow.people.with_role(RoleName.secretariat)
    await turn.notify(people, Reply((said,)), f"channel:{channel.id}:{event}:{turn.incoming.key}")
