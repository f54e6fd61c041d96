"""What is sent unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to one person that nobody asked for; `body` is a `dialogs.answers.Reply` as JSON."""

    id: int
    person_id: int
    body: Mapping[str, Any]
    created_at: datetime
    state: str
    attempts: int = 0
