"""What a question tells beside the things that it mentions: which side of them, which state, to whom, which template.

Only what its intent has a use for is looked for; the words are data (`data/words.yaml`, and the status area's own).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from dialogs import data_files
from dialogs.understanding.lexicon import DATA
from dialogs.understanding.normalise import stem, words
from dialogs.understanding.passages import words_file
from storage.catalogue.records import Catalogue

STATES = DATA.parent.parent / "status" / "words.yaml"
TO_MANY = ("invite_send", "reminder_send", "message_send", "request_send")
DETAILS = {
    "initiative_info": ("facets", "facet"),
    "initiative_time": ("times", "time"),
    "status_set": ("states", "state"),
    **dict.fromkeys(TO_MANY, ("targets", "target")),
    **{intent: (intent, "change") for intent in words_file()["changes"]},
}
"""Which words an intent is looked through for, and the slot that they fill."""

WITH_TEMPLATE = frozenset(
    {"report_fill", "report_help", "report_prefill", "report_show", "report_export", "template_set"}
)
Told = list[tuple[tuple[str, ...], str]]


class Details:
    """Finds them, with the names of one catalogue's templates."""

    def __init__(self, catalogue: Catalogue) -> None:
        named = ((n, t.key) for t in catalogue.templates.values() for n in (t.title, *t.names))
        self._templates = _longest_first((tuple(words(name)), key) for name, key in named)

    def add(self, intent: str, slots: dict[str, Any], masked: str) -> dict[str, Any]:
        """The slots with what a masked text tells for this intent."""
        line = f" {' '.join(stem(w.lower()) for w in masked.split())} "
        kind, slot = DETAILS.get(intent, ("", ""))
        if kind and (value := _first(_told()[kind], line)):
            slots = slots | {slot: value}
            if intent == "initiative_info" and len(sides := _sides(value, line)) > 1:
                slots = slots | {"facets": sides}
        if intent == "event_when" and "event" not in slots and _first(_told()["meetings"], line):
            who = "cluster" if "cluster" in slots else slots.get("org")
            slots = slots | ({"event": event} if (event := words_file()["meetings_of"].get(who)) else {})
        if intent in WITH_TEMPLATE and (template := _first(self._templates, line)):
            slots = slots | {"template": template}
        return slots


def _sides(first: str, line: str) -> list[str]:
    """The sides that are asked for in a row with the first: "målgruppe og effekt", "effekt og opstart"."""
    said, joining = line.split(), frozenset(words(words_file()["joining"]))
    if joining.isdisjoint(said):
        return [first]
    named = [*_told()["facets"], *((stems, "tid") for stems, _ in _told()["times"])]
    hits = [
        (n, n + len(s), name)
        for s, name in named
        for n in range(len(said))
        if tuple(said[n : n + len(s)]) == s
    ]
    row: list[tuple[int, int, str]] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if row and hit[0] < row[-1][1]:
            continue  # part of a longer one
        if row and not joining.issuperset(said[row[-1][1] : hit[0]]):
            if any(name == first for _, _, name in row):
                break
            row = []
        row.append(hit)
    return list(dict.fromkeys(name for _, _, name in row))


def _first(told: Told, line: str) -> str | None:
    return next((name for stems, name in told if f" {' '.join(stems)} " in line), None)


@lru_cache(maxsize=1)
def _told() -> Mapping[str, Told]:
    """The stems of the words for each value. Of states the longest counts; else what stands first in the file."""
    file = words_file()
    states = data_files.read(STATES)["states"]
    return {
        "states": _longest_first(_stems(states)),
        **{kind: list(_stems(file[kind])) for kind in ("facets", "times", "targets", "meetings")},
        **{intent: list(_stems(table)) for intent, table in file["changes"].items()},
    }


def _stems(table: Mapping[str, list[str]]) -> Iterable[tuple[tuple[str, ...], str]]:
    return ((tuple(words(said)), name) for name, given in table.items() for said in given)


def _longest_first(told: Iterable[tuple[tuple[str, ...], str]]) -> Told:
    return sorted(told, key=lambda one: -len(one[0]))


def misfit(intent: str, masked: str) -> bool:
    """True when what is asked for ("hvornår …") is nothing that this intent's answer tells."""
    line = f" {' '.join(stem(w.lower()) for w in masked.split())} "
    return any(
        intent in never and line.startswith(asks) and not any(word in line for word in but)
        for asks, never, but in _misfits()
    )


@lru_cache(maxsize=1)
def _misfits() -> list[tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]]:
    def padded(given: Iterable[str]) -> tuple[str, ...]:
        return tuple(f" {' '.join(words(said))} " for said in given)

    return [
        (padded(one["asks"]), frozenset(one["never"]), padded(one["but"])) for one in words_file()["misfits"]
    ]


def with_cluster(slots: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """The slots, and beside a municipality the cluster it is in, where that is known and none was named.

    For those who ask for a place's cluster. Whom a message goes to is what was said, and no more.
    """
    keys = slots.get("municipalities") or [slots.get("municipality")]
    known = (catalogue.municipalities.get(key or "") for key in keys)
    found = list(dict.fromkeys(one.cluster for one in known if one and one.cluster))
    if not found or "cluster" in slots:
        return dict(slots)
    return {**slots, "cluster": found[0]} | ({"clusters": found} if len(found) > 1 else {})
