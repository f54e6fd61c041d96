"""What people change of the catalogue: every change is a row, the newest of an item counts."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Table

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

amendment = Table(
    "amendment",
    metadata,
    id_(),
    text_("kind"),
    text_("key"),
    Column("body", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    Index(None, "kind", "key", "id"),
)
