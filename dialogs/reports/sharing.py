"""Who reads which submitted reports: all of them by role, or those of one's own learning communities."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.communities import communities, of_cluster
from dialogs.turn_context import Turn
from storage.records import Report, RoleName

READERS = (RoleName.steering, RoleName.observer, RoleName.secretariat)


def reads_all(turn: Turn) -> bool:
    """True for the roles that see every submitted report."""
    return any(turn.has(role) for role in READERS)


async def readable(turn: Turn) -> Callable[[Report], bool]:
    """Which submitted reports this person may read. A member: their own cluster's, and their communities'."""
    if reads_all(turn):
        return lambda report: True
    own = turn.person.clusters if turn.person else ()
    if not own:
        return lambda report: False
    made = communities(turn.catalogue, await turn.uow.communities.changes())
    pairs = {
        (cluster, number)
        for mine in own
        for one in of_cluster(made, mine)
        for cluster in one.clusters
        for number in one.initiatives
    }
    return lambda report: report.key.cluster in own or (report.key.cluster, report.key.initiative) in pairs
