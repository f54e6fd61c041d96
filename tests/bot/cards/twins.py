"""Whether a card and its plain text say the same: looked up word by word, by a walk of its own over the card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.cards.markup import plain

SHOWN = {
    "TextBlock": ("text",),
    "TextRun": ("text",),
    "Action.Execute": ("title",),
    "Action.Submit": ("title",),
    "Action.OpenUrl": ("title", "url"),
    "Input.Text": ("label", "value"),
    "Input.Toggle": ("label",),
    "Input.ChoiceSet": ("label",),
    "Chart.HorizontalBar": ("title",),
}
"""What a person sees of each element; everything inside is walked too."""


CUT = ("… (", "… Der er mere", "… There is more")
"""How a card says that it shows less than the whole, which its plain text is."""


def said_by(element: Any) -> Iterator[str]:
    """Everything that a card shows; a text run shows its letters as they are, all else is markdown."""
    if isinstance(element, list):
        for inner in element:
            yield from said_by(inner)
    if not isinstance(element, Mapping):
        return
    kind = element.get("type")
    for key in SHOWN.get(str(kind), ()):
        said = str(element.get(key, ""))
        yield said if kind == "TextRun" else plain(said)
    if kind == "Chart.HorizontalBar":
        yield from (str(value) for bar in element["data"] for value in (bar["x"], bar["y"]))
    if kind == "FactSet":
        yield from (plain(fact[side]) for fact in element["facts"] for side in ("title", "value"))
    if kind == "Input.ChoiceSet":
        yield from (choice["title"] for choice in element["choices"])
    for key, inner in element.items():
        if key not in ("data", "fallback", "fallbackText", "msteams", "refresh"):
            yield from said_by(inner)


def _squeezed(words: str) -> str:
    return re.sub(r"[\s─━]+", "", words)


def only_on_card(card: Mapping[str, Any], twin: str) -> list[str]:
    """What the card shows and its plain text does not say; bars are drawn, and are told as numbers."""
    there = _squeezed(twin)
    shown = {said for said in said_by(card) if not said.startswith(CUT)}
    return sorted(said for said in shown if _squeezed(said) not in there)
