"""From words to an audience."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from dialogs import data_files
from dialogs.broadcasts.audience import COMING_TO, Audience, Part
from dialogs.broadcasts.finding import event_of
from dialogs.communities import communities
from dialogs.turn_context import Turn
from dialogs.understanding.normalise import fold, words
from storage.catalogue.records import Catalogue
from storage.portions import portions
from storage.records import Broadcast, Person

_DATA = Path(__file__).parent / "data" / "audience.yaml"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FEW_NAMES = 2
"""Words that a name needs before it is looked for anywhere; a first name counts only in a list of recipients."""
_BEFORE_LIST = re.compile(r"^.*\b(?:til|to)\b", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:[,&+]|\b(?:og|samt|and)\b)\s*")
_SHORTEST_MENDED = 4
"""Letters: a shorter word is not taken for a misspelt cluster."""
Phrase = tuple[str, ...]
Names = Sequence[tuple[str, Person]]
"""People, each with the words of their name: folded, and with one blank between them."""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = data_files.read(_DATA)
    return data


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[Phrase, str]]]:
    """Stems of each phrase with what it says, longest first, by kind."""
    out: dict[str, list[tuple[Phrase, str]]] = {}
    for kind, given in _data().items():
        named = given.items() if isinstance(given, dict) else [(kind, given)]
        pairs = [(tuple(words(str(p))), str(name)) for name, phrases in named for p in phrases]
        out[kind] = sorted(pairs, key=lambda pair: -len(pair[0]))
    return out


def _said(kind: str, stems: Sequence[str]) -> list[str]:
    """What of a kind the words say, once each."""
    line = f" {' '.join(stems)} "
    return list(dict.fromkeys(name for phrase, name in _phrases()[kind] if f" {' '.join(phrase)} " in line))


async def audience_in(
    turn: Turn, said: str, asked: int | None = None, event: int | None = None
) -> tuple[Audience, tuple[str, ...]]:
    """The audience that words name, and the addresses among them that nobody here has.

    `asked` is the broadcast that "dem der ikke har svaret" is about, `event` the one that "deltagerne" come to.
    """
    said, spared = _spared(said)
    people = await turn.uow.people.all()
    names = await _folded(people)
    first_names = await _by_first_name(_listed(said), names)
    said = _mended(turn.catalogue, said, first_names)
    stems, slots = words(said), turn.slots_in(said)
    named, unknown = _people(said, names)
    called, unclear = _called(turn, said, first_names)
    named, unknown = tuple(dict.fromkeys((*named, *called))), (*unknown, *unclear)
    unsubmitted = bool(_said("unsubmitted", stems))
    silent = asked if _said("silent", stems) else None
    coming = tuple(c.value for c in COMING_TO) if _said("coming", stems) and event is not None else ()
    invited = event if coming or _said("invited", stems) else None
    clusters = _all(slots, "cluster", "clusters")
    channels = tuple(clusters or turn.catalogue.clusters) if _said("channel", stems) else ()
    number = next(iter(_all(slots, "initiative", "initiatives")), None) if unsubmitted else None
    parts = () if channels else _parts(stems, slots, unsubmitted, _organisations(stems, people))
    if _said("community", stems):
        parts = await _communities(turn, slots)
    everyone = not parts and not named and not channels and bool(_said("everyone", stems))
    narrowed = unsubmitted or silent is not None or invited is not None
    made = Audience(
        (*parts, *named), everyone and not narrowed, unsubmitted, number, silent, invited, coming, channels
    )
    if spared:
        without, strangers = await spared_in(turn, spared)
        made, unknown = replace(made, without=without), (*unknown, *strangers)
    return made, unknown


async def audience_for(turn: Turn, draft: Broadcast, said: str) -> tuple[Audience, tuple[str, ...]]:
    """The audience that words name for this draft, and the addresses among them that nobody here has."""
    event = await event_of(turn, draft)
    return await audience_in(turn, said, draft.draft.detail.get("nudges"), event.id if event else None)


def just_them(said: str) -> bool:
    """True for "ryk dem" and the like, which name nobody but those who are talked about."""
    return tuple(words(said)) in {phrase for phrase, _ in _phrases()["them"]}


async def spared_in(turn: Turn, said: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Who is not to have it after all, and the names among them that are not one person's."""
    made, unknown = await audience_in(turn, said)
    return made.parts, unknown


def _spared(said: str) -> tuple[str, str]:
    """The words before and after "undtagen"."""
    folded = fold(said)
    leads = (re.escape(fold(str(lead))) for lead in _data()["except"])
    found = re.search(rf"[,\s]\s*(?:{'|'.join(leads)})\b", folded)
    if found is None:
        return said, ""
    if len(folded) != len(said):  # "ae" was written for "æ": places in the one are not places in the other
        said = folded
    return said[: found.start()], said[found.end() :].strip()


