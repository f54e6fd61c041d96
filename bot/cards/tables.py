"""Tables and charts. A chart is one of Teams' own elements; every other client draws what stands as its fallback."""

from __future__ import annotations

from typing import Any, Final

from bot.cards.markup import literal, runs
from dialogs.answers import Block

Element = dict[str, Any]
_BAR: Final = 14
_FIRST: Final = 2
_OTHERS: Final = 3  # the first column holds a number or a short name


def draw_table(block: Block, lang: str) -> list[Element]:
    """A table with a header, small enough for five columns beside the first on a phone."""
    if not block.rows:
        return []
    columns = [{"width": _OTHERS if n else _FIRST} for n in range(len(block.rows[0]))]
    rows = [
        {"type": "TableRow", "cells": [_cell(text, number == 0) for text in row]}
        for number, row in enumerate(block.rows)
    ]
    return [
        {
            "type": "Table",
            "columns": columns,
            "firstRowAsHeader": True,
            "showGridLines": True,
            "verticalCellContentAlignment": "center",
            "rows": rows,
        }
    ]


def _cell(text: str, heads: bool) -> Element:
    look = {"weight": "Bolder"} if heads else {}
    said = {"type": "TextBlock", "text": literal(text), "wrap": True, "size": "Small", **look}
    return {"type": "TableCell", "items": [said]}


def draw_chart(block: Block, lang: str) -> list[Element]:
    """Bars with their labels and numbers, the same facts in Teams' element and in its fallback."""
    bars = [(label, int(number)) for label, number in block.facts if number.isdecimal()]
    if not bars:
        return []
    most = max(number for _, number in bars) or 1
    title = {"type": "TextBlock", "text": literal(block.text), "wrap": True, "weight": "Bolder"}
    rows = [{"type": "RichTextBlock", "spacing": "Small", "inlines": _bar(*bar, most)} for bar in bars]
    return [
        title,
        {
            "type": "Chart.HorizontalBar",
            "title": block.text,
            "data": [{"x": label, "y": number} for label, number in bars],
            "fallback": {"type": "Container", "items": rows},
        },
    ]


def _bar(label: str, number: int, most: int) -> list[Element]:
    return [
        *runs("━" * max(1, round(_BAR * number / most)), color="Accent"),
        *runs(f" {number} ", weight="Bolder"),
        *runs(label),
    ]
