"""What people change of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Amendable(StrEnum):
    """What people may change or add; the values are the catalogue's own names of these kinds."""

    contact = "person"
    term = "term"
    event = "event"
    municipality = "municipality"
    answer = "answer"


class Amendment(Struct, frozen=True):
    """One change of one item. `body` is every field that people have changed up to and with this one.

    `id` tells the order. `retired`: the item is not in the catalogue until somebody amends it again.
    """

    id: int
    kind: Amendable
    key: str
    body: Mapping[str, Any]
    retired: bool
    author_id: int | None
    author: str
    at: datetime