async def _communities(turn: Turn, slots: dict[str, Any]) -> tuple[Part, ...]:
    """The learning communities about the initiatives that are named; all of them where none is."""
    numbers = _all(slots, "initiative", "initiatives")
    if not numbers:
        known = communities(turn.catalogue, await turn.uow.communities.changes())
        numbers = [one.initiatives[0] for one in known]
    return tuple(Part(community=n) for n in numbers)


def _parts(
    stems: Sequence[str], slots: dict[str, Any], unsubmitted: bool, organisations: Sequence[str]
) -> tuple[Part, ...]:
    """Roles with the clusters that are named; the other places each by itself."""
    roles, clusters = _said("roles", stems), _all(slots, "cluster", "clusters")
    shared = [r for r in roles if r in _data()["in_a_cluster"]]
    out = [Part(role=r) for r in roles if r not in shared]
    out += [Part(role=r, cluster=c) for c in clusters for r in shared or (None,)]
    out += [
        Part(role=r) for r in shared if not clusters and not _all(slots, "municipality", "municipalities")
    ]
    out += [Part(municipality=m) for m in _all(slots, "municipality", "municipalities")]
    out += [Part(organisation=o) for o in organisations]
    if not unsubmitted and not clusters:
        out += [Part(initiative=n) for n in _all(slots, "initiative", "initiatives")]
    return tuple(dict.fromkeys(out))


def _organisations(stems: Sequence[str], people: Sequence[Person]) -> list[str]:
    """The organisations of people here that the words name."""
    line = f" {' '.join(stems)} "
    known = dict.fromkeys(m.organisation for p in people for m in p.memberships if m.organisation)
    return [o for o in known if f" {' '.join(words(o))} " in line]


def _all(slots: dict[str, Any], one: str, many: str) -> list[Any]:
    return list(slots.get(many) or ([slots[one]] if one in slots else []))


async def _folded(people: Sequence[Person]) -> Names:
    """People by the words of their names, of which who was erased has none."""
    return [(_plain(p.name), p) async for some in portions(people) for p in some]


def _plain(said: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(said)))


def _people(said: str, names: Names) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """People by address or by whole name; and the addresses that nobody has."""
    addresses = [a.casefold().rstrip(".") for a in _ADDRESS.findall(said)]
    by_upn = {p.upn.casefold(): p for _, p in names} if addresses else {}
    line = f" {_plain(said)} "
    named = [p for name, p in names if name.count(" ") >= _FEW_NAMES - 1 and f" {name} " in line]
    found = dict.fromkeys([*(by_upn[a] for a in addresses if a in by_upn), *named])
    return tuple(Part(person=p.id) for p in found), tuple(a for a in addresses if a not in by_upn)


def _listed(said: str) -> list[str]:
    """What stands between the commas of "til Ole, Mette og Vest", folded."""
    return [piece.strip(" .!:;") for piece in _BETWEEN.split(_BEFORE_LIST.sub("", fold(said)))]


async def _by_first_name(pieces: Sequence[str], names: Names) -> dict[str, list[Person]]:
    """The people whose first names stand in a list."""
    wanted, out = frozenset(pieces), dict[str, list[Person]]()
    async for some in portions(names):
        for name, person in some:
            if name and (first := name.partition(" ")[0]) in wanted:
                out.setdefault(first, []).append(person)
    return out


def _called(
    turn: Turn, said: str, known: Mapping[str, Sequence[Person]]
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """People in a list by their first name alone; and the names beside them that are several people's, or nobody's."""
    listed = _listed(said)
    groups = [known[piece] for piece in listed if piece in known]
    if not groups:
        return (), ()
    several = (f"{g[0].name.split()[0]} ({' / '.join(p.name for p in g)})" for g in groups if len(g) > 1)
    strange = (p for p in listed if p.isalpha() and p not in known and not _means_something(turn, p))
    return tuple(Part(person=g[0].id) for g in groups if len(g) == 1), (*several, *strange)


def _means_something(turn: Turn, word: str) -> bool:
    slots = turn.slots_in(word)
    return bool(slots) or any(_said(kind, words(word)) for kind in _phrases())


def _mended(catalogue: Catalogue, said: str, called: Container[str]) -> str:
    """A cluster that is listed with one slip, "vesst", by its name; everything else as it stands."""
    places = {fold(k): c.name for k, c in catalogue.clusters.items()}
    slips: dict[str, str] = {}
    for piece in _listed(said):
        if len(piece) < _SHORTEST_MENDED or piece in places or piece in called:
            continue
        near = [n for k, n in places.items() if piece[0] == k[0] and OSA.distance(piece, k) == 1]
        if len(near) == 1:
            slips[piece] = near[0]
    return re.sub(r"\w+", lambda m: slips.get(fold(m[0]), m[0]), said) if slips else said
