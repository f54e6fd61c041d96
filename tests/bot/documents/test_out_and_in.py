"""What goes out as a deck or document comes in again as the same answers; what people made by hand is read too."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from bot.documents.out.contents import Extra, written
from bot.documents.out.deck import deck
from bot.documents.out.word import document
from bot.documents.outline import outline
from bot.documents.slide_pictures import slide_pictures
from bot.documents.uploads import inspect
from dialogs.documents.placing import Loose, place
from dialogs.documents.slides import MAX_TITLE, new_slides
from storage.catalogue.records import Template
from tests.bot.documents import reports as r

TABLE = "afrapportering-tabel"
TEMPLATES = ("skabelon-april-2019", TABLE, "implementeringsovervejelser")
WORDS = st.text(
    st.one_of(st.sampled_from("Formål/mål: \n\n-*•1.) æøåÆØÅ\t"), st.characters(codec="utf-8")), max_size=700
).map(lambda text: written(text).strip())
ANSWERS = st.fixed_dictionaries({}, optional={n: WORDS for n in range(4)})


def answers_of(template: Template, given_: dict[int, str]) -> dict[str, str]:
    """Some of the template's questions, answered; an answer without a letter is none."""
    keys = [q.key for q in template.questions]
    return {keys[n]: text for n, text in given_.items() if text}


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(TEMPLATES), ANSWERS)
def test_a_deck_comes_in_as_it_went_out(name: str, texts: dict[int, str]) -> None:
    template = r.catalogue().templates[name]
    wanted = answers_of(template, texts)
    made = deck(r.contents(template, lambda q: wanted.get(q.key)))
    assert place(template, outline("pptx", made)).pieces == wanted


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(TEMPLATES), ANSWERS)
def test_a_document_comes_in_as_it_went_out(name: str, texts: dict[int, str]) -> None:
    template = r.catalogue().templates[name]
    wanted = answers_of(template, texts)
    made = document(r.contents(template, lambda q: wanted.get(q.key)))
    assert place(template, outline("docx", made)).pieces == wanted


@pytest.mark.parametrize("form", ["pptx", "docx"])
def test_long_answers_come_in_whole_through_the_inspecting_process(form: str) -> None:
    template = r.default()
    text = (r.LONG * 140)[:10_000].strip()
    extras = [Extra("Ekstra", "Lidt om et billede", r.picture())]
    report = r.contents(template, lambda q: text, extras=extras)
    upload = inspect(deck(report) if form == "pptx" else document(report), f"a.{form}")
    placed = place(template, upload.outline)
    assert placed.pieces == {q.key: text for q in template.questions}
    assert any("Lidt om et billede" in one.text for one in placed.unplaced)


def test_the_filled_example_comes_in_with_nothing_left_over() -> None:
    template = r.catalogue().templates[TABLE]
    for form, made in (("pptx", deck(r.example())), ("docx", document(r.example()))):
        placed = place(template, outline(form, made))
        assert placed.pieces == r.filled()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(WORDS.map(lambda t: " ".join(t.split())[:60].strip()).filter(bool), WORDS, st.booleans()),
        max_size=5,
    )
)
@example([("0", ")", False)])
def test_extra_slides_come_in_as_they_went_out(wanted: list[tuple[str, str, bool]]) -> None:
    extras = [
        Extra(f"{number}. {title}", text, r.picture(640, 300 + number) if pictured else None)
        for number, (title, text, pictured) in enumerate(wanted, 1)
    ]
    template = r.default()
    made = deck(r.contents(template, lambda q: "Svar.", extras=extras))
    slides, drawn, unread = slide_pictures(made)
    found, left = new_slides(
        template, place(template, outline("pptx", made)), list(zip(slides, drawn, strict=True))
    )
    allowing = [s.key for s in template.sections if s.extra_blocks]
    assert [(s.section, s.title, s.text, s.picture is not None) for s in found] == [
        (key, extra.title, extra.text, extra.picture is not None)
        for key in allowing
        for extra in extras
        if extra.text or extra.picture
    ]
    sizes = [Image.open(io.BytesIO(drawn[s.picture])).size for s in found if s.picture is not None]
    assert sizes == 2 * [Image.open(io.BytesIO(e.picture)).size for e in extras if e.picture]
    assert left == [] and unread == 0


# --- made by hand ---


def slides(*pages: tuple[str, str]) -> list[dict[str, Any]]:
    """A deck of somebody's own: a title and a text on each slide."""
    made = Presentation()
    for title, text in pages:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
    made.save(out := io.BytesIO())
    return outline("pptx", out.getvalue())


