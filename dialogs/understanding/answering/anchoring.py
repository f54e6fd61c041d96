"""Who tries out an initiative, and what a cluster or a municipality takes part in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dialogs.answers import shortened
from dialogs.understanding.answering import comparing
from dialogs.understanding.answering.told import Told
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Anchoring, Initiative

SHORT_TITLE = 70
_PLACES = re.compile(r"forankr|havde initiativ")
"""Conflicts with these words are told with where an initiative is."""


def of_place(told: Told) -> None:
    """What a place takes part in. A municipality: what names it itself, and what its cluster does, where that is known."""
    clusters = told.all_of("cluster", "clusters")
    if "municipality" in told.slots:
        _of_municipality(told)
    elif len(clusters) > 1 and comparing.asked(told):
        comparing.clusters(told, clusters)
    else:
        for key in clusters:
            told.line("answer-place-has", place=told.party(key, "cluster"))
            titled_rows(told, _of_cluster(told, key))
            told.overview()


def _of_municipality(told: Told) -> None:
    place, known = told.place() or "", told.catalogue.municipalities.get(told.slots["municipality"])
    own = [a for a in told.catalogue.anchorings.values() if _names(a, told.slots["municipality"])]
    cluster = told.catalogue.clusters.get(known.cluster or "") if known else None
    realises = [i for i in told.catalogue.initiatives.values() if _realises(i, told.slots["municipality"])]
    if own or realises:
        told.line("answer-place-has", place=place)
        titled_rows(told, own)
        _realised_rows(told, realises)
    else:
        told.line("answer-place-none", place=place)
    if cluster is None or known is None:
        told.lacks("answer-place-cluster-unknown", place=place)
    elif found := _of_cluster(told, cluster.key):
        told.line("answer-place-cluster-has", place=place, cluster=cluster.name)
        titled_rows(told, found)
        for member in cluster.municipalities:
            told.cite(member.source if member.municipality == known.key else ())
    told.overview()
    told.ask("answer-button-list", told.say("answer-say-list"))


def _realises(initiative: Initiative, municipality: str) -> bool:
    """True where the initiative's own text names the municipality among those that are to carry it out."""
    return bool(initiative.participants and municipality in initiative.participants.municipalities)


def _realised_rows(told: Told, found: Sequence[Initiative]) -> None:
    for one in found:
        source = one.participants.source if one.participants else ()
        part = f"{told.say('answer-realises')} ({told.catalogue.cite(source[0]).date or told.say('answer-undated')})"
        told.rows(((str(one.number), f"{shortened(one.title, SHORT_TITLE)} – {part}"),)).cite(source)


def _names(anchoring: Anchoring, municipality: str) -> bool:
    return anchoring.party_type == "municipality" and anchoring.party == municipality


def _of_cluster(told: Told, key: str) -> list[Anchoring]:
    return [a for a in told.catalogue.anchorings.values() if a.of_cluster(key)]


def titled_rows(told: Told, found: Sequence[Anchoring], named: bool = False) -> None:
    """One row for each initiative, with its title and the place's part in it. `named`: each place is told as well."""
    together: dict[tuple[int, ...], list[Anchoring]] = {}
    for a in sorted(found, key=lambda a: a.initiatives):
        together.setdefault(tuple(a.initiatives), []).append(a)
    for numbers, these in together.items():
        title = " / ".join(shortened(told.catalogue.initiatives[n].title, SHORT_TITLE) for n in numbers)
        parts = dict.fromkeys(_part(told, a, of_all=a.of_all, named=named) for a in these)
        told.rows((("/".join(map(str, numbers)), f"{title} – {'; '.join(parts)}"),))
        for a in these:
            told.cite(a.source[:1])


def _part(told: Told, a: Anchoring, of_all: bool = False, named: bool = False) -> str:
    role = told.catalogue.roles.get(a.role)
    who = f"{told.party(a.party, a.party_type)} " if named and a.party else ""
    whole = f", {told.say('answer-all-clusters')}" if of_all else ""
    return f"{who}{role.name if role else a.role}{whole} ({a.date_text or _document_date(told, a)})"


def _document_date(told: Told, a: Anchoring) -> str:
    document = told.catalogue.documents.get(a.document)
    return (document.date_text if document else None) or (
        told.say("answer-year-derived", year=document.not_before[:4])
        if document and document.not_before
        else told.say("answer-undated")
    )


def anchored(told: Told, number: int) -> None:
    """Tell who an initiative is anchored with, in April 2019 and in what came later."""
    found = _on(told, number)
    whether(told, number)
    if found:
        if told.place():
            told.line("answer-place-named")
        _party_rows(told, found)
    elif named := told.catalogue.initiatives[number].participants:
        names = [told.party(key, "municipality") for key in named.municipalities]
        told.line("answer-realised-by", count=len(names), names=told.listed(names)).cite(named.source)
    elif plan := told.catalogue.initiatives[number].plan:
        told.line("answer-only-plan").quote(plan, of_field(told.catalogue.initiatives[number].source, "plan"))
    else:
        told.lacks("answer-no-anchoring", number=str(number))
    told.conflicts(c for c in told.catalogue.conflicts_of("initiatives", number) if _PLACES.search(c.what))


def _on(told: Told, number: int) -> list[Anchoring]:
    return [a for a in told.catalogue.anchorings.values() if number in a.initiatives]


def _party_rows(told: Told, found: Iterable[Anchoring]) -> None:
    for a in found:
        told.rows(((told.party(a.party, a.party_type), _part(told, a)),)).cite(a.source[:1])


def whether(told: Told, number: int) -> None:
    """Say whether the places of the question are with this initiative; nothing where it names none."""
    found = _on(told, number)
    if "municipality" in told.slots:
        _whether_municipality(told, found, number)
        return
    for key in told.all_of("cluster", "clusters"):
        here = any(a.of_cluster(key) for a in found)
        told.line(
            "answer-place-yes" if here else "answer-place-no",
            place=told.party(key, "cluster"),
            number=str(number),
        )


def premise(told: Told, number: int) -> None:
    """Say so where the question takes a cluster to be with an initiative that no document names it with."""
    for key in told.all_of("cluster", "clusters"):
        if not any(a.of_cluster(key) for a in _on(told, number)):
            told.note("answer-place-not-there", place=told.party(key, "cluster"), number=str(number))


def _whether_municipality(told: Told, found: Sequence[Anchoring], number: int) -> None:
    key, place = told.slots["municipality"], told.place() or ""
    known = told.catalogue.municipalities.get(key)
    cluster = told.catalogue.clusters.get(known.cluster or "") if known else None
    if any(_names(a, key) for a in found) or _realises(told.catalogue.initiatives[number], key):
        told.line("answer-place-yes", place=place, number=str(number))
    elif cluster and any(a.of_cluster(cluster.key) for a in found):
        told.line("answer-place-by-cluster", place=place, cluster=cluster.name, number=str(number))
    else:
        told.line("answer-place-no", place=place, number=str(number))


def here(told: Told, number: int) -> None:
    """The part that the question's places have in an initiative; that they have none, where they do not."""
    keys = (*told.all_of("cluster", "clusters"), told.slots.get("municipality"))
    found = [a for a in _on(told, number) if a.of_all or (a.party and a.party in keys)]
    if not found:
        whether(told, number)
    _party_rows(told, found)
