"""An Adaptive Card as plain text, for the terminal, for `fallbackText`, and for whoever reads a card aloud.

Reads any card that `render` draws, so what is shown as text is what is in the card and nothing else.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.cards.elements import word
from bot.cards.markup import plain

Json = Mapping[str, Any]
_INDENT: Final = "  "
_PARENTS: Final = ("items", "columns", "body")


def text_of(card: Json, at_most: int | None = None) -> str:
    """The card's text, then its buttons, numbered as `actions_of` lists them.

    With `at_most` the text, not the buttons, is cut after about so many characters.
    """
    lang = str(card.get("lang", "da"))
    said = "\n\n".join(_blocks(card, lang))
    if at_most is not None and len(said) > at_most:
        said = said[:at_most].rstrip() + "\n\n" + word(lang, "card-cut")
    numbered = [_numbered(i, a) for i, a in enumerate(actions_of(card), 1)]
    return said + ("\n\n" if said and numbered else "") + "\n".join(numbered)


def activity_text(activity: Json) -> str:
    """What a message activity says: its text or its cards."""
    said = [html.unescape(plain(activity["text"]))] if activity.get("text") else []
    cards = [a["content"] for a in activity.get("attachments") or () if isinstance(a.get("content"), Mapping)]
    return "\n\n".join([*said, *map(text_of, cards)])


def actions_of(card: Json) -> list[Json]:
    """The card's buttons in the order that people see them."""
    sets = [a for e in _walk(card) if e.get("type") == "ActionSet" for a in e["actions"]]
    return [*sets, *card.get("actions", ())]


def inputs_of(card: Json) -> list[Json]:
    """The card's fields in order."""
    return [e for e in _walk(card) if str(e.get("type", "")).startswith("Input.")]


def _walk(element: Json) -> Iterator[Json]:
    for key in _PARENTS:
        for child in element.get(key, ()):
            yield child
            yield from _walk(child)


def _numbered(number: int, action: Json) -> str:
    line = f"{number}. {action['title']}"
    return f"{line} ({action['url']})" if "url" in action else line


def _blocks(element: Json, lang: str) -> Iterator[str]:
    for child in element.get("body") or element.get("items") or ():
        told = _told(child, lang)
        if told.strip():
            yield told


def _told(element: Json, lang: str) -> str:
    kind = element["type"]
    if kind == "TextBlock":
        return plain(element["text"])
    if kind == "RichTextBlock":
        return "".join(run["text"] for run in element["inlines"])
    if kind == "Container":
        lines = "\n".join(_blocks(element, lang))
        return lines if element.get("style") != "emphasis" else _INDENT + lines.replace("\n", "\n" + _INDENT)
    if kind == "Table":
        return _table(element)
    if kind.startswith("Chart."):
        return "\n".join(f"{_INDENT}{bar['x']}: {bar['y']}" for bar in element["data"])
    return _field(element, lang) if kind.startswith("Input.") else ""


def _table(element: Json) -> str:
    """A line for each row: its first cell, then each other under its column's name; empty ones are passed over."""
    header, *rows = ([_cell(cell) for cell in row["cells"]] for row in element["rows"])
    return "\n".join(
        f"{header[0]} {row[0]}: "
        + "; ".join(f"{name} {said}" for name, said in zip(header[1:], row[1:], strict=True) if said)
        for row in rows
    )


def _cell(cell: Json) -> str:
    return " ".join(plain(item["text"]) for item in cell["items"])


def _field(field: Json, lang: str) -> str:
    required = f" ({word(lang, 'card-required')})" if field.get("isRequired") else ""
    value = field.get("value", "")
    if field["type"] == "Input.Toggle":
        value = word(lang, "card-yes" if value == "true" else "card-no")
    lines = [f"[{field['label']}]{required} {value}".rstrip()]
    lines += [f"{_INDENT}- {choice['title']}" for choice in field.get("choices", ())]
    return "\n".join(lines)
