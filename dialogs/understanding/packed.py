"""Files of what was learnt: a line of JSON and plain arrays, compressed. The same content always gives the same bytes."""

from __future__ import annotations

import gzip
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson


def write(path: Path, told: Mapping[str, Any], arrays: Sequence[array[Any]]) -> None:
    """Write what `read` gives back."""
    sizes = [(one.typecode, len(one) * one.itemsize) for one in arrays]
    head = orjson.dumps({"arrays": sizes, **told})
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as out:
        out.write(b"\n".join([head, b"".join(one.tobytes() for one in arrays)]))


def read(path: Path) -> tuple[dict[str, Any], list[array[Any]]]:
    """The JSON and the arrays of a file."""
    whole = gzip.decompress(path.read_bytes())
    at = whole.index(b"\n")
    told = orjson.loads(whole[:at])
    arrays, rest = [], memoryview(whole)[at + 1 :]
    for code, size in told.pop("arrays"):
        arrays.append(array(code))
        arrays[-1].frombytes(rest[:size])
        rest = rest[size:]
    return told, arrays
