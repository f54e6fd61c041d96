"""From a sentence to a proposed status: "initiativ 7 i Randers er nu i drift fra 1. oktober, vi mangler …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from dialogs.services import Recogniser
from dialogs.status.days import first_day, told_day
from dialogs.status.proposal import Proposal
from dialogs.status.words import cued, light_in, state_in, words
from dialogs.understanding.control import fold as tidy
from dialogs.understanding.normalise import fold
from storage.catalogue.records import Catalogue
from storage.records import StatusState, TrafficLight

_CLAUSES = re.compile(
    r"(?<!\d)(?<!\bd)(?<!\bpr)(?<!\bnr)[.;!?](?:\s+|$)|\n+|,\s+|\s+(?:men|but)\s+"
    r"|\s+(?:og|and)\s+(?=(?:vi|der|det|næste|har|mangler|we|there|need)\b)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d./-])\d{1,2}(?:\s*(?:/|&|\+|,|\bog\b|\band\b)\s*\d{1,2})*(?![\d./-])")
_BEFORE_DATE = re.compile(
    r"(?:\b(?:d|den|dem|pr|per|fra|siden|til|inden|senest|fra den|uge|by|since|from)\.?)\s*$"
)
_NOT_BEGUN = (StatusState.waiting, StatusState.unclear, StatusState.preparing)
"""Of these a day to come tells what comes next: "vi skal i gang til marts" is how things stand today."""
_WENT_WELL = (StatusState.running, StatusState.finished, StatusState.approved, StatusState.implementing)


class Place(Struct, frozen=True):
    """Which cluster, and which of its municipalities, a text names."""

    cluster: str | None = None
    parts: tuple[str, ...] = ()


def read(
    catalogue: Catalogue, recogniser: Recogniser, said: str, today: date, own: Sequence[str] = ()
) -> Proposal:
    """What a sentence proposes. `own`: the reporter's clusters; where there is one, it is meant."""
    place = place_in(catalogue, said, own)
    initiatives = initiatives_in(catalogue, recogniser, said, today) or _all_of(
        catalogue, said, place.cluster
    )
    clauses = [c.strip(" ,") for c in _CLAUSES.split(said) if c and c.strip(" ,.")]
    blocker = _joined(c for c in clauses if cued("blocker", fold(c)))
    milestone = _joined(c for c in clauses if cued("milestone", fold(c)) and state_in(c) is None)
    told = [c for c in clauses if c not in (milestone or "")]
    folded = fold(said)
    needs_help = cued("help", folded) and not cued("no_help", folded)
    state = _state(told, said) or _mended(recogniser, said, today)
    as_of = _as_of(told, today)
    if state in _NOT_BEGUN and (first_day(as_of) > today or cued("later", folded)):
        milestone, as_of = milestone or said.strip(" ."), today.isoformat()
    return Proposal(
        text=_without_lead(said),
        as_of=as_of,
        cluster=place.cluster,
        initiatives=initiatives,
        parts=place.parts,
        state=state,
        milestone=milestone,
        blocker=blocker,
        needs_help=needs_help,
        light=light_in(said) or _light(state, bool(blocker) or needs_help),
    )


def _state(clauses: list[str], said: str) -> StatusState | None:
    """From the first clause that tells one without telling what is in the way; else from anywhere."""
    plain = (state_in(c) for c in clauses if not cued("blocker", fold(c)))
    return next((s for s in plain if s is not None), None) or state_in(said)


def _mended(recogniser: Recogniser, said: str, today: date) -> StatusState | None:
    """The state in misspelt words, "i dirft", as far as free text is understood with its slips."""
    if cued("not_yet", fold(said)):
        return None
    name = recogniser.recognise(said, {}, today).slots.get("state")
    return StatusState[name] if name in StatusState.__members__ else None


def _as_of(clauses: list[str], today: date) -> str:
    days = (told_day(_PAIR_OF.sub(" ", c), today) for c in clauses if not cued("blocker", fold(c)))
    return next((d for d in days if d is not None), today.isoformat())


_PAIR_OF = re.compile(
    r"(?:^|\b(?:initiativ\w*|initiatives?|init|med|nr)\.?)\s*\d{1,2}(?:\s*/\s*\d{1,2})+(?=\s|$)",
    re.IGNORECASE,
)


