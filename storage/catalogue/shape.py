"""Reads plain data into the catalogue's records by their type hints, and writes records as plain data.

Every problem is reported, not only the first. Pydantic does the same, but making its schemas takes
150 ms of every start; this takes 10.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from storage.catalogue.fields import Rule

Path = tuple[str | int, ...]
Report = Callable[[Path, str, str], None]
"""Takes where, what is wrong, what to do."""
Reader = Callable[[Any, Path, Report], Any]

_NAMES = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a group of keys",
    type(None): "null",
}
LONGEST_NUMBER = 9


@cache
def reader(hint: Any) -> Reader:
    """The function that reads values of a type. What it returns is of use only if nothing was reported."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _record_reader(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _ruled_reader(args[1])
    if origin is Literal:
        return _choice_reader(args)
    if origin is tuple:
        return _list_reader(reader(args[0]))
    if origin in (Union, types.UnionType):
        return _optional_reader(reader(args[0]))
    return _number_reader() if hint is int else _plain_reader(hint)


def plain(value: Any) -> Any:
    """A record as plain JSON data, without the fields that hold nothing but their default."""
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if not isinstance(value, Struct):
        return value
    return {
        f.name: plain(held) for f in _fields(type(value)) if (held := getattr(value, f.name)) != f.default
    }


_fields = cache(fields)


def _found(value: Any) -> str:
    return _NAMES.get(type(value), "something else")


def _plain_reader(wanted: type) -> Reader:
    def read(value: Any, path: Path, report: Report) -> Any:
        if type(value) is not wanted:
            report(path, f"is {_found(value)}, but should be {_NAMES[wanted]}", f"write {_NAMES[wanted]}")
        return value

    return read


def _number_reader() -> Reader:
    """In a file a number is text, in a database it is a number already."""
    plain_number = _plain_reader(int)

    def read(value: Any, path: Path, report: Report) -> Any:
        if type(value) is str and value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER:
            return int(value)
        return plain_number(value, path, report)

    return read


def _ruled_reader(rule: Rule) -> Reader:
    text, holds = _plain_reader(str), rule.holds

    def read(value: Any, path: Path, report: Report) -> Any:
        if type(value) is not str:
            return text(value, path, report)
        if not holds(value):
            report(path, f"{value[:60]!r} {rule.what}", rule.do)
        return value

    return read


def _choice_reader(choices: tuple[Any, ...]) -> Reader:
    known = ", ".join(map(str, choices))

    def read(value: Any, path: Path, report: Report) -> Any:
        if type(value) is not str or value not in choices:
            report(path, f"{str(value)[:60]!r} is not one of the choices", f"write one of: {known}")
        return value

    return read


def _list_reader(entry: Reader) -> Reader:
    def read(value: Any, path: Path, report: Report) -> Any:
        if type(value) is not list:
            report(path, f"is {_found(value)}, but should be a list", "start each entry with '- '")
            return ()
        return tuple([entry(v, (*path, at), report) for at, v in enumerate(value)])

    return read


def _optional_reader(present: Reader) -> Reader:
    def read(value: Any, path: Path, report: Report) -> Any:
        return None if value is None else present(value, path, report)

    return read


def _record_reader(record: type[Struct]) -> Reader:
    readers = {f.name: reader(f.type) for f in fields(record)}
    needed = [f.name for f in fields(record) if f.required]

    def read(value: Any, path: Path, report: Report) -> Any:
        if not isinstance(value, Mapping):
            report(
                path,
                f"is {_found(value)}, but should be a group of keys",
                f"give it the keys {', '.join(needed)}",
            )
            return None
        _report_keys(value, path, report, readers, needed)
        held = {
            name: readers[name](entry, (*path, name), report)
            for name, entry in value.items()
            if name in readers
        }
        return record(**held) if all(name in held for name in needed) else None

    return read


def _report_keys(
    value: Mapping[Any, Any], path: Path, report: Report, readers: Mapping[str, Reader], needed: list[str]
) -> None:
    for name in value:
        if name not in readers:
            near = get_close_matches(str(name), readers, 1)
            report(
                (*path, str(name)),
                "is not a known key",
                f"did you mean {near[0]}?" if near else f"remove it; known keys are {', '.join(readers)}",
            )
    for name in needed:
        if name not in value:
            report((*path, name), "is missing", "add it; write null only where nobody knows")
