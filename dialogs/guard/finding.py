"""What the guard found in a text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Span = tuple[int, int]


class Finding(Struct, frozen=True):
    """Why a text may not be kept as it is.

    `spans` are half-open offsets into the text as it was given. `certain` is False where a person should be
    asked ("is this a citizen?") rather than told. A finding holds no part of the text, so it can be logged.
    """

    kind: Literal["crisis", "cpr", "citizen"]
    spans: tuple[Span, ...]
    certain: bool
