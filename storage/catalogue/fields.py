"""The kinds of text that the catalogue's records are made of, and the rule that each of them keeps.

The rules are held when the files are read; a record that came from a file has kept them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, NamedTuple

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LINES = re.compile(r"\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*", re.ASCII)
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
LONGEST_KEY = 64


def is_key(value: str) -> bool:
    """A key: small letters a-z, digits and single hyphens, such as `a1-formaal`."""
    return len(value) <= LONGEST_KEY and _KEY.fullmatch(value) is not None


def is_text(value: str) -> bool:
    """Something to read: not blank, and no control characters but the line break."""
    return bool(value) and not value.isspace() and _UNFIT.search(value) is None


def is_date(value: str) -> bool:
    """A date no sharper than it is known: a year, a month or a day."""
    if _DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def is_lines(value: str) -> bool:
    """Line numbers of a document, such as `17` or `62, 66-67`."""
    return _LINES.fullmatch(value) is not None


class Rule(NamedTuple):
    """What a text must be: `holds` decides, `what` and `do` say what is wrong and how to right it."""

    holds: Callable[[str], bool]
    what: str
    do: str


Key = Annotated[
    str,
    Rule(is_key, "is not a key", f"use small letters a-z, digits and single hyphens, at most {LONGEST_KEY}"),
]
Text = Annotated[
    str,
    Rule(is_text, "is blank or holds control characters", "write the text, or null where null is allowed"),
]
DateText = Annotated[
    str,
    Rule(is_date, "is not a date", 'write "2019", "2019-04" or "2019-04-30", no sharper than it is known'),
]
Lines = Annotated[
    str, Rule(is_lines, "is not a list of line numbers", 'write for example "17" or "62, 66-67"')
]
