"""Follow-up questions: what "dér", "hendes" and "og i Randers?" mean after the question before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from dialogs.understanding.entities import PLURALS, SLOT, Entities
from dialogs.understanding.intents import NEEDS_INITIATIVE, intent
from dialogs.understanding.normalise import fold
from dialogs.understanding.passages import words_file

KINDS = tuple(SLOT.get(kind, kind) for kind in PLURALS)
LEAD = re.compile(
    r"^(?:ok |okay |ja |na |jamen |sa |men )*"
    r"(?:og hvad med|hvad med|hvad sa med|hvad sa|og|what about|how about|and)\b[ ,]*"
)
_PERSON = re.compile(r"\b(?:hendes|hans|hun|han|ham|hende|vedkommende|his|her|he|she|him)\b")
_PLACE = re.compile(r"\b(?:der|dertil|klyngen|derovre|derhenne|dem|there|they|them)\b")
_THING = re.compile(r"\b(?:det initiativ|det projekt|initiativet|projektet|indsatsen|det|den|it|this|that)\b")
MOST_WORDS = 9
OWN = "own"
"""The asker's own clusters: no part of what was spoken of, but what "vores klynge" means."""
GOES_ON = {
    "initiative": (("i I", "for I"), NEEDS_INITIATIVE),
    "event": (("i E", "med E"), frozenset({"event_info"})),
}
SOMEBODY = ("person", "colleague")
"""Somebody of the documents, and somebody who has a role here."""


def is_follow_up(masked: str, entities: Entities, focus: Mapping[str, Any]) -> bool:
    """True for "og i Randers?", "hvad med initiativ 8": a lead word, something mentioned, and little else."""
    lead = LEAD.match(masked)
    if (
        not lead
        or not intent(focus.get("asked")).again
        or not any(m for m in entities.mentions if not m.weak)
    ):
        return False
    rest = [w for w in masked[lead.end() :].split() if w.islower()]
    return len(rest) <= 3


def without_lead(masked: str) -> str:
    """The question without its "og", "hvad med"; the whole where nothing else is left."""
    return masked[m.end() :] or masked if (m := LEAD.match(masked)) else masked


def gone_on(
    masked: str, top: str, focus: Mapping[str, Any], clear: bool
) -> Iterator[tuple[str, frozenset[str]]]:
    """A short question as it would go on with what was spoken of, and what it may then ask.

    A clear one goes on only where it is about an initiative, and an event was spoken of instead.
    """
    for kind, (endings, meant) in GOES_ON.items():
        misses = kind == "event" and "initiative" not in focus and top in NEEDS_INITIATIVE
        if focus.get(kind) and (misses or not clear):
            yield from ((f"{masked} {ending}", meant) for ending in endings)


def refer(masked: str, entities: Entities, focus: Mapping[str, Any]) -> str:
    """The masked text with the words that point back replaced by the mark of what they point at."""
    if not focus or len(masked.split()) > MOST_WORDS:
        return masked
    slots = entities.slots
    if focus.get(OWN) and "cluster" not in slots:
        masked, before = _own(masked), masked
        if masked != before:
            slots |= {"cluster": focus[OWN][0]} | ({"clusters": focus[OWN]} if len(focus[OWN]) > 1 else {})
            return masked
    for kind in SOMEBODY:
        if focus.get(kind) and "person" not in slots and _PERSON.search(masked):
            slots[kind] = focus[kind]
            return _PERSON.sub("P", masked, count=1)
    if (
        "initiative" not in slots
        and focus.get("initiative")
        and not (slots.keys() & {"person", "event", "term", "org"})
    ):
        found = _THING.search(masked)
        if found and (len(found[0]) > 4 or not slots):
            slots["initiative"] = focus["initiative"]
            masked = _THING.sub("I", masked, count=1)
    if "cluster" not in slots and focus.get("cluster") and _PLACE.search(masked):
        slots["cluster"] = focus["cluster"]
        if "initiative" not in slots and focus.get("initiative"):
            slots["initiative"] = focus["initiative"]
    return masked


def _own(masked: str) -> str:
    """ "Vores klynge" as the cluster that it is, and "vores initiativer" as the initiatives there."""
    cluster, things = _ours()
    return things.sub(r"\1 i C", cluster.sub("C", masked))


@lru_cache(maxsize=1)
def _ours() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = words_file()
    ours, cluster, things = (
        "|".join(fold(data[key]).split()) for key in ("ours", "own_cluster", "own_things")
    )
    return re.compile(rf"\b(?:{ours})(?: egen| own)? (?:{cluster})\b"), re.compile(
        rf"\b(?:{ours}) ({things})\b"
    )


def carried(intent: str, slots: Mapping[str, Any], focus: Mapping[str, Any]) -> dict[str, Any]:
    """The slots of the question before, with the new ones in their place."""
    old = {k: focus[k] for k in (*KINDS, "facet", "time") if k in focus}
    if "cluster" in slots or "municipality" in slots:
        old = {k: v for k, v in old.items() if k not in ("cluster", "municipality")}
    return {**old, **slots}
