"""Who did what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what when, without contents."""

    at: datetime
    person_id: int | None
    action: str
    object: str
    detail: Mapping[str, Any] = field(default_factory=dict)
