"""Two or three things side by side, and what tells them apart as far as the documents go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dialogs.understanding.answering.told import Told
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Initiative

MOST = 3


def asked(told: Told) -> bool:
    """True where the question sets things against each other ("hvad er forskellen på", "flere end")."""
    return told.says("comparing")


def initiatives(told: Told, numbers: Sequence[int]) -> None:
    """Group, places and times of each initiative; then which places they share, and which has more of them."""
    chosen = [told.catalogue.initiatives[n] for n in numbers[:MOST]]
    for one in chosen:
        told.line("answer-heading", title=told.initiative(one.number)).cite(of_field(one.source, "title"))
    places = {str(one.number): _places(told, one.number) for one in chosen}
    values: list[tuple[str, Callable[[Initiative], str | None]]] = [
        (told.say("answer-group"), lambda one: _group(told, one)),
        (told.say("compare-places"), lambda one: ", ".join(places[str(one.number)])),
        (told.say("answer-start"), lambda one: one.start.text if one.start else None),
        (told.say("answer-reporting"), lambda one: one.expected_reporting.text if one.expected_reporting else None),
    ]  # fmt: skip
    for label, value in values:
        _beside(told, label, ((str(one.number), value(one)) for one in chosen))
    for one in chosen:
        told.cite(of_field(one.source, "expected_reporting")[:1])
    told.overview()
    _shared(told, places)
    _most(told, {told.say("answer-number", number=n): len(found) for n, found in places.items()}, "places")
    for one in chosen:
        about = told.say("answer-number", number=str(one.number))
        told.ask("answer-plain", told.typed("initiative_info", about), what=about.capitalize())


def clusters(told: Told, keys: Sequence[str]) -> None:
    """Municipalities and initiatives of each cluster; then what they share, and which has more, where that is known."""
    chosen = [told.catalogue.clusters[key] for key in keys[:MOST]]
    inside = {
        c.name: [m.name for m in told.catalogue.municipalities.values() if m.cluster == c.key] for c in chosen
    }
    tried = {c.name: [told.say("answer-number", number=str(n)) for n in _tried(told, c.key)] for c in chosen}
    for cluster in chosen:
        told.line("answer-heading", title=cluster.name)
        told.rows(
            (
                (told.say("compare-municipalities"), _listed(told, inside[cluster.name])),
                (told.say("compare-initiatives"), _listed(told, tried[cluster.name])),
            )
        )
        for member in cluster.municipalities[:1]:
            told.cite(member.source[:1])
        told.cite(cluster.source[:1])
    told.overview()
    _shared(told, tried)
    _most(told, {name: len(found) for name, found in tried.items()}, "initiatives")
    if not _counts(told):
        return
    if all(c.municipalities_complete for c in chosen):
        _most(told, {name: len(found) for name, found in inside.items()}, "municipalities")
    else:
        told.lacks("compare-municipalities-unknown")


def _listed(told: Told, names: Sequence[str]) -> str:
    return (
        told.say("compare-count", count=len(names), names=", ".join(names))
        if names
        else told.say("compare-unknown")
    )


def _beside(told: Told, label: str, values: Iterable[tuple[str, str | None]]) -> None:
    """One row: what each has, or that the documents do not say; one word where it is the same for all."""
    found = [(name, value or told.say("compare-unknown")) for name, value in values]
    if len({value for _, value in found}) == 1:
        told.rows(((label, told.say("compare-same", value=found[0][1])),))
    else:
        told.rows(((label, "; ".join(f"{name}: {value}" for name, value in found)),))


def _group(told: Told, one: Initiative) -> str | None:
    group = told.catalogue.target_groups.get(one.target_group or "")
    return group.name if group else None


def _places(told: Told, number: int) -> list[str]:
    """The clusters and municipalities that the documents name with an initiative, each once."""
    found = [a for a in told.catalogue.anchorings.values() if number in a.initiatives]
    return list(dict.fromkeys(told.party(a.party, a.party_type) for a in found if a.party))


def _tried(told: Told, cluster: str) -> list[int]:
    found = [n for a in told.catalogue.anchorings.values() if a.of_cluster(cluster) for n in a.initiatives]
    return sorted(set(found))


def _counts(told: Told) -> bool:
    """True where the question asks which has more."""
    return told.says("counting")


def _shared(told: Told, each: dict[str, list[str]]) -> None:
    first, *others = each.values()
    both = [name for name in first if all(name in other for other in others)]
    if both:
        told.line("compare-shared", names=told.listed(both))
    elif all(each.values()):
        told.line("compare-nothing-shared")


def _most(told: Told, counts: dict[str, int], what: str) -> None:
    """Which has the most, where that is asked; nothing is said where the documents name none for one of them."""
    if not (all(counts.values()) and _counts(told)):
        return
    ranked: list[tuple[str, Any]] = sorted(counts.items(), key=lambda one: -one[1])
    if ranked[0][1] == ranked[-1][1]:
        told.line("compare-as-many", what=told.say(f"compare-of-{what}"), count=ranked[0][1])
    elif ranked[0][1] > ranked[1][1]:
        told.line(
            "compare-more",
            name=ranked[0][0],
            what=told.say(f"compare-of-{what}"),
            counts=", ".join(f"{name} {count}" for name, count in ranked),
        )
