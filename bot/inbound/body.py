"""The body of a request: JSON that is small, flat enough, and text that every database can hold."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_BODY = 1 << 20
MAX_DEPTH = 50
LONGEST_NUMBER = 18

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# JSON text can only hold these characters escaped, so a body without such an escape needs no cleaning.
_SUSPECT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class BadBody(ValueError):
    """The body is not a JSON object that we take."""


def read_body(raw: bytes) -> dict[str, Any]:
    """The JSON object in a body, without NUL and lone surrogates in any of its texts. Raises BadBody."""
    try:
        text = raw.decode("utf-8-sig")
        value = json.loads(text, parse_constant=_refuse, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        raise BadBody("not JSON") from error
    if not isinstance(value, dict):
        raise BadBody("not an object")
    # Nesting over the limit needs more opening brackets than the limit, and few bodies have those.
    if raw.count(b"{") + raw.count(b"[") > MAX_DEPTH and _deeper(value, MAX_DEPTH):
        raise BadBody("nested too deeply")
    return _cleaned(value) if _SUSPECT.search(text) else value


def clean(text: str) -> str:
    """Text from elsewhere without NUL and lone surrogates."""
    return _UNSTORABLE.sub("", text)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    """A number that can be written again: nothing of Teams' is longer than 64 bits."""
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("too long a number")
    return int(digits)


def _deeper(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [child for one in level for child in _children(one)]
        if not level:
            return False
    return any(isinstance(one, dict | list) for one in level)


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _cleaned(value: Any) -> Any:
    """A copy with every text cleaned. Called on values of limited depth only."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(k): _cleaned(v) for k, v in value.items()}
    return [_cleaned(v) for v in value] if isinstance(value, list) else value
