"""Corrections to a draft in few words: "nej vent, kun til Randers", "undtagen Ole", "frist fredag kl. 12"."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from dialogs import data_files
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.deadlines import end_of
from dialogs.broadcasts.wording import audience_for, spared_in
from dialogs.turn_context import Turn
from dialogs.understanding.leads import Leads
from dialogs.understanding.moments import read
from dialogs.understanding.normalise import fold
from storage.records import Broadcast, Draft

_EDGES = " ,.:;-–!\n"
MOST_FILLERS = 4
NAMED = ("only", "also", "without")
"""What a correction may say of whom it is for."""


@lru_cache(maxsize=1)
def _data() -> dict[str, list[str]]:
    path = Path(__file__).parent / "data" / "revising.yaml"
    data: dict[str, list[str]] = data_files.read(path)
    return data


@lru_cache(maxsize=1)
def _leads() -> dict[str, Leads]:
    return {kind: Leads(leads) for kind, leads in _data().items() if kind not in ("tails", "refusing")}


def told(words: str) -> tuple[str, str] | None:
    """What a correction is about, by its longest lead, and the rest of it, verbatim; None for other words."""
    rest = words.strip()
    for _ in range(MOST_FILLERS):
        if found := _longest(rest):
            return found
        filler = _leads()["fillers"].off(rest)
        if filler is None:
            return None
        rest = filler.rest
    return None


def corrects_audience(words: str) -> bool:
    """True for "nej vent, kun til Randers": not a text, whatever was asked for."""
    first, found = fold(words).split()[:1], told(words)
    refusing = [fold(word) for word in _data()["refusing"]]
    return found is not None and found[0] in NAMED and first[0].strip(_EDGES) in refusing


def _without_tail(words: str) -> str:
    folded = fold(words.rstrip(_EDGES)).split()
    for tail in sorted((fold(tail).split() for tail in _data()["tails"]), key=len, reverse=True):
        if len(folded) > len(tail) and folded[-len(tail) :] == tail:
            return words.rsplit(maxsplit=len(tail))[0].rstrip(_EDGES)
    return words


def _longest(words: str) -> tuple[str, str] | None:
    found = [
        (taken.words, kind, taken.rest)
        for kind, leads in _leads().items()
        if kind != "fillers" and (taken := leads.off(words)) is not None
    ]
    return max(found)[1:] if found else None


async def revised(turn: Turn, draft: Broadcast, words: str) -> tuple[Draft, tuple[str, ...]] | None:
    """The draft as the words correct it, and the addresses in them that nobody has; None where they do not."""
    found = told(words) if not words.rstrip().endswith("?") else None
    if found is None:
        return None
    about, rest = found
    said = draft.draft
    if about == "text":
        return replace(said, text=rest.strip()), ()
    if about == "title":
        return replace(said, title=rest.strip()), ()
    if about == "deadline":
        moment = read(rest, turn.clock.today())
        return (replace(said, deadline=end_of(moment.last, moment.begins)), ()) if moment else None
    if about not in NAMED:
        return None
    audience, unknown = await _audience(turn, draft, about, _without_tail(rest))
    return None if audience is None else (replace(said, audience=audience.to_json()), unknown)


async def _audience(
    turn: Turn, draft: Broadcast, about: str, rest: str
) -> tuple[Audience | None, tuple[str, ...]]:
    before = Audience.from_json(draft.draft.audience)
    if about == "without":
        spared, unknown = await spared_in(turn, rest)
        joined = tuple(dict.fromkeys((*before.without, *spared)))
        return (replace(before, without=joined) if spared else None), unknown
    named, unknown = await audience_for(turn, draft, rest)
    if named.nobody:
        return None, unknown
    if about == "also":
        return _both(before, named), unknown
    narrowed = named.unsubmitted or named.silent is not None or named.event is not None
    if narrowed or named.channels or not named.parts:
        return named, unknown
    return replace(before, parts=named.parts, everyone=False, channels=(), without=named.without), unknown


def _both(before: Audience, more: Audience) -> Audience:
    """Those of before and those who are named too; who is named is no longer left out."""
    return replace(
        before,
        parts=tuple(dict.fromkeys((*before.parts, *more.parts))),
        everyone=before.everyone or more.everyone,
        channels=tuple(dict.fromkeys((*before.channels, *more.channels))),
        without=tuple(p for p in before.without if p not in more.parts) + more.without,
    )


def later(words: str) -> str | None:
    """The time that "vent til i morgen kl. 8" says to send it at; None for other words."""
    found = told(words)
    return found[1] if found is not None and found[0] == "later" else None
