"""From a folder of data files to a `Catalogue`, or to the list of everything that is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from storage.catalogue.check import Entry, check
from storage.catalogue.records import KINDS, Catalogue, Kind, key_of
from storage.catalogue.shape import Path as Place
from storage.catalogue.shape import Report, reader
from storage.catalogue.templates import Template
from storage.catalogue.tree import Tree

TEMPLATES = "templates"
_FILES = {kind.file: tuple(k for k in KINDS if k.file == kind.file) for kind in KINDS}


class Problem(NamedTuple):
    """One thing wrong in the files: the file, the place in it, what is wrong, what to do, the line."""

    file: str
    path: str
    what: str
    do: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:" if self.line else f"{self.file}:"
        return " ".join(part for part in (where, self.path, f"{self.what}; {self.do}") if part)


class CatalogueError(Exception):
    """The files cannot be used. `problems` is everything that is wrong with them, file by file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def builtin() -> Path:
    """The folder of the content that comes with the program."""
    return Path(__file__).with_name("data")


def fingerprint(folder: Path) -> str:
    """A hash of the names and bytes of a folder's data files, without reading what they say.

    The same files give the same fingerprint wherever the folder is. A file that cannot be read counts
    as absent; `load` reports it.
    """
    digest = hashlib.sha256()
    for file in _files(folder):
        try:
            content = file.read_bytes()
        except OSError:
            continue
        name = file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        digest.update(b"%d:%s%d:" % (len(name), name, len(content)))
        digest.update(content)
    return digest.hexdigest()


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder. Raises `CatalogueError` with every problem, and nothing else."""
    reading = _Reading(folder)
    if not folder.is_dir():
        reading.problem("is not a folder", "name a folder with catalogue files")
    elif not _files(folder):
        reading.problem("holds no catalogue", f"it needs {', '.join(_FILES)} and {TEMPLATES}/*.yaml")
    else:
        reading.read()
    if reading.problems:
        raise CatalogueError(reading.problems)
    return Catalogue(**reading.held, versions=reading.versions, fingerprint=fingerprint(folder))


def read_template(name: str, content: bytes, catalogue: Catalogue) -> Template:
    """The template in one file, fit to be the newest version in this catalogue.

    Raises `CatalogueError` with every problem, each with its line.
    """
    with TemporaryDirectory() as folder:
        shown = Path(name.replace("\\", "/")).name or "skabelon.yaml"
        (Path(folder) / "template").write_bytes(content)
        reading = _Reading(Path(folder))
        reading.held = {kind.attribute: getattr(catalogue, kind.attribute) for kind in KINDS}
        reading._read_template("template")
    new = dict(reading.versions)
    if not reading.problems:
        living = {place: t for place, t in catalogue.versions.items() if place not in catalogue.retired}
        check(reading.held, {**living, **new}, reading._entries, reading.problem)
    if reading.problems:
        raise CatalogueError([problem._replace(file=shown) for problem in reading.problems])
    return next(iter(new.values()))


def _files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.y*ml"), *folder.glob(f"{TEMPLATES}/*.y*ml")])


class _Reading:
    """One reading of a folder: what is held so far, and what was wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.held: dict[str, Any] = {kind.attribute: {} for kind in KINDS}
        self.versions: dict[tuple[str, int], Template] = {}
        self._entries: list[Entry] = []

    def problem(self, what: str, do: str, file: str | None = None) -> None:
        self.problems.append(Problem(file or self.folder.name, "", what, do))

    def read(self) -> None:
        for file, kinds in _FILES.items():
            if (self.folder / file).is_file():
                self._read_kinds(file, kinds)
            else:
                self.problem("is missing", f"bring it back; it holds {_named(kinds)}", file)
        for path in _files(self.folder):
            name = path.relative_to(self.folder).as_posix()
            if path.parent != self.folder:
                self._read_template(name)
            elif name not in _FILES:
                self.problem("is not a file of the catalogue", f"its files are {', '.join(_FILES)}", name)
        # Who refers to whom is checked only when all could be read: a file with a fault in it would
        # otherwise bring a problem for everything that refers to it.
        if not self.problems:
            check(self.held, self.versions, self._entries, self.problem)

    def _read_kinds(self, file: str, kinds: tuple[Kind, ...]) -> None:
        data, report = self._open(file)
        if data is None:
            return
        if not isinstance(data, dict):
            report((), "does not start with keys", f"it needs {_named(kinds)}")
            return
        for name in data.keys() - {kind.attribute for kind in kinds}:
            report((name,), "is not a known key", f"known keys of this file are {_named(kinds)}")
        for kind in kinds:
            entries = data.get(kind.attribute)
            if isinstance(entries, list):
                self._read_entries(kind, entries, report)
            else:
                report((kind.attribute,), "is missing or not a list", "write [] if there are none")

    def _read_entries(self, kind: Kind, entries: list[Any], report: Report) -> None:
        held = self.held[kind.attribute]
        for at, entry in enumerate(entries):
            place = (kind.attribute, at)
            record = self._sound(partial(reader(kind.record), entry, place, report))
            if record is None:
                continue
            if key_of(record) in held:
                report(place, "has a key that an earlier entry has", "give it a key of its own")
            held[key_of(record)] = record
            self._entries.append(Entry(record, place, report))

    def _read_template(self, file: str) -> None:
        data, report = self._open(file)
        if data is None:
            return
        template = self._sound(partial(reader(Template), _with_inherited(data), (), report))
        if template is None:
            return
        place = (template.key, template.version)
        if place in self.versions:
            report(("version",), f"{template.version} of {template.key} stands in another file", "raise it")
        self.versions[place] = template
        self._entries.append(Entry(template, (), report))

    def _sound(self, read: Callable[[], Any]) -> Any:
        """What `read` returns, or None if it reported anything."""
        before = len(self.problems)
        record = read()
        return record if len(self.problems) == before else None

    def _open(self, file: str) -> tuple[Any, Report]:
        """A file's data, and a report that knows its lines. Data is None when it could not be read at all."""
        found: list[tuple[Place, str, str]] = []
        tree = Tree(self.folder / file, lambda *problem: found.append(problem))

        def report(place: Place, what: str, do: str) -> None:
            self.problems.append(Problem(file, _shown(place, tree.data), what, do, tree.line(place)))

        for problem in found:
            report(*problem)
        if tree.data is None and not found:
            report((), "is empty", "write its keys, or bring the file back")
        return tree.data, report


