"""A digest now, and one that was posted brought up to date where it stands."""

from __future__ import annotations

from dialogs.answers import Reply, text
from dialogs.channels.which import may_manage
from dialogs.digests.drawn import drawn
from dialogs.digests.facts import Audience, gather
from dialogs.digests.posting import refreshed, role_of
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import ChannelKind, Digest


async def asked(turn: Turn, recognition: Recognition) -> Reply:
    """The same in other words."""
    cluster = recognition.slots.get("cluster")
    return await now(turn, Act("digest_now", {"short": cluster} if isinstance(cluster, str) else {}))


async def now(turn: Turn, steer: Act) -> Reply:
    """What there is to tell this person, since the digest they had last: all clusters, or their own."""
    kind = role_of(turn.person)
    own = turn.person.clusters if turn.person else ()
    words = steer.slots.get("short")
    cluster = access.find_cluster(turn.catalogue, words) if words else None
    if kind is None and not own:
        return access.no_role(turn, "digest-not-yours")
    if kind is None and cluster is not None and cluster not in own:
        return access.not_your_cluster(turn, cluster)
    if kind is None and cluster is None and len(own) > 1:
        names = [turn.catalogue.clusters[c].name for c in own]
        buttons = [say(name, turn.say("digest-says-now-for", cluster=name)) for name in names]
        return Reply((text(turn.say("gather-which-cluster")),), buttons)
    if kind is None:
        cluster = cluster or own[0]
    audience = Audience(ChannelKind.cluster, cluster) if cluster else Audience(kind or ChannelKind.cluster)
    last = (
        await turn.uow.digests.last_posted(f"person:{turn.person.id}")
        if turn.person and not cluster
        else None
    )
    facts = await gather(turn.uow, turn.catalogue, audience, turn.now, last)
    reply = drawn(turn.texts, turn.catalogue, facts)
    mine = (act(turn, "digest_mine"),) if kind is not None else ()
    return Reply(reply.blocks, (*reply.buttons, *mine), summary=reply.summary)


async def refresh(turn: Turn, steer: Act) -> Reply:
    """The button on a posted digest: the card says how things stand now, for everybody who sees it."""
    digest = await turn.uow.digests.by_id(int(steer.slots["number"]))
    if digest is None or not await _stands_here(turn, digest):
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),), where="personal")
    if not await _may_see(turn, digest):
        refused = access.no_role(turn, "digest-not-yours")
        return Reply(refused.blocks, refused.buttons, where="personal")
    reply = await refreshed(turn.uow, turn.catalogue, digest, turn.now)
    return Reply(reply.blocks, reply.buttons, reply.sources, reply.summary, update=True)


async def _stands_here(turn: Turn, digest: Digest) -> bool:
    """A card that was carried elsewhere opens nothing."""
    place = turn.incoming.place
    if place.private:
        return turn.person is not None and digest.target == f"person:{turn.person.id}"
    channel = await turn.uow.channels.meet(place.tenant_id, place.conversation_id)
    return channel is not None and digest.target == f"channel:{channel.id}"


async def _may_see(turn: Turn, digest: Digest) -> bool:
    """Whoever manages the channel, or still has the role it was for."""
    kind, number = digest.target.split(":")
    if kind == "person":
        return role_of(turn.person) is not None
    channel = await turn.uow.channels.by_id(int(number))
    same = channel is not None and (channel.kind, channel.cluster) == (
        digest.body["kind"],
        digest.body["cluster"],
    )
    return channel is not None and same and may_manage(turn.person, channel)
