"""What stands under which heading in a presentation or a Word document. Runs in `inspector`.

Each group is `{"head", "level", "key", "open", "lines", "slide", "title", "above"}`. `level` is "title" for a
slide's title, "head" for a heading and "cell" for the left cell of a table's row. `key` and `open` come from the
name that our own slides give the shape of an answer: which question it answers, and that it goes on in the middle
of a paragraph. `slide` counts from 1 (0 in a Word document), `title` is that slide's, and `above` the line over it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

MAX_GROUPS: Final = 2_000
_OURS: Final = re.compile(r"Svar (?P<key>[\w-]{1,80})(?P<open> →)?")
_GOES_ON: Final = "Ekstra →"
_ABOVE: Final = "Overlinje"
_BESIDE: Final = frozenset({_ABOVE, "Undertitel", "Vejledning", "Indhold", "Kontakt"})
_NOT_CONTENT: Final = ("FOOTER", "DATE", "SLIDE_NUMBER")
_HEADING: Final = re.compile(r"(?i)(heading|overskrift) ?\d?|title|titel")

Group = dict[str, Any]


def outline(form: str, content: bytes) -> list[Group]:
    """The groups of a presentation or document, in reading order; nothing for other forms."""
    read = {"pptx": _slides, "docx": _paper}.get(form)
    if read is None:
        return []
    groups = []
    for group in read(content):
        groups.append(group)
        if len(groups) == MAX_GROUPS:
            break
    return groups


def _group(head: str, level: str, key: str | None = None, open_end: bool = False) -> Group:
    group: Group = {"head": _plain(head), "level": level, "key": key, "open": open_end, "lines": []}
    return group | {"slide": 0, "title": "", "above": ""}


def _plain(text: str) -> str:
    return text.replace("\v", "\n")


# --- presentations ---


def _slides(content: bytes) -> Iterator[Group]:
    from pptx import Presentation

    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, 1):
        title = slide.shapes.title
        named = _plain(title.text_frame.text) if title is not None else ""
        shapes = [s for s in shapes_of(slide) if title is None or s.shape_id != title.shape_id]
        above = next((s.text_frame.text for s in shapes if s.name == _ABOVE and s.has_text_frame), "")
        for group in _of_slide(named, shapes):
            yield {**group, "slide": number, "title": named, "above": _plain(above)}


def _of_slide(title: str, shapes: list[Any]) -> Iterator[Group]:
    group = _group(title, "title")
    for shape in shapes:
        if ours := _OURS.fullmatch(shape.name):
            yield group
            yield {**_group(title, "title", ours["key"], bool(ours["open"])), "lines": _lines(shape)}
            group = _group(title, "title")
        elif shape.has_text_frame and shape.name == "Overskrift":
            yield group
            group = _group(shape.text_frame.text, "head")
        elif shape.has_text_frame and shape.name not in _BESIDE:
            group["lines"] += _lines(shape)
            group["open"] = shape.name == _GOES_ON
        elif getattr(shape, "has_table", False):
            yield group
            yield from _rows([[c.text_frame.text for c in row.cells] for row in shape.table.rows])
            group = _group(title, "title")
    yield group


def shapes_of(slide: Any) -> Iterator[Any]:
    """The shapes of a slide that hold content, those inside groups too."""
    return _shapes(slide.shapes)


def _shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            yield from _shapes(shape.shapes)
        elif not (
            shape.is_placeholder and any(n in str(shape.placeholder_format.type) for n in _NOT_CONTENT)
        ):
            yield shape


def _lines(shape: Any) -> list[str]:
    return [_plain(paragraph.text) for paragraph in shape.text_frame.paragraphs]


# --- Word documents ---


def _paper(content: bytes) -> Iterator[Group]:
    from docx import Document
    from docx.text.paragraph import Paragraph

    group = _group("", "head")
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if not isinstance(block, Paragraph):
            yield group
            yield from _rows([_cells(row) for row in block.rows])
            group = _group("", "head")
        elif block.style is not None and _HEADING.fullmatch(str(block.style.name)):
            yield group
            group = _group(block.text, "title" if "itl" in str(block.style.name) else "head")
        else:
            group["lines"].append(_plain(block.text))
    yield group


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; one that stretches over several counts once."""
    seen: list[Any] = []
    for cell in row.cells:
        if all(cell._tc is not one._tc for one in seen):
            seen.append(cell)
    return ["\n".join(p.text for p in cell.paragraphs) for cell in seen]


def _rows(rows: list[list[str]]) -> Iterator[Group]:
    for cells in rows:
        head, *rest = [_plain(cell) for cell in cells] or [""]
        group = _group(head if rest else "", "cell")
        group["lines"] = "\n".join(rest or [head]).split("\n")
        yield group
