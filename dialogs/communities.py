"""Learning communities (læringsfællesskaber): clusters that try out the same or similar initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from storage.catalogue.records import Catalogue
from storage.records import CommunityChange


class Community(Struct, frozen=True):
    """The clusters that learn together about one initiative, or about several similar ones."""

    initiatives: tuple[int, ...]
    clusters: tuple[str, ...]


def communities(catalogue: Catalogue, changes: Iterable[CommunityChange] = ()) -> list[Community]:
    """One for each initiative that the overview anchors in a cluster or in one of its municipalities, as the
    steering group has changed them since; similar initiatives share one.
    """
    clusters = _anchored(catalogue)
    pairs: dict[tuple[int, int], bool] = {}
    for change in changes:
        if change.other is not None:
            low, high = sorted((change.initiative, change.other))
            pairs[low, high] = change.joined
        elif change.cluster is not None:
            held = clusters.setdefault(change.initiative, {})
            held[change.cluster] = change.joined
    groups = _grouped(clusters, [pair for pair, joined in pairs.items() if joined])
    made = [Community(tuple(group), _members(catalogue, clusters, group)) for group in groups]
    return [one for one in made if one.clusters]


def _anchored(catalogue: Catalogue) -> dict[int, dict[str, bool]]:
    found: dict[int, dict[str, bool]] = {}
    for anchoring in catalogue.anchorings.values():
        cluster = anchoring.party if anchoring.overview else None
        if anchoring.party_type == "municipality":  # some municipalities and clusters share a key
            municipality = catalogue.municipalities.get(cluster or "")
            cluster = municipality.cluster if municipality else None
        if cluster in catalogue.clusters:
            for number in anchoring.initiatives:
                found.setdefault(number, {})[str(cluster)] = True
    return found


def _grouped(numbers: Iterable[int], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The initiatives in groups, those that are paired in one."""
    groups: list[set[int]] = []
    for wanted in [*({n} for n in numbers), *(set(pair) for pair in pairs)]:
        touching = [group for group in groups if group & wanted]
        groups = [group for group in groups if group not in touching] + [wanted.union(*touching)]
    return sorted(sorted(group) for group in groups)


def _members(
    catalogue: Catalogue, clusters: dict[int, dict[str, bool]], group: Sequence[int]
) -> tuple[str, ...]:
    named = {c for number in group for c, joined in clusters.get(number, {}).items() if joined}
    return tuple(key for key in catalogue.clusters if key in named)


def of_cluster(found: Iterable[Community], cluster: str) -> list[Community]:
    """The communities that a cluster is in."""
    return [one for one in found if cluster in one.clusters]


def about(found: Iterable[Community], initiative: int) -> Community | None:
    """The community that learns about an initiative."""
    return next((one for one in found if initiative in one.initiatives), None)
