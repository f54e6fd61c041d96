"""Whom an audience stands for at this moment.

It is looked up again when the message is sent, since people come, go, answer and submit meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from dialogs.broadcasts.audience import Audience, Part
from dialogs.communities import about, communities
from storage.catalogue.records import Catalogue
from storage.portions import portions
from storage.records import (
    Channel,
    ChannelKind,
    Membership,
    Person,
    Recipient,
    ReportState,
    RoleName,
)
from storage.unit_of_work import UnitOfWork

UNSUBMITTED = (ReportState.not_started, ReportState.prefilled, ReportState.in_progress)


class Found(Struct, frozen=True):
    """Whom an audience stands for right now. `empty`: parts of it that stand for nobody. `everybody`: whatever
    it was called, it is every person with a role.
    """

    recipients: tuple[Recipient, ...]
    empty: tuple[Part, ...] = ()
    silent_channels: tuple[str, ...] = ()
    everybody: bool = False

    @property
    def stamp(self) -> str:
        """Changes when somebody comes to it or goes."""
        people = sorted(r.person_id for r in self.recipients if r.person_id is not None)
        channels = sorted(r.key for r in self.recipients if r.person_id is None)
        return sha256("\n".join((*map(str, people), *channels)).encode()).hexdigest()[:20]

    @property
    def keys(self) -> dict[str, str]:
        """Name by key, to tell two findings apart."""
        return {r.key: r.name for r in self.recipients}


async def find(uow: UnitOfWork, catalogue: Catalogue, audience: Audience) -> Found:
    """Look the audience up. Nobody is named twice; people without any role are in no audience but by name."""
    people = await uow.people.all()
    owes = await owing(uow, catalogue, audience.report) if audience.unsubmitted else {}
    chosen, empty = await _by_parts(uow, catalogue, audience, people)
    if audience.unsubmitted:
        chosen = {p: m for p, m in chosen.items() if m.cluster in owes and m.role is RoleName.member}
        empty = tuple(e for e in empty if e.cluster in owes)
    empty += _without_anybody(audience, chosen, tuple(owes if audience.unsubmitted else catalogue.clusters))
    if audience.silent is not None:
        left = {d.person_id for d in await uow.responses.missing(audience.silent) if d.person_id is not None}
        chosen = {p: m for p, m in chosen.items() if p in left}
    if audience.event is not None:
        left = await _of_event(uow, audience)
        chosen = {p: m for p, m in chosen.items() if p in left}
    if audience.without:
        spared, _ = await _by_parts(uow, catalogue, Audience(audience.without), people)
        chosen = {p: m for p, m in chosen.items() if p not in spared}
    by_id = {p.id: p for p in people}
    found: list[Recipient] = []
    async for some in portions(chosen.items()):
        found += (_recipient(catalogue, by_id[p], m) for p, m in some)
    posted, without = await _channels(uow, audience.channels)
    everybody = audience.everyone or {p.id for p in people if p.memberships} <= chosen.keys()
    return Found((*found, *posted), empty, without, bool(chosen) and everybody)


def _without_anybody(
    audience: Audience, chosen: Mapping[int, Membership], clusters: Sequence[str]
) -> tuple[Part, ...]:
    """Where all clusters are meant: those in which there is nobody."""
    every = Part(RoleName.member) in audience.parts or (audience.unsubmitted and not audience.parts)
    if not every or audience.silent is not None or audience.event is not None:
        return ()
    there = {m.cluster for m in chosen.values()}
    return tuple(Part(cluster=c) for c in clusters if c not in there)


async def named_in(uow: UnitOfWork, audience: Audience) -> dict[int, str]:
    """The names of those whom an audience names one by one."""
    named = {p.person for p in (*audience.parts, *audience.without) if p.person is not None}
    return {p.id: p.name for one in named if (p := await uow.people.by_id(one)) and p.upn}


async def owing(uow: UnitOfWork, catalogue: Catalogue, initiative: int | None = None) -> dict[str, list[int]]:
    """The clusters that owe reports not yet submitted, each with the initiatives."""
    pairs = [*catalogue.owed(), *((i, c) for c, i in await uow.reports.owed_extra())]
    main = catalogue.default_template
    held = await uow.reports.list(template=main.key) if main else []
    done = {(r.key.initiative, r.key.cluster) for r in held if r.state not in UNSUBMITTED}
    out: dict[str, list[int]] = {}
    for number, cluster in dict.fromkeys(pairs):
        if (number, cluster) not in done and initiative in (None, number):
            out.setdefault(cluster, []).append(number)
    return out


async def _by_parts(
    uow: UnitOfWork, catalogue: Catalogue, audience: Audience, people: Iterable[Person]
) -> tuple[dict[int, Membership], tuple[Part, ...]]:
    narrowed = audience.unsubmitted or audience.silent is not None or audience.event is not None
    parts = audience.parts or ((Part(),) if audience.everyone or narrowed else ())
    chosen: dict[int, Membership] = {}
    empty = []
    for part in parts:
        on, nobody = await _on(uow, catalogue, part), True
        async for some in portions(people):
            theirs = [(p.id, m) for p in some if (m := _membership(part, p, on, audience))]
            for person, membership in theirs:
                chosen.setdefault(person, membership)
            nobody = nobody and not theirs
        if nobody:
            empty.append(part)
    return chosen, tuple(empty)


def _membership(part: Part, person: Person, on: frozenset[str], audience: Audience) -> Membership | None:
    """With reports in mind somebody counts as a member, whatever else they are."""
    if audience.unsubmitted and part.role is None and part.person is None:
        part = replace(part, role=RoleName.member)
    return part.takes(person, on)


async def _on(uow: UnitOfWork, catalogue: Catalogue, part: Part) -> frozenset[str]:
    """The clusters that learn about an initiative together; or those that take part in it: by the documents, or by
    what the secretariat expects of them.
    """
    if part.community is not None:
        found = about(communities(catalogue, await uow.communities.changes()), part.community)
        return frozenset(found.clusters if found else ())
    if part.initiative is None:
        return frozenset()
    its = [a for a in catalogue.anchorings.values() if part.initiative in a.initiatives]
    listed = {c for c in catalogue.clusters if any(a.of_cluster(c) for a in its)}
    return frozenset(listed | {c for c, i in await uow.reports.owed_extra() if i == part.initiative})


async def _of_event(uow: UnitOfWork, audience: Audience) -> set[int]:
    assert audience.event is not None
    answered = {a.person_id: a.answer for a in await uow.events.attendance(audience.event)}
    if audience.coming:
        return {p for p, answer in answered.items() if answer in audience.coming}
    event = await uow.events.get(audience.event)
    return set(answered) | (set(await uow.reach.invited(event.key)) if event else set())


async def _channels(uow: UnitOfWork, wanted: Sequence[str]) -> tuple[list[Recipient], tuple[str, ...]]:
    found: list[Recipient] = []
    without = []
    for cluster in wanted:
        kind = ChannelKind.cluster if cluster else ChannelKind.secretariat
        open_: list[Channel] = await uow.channels.of(kind, cluster or None)
        found += [_channel(c) for c in open_]
        if not open_:
            without.append(cluster)
    return found, tuple(without)


def _channel(channel: Channel) -> Recipient:
    name = " · ".join(part for part in (channel.team, channel.name) if part) or channel.ref.conversation_id
    return Recipient(
        name,
        conversation_id=channel.ref.conversation_id,
        tenant_id=channel.ref.tenant_id,
        cluster=channel.cluster,
    )


def _recipient(catalogue: Catalogue, person: Person, membership: Membership) -> Recipient:
    return Recipient(
        person.name,
        person.id,
        tenant_id=person.tenant_id,
        cluster=membership.cluster,
        organisation=represents(catalogue, membership),
    )


def represents(catalogue: Catalogue, membership: Membership) -> str | None:
    """The organisation somebody answers for: the one they were given, else their municipality."""
    municipality = catalogue.municipalities.get(membership.municipality or "")
    return membership.organisation or (municipality.name if municipality else None)