def _light(state: StatusState | None, trouble: bool) -> TrafficLight | None:
    """A light to propose where none is named: yellow for trouble, green for what has come so far without."""
    if state is StatusState.on_hold:
        return TrafficLight.red
    if trouble:
        return TrafficLight.yellow
    return TrafficLight.green if state in _WENT_WELL else None


def _joined(clauses: Iterable[str]) -> str | None:
    return ", ".join(clauses).rstrip(" .") or None


def _without_lead(said: str) -> str:
    """The text without a command in front: of "opdater status på initiativ 8 til i drift" stays "i drift"."""
    said = said.strip()
    if not words().leads.match(fold(said)):
        return said
    found = re.match(r"[^\n:]{0,100}?(?::\s+|\s(?:til|to|som|as)\s(?:at\s)?)(.{3,})$", said, re.DOTALL)
    return found[1].strip() if found else said


def initiatives_in(catalogue: Catalogue, recogniser: Recogniser, said: str, today: date) -> tuple[int, ...]:
    """The initiatives that a text names: "initiativ 7", "2/4", "call-centret". Numbers that no initiative has are none."""
    slots = recogniser.recognise(said, {}, today).slots
    named = slots.get("initiatives") or [slots[k] for k in ("initiative", "unknown_initiative") if k in slots]
    if len(named) == 1:
        named = next((pair for pair in _pairs(said) if named[0] in pair), named)
    if named:
        return tuple(n for n in named if n in catalogue.initiatives)
    return _bare(catalogue, said)


def _pairs(said: str) -> Iterator[tuple[int, ...]]:
    """Several numbers in a row that are no date: of "både 6 og 7" both are meant."""
    folded = fold(said)
    for found in _PAIR.finditer(folded):
        numbers = tuple(dict.fromkeys(int(n) for n in re.findall(r"\d+", found[0])))
        if len(numbers) > 1 and not _BEFORE_DATE.search(folded[: found.start()]):
            yield numbers


def _all_of(catalogue: Catalogue, said: str, cluster: str | None) -> tuple[int, ...]:
    """ "Alle vores initiativer": those that the documents place in the cluster."""
    if cluster is None or not cued("every", fold(said)):
        return ()
    return tuple(
        sorted({n for a in catalogue.anchorings.values() if a.party == cluster for n in a.initiatives})
    )


def _bare(catalogue: Catalogue, said: str) -> tuple[int, ...]:
    """Numbers with a slash first or after "med", or alone: "vi er i gang med 2/4". Others with a slash are dates."""
    folded = fold(said)
    for found in _PAIR.finditer(folded):
        numbers = tuple(dict.fromkeys(int(n) for n in re.findall(r"\d+", found[0])))
        alone = tidy(said) == tidy(found[0])
        before = folded[: found.start()]
        slashed = "/" in found[0] and re.search(r"(?:^|\b(?:med|with|pa|on|om|for))\s*$", before)
        if (
            (alone or slashed)
            and not _BEFORE_DATE.search(before)
            and set(numbers) <= set(catalogue.initiatives)
        ):
            return numbers
    return ()


def place_in(catalogue: Catalogue, said: str, own: Sequence[str] = ()) -> Place:
    """The cluster and municipalities that a text names. A municipality alone is a part of its cluster.

    "Kun Randers og Norddjurs": after "kun" a name is a municipality's, elsewhere first a cluster's, unless it
    stands beside a municipality's. "Men ikke i Favrskov" names none that it holds for.
    """
    names = {m.key: fold(m.name).removesuffix(" kommune") for m in catalogue.municipalities.values()}
    folded = _but_not_in(tuple(names.values())).sub(" ", fold(said))
    only = words().cues["only"].search(folded)
    after = folded[only.end() :].split(".")[0] if only else ""
    parts = [key for key, name in names.items() if _names(after, name)]
    clusters = [c.key for c in catalogue.clusters.values() if _is_cluster(folded, fold(c.key), fold(c.name))]
    if not parts:
        parts = [
            key
            for key, name in names.items()
            if _names(folded, name) and (key not in clusters or _names(folded, f"{name} kommune"))
        ]
        listed = (names[key] for key in parts)
        beside = "|".join(map(re.escape, listed))
        parts += [
            key
            for key, name in names.items()
            if beside and key in clusters and key not in parts and _stand_together(folded, name, beside)
        ]
    homes = {catalogue.municipalities[p].cluster for p in parts} - {None}
    cluster = clusters[0] if clusters and not only else next(iter(homes), None) if len(homes) == 1 else None
    if cluster is None and clusters:
        cluster = clusters[0]
    return Place(cluster or (own[0] if len(own) == 1 else None), tuple(parts))


