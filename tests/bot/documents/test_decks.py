"""Decks: every word of the answers, nothing off the slide, in reading order, for any template."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from bot.documents.out import convert
from bot.documents.out.contents import Collection, Contents, Extra, Passage, Said, written
from bot.documents.out.deck import combined, deck
from bot.documents.out.measure import broken, height, joined, pages, width
from tests.bot.documents import reports as r
from tests.needs import needs

EMPTY = r.contents(r.default(), lambda q: None)
LONG = r.contents(r.default(), lambda q: (r.LONG * 140)[:10_000], draft=False)
THIRTY = r.contents(
    r.default(),
    lambda q: "Kort svar." if q.key.startswith("a1") else r.LONG,
    extras=[
        Extra(f"Ekstra {n}", r.LONG * (n % 4) * n, r.picture() if n % 3 else None, "Et billede")
        for n in range(15)
    ],
)
CASES = {"filled": r.example(), "draft": r.example(True), "empty": EMPTY, "long": LONG, "thirty": THIRTY}


@pytest.mark.parametrize("case", CASES)
def test_a_deck_says_every_answer_word_for_word(case: str) -> None:
    contents = CASES[case]
    wanted = {s.key: s.text for p in contents.passages for s in p.said if s.text}
    assert r.deck_answers(deck(contents)) == wanted


@pytest.mark.parametrize("case", CASES)
def test_every_slide_has_a_title_first_and_nothing_outside_it(case: str) -> None:
    made = Presentation(io.BytesIO(deck(CASES[case])))
    for slide in made.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text.strip()
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id  # read first
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= made.slide_width, shape.name
            assert shape.top + shape.height <= made.slide_height, shape.name
            if shape.shape_type == 13:
                assert shape._element.nvPicPr.cNvPr.get("descr") == "Et billede"
            elif shape.has_text_frame and shape != slide.shapes.title:
                assert lines_in(shape) <= Pt(shape.height.pt + 31).pt, (shape.name, shape.text_frame.text)


def lines_in(shape: object) -> float:
    """How many points the text of a shape takes."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:  # type: ignore[attr-defined]
        size = paragraph.runs[0].font.size.pt if paragraph.runs else 18
        inner = shape.width.pt - shape.text_frame.margin_left.pt * 2  # type: ignore[attr-defined]
        text = "".join(run.text for run in paragraph.runs)
        total += height(text, inner, size) * paragraph.line_spacing.pt
    return total


def test_only_what_is_not_submitted_is_marked_as_a_draft() -> None:
    for contents, marked in ((r.example(True), True), (r.example(False), False)):
        slides = Presentation(io.BytesIO(deck(contents))).slides
        words = {s.text_frame.text for slide in slides for s in slide.slide_layout.shapes if s.has_text_frame}
        assert ("KLADDE" in words) is marked


def test_an_empty_draft_says_what_is_asked_for() -> None:
    slides = Presentation(io.BytesIO(deck(EMPTY))).slides
    said = "\n".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
    assert "Ikke udfyldt endnu." in said and "brugertilfredshedsundersøgelser" in said


def test_four_parties_get_a_panel_each_where_the_answer_names_them() -> None:
    text = "Kommune: 2 årsværk\nog lidt til\nHospital: intet\nAlmen praksis: møder\nSamfundsøkonomisk: mindre"
    made = deck(r.contents(r.default(), lambda q: text if q.parties else None))
    slide = next(
        s for s in Presentation(io.BytesIO(made)).slides if "økonomiske" in s.shapes.title.text_frame.text
    )
    panels = [s for s in slide.shapes if s.name == "Svar a2-oekonomi"]
    assert [p.text_frame.text.split(":")[0] for p in panels] == [
        "Kommune", "Hospital", "Almen praksis", "Samfundsøkonomisk",
    ]  # fmt: skip
    assert r.deck_answers(made)["a2-oekonomi"] == text


