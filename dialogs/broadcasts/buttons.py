"""Buttons about a broadcast or an event, by its number. Who may is looked up when one is pressed."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Button
from dialogs.reports.buttons import opening
from dialogs.texts import Texts
from dialogs.turn_context import Turn


def press(turn: Turn, name: str, number: int | None = None, key: str | None = None, **values: Any) -> Button:
    """A button that does `name`; what to type instead names the number too."""
    return pressing(turn.texts, name, number, key, **values)


def pressing(
    texts: Texts, name: str, number: int | None = None, key: str | None = None, **values: Any
) -> Button:
    """The same in a language, for what leaves by itself."""
    data = {k: v for k, v in {"act": name, "number": number, "key": key}.items() if v is not None}
    said = {"number": str(number or ""), "key": key or "", **values}
    return Button(texts.say(f"button-{name}", **said), "act", data, says=texts.say(f"says-{name}", **said))


def form_button(turn: Turn, form: str, number: int) -> Button:
    """A button that opens everything about it as a form."""
    return opening(
        turn.say("button-as-form"), turn.say(f"says-form-{form}", number=str(number)), form, number=number
    )
