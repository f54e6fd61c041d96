"""Who reads which submitted reports: all of them by role, or those of one's own learning communities."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.communities import communities, of_cluster
from dialogs.turn_context import Turn
from storage.catalogue.records import Catalogue
from storage.records import Person, Report, RoleName
from storage.unit_of_work import UnitOfWork

READERS = (RoleName.steering, RoleName.observer, RoleName.secretariat)


def reads_all(turn: Turn) -> bool:
    """True for the roles that see every submitted report."""
    return _reads_all(turn.person)


def _reads_all(person: Person | None) -> bool:
    return person is not None and any(person.has(role) for role in READERS)


async def readable(turn: Turn) -> Callable[[Report], bool]:
    """Which submitted reports this person may read."""
    return await readable_by(turn.uow, turn.catalogue, turn.person)


async def readable_by(
    uow: UnitOfWork, catalogue: Catalogue, person: Person | None
) -> Callable[[Report], bool]:
    """Which submitted reports somebody may read. A member: their own cluster's, and their communities'."""
    if _reads_all(person):
        return lambda report: True
    own = person.clusters if person else ()
    if not own:
        return lambda report: False
    made = communities(catalogue, await uow.communities.changes())
    pairs = {
        (cluster, number)
        for mine in own
        for one in of_cluster(made, mine)
        for cluster in one.clusters
        for number in one.initiatives
    }
    return lambda report: report.key.cluster in own or (report.key.cluster, report.key.initiative) in pairs