def test_the_april_template_filled_in_by_hand_is_read_by_its_headings() -> None:
    groups = slides(
        ("Den nære psykiatri i Midtjylland", "Vestklyngen"),
        ("Beskrivelse af løsningen",
         "Klyngen bedes indsætte:\nEn kort beskrivelse af løsningen:\nEt team på tværs.\nFormål/mål: Sammenhæng\n"
         "OPGAVE- OG ANSVARSFORDELING\n- Kommunen\n- Hospitalet"),
        ("Foreløbige resultater – fortsat", "Borgerens oplevelse af indsatsen\nDe er glade.\nOg trygge."),
        ("2. Effekter af indsatsen (fortsat)", "Færre indlæggelser"),
        ("De økonomiske konsekvenser:", "Kommune: 2 årsværk"),
        ("Vurdering af spredningspotentiale", "Klyngen bedes lave en foreløbig vurdering af løsningens potentiale for "
         "spredning til alle kommuner/hele regionen – styrker, svagheder/barrierer mv.\nKan bredes ud."),
        ("Vores egne tanker", "Noget helt andet."),
    )  # fmt: skip
    placed = place(r.default(), groups)
    assert placed.pieces == {
        "a1-kort-beskrivelse": "Et team på tværs.",
        "a1-formaal": "Sammenhæng",
        "a1-ansvar": "- Kommunen\n- Hospitalet",
        "a2-borgeroplevelse": "De er glade.\nOg trygge.",
        "a2-effekter": "Færre indlæggelser",
        "a2-oekonomi": "Kommune: 2 årsværk",
        "a3-spredningspotentiale": "Kan bredes ud.",
    }
    assert [(one.head, one.text) for one in placed.unplaced] == [("Vores egne tanker", "Noget helt andet.")]
    (slide,), left = new_slides(r.default(), placed, [])
    assert (slide.section, slide.title, slide.text) == (
        "a3-spredning",
        "Vores egne tanker",
        "Noget helt andet.",
    )
    assert left == []


def test_an_empty_deck_of_ours_that_was_filled_in_by_hand_is_read() -> None:
    made = Presentation(io.BytesIO(deck(r.contents(r.default(), lambda q: None))))
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.name == "Svar a2-effekter":
                shape.text_frame.text = "Ikke udfyldt endnu.\nNu er der en effekt."
    box = made.slides[2].shapes.add_textbox(Pt(60), Pt(300), Pt(300), Pt(60))
    box.text_frame.text = "Skrevet ved siden af."
    made.save(out := io.BytesIO())
    placed = place(r.default(), outline("pptx", out.getvalue()))
    assert placed.pieces == {
        "a2-effekter": "Nu er der en effekt.",
        "a2-borgeroplevelse": "Skrevet ved siden af.",
    }


def test_a_table_and_headings_in_word_made_by_hand_are_read() -> None:
    paper = Document()
    paper.add_heading("Afrapportering Vestklyngen", 0)
    table = paper.add_table(rows=0, cols=2)
    for left, right in (("Initiativets titel", "Fælles Team"), ("Formål (se vejledning)", "Ukendt række"),
                        ("Hvilken effekt forventes opnået med indsatsen?", "Mere sammenhæng\n- og ejerskab")):  # fmt: skip
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    paper.add_heading("Set-up for afprøvning", 2)
    paper.add_paragraph("Seks måneder.")
    paper.save(out := io.BytesIO())
    placed = place(r.catalogue().templates[TABLE], outline("docx", out.getvalue()))
    assert placed.pieces == {
        "b2-titel": "Fælles Team", "b2-effekt": "Mere sammenhæng\n- og ejerskab", "b2-afproevning": "Seks måneder.",
    }  # fmt: skip
    assert Loose("Formål (se vejledning)", "Ukendt række") in placed.unplaced
    assert new_slides(r.catalogue().templates[TABLE], placed, []) == ([], placed.unplaced)


def test_pictures_of_the_design_are_passed_over_and_a_long_title_stands_in_the_text() -> None:
    made = Presentation()
    long = "En meget lang overskrift " * 10
    for number in range(4):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = long if number == 3 else f"Slide {number}"
        slide.shapes.add_picture(io.BytesIO(r.picture(300, 300)), 0, 0, Pt(300))  # a logo on each
        slide.shapes.add_picture(io.BytesIO(r.picture(20, 21 + number)), 0, 0, Pt(20))  # a speck
    made.slides[3].shapes.add_picture(io.BytesIO(r.picture(400, 200)), 0, 0, Pt(300))
    made.slides[2].shapes.add_picture(io.BytesIO(r.picture(400, 201)), 0, 0, Pt(300))
    made.slides[2].shapes.add_picture(io.BytesIO(r.picture(400, 202)), 0, 0, Pt(300))
    made.save(out := io.BytesIO())
    slides, drawn, unread = slide_pictures(out.getvalue())
    assert (slides, unread) == ([3, 3, 4], 0)
    placed = place(r.default(), outline("pptx", out.getvalue()))
    found, _ = new_slides(r.default(), placed, list(zip(slides, drawn, strict=True)))
    assert [(s.title, s.picture) for s in found[:2]] == [("Slide 2", 0), ("Slide 2", 1)]
    assert len(found[2].title) <= MAX_TITLE and found[2].text == " ".join(long.split())


def test_too_many_pictures_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.documents.slide_pictures.MOST", 2)
    extras = [Extra(f"Nr. {n}", "", r.picture(640, 300 + n)) for n in range(2)]
    slides, drawn, unread = slide_pictures(deck(r.contents(r.default(), lambda q: None, extras=extras)))
    assert (len(slides), len(drawn), unread) == (2, 2, 2)


def test_a_file_that_has_nothing_of_the_template_places_nothing() -> None:
    placed = place(r.default(), slides(("Budget 2020", "Tal og tal " * 40)))
    assert placed.pieces == {} and placed.unplaced
