"""An Adaptive Card as lines of text, fields to fill in and buttons to number.

Only the card's JSON is read, as Teams would: what is not in the card cannot be seen here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from bot.cards.markup import plain

Json = Mapping[str, Any]
PRESSABLE = frozenset({"Action.Execute", "Action.Submit", "Action.OpenUrl"})
LARGE = frozenset({"large", "extralarge"})


class Field(Struct, frozen=True):
    """Something to fill in. `choices` are (title, value); `value` is what stands there already."""

    id: str
    label: str
    value: str = ""
    required: bool = False
    long: bool = False
    several: bool = False
    choices: tuple[tuple[str, str], ...] = ()


class Press(Struct, frozen=True):
    """A button: what stands on it, and the card's action behind it."""

    title: str
    action: Json


class Drawing(Struct):
    """A card, drawn."""

    lines: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)


def draw(card: Json) -> Drawing:
    """Everything in a card that a person would see or press, from top to bottom."""
    drawing = Drawing()
    _elements(card.get("body"), drawing)
    _actions(card.get("actions"), drawing)
    return drawing


def _elements(elements: object, into: Drawing) -> None:
    for element in elements if isinstance(elements, list) else ():
        if isinstance(element, dict) and element.get("isVisible") is not False:
            _element(element, into)


def _element(element: Json, into: Drawing) -> None:
    kind = str(element.get("type", ""))
    if kind.startswith("Input."):
        _input(element, into)
    elif (text := _text_of(kind, element)) is not None:
        into.lines.extend(text.split("\n"))
    elif kind == "FactSet":
        into.lines.extend(f"{f.get('title', '')}: {f.get('value', '')}" for f in element.get("facts", ()))
    elif kind in ("ColumnSet", "TableRow"):
        _side_by_side(element.get("columns") or element.get("cells") or (), into)
    elif kind == "ActionSet":
        _actions(element.get("actions"), into)
    elif any(name in element for name in ("items", "rows", "images")):
        for name in ("items", "rows", "images"):
            _elements(element.get(name), into)
    elif isinstance(element.get("fallback"), dict):
        _element(element["fallback"], into)
    if isinstance(element.get("selectAction"), dict):
        _actions([element["selectAction"]], into)


def _text_of(kind: str, element: Json) -> str | None:
    if kind == "TextBlock":
        text = plain(str(element.get("text", "")))
        heading = element.get("style") == "heading" or str(element.get("size", "")).lower() in LARGE
        return f"# {text}" if heading else text
    if kind == "RichTextBlock":
        inlines: Iterable[Any] = element.get("inlines", ())
        return "".join(i if isinstance(i, str) else str(i.get("text", "")) for i in inlines)
    if kind == "Image":
        return f"[{element.get('altText') or 'picture'}]"
    return None


def _side_by_side(parts: Iterable[Json], into: Drawing) -> None:
    """Columns that are one line each stand on one line; taller ones come one after the other."""
    drawn = []
    for part in parts:
        column = Drawing()
        _element({"items": [], **part, "type": "Column"}, column)
        drawn.append(column)
        into.fields += column.fields
        into.presses += column.presses
    if all(len(column.lines) <= 1 for column in drawn):
        line = "  ".join(column.lines[0] for column in drawn if column.lines)
        into.lines += [line] if line else []
    else:
        into.lines += [line for column in drawn for line in column.lines]


def _input(element: Json, into: Drawing) -> None:
    made = Field(
        id=str(element.get("id", "")),
        label=str(
            element.get("label") or element.get("title") or element.get("placeholder") or element.get("id")
        ),
        value=str(element.get("value", "")),
        required=bool(element.get("isRequired")),
        long=bool(element.get("isMultiline")),
        several=bool(element.get("isMultiSelect")),
        choices=_choices(element),
    )
    into.fields.append(made)
    into.lines.append(f"[ ] {made.label}" + (f": {made.value}" if made.value else ""))


def _choices(element: Json) -> tuple[tuple[str, str], ...]:
    if element.get("type") == "Input.Toggle":
        on, off = str(element.get("valueOn", "true")), str(element.get("valueOff", "false"))
        return ((on, on), (off, off))
    return tuple((str(c.get("title", "")), str(c.get("value", ""))) for c in element.get("choices", ()))


def _actions(actions: object, into: Drawing) -> None:
    for action in actions if isinstance(actions, list) else ():
        kind = action.get("type")
        if kind in PRESSABLE:
            into.presses.append(Press(str(action.get("title", "")), action))
        elif kind == "Action.ShowCard" and isinstance(action.get("card"), dict):
            into.lines.append(f"{action.get('title', '')}:")
            nested = draw(action["card"])
            into.lines += nested.lines
            into.fields += nested.fields
            into.presses += nested.presses
