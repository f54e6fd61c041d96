"""Reports to make documents of: the example that Vestklyngen filled in, an empty one, and far too much."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from functools import cache

from docx import Document
from PIL import Image
from pptx import Presentation

from bot.documents.lookup import fixed_words
from bot.documents.out.contents import Contents, Extra, Passage, Said
from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue, Question, Template

LONG = "Borgeren oplever større sammenhæng – æøå ÆØÅ é – og færre afbrudte forløb. "


@cache
def catalogue() -> Catalogue:
    return load(builtin())


@cache
def picture(width: int = 640, height: int = 360) -> bytes:
    Image.new("RGB", (width, height), "#7aa5a0").save(out := io.BytesIO(), "PNG")
    return out.getvalue()


def contents(
    template: Template,
    answer: Callable[[Question], str | None],
    draft: bool = True,
    extras: Sequence[Extra] = (),
    **more: object,
) -> Contents:
    """A report on a template; the extra slides stand in each section that allows them."""
    passages = [
        Passage(
            section.key,
            section.title,
            [
                Said(
                    q.key, q.title, q.prompt, answer(q), "Ikke udfyldt endnu.", "\n".join(q.examples), q.parties,
                    q.preliminary or bool(q.parties),
                )
                for q in section.questions
            ],
            extras if section.extra_blocks else (),
            section.filled_by_text or "",
        )
        for section in template.sections
    ]  # fmt: skip
    held: dict[str, object] = {
        "alliance": "Alliancen om den nære psykiatri", "title": "Afrapportering",
        "heading": "Initiativ 8 – Vestklyngen", "about": "Initiativer for de mest udsatte borgere",
        "standing": "Kladde pr. 21. oktober 2019", "draft": draft, "passages": passages, "initiative": 8,
        "name": "Afrapportering – Vestklyngen – initiativ 8", "words": fixed_words(),
    }  # fmt: skip
    return Contents(**(held | more))  # type: ignore[arg-type]


def filled() -> dict[str, str]:
    """Vestklyngen's answers, word for word, by question."""
    found: dict[str, list[str]] = {}
    for answer in catalogue().examples["vest-faelles-team"].answers:
        found.setdefault(answer.question, []).append(answer.text)
    return {key: "\n".join(texts) for key, texts in found.items()}


def example(draft: bool = False) -> Contents:
    """The report that Vestklyngen filled in."""
    template = catalogue().templates["afrapportering-tabel"]
    contacts = [("Initiativets kontaktperson", "Anette Holm, Socialchef Holstebro Kommune")]
    return contents(template, lambda q: filled().get(q.key), draft, contacts=contacts)


def default() -> Template:
    template = catalogue().default_template
    assert template is not None
    return template


def deck_answers(content: bytes) -> dict[str, str]:
    """The answers in a deck, put together over its slides."""
    found: dict[str, str] = {}
    going_on: set[str] = set()
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if not shape.name.startswith("Svar "):
                continue
            key = shape.name.split()[1]
            text = "\n".join("".join(r.text for r in p.runs) for p in shape.text_frame.paragraphs)
            join = "" if key in going_on else "\n"
            found[key] = f"{found[key]}{join}{text}" if key in found else text
            (going_on.add if shape.name.endswith("→") else going_on.discard)(key)
    return {key: text for key, text in found.items() if text not in ("", "Ikke udfyldt endnu.")}


def table_answers(content: bytes) -> dict[str, str]:
    """The answers in a document's tables, by what stands first to the left."""
    return {
        row.cells[0].paragraphs[0].text: "\n".join(p.text for p in row.cells[1].paragraphs)
        for table in Document(io.BytesIO(content)).tables
        for row in table.rows[1:]
    }


def bare(text: str) -> str:
    """A text without white space and hyphenation, to compare with what was drawn."""
    return re.sub(r"[\s\u00ad]+", "", text)
