"""What is sent unasked."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

notice = Table(
    "notice",
    metadata,
    id_(),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    Column("body", JSON, nullable=False),
    text_("dedupe", null=True),
    at_("created_at"),
    text_("state"),
    text_("reason"),
    Column("attempts", Integer, nullable=False, default=0),
    text_("owner", null=True),
    at_("lease_until", null=True),
    at_("not_before", null=True),
    UniqueConstraint("person_id", "dedupe"),
    Index(None, "state"),
)
