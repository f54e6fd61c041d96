"""One block of a reply → elements of an Adaptive Card 1.5, as plain dicts.

Somebody's own words are drawn as text runs, which no client reads as markdown. Everything wraps, every
field has a label and an error message, and what matters is in words, never in colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from bot.cards.markup import days, literal, runs, with_breaks
from bot.cards.tables import draw_chart, draw_table
from dialogs.answers import Block, Input, Source
from dialogs.texts import texts_in

Element = dict[str, Any]
_BAR: Final = 16
FEW_CHOICES: Final = 5  # as many fit a phone when all are shown


@lru_cache(maxsize=512)
def word(lang: str, key: str) -> str:
    """A sentence without values; kept, since cards repeat them."""
    return texts_in(lang).say(key)


def draw_block(block: Block, lang: str, strict_inputs: bool) -> list[Element]:
    """The elements of one block. An unknown kind is drawn as somebody's own words, the safest there is."""
    if block.input is not None:
        return _field(block.input, lang, strict_inputs)
    return _DRAWN.get(block.kind, _verbatim)(block, lang)


def _text(block: Block, lang: str) -> list[Element]:
    return [paragraph(with_breaks(days(block.text)))] if block.text else []


def paragraph(text: str, **more: Any) -> Element:
    """A wrapped paragraph of the bot's own markdown."""
    return {"type": "TextBlock", "text": text, "wrap": True, **more}


def rich(text: str, **style: Any) -> Element:
    """A paragraph shown character for character."""
    return {"type": "RichTextBlock", "inlines": runs(text, **style)}


def _heading(block: Block, lang: str) -> list[Element]:
    if not block.text:
        return []
    return [paragraph(literal(block.text), style="heading", size="Medium", weight="Bolder")]


def _note(block: Block, lang: str) -> list[Element]:
    return [paragraph(days(block.text), size="Small", isSubtle=True, spacing="Small")] if block.text else []


def _warning(block: Block, lang: str) -> list[Element]:
    said = paragraph(f"**{word(lang, 'card-warning')}:** {block.text}")
    return [{"type": "Container", "style": "warning", "items": [said]}]


def _verbatim(block: Block, lang: str) -> list[Element]:
    if not block.text.strip():
        return []
    return [{"type": "Container", "style": "emphasis", "items": [rich(block.text)]}]


def _quote(block: Block, lang: str) -> list[Element]:
    if not block.text.strip():
        return []
    return [{"type": "Container", "style": "emphasis", "items": [rich(block.text, italic=True)]}]


def _facts(block: Block, lang: str) -> list[Element]:
    rows = [
        {
            "type": "RichTextBlock",
            "spacing": "Small",
            "inlines": [*runs(f"{label}: ", weight="Bolder"), *runs(value)],
        }
        for label, value in block.facts
    ]
    return [{"type": "Container", "items": rows}] if rows else []


def _progress(block: Block, lang: str) -> list[Element]:
    label = paragraph(literal(block.text), size="Small", isSubtle=True)
    if block.fraction is None:
        return [label]
    done = round(_BAR * min(1.0, max(0.0, block.fraction)))
    bar = [*runs("━" * done, color="Accent"), *runs("─" * (_BAR - done), isSubtle=True)]
    # The bar only repeats the label. It stands in columns, which `read` passes over.
    column = {"type": "Column", "width": "stretch", "items": [{"type": "RichTextBlock", "inlines": bar}]}
    return [label, {"type": "ColumnSet", "spacing": "None", "columns": [column]}]


_DRAWN: Final[dict[str, Callable[[Block, str], list[Element]]]] = {
    "text": _text,
    "heading": _heading,
    "note": _note,
    "warning": _warning,
    "verbatim": _verbatim,
    "quote": _quote,
    "facts": _facts,
    "progress": _progress,
    "table": draw_table,
    "chart": draw_chart,
}


