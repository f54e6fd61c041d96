"""The buttons of gathering. Each says what to type instead, and carries what makes an old one recognisable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Button
from dialogs.state import Pending
from dialogs.turn_context import Turn

STYLES = {"yes": "positive", "replace": "destructive", "delete": "destructive"}


def act(turn: Turn, name: str, report: int | None = None, question: str | None = None, **data: Any) -> Button:
    """A button that steers like the words do. With a question it counts only while that question is the one asked."""
    payload = {
        k: v
        for k, v in {"act": name, "report": report, "question": question, **data}.items()
        if v is not None
    }
    return Button(turn.say(f"button-{name}"), "act", payload, says=turn.say(f"says-{name}"))


def more_of(turn: Turn, button: Button) -> Button:
    """The button that goes on to the next page of a list."""
    return replace(button, title=turn.say("button-more"))


def edit(turn: Turn, report: int, key: str, title: str) -> Button:
    """A button that asks one named question."""
    return Button(
        turn.say("button-write", section=title),
        "act",
        {"act": "edit", "report": report, "section": key},
        says=turn.say("says-edit", section=title),
    )


def say(title: str, typed: str) -> Button:
    """A button that does what typing `typed` does."""
    return Button(title, "say", {"text": typed}, says=typed)


def choice(turn: Turn, pending: Pending, answer: str) -> Button:
    """An answer to what waits for a yes; it counts once, and only from the person asked."""
    return Button(
        turn.say(f"choice-{answer}"),
        "confirm",
        {"id": pending.id, "choice": answer},
        says=turn.say(f"choice-says-{answer}"),
        style=STYLES.get(answer, "default"),
    )


def yes_no(turn: Turn, pending: Pending) -> Sequence[Button]:
    """Yes and no to what waits."""
    return (choice(turn, pending, "yes"), choice(turn, pending, "no"))


def opening(title: str, says: str, form: str, **data: str | int) -> Button:
    """A button that opens a form as a dialog: one of `routes`, with what it needs to know."""
    return Button(title, "form", {"form": form, **data}, says=says, opens="form")


def open_form(turn: Turn, report: int, section: str) -> Button:
    """Opens a section as a dialog with all its questions."""
    return Button(
        turn.say("button-form"),
        "form",
        {"report": report, "section": section},
        says=turn.say("says-form"),
        opens="form",
    )
