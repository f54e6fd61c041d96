"""Which channel is meant, whose it can be, and who may do what with it."""

from __future__ import annotations

import re

from msgspec import Struct

from dialogs.reports.access import find_cluster
from dialogs.turn_context import Turn
from dialogs.understanding.control import fold
from dialogs.understanding.normalise import fold as understood
from storage.catalogue.records import Catalogue
from storage.records import Channel, ChannelKind, Person, RoleName, Scope


class Whose(Struct, frozen=True):
    """Whose a channel is, or is to be."""

    kind: ChannelKind
    cluster: str | None = None

    @property
    def key(self) -> str:
        """As a card's choice: "cluster:randers", "steering"."""
        return f"{self.kind}:{self.cluster}" if self.cluster else str(self.kind)


def whose_of(channel: Channel) -> Whose | None:
    """Whose it is now."""
    return Whose(channel.kind, channel.cluster) if channel.kind else None


def choices(catalogue: Catalogue) -> list[Whose]:
    """Everybody a channel can belong to."""
    clusters = [Whose(ChannelKind.cluster, key) for key in catalogue.clusters]
    return [*clusters, Whose(ChannelKind.secretariat), Whose(ChannelKind.steering)]


def whose_by_key(catalogue: Catalogue, key: str) -> Whose | None:
    """The choice with this key. What comes from a card may be anything."""
    return next((one for one in choices(catalogue) if one.key == key), None)


def whose_by_words(turn: Turn, words: str) -> Whose | None:
    """ "Randers", "klyngen Vest", "sekretariatet", "styregruppen", in either language."""
    key = fold(words)
    for lead in ("klyngen ", "vores ", "the ", "cluster "):
        key = key.removeprefix(lead)
    if cluster := find_cluster(turn.catalogue, key):
        return Whose(ChannelKind.cluster, cluster)
    for kind in (ChannelKind.secretariat, ChannelKind.steering):
        if key.removesuffix("s kanal").startswith(fold(turn.say(f"channel-stem-{kind.value}"))):
            return Whose(kind)
    return None


def mentioned(turn: Turn, words: str) -> list[tuple[int, Whose]]:
    """Everybody who is named somewhere in these words, with the place: "flyt randers-kanalen til Vest" names two."""
    folded = understood(words)
    stems = {choice: _stem(turn, choice) for choice in choices(turn.catalogue)}
    found = [(hit.start(), one) for one, stem in stems.items() for hit in re.finditer(stem, folded)]
    return sorted(found, key=lambda pair: pair[0])


def _stem(turn: Turn, whose: Whose) -> str:
    """The name in a sentence; "midt i måneden" names nobody."""
    if whose.cluster:
        return rf"\b{re.escape(understood(whose.cluster))}(?:s|s?-?klynge\w*)?\b(?! i (?:maned|uge|kvartal))"
    return rf"\b{re.escape(understood(turn.say(f'channel-stem-{whose.kind.value}')))}"


def whose_name(turn: Turn, whose: Whose | None) -> str:
    """ "Randersklyngen", "sekretariatet"."""
    if whose is None:
        return turn.say("channel-nobody")
    if whose.cluster:
        found = turn.catalogue.clusters.get(whose.cluster)
        return found.name if found else whose.cluster
    return turn.say(f"channel-{whose.kind.value}")


def channel_name(turn: Turn, channel: Channel) -> str:
    """What Teams calls it; the first channel of a team has no name of its own there."""
    if channel.name and channel.team:
        return turn.say("channel-name-in-team", name=channel.name, team=channel.team)
    return channel.name or channel.team or turn.say("channel-unnamed", number=channel.id)


def may_tie(person: Person | None) -> bool:
    """Whose a channel is, the secretariat says."""
    return person is not None and person.has(RoleName.secretariat)


def may_manage(person: Person | None, channel: Channel) -> bool:
    """Pauses and times: the secretariat, and those whose channel it is."""
    if person is None:
        return False
    if channel.kind is ChannelKind.cluster:
        return person.has(RoleName.secretariat) or channel.cluster in person.clusters
    steering = channel.kind is ChannelKind.steering and person.has(RoleName.steering)
    return steering or person.has(RoleName.secretariat)


async def meant(turn: Turn) -> Channel | None:
    """The channel this is said in, else the one spoken of last, else the only one this person manages."""
    place = turn.incoming.place
    if place.scope is Scope.channel:
        return await turn.uow.channels.meet(place.tenant_id, place.conversation_id)
    if isinstance(spoken_of := turn.state.focus.get("channel"), int):
        return await turn.uow.channels.by_id(spoken_of)
    mine = await managed(turn)
    return mine[0] if len(mine) == 1 else None


async def managed(turn: Turn) -> list[Channel]:
    """The channels that are there and that this person manages."""
    found = await turn.uow.channels.all()
    return [c for c in found if not c.gone and c.ref.installed and may_manage(turn.person, c)]


async def named_in(turn: Turn, words: str) -> list[Channel]:
    """The channels this person manages of those who are named in these words."""
    named = [whose for _, whose in mentioned(turn, words)]
    return [c for c in await managed(turn) if whose_of(c) in named] if named else []
