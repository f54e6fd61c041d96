"""Who did what when."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Table

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

audit = Table(
    "audit",
    metadata,
    id_(),
    at_(),
    Column("person_id", Id, ForeignKey("person.id")),
    text_("action"),
    text_("object"),
    Column("detail", JSON, nullable=False),
)
