"""Anybody who reaches the bot can post any payload: what comes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.actions import MAX_INPUT_CHARS, MAX_INPUTS, parse, payload
from dialogs.answers import Button
from dialogs.turn import Action

SAVE = Button(
    "Gem", "gather.save", {"report": 12, "question": "a1-formaal", "base": None, "parts": ["a", "b"]}
)
OURS = payload(SAVE)
UNKNOWN = Action("unknown")
SAVED = Action("gather.save", SAVE.data)


def inner(**more: Any) -> dict[str, Any]:
    return {"k": {"v": 1, "verb": "gather.save", "data": {}} | more}


def nested(depth: int) -> dict[str, Any]:
    deep: dict[str, Any] = {}
    for _ in range(depth):
        deep = {"a": deep}
    return deep


@pytest.mark.parametrize(
    "value",
    [
        OURS,
        {"msteams": {"type": "task/fetch"}, **OURS},
        {"data": OURS, "context": {"theme": "dark"}},
        {"data": {"msteams": {"type": "task/fetch"}, **OURS}},
        {"action": {"type": "Action.Execute", "verb": "gather.save", "data": OURS}, "trigger": "manual"},
        {"action": {"type": "Action.Execute", "data": OURS}},
    ],
)
def test_a_press_comes_back_as_it_was_made(value: object) -> None:
    assert parse(value) == SAVED


def test_a_refresh_is_told_from_a_press() -> None:
    assert parse({"action": {"data": OURS}, "trigger": "automatic"}).automatic is True


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "k",
        0,
        [],
        [OURS],
        {},
        {"k": None},
        {"k": "gather.save"},
        {"k": []},
        {"k": {}},
        {"action": None},
        {"action": {"data": "k"}},
        {"data": None},
        {"data": [OURS]},
        inner(v=2),
        inner(v="1"),
        inner(v=True),
        inner(v=1.0),
        inner(verb=None),
        inner(verb=""),
        inner(verb="DROP TABLE"),
        inner(verb="a" * 65),
        inner(verb="gather.save\n"),
        inner(verb=["gather.save"]),
        inner(data=None),
        inner(data="x"),
        inner(data=nested(6)),
        inner(data={"a": "x" * 2001}),
        inner(data={"x" * 2001: 1}),
        inner(data={"a": list(range(500))}),
        inner(data={"a": float("nan")}),
        inner(data={"a": 10**5000}),
        inner(data={1: "a"}),
        inner(data={"a": object()}),
    ],
)
def test_what_is_not_ours_is_unknown(value: object) -> None:
    assert parse(value) == UNKNOWN


def test_an_unknown_press_keeps_what_was_typed() -> None:
    assert parse({**inner(v=99), "tekst": "ord"}) == Action("unknown", {}, {"tekst": "ord"})


def test_fields_come_back_as_text() -> None:
    sent = {
        **OURS,
        "a": "tekst",
        "b": True,
        "c": False,
        "d": 3,
        "e": 3.0,
        "f": 2.5,
        "g": "",
        "msteams": {"x": 1},
    }
    assert parse(sent).inputs == {
        "a": "tekst",
        "b": "true",
        "c": "false",
        "d": "3",
        "e": "3",
        "f": "2.5",
        "g": "",
    }


def test_fields_that_are_no_text_are_left_out() -> None:
    sent = {
        **OURS,
        "a": None,
        "b": [1],
        "c": {"d": "e"},
        "f": float("inf"),
        "g": 10**5000,
        3: "x",
        "x" * 101: "y",
    }
    assert parse(sent).inputs == {}


def test_fields_are_bounded() -> None:
    sent = {**OURS, "lang": "æ" * (MAX_INPUT_CHARS + 1)} | {f"i{n}": "x" for n in range(500)}
    found = parse(sent).inputs
    assert len(found["lang"]) == MAX_INPUT_CHARS
    assert len(found) == MAX_INPUTS


def test_text_that_no_database_holds_is_cleaned() -> None:
    found = parse({"k": {"v": 1, "verb": "a.b", "data": {"t\x00": ["\ud800x"]}}, "f\x00": "a\x00b\udfff"})
    assert (found.data, found.inputs) == ({"t": ["x"]}, {"f": "ab"})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("gather.save") | st.just(1),
    lambda children: (
        st.lists(children, max_size=4)
        | st.dictionaries(
            st.sampled_from(["k", "v", "verb", "data", "action", "trigger", "msteams"]) | st.text(), children
        )
    ),
    max_leaves=30,
)


@settings(max_examples=1000, deadline=None)
@given(JSON)
def test_no_payload_raises_or_gets_past_the_bounds(value: object) -> None:
    found = parse(value)
    assert found.verb and all(isinstance(v, str) for v in found.inputs.values())
    json.dumps(found.data)


def test_deep_nesting_is_refused_without_recursing_into_it() -> None:
    assert parse(inner(data=nested(900))).verb == "unknown"
