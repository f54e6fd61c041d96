"""Which cluster and initiative a question about status names."""

from __future__ import annotations

from dialogs.reports import access
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.catalogue.records import Catalogue


def given(catalogue: Catalogue, steer: Act) -> tuple[str | None, int | None]:
    """The cluster and initiative of a button or of words; what no catalogue has is None."""
    words = steer.slots.get("short")
    cluster = steer.slots.get("cluster") or (access.find_cluster(catalogue, words) if words else None)
    number = steer.initiative or int(steer.slots.get("number", 0)) or None
    return cluster if cluster in catalogue.clusters else None, number


def as_asked(recognition: Recognition, name: str) -> Act:
    """A recognised question as an act with its cluster, its initiative and its words."""
    slots = {"said": recognition.text}
    if isinstance(cluster := recognition.slots.get("cluster"), str):
        slots["cluster"] = cluster
    if isinstance(number := recognition.slots.get("initiative"), int):
        slots["initiative"] = str(number)
    return Act(name, slots)
