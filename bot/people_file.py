"""Reads the file that gives people their roles: whole and right, or not at all.

The file is what a spreadsheet saves: comma or semicolon, UTF-8 (with or without a mark) or Windows-1252.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.guard import check
from storage.records import RoleName
from storage.repositories.people import PersonRow

COLUMNS = ("upn", "name", "role", "cluster", "municipality", "organisation")
SURPLUS = "surplus"  # not a column: what stands to the right of the last one
REQUIRED = ("upn", "name", "role")
MAX_BYTES = 2_000_000
MAX_LENGTHS = {"upn": 320, "name": 200, "organisation": 200}


class Place(Protocol):
    """A cluster or municipality as the catalogue has it."""

    @property
    def name(self) -> str: ...


class Places(Protocol):
    """The part of the catalogue that a row is checked against; both are keyed by id."""

    @property
    def clusters(self) -> Mapping[str, Place]: ...

    @property
    def municipalities(self) -> Mapping[str, Place]: ...


class PeopleFileError(Exception):
    """The file cannot be used. `problems` has every fault, each with its line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("nothing was imported:\n  " + "\n  ".join(self.problems))


def read_people(content: bytes, places: Places) -> list[PersonRow]:
    """The rows of a people file. Raises PeopleFileError with every fault there is."""
    reading = _Reading(_names(places.clusters), _names(places.municipalities))
    rows = [row for line, cells in _records(_decoded(content)) if (row := reading.row(line, cells))]
    reading.check_names(rows)
    if reading.problems:
        raise PeopleFileError(reading.problems)
    if not rows:
        raise PeopleFileError(["the file has no people in it."])
    return [row for _, row in rows]


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise PeopleFileError([f"the file is larger than {MAX_BYTES // 1_000_000} MB."])
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise PeopleFileError(["the file is neither UTF-8 nor Windows-1252 text; save it as CSV UTF-8."])


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it starts on; empty rows are left out."""
    header = text.partition("\n")[0]
    # A spreadsheet in Danish separates by semicolon, since the comma is its decimal sign.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True)
    try:
        names = _header(next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
                yield line, row | {SURPLUS: "".join(cells[len(names) :]).strip()}
            line = reader.line_num + 1
    except csv.Error as error:
        raise PeopleFileError([f"line {reader.line_num}: {error}."]) from None


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    wrong = [
        f"line 1: there is no column {n!r}; the columns are {', '.join(COLUMNS)}."
        for n in names
        if n not in COLUMNS
    ]
    wrong += [f"line 1: the column {n} is missing." for n in REQUIRED if n not in names]
    wrong += [f"line 1: the column {n} stands there twice." for n in COLUMNS if names.count(n) > 1]
    if wrong:
        raise PeopleFileError(wrong)
    return names


def _names(places: Mapping[str, Place]) -> dict[str, str]:
    """What a person may write for each place: its id or its name."""
    return {spelling.casefold(): key for key, place in places.items() for spelling in (key, place.name)}


class _Reading(Struct, dict=True):
    """One reading of a file: every row is tried, the faults are gathered on the way."""

    clusters: Mapping[str, str]
    municipalities: Mapping[str, str]
    problems: list[str] = field(default_factory=list)
    seen: dict[PersonRow, int] = field(default_factory=dict)

    def row(self, line: int, cells: Mapping[str, str]) -> tuple[int, PersonRow] | None:
        """The row, or None where something in it is wrong."""
        before = len(self.problems)
        if any((found := check(cell)) and found.kind == "cpr" for cell in cells.values()):
            self._wrong(line, "there is a CPR number in it.")  # and no other fault, which would repeat it
            return None
        self._shape(line, cells)
        upn = self._upn(line, cells.get("upn", ""))
        name = cells.get("name", "") or self._wrong(line, "the name is missing.")
        role = self._role(line, cells.get("role", ""))
        cluster = self._place(line, "cluster", cells.get("cluster", ""), self.clusters)
        municipality = self._place(line, "municipality", cells.get("municipality", ""), self.municipalities)
        if role is RoleName.member and not cells.get("cluster"):
            self._wrong(line, f"a member needs a cluster; one of {_list(self.clusters)}.")
        if len(self.problems) > before or role is None:
            return None
        return self._new(
            line, PersonRow(upn, name, role, cluster, municipality, cells.get("organisation") or None)
        )

    def _new(self, line: int, row: PersonRow) -> tuple[int, PersonRow] | None:
        if (first := self.seen.setdefault(replace(row, upn=row.upn.casefold()), line)) != line:
            self._wrong(line, f"the same as line {first}.")
            return None
        return line, row

    def check_names(self, rows: Iterable[tuple[int, PersonRow]]) -> None:
        """One person has one name, however many rows."""
        first: dict[str, tuple[int, str]] = {}
        for line, row in rows:
            at, name = first.setdefault(row.upn.casefold(), (line, row.name))
            if name != row.name:
                self._wrong(line, f"{row.upn} is called {row.name!r} here and {name!r} on line {at}.")

    def _wrong(self, line: int, message: str) -> str:
        self.problems.append(f"line {line}: {message}")
        return ""

    def _shape(self, line: int, cells: Mapping[str, str]) -> None:
        if cells.get(SURPLUS):
            self._wrong(line, f"there is more in it than the columns of line 1: {cells[SURPLUS]!r}.")
        for column, most in MAX_LENGTHS.items():
            if len(cells.get(column, "")) > most:
                self._wrong(line, f"the {column} is longer than {most} characters.")

    def _upn(self, line: int, value: str) -> str:
        user, at, domain = value.partition("@")
        if not (user and at and domain) or "@" in domain or any(c.isspace() for c in value):
            return self._wrong(line, f"{value!r} is no upn; it looks like navn@kommune.dk.")
        return value

    def _role(self, line: int, value: str) -> RoleName | None:
        try:
            return RoleName(value.casefold())
        except ValueError:
            self._wrong(line, f"{value!r} is no role; one of {', '.join(RoleName)}.")
            return None

    def _place(self, line: int, what: str, value: str, known: Mapping[str, str]) -> str | None:
        if value and value.casefold() not in known:
            self._wrong(line, f"there is no {what} {value!r}; one of {_list(known)}.")
        return known.get(value.casefold())


def _list(known: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(known.values()))