@lru_cache(maxsize=4)
def _but_not_in(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "ikke i Favrskov og Syddjurs", "undtagen Favrskov": places that what is told does not hold for."""
    one = rf"(?:{'|'.join(map(re.escape, names))})s?(?: kommune)?\b" if names else r"(?!)"
    refused = r"(?:ikke|undtagen|undtaget|bortset fra|pa nar|not|except)(?: endnu| yet)?"
    return re.compile(
        rf"\b{refused}(?: i| in| for| hos)? {one}(?:(?:,| og| eller| and| or) (?:i |in )?{one})*"
    )


def _stand_together(folded: str, name: str, others: str) -> bool:
    joined = r"s?(?: kommune)?(?:,| og| and|/) ?(?:i |in )?"
    return bool(
        re.search(
            rf"\b{re.escape(name)}{joined}(?:{others})\b|\b(?:{others}){joined}{re.escape(name)}\b", folded
        )
    )


def _names(folded: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}s?\b", folded))


def _is_cluster(folded: str, key: str, name: str) -> bool:
    return bool(
        re.search(rf"\b(?:{re.escape(name)}s?|{key}-?\s?klynge\w*|klynge\w*\s+{key})\b", folded)
        or re.search(rf"\b(?:i|fra|for|hos|in|from|til|vi|pa)\s+{key}s?\b", folded)
        or re.fullmatch(rf"\W*{key}s?\W*", folded)
    )


def changed(
    catalogue: Catalogue, recogniser: Recogniser, old: Proposal, said: str, today: date
) -> Proposal | None:
    """The proposal as these few words change it; None when they change nothing that can be told."""
    label, colon, value = said.partition(":")
    if colon and (name := words().fields.get(tidy(label))):
        return _field(catalogue, recogniser, old, name, value.strip(), today)
    if len(said.split()) > _FEW or "?" in said:
        return None
    new, folded = old, fold(said)
    numbers, place = initiatives_in(catalogue, recogniser, said, today), place_in(catalogue, said)
    state, light, day = state_in(said), light_in(said), None if numbers else told_day(said, today)
    if numbers:
        new = replace(new, initiatives=numbers)
    if place.cluster or place.parts:
        new = replace(new, cluster=place.cluster or new.cluster, parts=place.parts)
    if cued("whole", folded):
        new = replace(new, parts=())
    if cued("no_help", folded) or cued("help", folded):
        new = replace(new, needs_help=not cued("no_help", folded))
    new = replace(new, state=state or new.state, light=light or new.light, as_of=day or new.as_of)
    return new if new != old or state or light or day or numbers else None


_FEW = 8
"""Words: so few between a proposal and its yes change it; more are something else."""


def _field(
    catalogue: Catalogue, recogniser: Recogniser, old: Proposal, name: str, value: str, today: date
) -> Proposal | None:
    """ "Milepæl: …": one field, its text verbatim; "ingen" empties one that may be empty."""
    nothing = tidy(value) in words().nothing
    if name == "milestone":
        return replace(old, milestone=None if nothing else value or None)
    if name == "blocker":
        return replace(old, blocker=None if nothing else value or None)
    if name == "text":
        return replace(old, text=value) if value else None
    if name == "light":
        light = None if nothing else light_in(value)
        return replace(old, light=light) if light or nothing else None
    if name == "state" and (state := state_in(value)):
        return replace(old, state=state)
    if name == "as_of" and (day := told_day(value, today)):
        return replace(old, as_of=day)
    if name == "parts":
        return replace(old, parts=place_in(catalogue, f"kun {value}").parts)
    if name == "initiatives" and (numbers := _bare(catalogue, value)):
        return replace(old, initiatives=numbers)
    if name == "cluster" and (place := place_in(catalogue, value)).cluster:
        return replace(old, cluster=place.cluster, parts=())
    return None