def test_a_template_that_was_never_seen_makes_a_deck() -> None:
    title = "Et spørgsmål med en overskrift, der er alt for lang til en slide, " * 6
    said = [Said(f"x{n}", title if n == 2 else f"Spørgsmål {n}", "Hvad?", r.LONG * n) for n in range(6)]
    odd = replace(
        EMPTY, passages=[Passage("x", "Nyt afsnit & <mere>", said)], heading="H" * 300, about="A " * 900
    )
    made = deck(odd)
    assert r.deck_answers(made) == {s.key: s.text for s in said if s.text}


def test_several_reports_are_one_deck_by_initiative_with_contents_that_lead_there() -> None:
    other = replace(r.example(), heading="Initiativ 1 – Midtklyngen", initiative=1)
    found: list[Contents] = [other, r.example(), replace(EMPTY, heading="Initiativ 8 – Randersklyngen")]
    titles = {1: "Handleplaner", 8: "De mest udsatte"}
    made = combined(Collection("Alliancen", "Afrapporteringer", "3 i alt", found, titles, EMPTY.words))
    deck_ = Presentation(io.BytesIO(made))
    named = [slide.shapes.title.text_frame.text for slide in deck_.slides]
    order = [named.index(x) for x in ("Indhold", "Handleplaner", other.heading, "De mest udsatte", EMPTY.heading[:12])
             if x in named]  # fmt: skip
    assert order == sorted(order) and len(order) >= 4
    listed = next(s for s in deck_.slides[1].shapes if s.name == "Indhold")
    for paragraph, contents in zip(listed.text_frame.paragraphs, found, strict=True):
        identity = (
            paragraph.runs[0]
            ._r.rPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
            .get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        )
        target = listed.part.related_part(identity).slide
        assert target.shapes.title.text_frame.text == contents.heading


# --- measuring ---

WORDS = st.text(st.sampled_from("abc æøåW.,-–\n\t •1x"), max_size=300)


@given(WORDS, st.integers(1, 9), st.integers(1, 9))
def test_a_text_in_pages_is_the_text(text: str, first: int, rest: int) -> None:
    found = pages(text, 120, 18, first, rest)
    assert joined(found) == text
    for number, page in enumerate(found):
        blank_tail = len(page.paragraphs) > 1 and not page.paragraphs[-1].strip()
        lines = sum(len(broken(p, 120, 18)) for p in page.paragraphs) - blank_tail
        assert lines <= (first if number == 0 else rest)


def test_the_widths_are_those_of_the_font() -> None:
    from PIL import ImageFont

    font = needs(Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"))
    drawn = ImageFont.truetype(next(iter(font.values())), 1000)
    text = "Åse får øl & æbler – »én« gang 100 %"
    assert drawn.getlength(text) <= width(text, 1000) <= drawn.getlength(text) * 1.05


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400).map(str.strip).filter(lambda text: bool(written(text).strip())))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    made = deck(r.contents(r.default(), lambda q: text if q.key == "a1-formaal" else None))
    assert r.deck_answers(made)["a1-formaal"] == written(text)


# --- as LibreOffice draws them ---


@pytest.mark.parametrize("case", CASES)
def test_libreoffice_draws_every_word_on_the_slide(case: str, tmp_path: Path) -> None:
    needs("libreoffice", "pdftotext")
    contents = CASES[case]
    path = tmp_path / "it.pdf"
    path.write_bytes(convert.deck_pdf(contents))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    for page in boxes.split("<page ")[1:]:
        wide, high = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page.partition(">")[0]))
        for left, top, right, bottom in re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', page
        ):
            assert float(left) >= 0 and float(top) >= 0
            assert float(right) <= wide * 0.96 and float(bottom) <= high
    drawn = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    said = r.bare(drawn)
    for passage in contents.passages:
        for one in passage.said:
            for line in (one.text or "").split("\n"):
                assert r.bare(line)[:60] in said, line


def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet_on_the_next_slide() -> None:
    text = "ord" + " –" * 4_000
    made = Presentation(io.BytesIO(deck(r.contents(r.default(), lambda q: text))))
    shapes = [s for slide in made.slides for s in slide.shapes if s.name.startswith("Svar ")]
    assert any(s.text_frame.text.startswith("– ") for s in shapes)
    assert not [s for s in shapes if s.text_frame.paragraphs[0]._p.find(qn("a:pPr")).get("indent")]
