"""How a deck looks: one calm design, made into the slide master so that it is no part of any slide.

Sizes are points on a page of 960 × 540. Layouts are taken from the library's own empty presentation: a title
page and a page with text, each also with a watermark.
"""

from __future__ import annotations

import copy
from typing import Any, Final, NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

PAGE: Final = (960, 540)
INK, QUIET, ACCENT, PANEL, MARK = "16323B", "53646A", "0B5E6B", "EDF3F4", "ECEFF0"
FONT: Final = "Arial"
LANGUAGE: Final = "da-DK"


class Box(NamedTuple):
    """A place on the page."""

    left: float
    top: float
    width: float
    height: float


TITLE: Final = Box(56, 52, 848, 70)
BODY: Final = Box(56, 136, 848, 360)
FRONT_TITLE: Final = Box(56, 140, 848, 120)
FRONT_BODY: Final = Box(56, 276, 848, 200)
_FRONT, _TEXT, _FRONT_DRAFT, _TEXT_DRAFT = range(4)
_COLOURS: Final = {
    "dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": PANEL, "accent1": ACCENT, "accent2": "C7772B",
    "accent3": "5E7F3A", "accent4": "6B5B95", "accent5": "A23B4A", "accent6": QUIET, "hlink": ACCENT,
    "folHlink": "6B5B95",
}  # fmt: skip


def empty(alliance: str, watermark: str) -> Any:
    """A presentation without slides in our design. Its layouts: see `front` and `page`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = (Pt(side) for side in PAGE)
    master = deck.slide_master
    _theme(master)
    _style(master)
    for layout in list(deck.slide_layouts)[4:]:
        deck.slide_layouts.remove(layout)
    front, text, front_draft, text_draft = deck.slide_layouts
    for layout, title, body in ((front, FRONT_TITLE, FRONT_BODY), (text, TITLE, BODY)):
        _placeholders(layout, title, body)
    for source, target in ((front, front_draft), (text, text_draft)):
        _copy(source, target)
        target.shapes._spTree.insert(2, _watermark(watermark))
    _placeholders(master, TITLE, BODY)
    tree = master.shapes._spTree
    tree.insert(2, _rectangle(Box(0, 0, 14, PAGE[1]), ACCENT))
    tree.append(_line(Box(56, 505, 600, 18), alliance, "l"))
    tree.append(_line(Box(804, 505, 100, 18), None, "r"))
    return deck


def front(deck: Any, draft: bool) -> Any:
    """The layout of a title page."""
    return deck.slide_layouts[_FRONT_DRAFT if draft else _FRONT]


def page(deck: Any, draft: bool) -> Any:
    """The layout of a page with a title and text."""
    return deck.slide_layouts[_TEXT_DRAFT if draft else _TEXT]


def _theme(master: Any) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    for name, colour in _COLOURS.items():
        for found in theme.iter(qn(f"a:{name}")):
            for child in list(found):
                found.remove(child)
            etree.SubElement(found, qn("a:srgbClr"), val=colour)
    for font in (*theme.iter(qn("a:majorFont")), *theme.iter(qn("a:minorFont"))):
        font.find(qn("a:latin")).set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style(master: Any) -> None:
    """Titles to the left, and text without the bullets that nobody typed."""
    styles = master._element.find(qn("p:txStyles"))
    for level in styles.iter(*(qn(f"a:lvl{n}pPr") for n in range(1, 10))):
        level.set("algn", "l")
        level.set("marL", "0")
        level.set("indent", "0")
        for bullet in level.findall(qn("a:buChar")):
            level.replace(bullet, etree.Element(qn("a:buNone")))
        for spacing in level.findall(qn("a:spcBef")):
            level.remove(spacing)


def _placeholders(owner: Any, title: Box, body: Box) -> None:
    """Keep a title and a body, and put them where they belong."""
    for shape in list(owner.placeholders):
        kind = shape.placeholder_format.type
        if "TITLE" in str(kind) and "SUB" not in str(kind):
            place(shape, title)
            _anchor(shape, "b")
        elif shape.placeholder_format.idx == 1 or "BODY" in str(kind):
            place(shape, body)
            _anchor(shape, "t")
        else:
            shape._element.getparent().remove(shape._element)


def place(shape: Any, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)


def _anchor(shape: Any, at: str) -> None:
    frame = shape.text_frame._txBody.find(qn("a:bodyPr"))
    for child in list(frame):
        frame.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        frame.set(side, "0")
    frame.set("anchor", at)


def _copy(source: Any, target: Any) -> None:
    tree = target.shapes._spTree
    for child in list(tree)[2:]:
        tree.remove(child)
    for child in list(source.shapes._spTree)[2:]:
        tree.append(copy.deepcopy(child))


_SHAPE: Final = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
    '<p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm{turn}>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '{fill}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0"'
    ' anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="{align}"/>{run}<a:endParaRPr lang="da-DK"/></a:p></p:txBody></p:sp>'
)  # fmt: skip


def _shape(name: str, box: Box, fill: str = "<a:noFill/>", run: str = "", **how: Any) -> Any:
    x, y, w, h = (int(side * 12_700) for side in box)
    given = {"number": 900 + len(name), "turn": "", "wrap": "square", "align": "l"} | how
    return parse_xml(_SHAPE.format(name=name, x=x, y=y, w=w, h=h, fill=fill, run=run, **given))


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _rectangle(box: Box, colour: str) -> Any:
    return _shape("Band", box, _solid(colour))


def _line(box: Box, text: str | None, align: str) -> Any:
    """A line at the foot of every page; without a text it is the page's number."""
    look = f'<a:rPr lang="{LANGUAGE}" sz="1050">{_solid(QUIET)}</a:rPr>'
    number = (
        f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{look}<a:t>1</a:t></a:fld>'
    )
    run = number if text is None else f"<a:r>{look}<a:t>{_escaped(text)}</a:t></a:r>"
    return _shape("Number" if text is None else "Foot", box, run=run, align=align)


def _watermark(text: str) -> Any:
    look = f'<a:rPr lang="{LANGUAGE}" sz="13000" b="1">{_solid(MARK)}</a:rPr>'
    run = f"<a:r>{look}<a:t>{_escaped(text)}</a:t></a:r>"
    return _shape(
        "Watermark", Box(130, 190, 700, 160), run=run, align="ctr", wrap="none", turn=' rot="-1800000"'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
