"""Where every pair of initiative and cluster stands: what was reported, else what the documents told, by its own date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from dialogs.answers import Source
from dialogs.status.days import last_day
from dialogs.status.words import state_in
from dialogs.texts import Texts
from storage.catalogue.records import Anchoring, Catalogue, Status
from storage.denmark import DENMARK
from storage.records import Person, RoleName, Standing, StatusEntry, StatusState, TrafficLight
from storage.unit_of_work import UnitOfWork

STALE_AFTER = timedelta(days=90)
Pair = tuple[str, int]


def sees_all(person: Person | None) -> bool:
    """Steering group and secretariat see every cluster's status."""
    return person is not None and (person.has(RoleName.steering) or person.has(RoleName.secretariat))


def sees(person: Person | None, cluster: str) -> bool:
    """True for those who see what this cluster reports; what the documents tell is everybody's."""
    return sees_all(person) or (person is not None and cluster in person.clusters)


def reports(person: Person | None, cluster: str) -> bool:
    """True for those who report this cluster's status: its members, and the secretariat."""
    return person is not None and (cluster in person.clusters or person.has(RoleName.secretariat))


class Known(Struct, frozen=True):
    """What is known of one pair. `entry` is what was reported last, `told` what the documents say.

    `beside`: entries that still hold beside the newest, about parts of the cluster or about the whole.
    """

    cluster: str
    initiative: int
    entry: StatusEntry | None = None
    beside: tuple[StatusEntry, ...] = ()
    told: Status | None = None
    anchoring: Anchoring | None = None

    @property
    def state(self) -> StatusState | None:
        """How far it is; None where it is only known that the cluster tries it out."""
        if self.entry is not None:
            return self.entry.state
        return state_in(self.told.state) or state_in(self.told.text) if self.told else None

    @property
    def as_of(self) -> str | None:
        """The day, month or year that this is told of."""
        if self.entry is not None:
            return self.entry.as_of
        if self.told is not None:
            return self.told.date or str(self.told.year)
        return self.anchoring.date if self.anchoring else None

    @property
    def troubled(self) -> bool:
        """True where it goes badly by the cluster's own words."""
        entry = self.entry
        return entry is not None and (
            entry.light in (TrafficLight.red, TrafficLight.yellow)
            or entry.needs_help
            or entry.blocker is not None
            or entry.state is StatusState.on_hold
        )

    def age(self, today: date) -> timedelta | None:
        """How old this is; None for what lies ahead or has no date. A report counts from the day it was made."""
        if self.entry is not None:
            return today - max(
                min(last_day(self.entry.as_of), today), self.entry.at.astimezone(DENMARK).date()
            )
        if self.as_of is None or last_day(self.as_of) > today:
            return None
        return today - last_day(self.as_of)

    def stale(self, today: date) -> bool:
        """True for what nobody has said anything about for three months."""
        age = self.age(today)
        return age is not None and age > STALE_AFTER


async def known(uow: UnitOfWork, catalogue: Catalogue, cluster: str | None = None) -> dict[Pair, Known]:
    """Everything known, in the order of clusters and initiatives, in one query."""
    return joined(catalogue, await uow.statuses.newest(cluster), cluster)


def joined(
    catalogue: Catalogue, reported: Iterable[Standing], cluster: str | None = None
) -> dict[Pair, Known]:
    """What was reported and what the documents tell, pair by pair; nothing is copied from one to the other."""
    entries = {(s.cluster, s.initiative): s for s in reported}
    told = {(s.cluster, n): s for s in catalogue.statuses.values() for n in s.initiatives}
    anchored = {
        (str(a.party), n): a
        for a in catalogue.anchorings.values()
        if a.party_type == "cluster" and a.party in catalogue.clusters
        for n in a.initiatives
    }
    order = {key: place for place, key in enumerate(catalogue.clusters)}
    pairs = sorted({*entries, *told, *anchored}, key=lambda p: (order.get(p[0], len(order)), p[1]))
    return {
        pair: Known(
            *pair,
            entries[pair].entry if pair in entries else None,
            entries[pair].beside if pair in entries else (),
            told.get(pair),
            anchored.get(pair),
        )
        for pair in pairs
        if cluster in (None, pair[0])
    }


def source_of(texts: Texts, catalogue: Catalogue, entry: StatusEntry) -> Source:
    """Who said it and when, as a source."""
    return Source(
        texts.say("status-source", cluster=catalogue.clusters[entry.cluster].name),
        entry.author,
        entry.at.astimezone(DENMARK).date().isoformat(),
    )


def age_words(texts: Texts, age: timedelta) -> str:
    """ "i dag", "12 dage", "5 uger", "7 måneder", "2 år"."""
    days = age.days
    for limit, length, unit in ((1, 1, "today"), (14, 1, "days"), (61, 7, "weeks"), (730, 30, "months")):
        if days < limit:
            return texts.say(f"status-age-{unit}", count=days // length)
    return texts.say("status-age-years", count=days // 365)
