"""Reads one YAML file as plain data and remembers on which line each value stands.

Only what the catalogue needs is let in: text, true/false, null, lists and groups of keys. A number is text
here; who reads it as a number says so.
Anchors, tags and repeated keys are problems, since each of them makes a file say something else than it
seems to. Dates, and words such as `no`, stay text too, where YAML's own reader would make something else
of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml

from storage.catalogue.shape import Path, Report

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_STRUCTURE = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
LARGEST_FILE = 2_000_000
DEEPEST = 20


class Tree:
    """One file's data; `data` is None where it could not be read, and then a problem was reported."""

    def __init__(self, file: FilePath, report: Report) -> None:
        self.data: Any = None
        self._lines: dict[Path, int] = {}
        self._report = report
        try:
            self.data = self._read(file)
        except OSError as error:
            report((), f"cannot be read: {error.strerror}", "check that it is there and may be read")
        except UnicodeDecodeError as error:
            report((), f"is not UTF-8 (byte {error.start})", "save it as UTF-8")
        except yaml.MarkedYAMLError as error:
            self._lines[()] = error.problem_mark.line + 1 if error.problem_mark else 1
            report((), f"is not YAML: {error.problem}", "check indentation, colons and quotes there")
        except yaml.YAMLError as error:
            report((), f"is not YAML: {str(error).splitlines()[0]}", "check it for odd characters")
        except _Unfit as unfit:
            report((), *unfit.args)

    def line(self, path: Path) -> int | None:
        """The line, from 1, of the value at this path, or of the nearest one around it."""
        while path not in self._lines and path:
            path = path[:-1]
        return self._lines.get(path)

    def _read(self, file: FilePath) -> Any:
        raw = file.read_bytes()
        if len(raw) > LARGEST_FILE:
            raise _Unfit(f"is larger than {LARGEST_FILE} bytes", "shorten it")
        parsed = yaml.parse(raw.decode("utf-8-sig"), Loader=_LOADER)
        events = (event for event in parsed if not isinstance(event, _STRUCTURE))
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            raise _Unfit("is empty", "write its keys, or bring the file back")
        data = self._value(first, events, ())
        next(events)
        if not isinstance(next(events), yaml.StreamEndEvent):
            raise _Unfit("holds more than one document", "take away the lines '---'")
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        self._lines.setdefault(path, _line(event))
        if len(path) > DEEPEST:
            raise _Unfit("nests too deeply", "take away brackets or indentation")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._report(path, "uses an anchor (&name) or an alias (*name)", "write the value out")
        if getattr(event, "tag", None):
            self._report(path, "has a tag (!name)", "take it away")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return _scalar(event)

    def _list(self, events: Iterator[yaml.Event], path: Path) -> list[Any]:
        held: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            held.append(self._value(event, events, (*path, len(held))))
        return held

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        held: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = event.value if isinstance(event, yaml.ScalarEvent) else None
            if name is None:
                self._value(event, events, (*path, "?"))
                self._report((*path, "?"), "is a key that is not a word", "write plain keys")
                name = "?"
            elif name in held:
                self._lines[(*path, name)] = _line(event)
                self._report((*path, name), "stands twice", "keep one of them")
            held[name] = self._value(next(events), events, (*path, name))
        return held


class _Unfit(Exception):
    """The file as a whole cannot be used: what is wrong, what to do."""


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.Event) -> Any:
    text: str = getattr(event, "value", "")
    if not getattr(event, "implicit", (False,))[0]:
        return text
    return _WORDS.get(text, text)