def _field(given: Input, lang: str, strict: bool) -> list[Element]:
    drawn: Element = {
        "type": _FIELD_TYPES[given.kind],
        "id": given.id,
        "label": given.label,
        "errorMessage": _error_message(given.label, given.max_length, lang),
    }
    if given.required and strict:
        drawn["isRequired"] = True
    drawn.update(_FIELD_DETAILS[given.kind](given, lang))
    above = (
        [
            paragraph(
                texts_in(lang).say("card-mistake", error=literal(given.error)),
                color="Attention",
                weight="Bolder",
            )
        ]
        if given.error
        else []
    )
    below = [rich(given.help, size="Small", isSubtle=True) | {"spacing": "Small"}] if given.help else []
    return [*above, drawn, *below]


@lru_cache(maxsize=512)
def _error_message(label: str, at_most: int | None, lang: str) -> str:
    if at_most is None:
        return texts_in(lang).say("card-fill-in", label=label)
    return texts_in(lang).say("card-fill-in-at-most", label=label, count=at_most)


def _text_details(given: Input, lang: str) -> Element:
    details: Element = {"isMultiline": True} if given.kind == "longtext" else {}
    if given.max_length is not None:
        details["maxLength"] = given.max_length
    return details | _shown(given)


def _shown(given: Input) -> Element:
    shown = {"placeholder": given.placeholder, "value": given.value}
    return {key: value for key, value in shown.items() if value}


def _choice_details(given: Input, lang: str) -> Element:
    style = "expanded" if len(given.choices) <= FEW_CHOICES else "compact"
    choices = [{"title": title, "value": value} for value, title in given.choices]
    return {"style": style, "wrap": True, "choices": choices, **_shown(given)}


def _toggle_details(given: Input, lang: str) -> Element:
    return {
        "title": given.placeholder or word(lang, "card-yes"),
        "wrap": True,
        "value": "true" if given.value == "true" else "false",
    }


def _number_details(given: Input, lang: str) -> Element:
    shown = _shown(given)
    try:
        return shown | ({"value": float(given.value)} if given.value else {})
    except ValueError:  # what somebody typed before and was told is no number: the client would refuse it
        return {key: value for key, value in shown.items() if key != "value"}


_FIELD_TYPES: Final = {
    "text": "Input.Text",
    "longtext": "Input.Text",
    "choice": "Input.ChoiceSet",
    "toggle": "Input.Toggle",
    "date": "Input.Date",
    "number": "Input.Number",
}
_FIELD_DETAILS: Final[dict[str, Callable[[Input, str], Element]]] = {
    "text": _text_details,
    "longtext": _text_details,
    "choice": _choice_details,
    "toggle": _toggle_details,
    "date": lambda given, lang: _shown(given),
    "number": _number_details,
}


def draw_sources(sources: Sequence[Source], lang: str) -> list[Element]:
    """Where the facts come from, in small print: a line for each document of a date, with all its headings."""
    headings: dict[tuple[str, str | None], list[str]] = {}
    for source in sources:
        known = headings.setdefault((source.document, source.date), [])
        if source.heading and source.heading not in known:
            known.append(source.heading)
    if not headings:
        return []
    lines = (_source_line(*of, "; ".join(under), lang) for of, under in headings.items())
    return [rich("\n".join(lines), size="Small", isSubtle=True) | {"spacing": "Medium"}]


@lru_cache(maxsize=2048)
def _source_line(document: str, date: str | None, heading: str, lang: str) -> str:
    say, told = texts_in(lang).say, _told(date, lang)
    if not heading:
        return say("card-source-document", document=document, date=told)
    return say("card-source", document=document, heading=heading, date=told)


def _told(date: str | None, lang: str) -> str:
    """A date in words, exactly as precise as it was given: "2019-04" → "april 2019"."""
    if not date:
        return word(lang, "card-undated")
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or not 2 <= len(parts) <= 3 or not 1 <= int(parts[1]) <= 12:
        return date
    say = texts_in(lang).say
    month = say("card-month-name", month=int(parts[1]))
    if len(parts) == 2:
        return say("card-month", month=month, year=parts[0])
    return say("card-day", day=str(int(parts[2])), month=month, year=parts[0])
