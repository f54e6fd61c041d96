"""Slides and what stands on them: titles, texts that go on to the next slide, pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from bot.documents.out import look
from bot.documents.out.contents import label, written
from bot.documents.out.look import (
    ACCENT,
    BODY,
    FRONT_BODY,
    FRONT_TITLE,
    INK,
    LANGUAGE,
    PANEL,
    QUIET,
    TITLE,
    Box,
)
from bot.documents.out.measure import Page, hanging, height, pages

LARGE, LARGE_LINE = 22, 30
SIZE, LINE = 18, 24
SMALL, SMALL_LINE = 16, 21
FEW_LINES: Final = 8  # a text so short is set in the large size
TITLE_SIZES: Final = ((28, 34), (24, 30), (20, 23))
FRONT_SIZES: Final = ((40, 48), (32, 39), (24, 29))
ANSWER: Final = "Svar"
OPEN_END: Final = " →"


def answer_name(key: str, open_end: bool = False) -> str:
    """The name of the shape that holds an answer, so that it is found again when the deck comes back."""
    return f"{ANSWER} {key}{OPEN_END if open_end else ''}"


class Slides:
    """A deck in the making. Everything is put on the newest slide."""

    def __init__(self, alliance: str, words: Any) -> None:
        self.deck = look.empty(alliance, words["draft"].upper())
        self.words = words
        self._slide: Any = None
        self._body: Any = None

    def front(self, kicker: str, title: str, lines: Sequence[str], draft: bool) -> Any:
        """A title page."""
        slide = self._slide = self.deck.slides.add_slide(look.front(self.deck, draft))
        top = self._titled(slide.shapes.title, title, FRONT_TITLE, FRONT_SIZES)
        self._body = slide.placeholders[1]
        self.text("Undertitel", FRONT_BODY, Page(lines), 20, 28, QUIET)
        self._kicker(kicker, top - 34, 16)
        return slide

    def page(self, kicker: str, title: str, draft: bool) -> Any:
        """A page with a title; its text comes next."""
        slide = self._slide = self.deck.slides.add_slide(look.page(self.deck, draft))
        top = self._titled(slide.shapes.title, title, TITLE, TITLE_SIZES)
        if kicker:
            self._kicker(kicker, top - 20, 12)
        self._body = slide.placeholders[1]
        return slide

    def done(self) -> None:
        """Take the place for text away where nothing was put there."""
        if self._body is not None:
            self._body._element.getparent().remove(self._body._element)
            self._body = None

    def text(
        self, name: str, box: Box, page: Page, size: float = SIZE, line: float = LINE, colour: str = INK,
        bold: bool = False, goes_on: bool = False,
    ) -> Any:  # fmt: skip
        """Paragraphs in a box, each as it was typed; with `goes_on` the first began on the slide before."""
        shape, self._body = self._body, None
        if shape is None:
            shape = self._slide.shapes.add_textbox(*(Pt(side) for side in box))
        shape.name = name
        look.place(shape, box)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
            setattr(frame, side, 0)
        for number, words in enumerate(page.paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self._paragraph(paragraph, "" if goes_on and number == 0 else words, size, line)
            self._run(paragraph, words, size, colour, bold)
        return shape

    def long_text(self, name: str, text: str, again: Any, top: float = BODY.top) -> float:
        """A text from `top` on; `again()` makes the next slide when it is full. Gives where the text ends."""
        text = written(text)
        size, line = SIZE, LINE
        if top == BODY.top and height(text, BODY.width, LARGE) <= FEW_LINES:
            size, line = LARGE, LARGE_LINE
        room = int((BODY.top + BODY.height - top) // line)
        parts = pages(text, BODY.width, size, max(1, room), int(BODY.height // line))
        for number, part in enumerate(parts):
            if number:
                again()
                top = BODY.top
            box = Box(BODY.left, top, BODY.width, BODY.top + BODY.height - top)
            goes_on = number > 0 and parts[number - 1].open
            self.text(name + (OPEN_END if part.open else ""), box, part, size, line, goes_on=goes_on)
        return top + height("\n".join(parts[-1].paragraphs), BODY.width, size) * line

    def panel(self, name: str, box: Box, paragraphs: Sequence[str]) -> None:
        """A text on a quiet background; what stands before its first colon is set in bold."""
        shape = self.text(name, box, Page(paragraphs), SMALL, SMALL_LINE)
        first = shape.text_frame.paragraphs[0]
        head, colon, rest = first.runs[0].text.partition(":")
        first.runs[0].text = rest
        self._run(first, head + colon, SMALL, ACCENT, True)
        first._p.insert(1, first.runs[-1]._r)
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(PANEL)
        for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
            setattr(shape.text_frame, side, Pt(12))

    def picture(self, content: bytes, about: str, box: Box) -> None:
        """A picture as large as fits, in the middle of its box, with words for those who do not see it."""
        shape = self._slide.shapes.add_picture(io.BytesIO(content), 0, 0)
        scale = min(Pt(box.width) / shape.width, Pt(box.height) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = Pt(box.left) + (Pt(box.width) - shape.width) // 2
        shape.top = Pt(box.top) + (Pt(box.height) - shape.height) // 2
        shape.name = "Billede"
        shape._element.nvPicPr.cNvPr.set("descr", written(about))

    def _titled(self, shape: Any, title: str, box: Box, sizes: Sequence[tuple[int, int]]) -> float:
        """The title as large as it fits; one that fits no size is shortened. Gives where it begins."""
        words = " ".join(written(title).split())
        fitting = next((s for s in sizes if height(words, box.width, s[0], True) * s[1] <= box.height), None)
        size, line = fitting or sizes[-1]
        while fitting is None and height(words, box.width, size, True) * line > box.height:
            words = words[: len(words) * 9 // 10].rstrip(" …") + "…"
        paragraph = shape.text_frame.paragraphs[0]
        self._paragraph(paragraph, "", size, line)
        self._run(paragraph, words, size, INK, True)
        return box.top + box.height - height(words, box.width, size, True) * line

    def _kicker(self, words: str, top: float, size: int) -> None:
        """A small line above the title."""
        line = " ".join(written(words).split())
        while height(line, TITLE.width, size, True) > 1:
            line = line[: len(line) * 9 // 10].rstrip(" …") + "…"
        box = Box(TITLE.left, top, TITLE.width, size * 1.4)
        self.text("Overlinje", box, Page([line]), size, size * 1.3, ACCENT, True)

    def _paragraph(self, paragraph: Any, words: str, size: float, line: float) -> None:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.line_spacing, paragraph.space_before, paragraph.space_after = Pt(line), Pt(0), Pt(0)
        if indent := hanging(words, size):
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", str(Pt(indent)))
            properties.set("indent", str(-Pt(indent)))

    def _run(self, paragraph: Any, words: str, size: float, colour: str, bold: bool) -> None:
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)

    def link(self, shape: Any, number: int, slide: Any) -> None:
        """Make a paragraph of a shape lead to a slide."""
        run = shape.text_frame.paragraphs[number].runs[0]
        identity = shape.part.relate_to(
            slide.part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
        )
        properties = run._r.get_or_add_rPr()
        click = properties.makeelement(
            qn("a:hlinkClick"), {qn("r:id"): identity, "action": "ppaction://hlinksldjump"}
        )
        properties.append(click)

    def saved(self, title: str, author: str) -> bytes:
        """The presentation."""
        about = self.deck.core_properties
        about.title, about.author, about.language, about.last_modified_by = (
            label(title),
            label(author),
            LANGUAGE,
            label(author),
        )
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()
