"""A report as a Word document: the reporting table, an agenda item as in the minutes, or half a page of it."""

from __future__ import annotations

import io
import re
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.documents.out.contents import Contents, Passage, Said, label, written

INK, QUIET, ACCENT, SHADE = "16323B", "53646A", "0B5E6B", "EDF3F4"
FONT, LANGUAGE = "Arial", "da-DK"
LEFT, RIGHT = Cm(5.2), Cm(11.8)
HALF_PAGE: Final = 1_500  # characters, headings included
LEAST: Final = 90
_SENTENCE: Final = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def document(contents: Contents) -> bytes:
    """The report as the template's document looks: a table, or an item of the minutes."""
    paper = _paper(contents)
    for passage in contents.passages:
        if contents.form == "minutes":
            _minutes(paper, passage)
        else:
            _table(paper, contents, passage)
    _extras(paper, contents)
    _contacts(paper, contents)
    return _saved(paper, contents)


def note(contents: Contents) -> bytes:
    """Half a page: how each answer begins, in its own words, and where the whole is."""
    paper = _paper(contents)
    said = [s for passage in contents.passages for s in passage.said if s.text]
    share = max(LEAST, (HALF_PAGE - sum(len(s.title) for s in said)) // max(1, len(said)))
    for one in said:
        paragraph = paper.add_paragraph()
        _run(paragraph, f"{written(one.title)}: ", bold=True)
        _run(paragraph, beginning(written(one.text or ""), share))
    if not said:
        paper.add_paragraph(contents.words["nothing"])
    _quiet(paper, contents.words["whole"])
    _contacts(paper, contents)
    return _saved(paper, contents)


def beginning(text: str, share: int) -> str:
    """The first sentences that fit, never less than the first few words; "…" where there is more."""
    flat = " ".join(text.split())
    if len(flat) <= share:
        return flat
    end = 0
    for found in _SENTENCE.finditer(flat):
        if found.end() > share:
            break
        end = found.end()
    return (flat[:end] if end else flat[:share].rpartition(" ")[0] or flat[:share]) + " …"


def _paper(contents: Contents) -> Any:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    _fonts(paper)
    head = section.header.paragraphs[0]
    _run(head, contents.alliance, ACCENT, 9, True)
    if contents.draft:
        _run(head, f"    {contents.words['draft'].upper()}: {contents.words['draft_note']}", QUIET, 9, True)
    paper.add_heading(written(contents.heading), 0)
    for line in (contents.about, f"{contents.title} · {contents.standing}"):
        if line:
            _quiet(paper, line)
    return paper


def _fonts(paper: Any) -> None:
    """One font, in our colours, with Danish as the language that spelling is checked in."""
    for name, size, colour in (
        ("Normal", 10.5, INK), ("Title", 20, INK), ("Heading 1", 14, ACCENT), ("Heading 2", 11.5, INK),
    ):  # fmt: skip
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.bold = name != "Normal"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), FONT)
        for edge in style.element.iter(qn("w:pBdr")):
            edge.getparent().remove(edge)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    paper.styles["Normal"].element.get_or_add_rPr().append(language)
    paper.styles["Normal"].paragraph_format.space_after = Pt(4)


def _table(paper: Any, contents: Contents, passage: Passage) -> None:
    """Vestklyngen's form: what is asked to the left, the answer to the right."""
    paper.add_heading(written(passage.title), 1)
    if passage.filled_by:
        _quiet(paper, passage.filled_by)
    table = paper.add_table(rows=1, cols=2)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    for cell, word in zip(table.rows[0].cells, ("asked", "answer"), strict=True):
        _run(cell.paragraphs[0], contents.words[word], ACCENT, 10, True)
        _shade(cell)
    _repeated(table.rows[0])
    for said in passage.said:
        left, right = table.add_row().cells
        _run(left.paragraphs[0], written(said.title), bold=True)
        prompt = written(said.prompt).strip()
        for words in (prompt if prompt.rstrip(":") != said.title else "", written(said.help)):
            if words:
                _run(left.add_paragraph(), words, QUIET, 9)
        _answer(right, said)
    for column, width in zip(table.columns, (LEFT, RIGHT), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _answer(cell: Any, said: Said) -> None:
    """The answer's lines, each a paragraph, as they were typed."""
    if not said.text:
        _run(cell.paragraphs[0], said.state, QUIET)
        return
    for number, line in enumerate(written(said.text).split("\n")):
        _run(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _minutes(paper: Any, passage: Passage) -> None:
    """One heading a question, and under it what was written."""
    for said in passage.said:
        if said.text:
            paper.add_heading(written(said.title), 2)
            for line in written(said.text).split("\n"):
                _run(paper.add_paragraph(), line)


def _extras(paper: Any, contents: Contents) -> None:
    for passage in contents.passages:
        for extra in passage.extras:
            paper.add_heading(f"{written(passage.title)}: {written(extra.title)}", 2)
            for line in written(extra.text).split("\n") if extra.text else ():
                _run(paper.add_paragraph(), line)
            if extra.picture is not None:
                _picture(paper, extra.picture, extra.about)


def _picture(paper: Any, content: bytes, about: str) -> None:
    shape = paper.add_picture(io.BytesIO(content))
    scale = min(1.0, Cm(16) / shape.width, Cm(11) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape._inline.docPr.set("descr", written(about))


def _contacts(paper: Any, contents: Contents) -> None:
    rows = [*contents.contacts, *((contents.words["attachment"], name) for name in contents.attachments)]
    if rows:
        paper.add_heading(contents.words["contacts"], 1)
    for what, name in rows:
        paragraph = paper.add_paragraph()
        _run(paragraph, f"{what}: ", bold=True)
        _run(paragraph, written(name))


def _quiet(paper: Any, words: str) -> None:
    _run(paper.add_paragraph(), written(words), QUIET)


def _run(
    paragraph: Any, words: str, colour: str | None = None, size: float | None = None, bold: bool = False
) -> None:
    run = paragraph.add_run(words)
    run.bold = bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if size:
        run.font.size = Pt(size)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeated(row: Any) -> None:
    """The head of a table stands again on each page, and is read out as its head."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _saved(paper: Any, contents: Contents) -> bytes:
    about = paper.core_properties
    about.title, about.author, about.language = label(contents.heading), label(contents.alliance), LANGUAGE
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
