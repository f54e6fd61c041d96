"""How wide words are, and where a text goes on to the next slide.

The widths are Arial's, in thousandths of its size (`arial.json`; the free fonts that stand in for it have the
same), so that no font is needed where documents are made. What is not listed is taken to be wide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

UNKNOWN: Final = 1_300
SAFETY: Final = 1.02  # renderers round each word a little differently
POINT: Final = re.compile(r"[ \t]*(?:[-•*–]|\d{1,2}[.)])[ \t]+")
_PIECES: Final = re.compile(r"\S+[ \t]*|[ \t]+")
_FEW: Final = 2


@cache
def _widths(bold: bool) -> dict[str, int]:
    data = json.loads((Path(__file__).parent / "arial.json").read_text("utf-8"))
    return {
        char: int(width) for width, chars in data["bold" if bold else "regular"].items() for char in chars
    }


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text on one line is, in points, a little more rather than less."""
    known = _widths(bold)
    return sum(known.get(c, 3_000 if c == "\t" else UNKNOWN) for c in text) * size * SAFETY / 1000


def hanging(line: str, size: float) -> float:
    """How far the lines after the first are indented: under the words of a point of a list."""
    found = POINT.match(line)
    return min(width(found[0], size), 8 * size) if found and found.end() < len(line) else 0.0


def broken(line: str, room: float, size: float, bold: bool = False) -> list[int]:
    """Where each rendered line of a paragraph ends, counted in characters; an empty one has one line."""
    room -= hanging(line, size)
    ends: list[int] = []
    used, at = 0.0, 0
    for piece in _PIECES.findall(line):
        bare = width(piece.rstrip(" \t"), size, bold)
        if used and used + bare > room:
            ends.append(at)
            used = 0.0
        if bare > room:
            cuts, used = _cut(piece, room, size, bold)
            ends += [at + cut for cut in cuts]
        else:
            used += width(piece, size, bold)
        at += len(piece)
    return [*ends, len(line)]


def _cut(word: str, room: float, size: float, bold: bool) -> tuple[list[int], float]:
    """Where a word too long for a line is cut, and how wide its last part is."""
    cuts: list[int] = []
    used = 0.0
    for place, char in enumerate(word):
        wide = width(char, size, bold)
        if used and used + wide > room:
            cuts.append(place)
            used = 0.0
        used += wide
    return cuts, used


def height(text: str, room: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes."""
    return sum(len(broken(line, room, size, bold)) for line in text.split("\n"))


class Page(Struct, frozen=True):
    """Paragraphs that fit together. `open`: the last one goes on where the next page begins."""

    paragraphs: Sequence[str]
    open: bool = False


def pages(text: str, room: float, size: float, first: int, rest: int) -> list[Page]:
    """The text in pages of so many lines; put together again (`joined`) it is the text, character by character."""
    return list(_pages(text.split("\n"), room, size, first, rest))


def _pages(lines: Sequence[str], room: float, size: float, left: int, rest: int) -> Iterator[Page]:
    page: list[str] = []
    for line in lines:
        ends = broken(line, room, size)
        blank_over = not line.strip() and left <= 0 and page and page[-1].strip()
        if not blank_over and left < min(len(ends), _FEW) and page:
            yield Page(page)
            page, left = [], rest
        start = 0
        while len(ends) > left and not blank_over:
            cut = ends[left - 1]
            yield Page([*page, line[start:cut]], open=True)
            page, start, ends, left = [], cut, ends[left:], rest
        page.append(line[start:])
        left -= len(ends)
    yield Page(page)


def joined(found: Sequence[Page]) -> str:
    """The text that these pages are of."""
    out = ""
    for number, page in enumerate(found):
        out += "\n".join(page.paragraphs)
        if number + 1 < len(found) and not page.open:
            out += "\n"
    return out
