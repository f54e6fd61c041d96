"""Button payloads: what a card carries, and what comes back when it is pressed.

A payload is `{"k": {"v": 1, "verb": …, "data": {…}}}`; the card's fields come back beside "k". Whoever can
post to the bot can post anything here, so `parse` believes nothing and never raises.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Final

from dialogs.answers import Button
from dialogs.turn import Action

KEY: Final = "k"
VERSION: Final = 1
UNKNOWN: Final = "unknown"
RESERVED: Final = frozenset({KEY, "msteams"})  # an input with such an id would overwrite the payload

MAX_DATA_BYTES: Final = 1000  # a card holds each payload twice, and six buttons
MAX_INPUTS: Final = 100
MAX_INPUT_ID: Final = 100
MAX_INPUT_CHARS: Final = 100_000
_MAX_DEPTH: Final = 5
_MAX_ITEMS: Final = 200
_VERB: Final = re.compile(r"[a-z][a-z0-9_.:-]{0,63}")
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def payload(button: Button) -> dict[str, Any]:
    """What a button carries; `parse` makes the same verb and data of it."""
    return {KEY: {"v": VERSION, "verb": button.verb, "data": dict(button.data)}}


def data_bytes(button: Button) -> int:
    """How much of a card a button's data takes, once."""
    return len(json.dumps(dict(button.data), ensure_ascii=False).encode("utf-8", "replace"))


def parse(value: object) -> Action:
    """The press behind an activity's `value`: of an Execute, a Submit, or a form opened or sent in.

    What is not ours, of another version or out of bounds comes out with the verb "unknown", its fields kept
    so that nothing typed is lost. Fields are text; NUL and lone surrogates are removed from it.
    """
    carried, automatic = _unwrap(value)
    fields = _inputs(carried)
    verb, data = _checked(carried.get(KEY))
    return Action(verb, data, fields, automatic)


def _unwrap(value: object) -> tuple[Mapping[Any, Any], bool]:
    """The payload with its fields, taken out of what an Execute or a form wraps around it."""
    if not isinstance(value, Mapping):
        return {}, False
    if KEY in value:
        return value, False
    action = value.get("action")
    if isinstance(action, Mapping):
        data = action.get("data")
        return (data if isinstance(data, Mapping) else {}), value.get("trigger") == "automatic"
    data = value.get("data")
    return (data if isinstance(data, Mapping) else value), False


def _checked(inner: object) -> tuple[str, Mapping[str, Any]]:
    if not isinstance(inner, Mapping) or type(inner.get("v")) is not int or inner["v"] != VERSION:
        return UNKNOWN, {}
    verb, data = inner.get("verb"), inner.get("data", {})
    if not isinstance(verb, str) or not _VERB.fullmatch(verb) or not isinstance(data, Mapping):
        return UNKNOWN, {}
    fits = _bounded(data, _MAX_DEPTH, [_MAX_ITEMS, 2 * MAX_DATA_BYTES])
    return (verb, _clean(data)) if fits else (UNKNOWN, {})


def _bounded(value: object, depth: int, left: list[int]) -> bool:
    """True for plain JSON within the bounds; `left` counts down items and characters."""
    left[0] -= 1
    if left[0] < 0 or depth < 0:
        return False
    if isinstance(value, str):
        left[1] -= len(value)
        return left[1] >= 0
    if isinstance(value, Mapping):
        return all(
            isinstance(k, str) and _bounded(k, depth, left) and _bounded(v, depth - 1, left)
            for k, v in value.items()
        )
    if isinstance(value, list | tuple):
        return all(_bounded(v, depth - 1, left) for v in value)
    return value is None or _number(value) is not None


def _clean(value: Any) -> Any:
    """The same JSON without characters that no database can hold. Called on bounded values only."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, Mapping):
        return {_UNSTORABLE.sub("", k): _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, list | tuple) else value


def _inputs(carried: Mapping[Any, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in carried.items():
        if len(found) == MAX_INPUTS:
            break
        text = value if isinstance(value, str) else _number(value)
        if text is None or not isinstance(name, str) or name in RESERVED or len(name) > MAX_INPUT_ID:
            continue
        found[_UNSTORABLE.sub("", name)] = _UNSTORABLE.sub("", text[:MAX_INPUT_CHARS])
    return found


def _number(value: object) -> str | None:
    """A number or a truth value as Teams writes it in a field. None for others, and for absurd numbers:
    Python refuses to write out integers of thousands of digits."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else None
    if isinstance(value, float) and math.isfinite(value):
        return str(int(value)) if value.is_integer() and abs(value) < 10**18 else str(value)
    return None
