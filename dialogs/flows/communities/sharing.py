"""An experience told to the others in the learning community: in their channels, on a yes."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, escaped, facts, heading, note, text, verbatim
from dialogs.communities import about, communities
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Channel, ChannelKind

MOST = 4000


async def share(turn: Turn, steer: Act) -> Reply:
    """ "Del en erfaring om initiativ 8: …"; without the text it is asked for."""
    own = turn.person.clusters if turn.person else ()
    if not own:
        return access.no_role(turn, "community-share-not-yours")
    number = steer.initiative
    if number is None or number not in turn.catalogue.initiatives:
        return Reply(
            (text(turn.say("community-share-which")),), (act(turn, "communities"), act(turn, "help"))
        )
    if not steer.text:
        turn.ask_yes("choose_experience", initiative=number)
        return Reply((text(turn.say("community-share-write", number=str(number))),), (act(turn, "cancel"),))
    return await _asked(turn, number, steer.text)


async def written(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The text that was asked for."""
    turn.let_go()
    return await _asked(turn, data["initiative"], words.strip())


async def _asked(turn: Turn, number: int, words: str) -> Reply:
    if len(words) > MOST:
        turn.hold(words)
        said = turn.say("community-share-too-long", most=MOST)
        return Reply((text(said), note(turn.say("gather-held"))), (act(turn, "held"), act(turn, "help")))
    own = turn.person.clusters if turn.person else ()
    cluster = await _from(turn, number, own)
    channels, without = await _channels(turn, number, cluster)
    others = await _others(turn, number, cluster)
    if not others:
        turn.hold(words)
        said = turn.say("community-nobody-else", number=str(number))
        return Reply(
            (text(said), note(turn.say("gather-held"))), (act(turn, "communities"), act(turn, "held"))
        )
    pending = turn.ask_yes("experience", initiative=number, cluster=cluster, words=words)
    where = {True: turn.say("community-no-channel"), False: turn.say("community-in-channel")}
    rows = [(turn.catalogue.clusters[c].name, where[c in without]) for c in others]
    blocks = (
        heading(turn.say("community-share-ask", number=str(number))),
        verbatim(words),
        facts(*rows),
        note(turn.say("community-share-means", count=len(channels))),
    )
    return Reply(blocks, yes_no(turn, pending))


async def _from(turn: Turn, number: int, own: tuple[str, ...]) -> str:
    """In whose name: the own cluster that is in the community, else the first."""
    one = about(communities(turn.catalogue, await turn.uow.communities.changes()), number)
    return next((c for c in own if one and c in one.clusters), own[0])


async def _others(turn: Turn, number: int, cluster: str) -> list[str]:
    one = about(communities(turn.catalogue, await turn.uow.communities.changes()), number)
    return [c for c in one.clusters if c != cluster] if one else []


async def _channels(turn: Turn, number: int, cluster: str) -> tuple[list[Channel], set[str]]:
    """Where it goes, and the clusters that have no channel."""
    found: list[Channel] = []
    without = set()
    for other in await _others(turn, number, cluster):
        there = await turn.uow.channels.of(ChannelKind.cluster, other)
        found += there
        if not there:
            without.add(other)
    return found, without


async def settle(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes: kept, and posted where the community's other clusters read it."""
    number, cluster, words = data["initiative"], data["cluster"], data["words"]
    if chosen == "no":
        turn.hold(words)
        blocks = (text(turn.say("community-not-shared")), note(turn.say("gather-held")))
        return Reply(blocks, (act(turn, "held"), act(turn, "help")))
    if turn.person is None or cluster not in turn.person.clusters:
        turn.hold(words)
        return access.no_role(turn, "community-share-not-yours")
    told = await turn.uow.communities.share(
        number, cluster, words, turn.person.id, turn.person.name, turn.now
    )
    channels, _ = await _channels(turn, number, cluster)
    name = turn.catalogue.clusters[cluster].name
    title = turn.say("community-post-title", cluster=name, number=str(number))
    by = note(turn.say("community-post-by", name=escaped(turn.person.name)))
    typed = turn.say("community-says-share", number=str(number))
    buttons = (say(turn.say("community-button-share", number=str(number)), typed),)
    post = Reply((heading(title), verbatim(words), by), buttons, summary=title)
    for channel in channels:
        await turn.uow.notices.post(
            channel.conversation_id, post.to_json(), turn.now, f"experience:{told.id}"
        )
    await turn.audit("experience.share", f"initiative {number}", cluster=cluster, channels=len(channels))
    return Reply(
        (text(turn.say("community-shared", count=len(channels))),),
        (act(turn, "communities"), act(turn, "help")),
    )