def _named(kinds: tuple[Kind, ...]) -> str:
    return ", ".join(kind.attribute for kind in kinds)


def _shown(place: Place, data: Any) -> str:
    """A place as `events[workshop-2020].date.start`: an entry by its key, or its number in the list."""
    shown = ""
    for step in place:
        data = _step(data, step)
        if isinstance(step, str):
            shown += f".{step[:40]}" if shown else step[:40]
        else:
            label = data.get("key", data.get("number")) if isinstance(data, dict) else None
            shown += f"[{label[:40]}]" if isinstance(label, str) else f"[#{step + 1}]"
    return shown


def _step(data: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return data[step] if isinstance(data, list) and step < len(data) else None
    return data.get(step) if isinstance(data, dict) else None


def _with_inherited(data: Any) -> Any:
    """A template's data where each question also says what it takes over from its section."""
    if not isinstance(data, dict) or not isinstance(data.get("sections"), list):
        return data
    return {**data, "sections": [_section(section) for section in data["sections"]]}


def _section(section: Any) -> Any:
    if not isinstance(section, dict) or not isinstance(section.get("questions"), list):
        return section
    taken = {"section": section.get("key"), "filled_by": section.get("filled_by", "cluster")}
    questions = [{**taken, **q} if isinstance(q, dict) else q for q in section["questions"]]
    return {**section, "questions": questions}
