"""Which cluster a municipality is in, and which municipalities a cluster has, where somebody says so."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.understanding.answering import colleagues, comparing
from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import of_field, small_words
from storage.catalogue.records import Municipality


async def municipality_cluster(told: Told) -> None:
    """Which cluster a municipality is in, and which municipalities a cluster has, where documents say."""
    keys, clusters = told.all_of("municipality", "municipalities"), told.all_of("cluster", "clusters")
    if not keys and len(clusters) > 1 and comparing.asked(told):
        comparing.clusters(told, clusters)
        return
    unknown = [k for k in keys if (m := told.catalogue.municipalities.get(k)) is None or m.cluster is None]
    for key in keys:
        if key not in unknown:
            _municipality(told, told.catalogue.municipalities[key])
    if unknown:
        _unplaced(told, unknown)
    for key in () if keys else clusters:
        _cluster(told, key)
    if not keys and told.says("people"):
        await colleagues.of_clusters(told)
    if not keys and "cluster" not in told.slots:
        told.line("answer-clusters", count=len(told.catalogue.clusters))
        told.rows(
            (c.name, ", ".join(_names(told, c.key)) or told.say("answer-not-said"))
            for c in told.catalogue.clusters.values()
        )
        for cluster in told.catalogue.clusters.values():
            told.cite(cluster.source[:1])
        if alliance := told.catalogue.alliance:
            asked = set(words(told.seen.text)) - small_words()
            named = [p for p in alliance.parties if asked & set(words(p.name))]
            told.rows((told.say("answer-party"), p.name) for p in named)
            told.cite(of_field(alliance.source, "parties")[:1] if named else ())


def _unplaced(told: Told, keys: list[str]) -> None:
    """Municipalities that no document puts in a cluster; the secretariat knows."""
    known = told.catalogue.municipalities
    names = [known[key].name if key in known else key.capitalize() for key in keys]
    told.lacks("answer-municipality-not-said", place=told.listed(names))
    for key in keys:
        told.cite(known[key].source[:2] if key in known else ())
    told.rows(secretariat(told))


def _municipality(told: Told, found: Municipality) -> None:
    assert found.cluster is not None
    cluster = told.catalogue.clusters[found.cluster]
    told.line("answer-municipality", place=found.name, cluster=cluster.name)
    members = [m for m in cluster.municipalities if m.municipality == found.key]
    for member in members:
        told.note(f"answer-certainty-{member.certainty}").quote(member.basis, member.source)
    if not members:
        told.note("placing-by").cite(of_field(found.source, "cluster"))
    asked = told.slots.get("cluster")
    if asked and asked != found.cluster:
        told.note("answer-not-that-cluster", place=found.name, cluster=told.party(asked, "cluster"))


def _cluster(told: Told, key: str) -> None:
    cluster = told.catalogue.clusters[key]
    names = _names(told, key)
    told.line("answer-heading", title=cluster.name)
    if not names:
        told.lacks("answer-cluster-not-said", cluster=cluster.name).cite(cluster.source[:2])
    else:
        told.line("answer-cluster-has", municipalities=", ".join(names))
        told.note("answer-complete" if cluster.municipalities_complete else "answer-incomplete")
        for member in cluster.municipalities:
            told.cite(member.source[:1])
        for municipality in _placed(told, key):
            told.cite(of_field(municipality.source, "cluster"))
    told.rows((told.say("answer-party"), p.text) for p in cluster.parties)
    told.ask("answer-button-list", told.say("answer-say-list-of", place=cluster.name))
    told.ask("answer-button-meetings", told.say("answer-say-meeting-of", place=cluster.name))


def _names(told: Told, cluster: str) -> Iterable[str]:
    """The municipalities of a cluster by name: those that documents put there, then those that people did."""
    stated = (m.municipality for m in told.catalogue.clusters[cluster].municipalities)
    inside = [m for key in stated if (m := told.catalogue.municipalities.get(key)) and m.cluster == cluster]
    return [m.name for m in (*inside, *_placed(told, cluster))]


def _placed(told: Told, cluster: str) -> list[Municipality]:
    """The municipalities that the secretariat has put in a cluster, beside what the documents say."""
    stated = {m.municipality for m in told.catalogue.clusters[cluster].municipalities}
    return [m for m in told.catalogue.municipalities.values() if m.cluster == cluster and m.key not in stated]
