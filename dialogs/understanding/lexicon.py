"""Every name that somebody may call something by: the catalogue's own, and `data/names.yaml`.

A name is kept as its words' stems, so that inflection and spelling do not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from dialogs import data_files
from dialogs.understanding.normalise import Token, fold, tokens
from storage.catalogue.records import Catalogue

DATA = Path(__file__).parent / "data"
Kind = Literal["initiative", "cluster", "municipality", "person", "organisation", "event", "term", "outside"]
NAMES_KEPT = 20_000
COMPOUNDS = ("initiativet", "initiativ", "projektet", "projekt", "indsatsen", "indsats", "sporet")


class Name(Struct, frozen=True):
    """What a name stands for. `weak`: known, but the words keep their own meaning in the question.

    `exact` names count only as written, where a stem would be too kind ("midten" is not Midt).
    """

    kind: Kind
    key: str | int
    stems: tuple[str, ...]
    weak: bool = False
    exact: str | None = None


@lru_cache(maxsize=1)
def names_file() -> dict[str, Any]:
    """The names that are kept beside the code."""
    loaded: dict[str, Any] = data_files.read(DATA / "names.yaml")
    return loaded


@lru_cache(maxsize=NAMES_KEPT)
def _read(name: str) -> tuple[Token, ...]:
    """The words of a name, kept: when the catalogue changes nearly all of its names stay."""
    return tuple(tokens(fold(name)))


class Lexicon:
    """All names, found by the stem of their first word, longest first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.numbers = frozenset(catalogue.initiatives)
        self.pairs = frozenset(
            tuple(s.initiatives) for s in catalogue.statuses.values() if len(s.initiatives) == 2
        )
        self.clusters = frozenset(catalogue.clusters)
        self.no_clusters = _no_clusters(catalogue)
        """Places that no cluster is named after, by their folded name."""
        self._by_first: dict[str, list[Name]] = {}
        self.surface: dict[str, str] = {}
        """The stem of each word of the names."""
        seen: set[tuple[str, ...]] = set()
        for kind, key, text, how in _all_names(catalogue):
            found = _read(text)
            stems = tuple([t.stem for t in found])
            if not stems or (stems in seen and kind != "person"):
                continue
            seen.add(stems)
            self.surface.update((t.text, t.stem) for t in found)
            exact = fold(text) if how == "exact" else None
            self._by_first.setdefault(stems[0], []).append(Name(kind, key, stems, how == "weak", exact))
        for names in self._by_first.values():
            names.sort(key=lambda n: -len(n.stems))

    def starting_with(self, stem: str) -> Iterable[Name]:
        """The names whose first word has this stem, longest first."""
        return self._by_first.get(stem, ())


Entry = tuple[Kind, str | int, str, str]


def _all_names(catalogue: Catalogue) -> Iterator[Entry]:
    """Earlier wins where two things have the same name."""
    data = names_file()
    yield from _initiatives(catalogue, data)
    yield from _clusters(data)
    yield from _municipalities(catalogue, data)
    yield from _people(catalogue, frozenset(data["careful_first_names"]))
    plain = frozenset(data["plain_organisations"])
    for key, names in data["organisations"].items():
        yield from (("organisation", key, name, "weak" if key in plain else "") for name in names)
    for key, names in data["events"].items():
        yield from (("event", key, name, "") for name in names)
    yield from _terms(catalogue, data["terms"], frozenset(data["weak_terms"]))
    yield from (("outside", name, name, "" if " " in name else "exact") for name in data["outside"])


def _initiatives(catalogue: Catalogue, data: Mapping[str, Any]) -> Iterator[Entry]:
    for number, initiative in catalogue.initiatives.items():
        titles = [initiative.title, *(t.text for t in initiative.titles)]
        for name in [*titles, *data["initiatives"].get(number, ())]:
            yield "initiative", number, name, ""
            if " " not in name:
                yield from (("initiative", number, name + end, "") for end in COMPOUNDS)


def _clusters(data: Mapping[str, Any]) -> Iterator[Entry]:
    for key, names in data["clusters"].items():
        yield from (("cluster", key, name, "") for name in names)
    for key, names in data["careful_clusters"].items():
        yield from (("cluster", key, name, "exact") for name in names)


def _no_clusters(catalogue: Catalogue) -> dict[str, str]:
    data = names_file()
    there = {
        fold(name)
        for name in (*catalogue.clusters, *(n for ns in data["careful_clusters"].values() for n in ns))
    }
    municipalities = (m.name.removesuffix(" Kommune") for m in catalogue.municipalities.values())
    names = (*data["outside"], *data["directions"], *municipalities)
    return {folded: name.title() for name in names if (folded := fold(name)) not in there}


def _municipalities(catalogue: Catalogue, data: Mapping[str, Any]) -> Iterator[Entry]:
    for key, municipality in catalogue.municipalities.items():
        bare = municipality.name.removesuffix(" Kommune")
        for name in [bare, *data["municipalities"].get(key, ())]:
            yield "municipality", key, f"{name} kommune", ""
            yield "municipality", key, name, _as_written(name)
    for key, names in data["known_municipalities"].items():
        yield from (("municipality", key, name, _as_written(name)) for name in names)


def _as_written(name: str) -> str:
    """A place of one word is no inflection of a verb: "hvem brænder for det" names no Brande."""
    return "exact" if fold(name).isalpha() else ""


def _people(catalogue: Catalogue, careful: frozenset[str]) -> Iterator[Entry]:
    parts = {key: fold(p.name).replace("-", " ").split() for key, p in catalogue.people.items()}
    count = Counter(w for ws in parts.values() for w in ws)
    folded = {fold(c) for c in careful}
    for key, ws in parts.items():
        yield "person", key, " ".join(ws), ""
        yield from (
            ("person", key, " ".join(some), "")
            for size in range(len(ws) - 1, 1, -1)
            for some in combinations(ws, size)
        )
        yield from (("person", key, w, "exact") for w in ws if count[w] == 1 and w not in folded)


def _terms(catalogue: Catalogue, extra: Mapping[str, list[str]], weak: frozenset[str]) -> Iterator[Entry]:
    for key, term in catalogue.terms.items():
        how = "weak" if key in weak else ""
        yield from (("term", key, name, how) for name in (term.term, *term.aliases, *extra.get(key, ())))
