"""Who did what when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field


class AuditEntry(Struct, frozen=True):
    """Who did what when, without contents."""

    at: datetime
    person_id: int | None
    action: str
    object: str
    detail: Mapping[str, Any] = field(default_factory=dict)
