"""A workbook: real numbers and dates, filters, heads that stay. What people typed is text, whatever it looks like."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final

from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from bot.documents.out.contents import Sheet, Workbook, written
from storage.denmark import DENMARK

MOST_ROWS: Final = 1_048_000  # what one sheet holds; the rest goes on in another
MOST_CHARACTERS: Final = 32_767  # what one cell holds
WIDEST, NARROWEST = 60, 9
A4: Final = 9  # as the format numbers paper
LINE: Final = 13.5
MOST_LINES: Final = 16
_LOOKED_AT: Final = 200
_HEAD: Final = Font(name="Arial", size=10, bold=True, color="FFFFFF")
_FILL: Final = PatternFill("solid", start_color="0B5E6B")
_TEXT: Final = Font(name="Arial", size=10)
_TOP: Final = Alignment(vertical="top", wrap_text=True)


def workbook(sheets: Workbook) -> bytes:
    """The workbook with these sheets, each as long as it needs to be."""
    book = Book(write_only=True)
    for sheet in sheets:
        rows = iter(sheet.rows)
        for number in range(1, 1 + max(1, -(-len(sheet.rows) // MOST_ROWS))):
            name = sheet.name[:31] if number == 1 else f"{sheet.name[:26]} ({number})"
            _write(book.create_sheet(name), sheet, islice(rows, MOST_ROWS), min(MOST_ROWS, len(sheet.rows)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(page: Any, sheet: Sheet, rows: Iterator[Sequence[Any]], count: int) -> None:
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{count + 1}"
    widths = _widths(sheet)
    for column, wide in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = wide
    _for_print(page)
    page.append([_head(page, head) for head in sheet.heads])
    for number, row in enumerate(rows, 2):
        page.row_dimensions[number].height = LINE * _lines(row, widths)
        page.append([_cell(page, value) for value in row])


def _for_print(page: Any) -> None:
    """All columns on the width of a page, with the heads on each."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _lines(row: Sequence[Any], widths: Sequence[int]) -> int:
    """How many lines the row's longest text takes, and no more than a screen shows: not every program finds out."""
    return min(
        MOST_LINES,
        max(
            (
                sum(-(-max(1, len(line)) // wide) for line in value.split("\n"))
                for value, wide in zip(row, widths, strict=False)
                if isinstance(value, str)
            ),
            default=1,
        ),
    )


def _head(page: Any, words: str) -> Any:
    cell = WriteOnlyCell(page, words)
    cell.font, cell.fill = _HEAD, _FILL
    return cell


def _cell(page: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, datetime):
        cell = WriteOnlyCell(page, value.astimezone(DENMARK).replace(tzinfo=None, microsecond=0))
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, str):
        cell = WriteOnlyCell(page, _fitting(value))
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = value[:1] in "=+-@"
    else:
        cell = WriteOnlyCell(page, value)
    cell.font, cell.alignment = _TEXT, _TOP
    return cell


def _fitting(text: str) -> str:
    text = written(text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _widths(sheet: Sheet) -> list[int]:
    """Wide enough for what stands in the first rows, and no wider than a page."""
    columns = [
        [head, *(str(row[n]) for row in sheet.rows[:_LOOKED_AT])] for n, head in enumerate(sheet.heads)
    ]
    return [max(NARROWEST, min(WIDEST, 2 + max(map(len, column)))) for column in columns]
