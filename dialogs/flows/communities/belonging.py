"""Who works with the same: told to everybody with a role, changed by the steering group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Reply, facts, heading, note, text
from dialogs.communities import Community, about, communities, of_cluster
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import CommunityChange, RoleName

OFFERED = 4
CHANGES = (RoleName.steering, RoleName.secretariat)


async def all_of_them(turn: Turn) -> list[Community]:
    """The communities as they are now."""
    return communities(turn.catalogue, await turn.uow.communities.changes())


async def who_else(turn: Turn, steer: Act) -> Reply:
    """ "Hvem arbejder ellers med det samme?": about a named initiative, a named cluster's, the one spoken of, or all of
    one's own."""
    found = await all_of_them(turn)
    named = steer.slots.get("cluster")
    number = steer.initiative or (None if named else turn.state.focus.get("initiative"))
    own = turn.person.clusters if turn.person else ()
    if named is not None and number is None:
        return _told(turn, of_cluster(found, named), turn.say("community-none-of-cluster"), own)
    if isinstance(number, int):
        one = about(found, number)
        return _told(turn, [one] if one else [], _none(turn, number), own)
    mine = [one for cluster in own for one in of_cluster(found, cluster)]
    return _told(turn, list(dict.fromkeys(mine)) or found, turn.say("community-none"), own)


async def listed(turn: Turn, steer: Act) -> Reply:
    """Every learning community."""
    return _told(
        turn, await all_of_them(turn), turn.say("community-none"), turn.person.clusters if turn.person else ()
    )


def _none(turn: Turn, number: int) -> str:
    if number not in turn.catalogue.initiatives:
        return turn.say("community-no-such", number=str(number))
    return turn.say("community-nobody", number=str(number))


def _told(turn: Turn, found: Sequence[Community], none: str, own: Iterable[str]) -> Reply:
    if not found:
        return Reply((text(none),), (act(turn, "communities"), act(turn, "help")))
    rows = [(initiatives_name(turn, one), clusters_name(turn, one.clusters)) for one in found]
    blocks: list[Block] = [heading(turn.say("community-title")), facts(*rows)]
    blocks.append(note(turn.say("community-basis")))
    mine = [one for one in found if set(one.clusters) & set(own)]
    buttons = [
        say(
            turn.say("community-button-share", number=str(one.initiatives[0])),
            turn.say("community-says-share", number=str(one.initiatives[0])),
        )
        for one in mine[:OFFERED]
    ]
    reply = Reply(blocks, (*buttons, act(turn, "submitted"), act(turn, "help")), _sources(turn, found))
    return reply if own or turn.has(RoleName.steering) else replace(reply, buttons=(act(turn, "help"),))


def _sources(turn: Turn, found: Sequence[Community]) -> tuple[Any, ...]:
    """The overview that the anchoring stands in, once."""
    numbers = {number for one in found for number in one.initiatives}
    anchored = [a for a in turn.catalogue.anchorings.values() if a.overview and numbers & set(a.initiatives)]
    return tuple(turn.catalogue.cite(source) for a in anchored[:1] for source in a.source[:1])


def initiatives_name(turn: Turn, one: Community) -> str:
    """ "Initiativ 2/4"."""
    return turn.say("digest-initiative", numbers="/".join(map(str, one.initiatives)))


def clusters_name(turn: Turn, keys: Iterable[str]) -> str:
    """The clusters by their names."""
    return ", ".join(turn.catalogue.clusters[key].name for key in keys if key in turn.catalogue.clusters)


async def join(turn: Turn, steer: Act) -> Reply:
    """ "Føj Vest til læringsfællesskabet om initiativ 1"."""
    return await _cluster_change(turn, steer, True)


async def leave(turn: Turn, steer: Act) -> Reply:
    """ "Tag Vest ud af læringsfællesskabet om initiativ 8"."""
    return await _cluster_change(turn, steer, False)


async def _cluster_change(turn: Turn, steer: Act, joined: bool) -> Reply:
    number, cluster = steer.initiative or 0, access.find_cluster(turn.catalogue, steer.slots["short"])
    if refusal := _refused(turn, number):
        return refusal
    if cluster is None:
        names = clusters_name(turn, turn.catalogue.clusters)
        return Reply((text(turn.say("community-which-cluster", names=names)),), (act(turn, "communities"),))
    return await change(turn, number, (cluster,), joined)


async def together(turn: Turn, steer: Act) -> Reply:
    """ "Saml initiativ 2 og 4 i ét læringsfællesskab"."""
    return _pair(turn, steer, "together")


async def apart(turn: Turn, steer: Act) -> Reply:
    """ "Skil initiativ 2 og 4 ad"."""
    return _pair(turn, steer, "apart")


def _pair(turn: Turn, steer: Act, kind: str) -> Reply:
    number, other = int(steer.slots["number"]), int(steer.slots["number2"])
    if refusal := _refused(turn, number) or _refused(turn, other):
        return refusal
    if number == other:
        return Reply((text(turn.say("gather-unchanged")),), (act(turn, "communities"),))
    return _ask(turn, kind, number, other=other)


def _refused(turn: Turn, number: int) -> Reply | None:
    if not any(turn.has(role) for role in CHANGES):
        return access.no_role(turn, "community-not-yours")
    if number not in turn.catalogue.initiatives:
        return Reply((text(_none(turn, number)),), (act(turn, "communities"),))
    return None


async def change(turn: Turn, number: int, clusters: Sequence[str], joined: bool) -> Reply:
    """Several clusters at once: "saml Midt og Vest i et læringsfællesskab om initiativ 8"."""
    if refusal := _refused(turn, number):
        return refusal
    one = about(await all_of_them(turn), number)
    there = one.clusters if one else ()
    moving = tuple(key for key in clusters if (key in there) != joined)
    if not moving:
        reply = _told(turn, [one] if one else [], _none(turn, number), ())
        return replace(reply, blocks=(text(turn.say("gather-unchanged")), *reply.blocks))
    return _ask(turn, "join" if joined else "leave", number, clusters=moving)


def _ask(turn: Turn, kind: str, number: int, clusters: Sequence[str] = (), other: int | None = None) -> Reply:
    pending = turn.ask_yes("community", change=kind, initiative=number, clusters=list(clusters), other=other)
    name = clusters_name(turn, clusters)
    said = turn.say(f"community-{kind}-ask", number=str(number), cluster=name, other=str(other or ""))
    return Reply((text(said), note(turn.say("community-means"))), yes_no(turn, pending))


async def settle(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a change."""
    if chosen == "no":
        return Reply((text(turn.say("gather-unchanged")),), (act(turn, "communities"),))
    if refusal := _refused(turn, data["initiative"]):
        return refusal
    person = turn.person.id if turn.person else None
    joined = data["change"] in ("join", "together")
    for cluster in data["clusters"] or (None,):
        made = CommunityChange(data["initiative"], cluster, data["other"], joined, person, turn.now)
        await turn.uow.communities.change(made)
    await turn.audit("community.change", f"initiative {data['initiative']}", change=data["change"])
    reply = await listed(turn, Act("communities"))
    return replace(reply, blocks=(text(turn.say("community-changed")), *reply.blocks))
