"""Word documents and workbooks: every word, real types, and nothing that runs."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.documents.out import convert
from bot.documents.out.bundle import bundle
from bot.documents.out.contents import Sheet
from bot.documents.out.sheets import workbook
from bot.documents.out.word import HALF_PAGE, beginning, document, note
from bot.documents.refused import NotMade
from tests.bot.documents import reports as r
from tests.needs import needs

AT = datetime(2019, 10, 21, 7, 0, tzinfo=UTC)


def all_text(content: bytes) -> str:
    return "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)


def test_the_table_says_every_answer_word_for_word() -> None:
    template = r.catalogue().templates["afrapportering-tabel"]
    wanted = {template.question(key).title: text for key, text in r.filled().items()}  # type: ignore[union-attr]
    assert r.table_answers(document(r.example())) == wanted


def test_a_very_long_answer_stands_whole_in_the_table() -> None:
    long = r.contents(r.default(), lambda q: (r.LONG * 140)[:10_000])
    assert set(r.table_answers(document(long)).values()) == {(r.LONG * 140)[:10_000]}


def test_the_table_has_heads_headings_a_title_and_a_language() -> None:
    made = Document(io.BytesIO(document(r.example(True))))
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"][:2] == [
        "Det overordnede Allianceinitiativ", "Det konkrete initiativ",
    ]  # fmt: skip
    assert "tblHeader" in made.tables[0].rows[0]._tr.xml
    assert (
        made.core_properties.title == "Initiativ 8 – Vestklyngen" and made.core_properties.language == "da-DK"
    )
    assert "KLADDE" in made.sections[0].header.paragraphs[0].text


def test_an_agenda_item_reads_like_the_minutes() -> None:
    template = r.catalogue().templates["dagsordenspunkt"]
    said = {"d1-overskrift": "Status", "d1-indstilling": "- at den drøftes\n- at den godkendes"}
    text = all_text(document(r.contents(template, lambda q: said.get(q.key), form="minutes")))
    assert text.index("Overskrift\nStatus") < text.index("Indstilling\n- at den drøftes\n- at den godkendes")
    assert "Sagsfremstilling" not in text


def test_a_note_is_half_a_page_in_the_answers_own_words() -> None:
    text = all_text(note(r.example()))
    assert len(text) < HALF_PAGE + 700
    assert "Initiativets titel: Nyt Set-up for Fælles Team møder" in text and "…" in text
    assert beginning("En. To er længere. Tre.", 10) == "En. …"
    assert beginning("Kort.", 10) == "Kort."
    assert "Der er ikke skrevet noget endnu." in all_text(note(r.contents(r.default(), lambda q: None)))


HOSTILE = (
    "=1+1",
    "+45 12 34 56 78",
    "-2",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "\tx",
    "a\x07b",
    "x" * 40_000,
)


def test_what_people_typed_is_never_a_formula_and_types_are_real() -> None:
    rows = [[text, 8, True, AT, None] for text in HOSTILE]
    made = load_workbook(io.BytesIO(workbook([Sheet("Ark", ["Tekst", "Tal", "Ja", "Da", "Tom"], rows)])))
    page = made["Ark"]
    assert page.freeze_panes == "A2" and page.auto_filter.ref == f"A1:E{len(rows) + 1}"
    for number, text in enumerate(HOSTILE, 2):
        cell = page.cell(number, 1)
        assert cell.data_type == "s"
        assert cell.value == text.replace("\x07", "") or (len(text) > 32_767 and len(cell.value) == 32_767)
        assert page.cell(number, 2).data_type == "n" and page.cell(number, 3).value is True
        assert page.cell(number, 4).value == datetime(2019, 10, 21, 9, 0)
        assert page.cell(number, 5).value is None


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.documents.out import sheets

    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    made = load_workbook(io.BytesIO(workbook([Sheet("Ark", ["N"], [[n] for n in range(8)])])))
    assert made.sheetnames == ["Ark", "Ark (2)", "Ark (3)"]
    assert [cell.value for page in made for cell in page["A"][1:]] == list(range(8))


def test_an_empty_sheet_has_its_heads() -> None:
    assert load_workbook(io.BytesIO(workbook([Sheet("Ark", ["N"], [])])))["Ark"]["A1"].value == "N"


def test_a_zip_has_each_report_by_a_name_of_its_own() -> None:
    import zipfile

    packed = zipfile.ZipFile(io.BytesIO(bundle([r.example(), r.example()])))
    assert packed.namelist() == [
        "Afrapportering – Vestklyngen – initiativ 8.pptx", "Afrapportering – Vestklyngen – initiativ 8 (2).pptx",
    ]  # fmt: skip
    assert r.deck_answers(packed.read(packed.namelist()[1])) == r.filled()


def test_without_libreoffice_a_pdf_is_refused_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "office", lambda: None)
    with pytest.raises(NotMade, match="documents-no-pdf"):
        convert.document_pdf(r.example())


def test_a_document_becomes_a_pdf(tmp_path: Path) -> None:
    needs("libreoffice")
    assert convert.document_pdf(r.example()).startswith(b"%PDF")


def test_long_texts_in_a_workbook_have_room_and_all_columns_are_on_one_page() -> None:
    rows = [["kort", 1], ["ord " * 100, 2], ["a\nb\nc", 3], ["x" * 30_000, 4]]
    made = load_workbook(io.BytesIO(workbook([Sheet("Ark", ["Tekst", "Tal"], rows)])))
    page = made["Ark"]
    heights = [page.row_dimensions[n].height for n in range(2, 6)]
    assert heights[0] < heights[2] < heights[1] <= heights[3] < 409  # what a row can be at most
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.orientation == "landscape"
