"""Who the bot knows, and what they are here."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint

from storage.columns import Id, Verbatim
from storage.models.base import id_, metadata, text_

person = Table(
    "person",
    metadata,
    id_(),
    text_("upn"),
    Column("upn_key", Verbatim, nullable=False, unique=True),  # case-folded: people are matched ignoring case
    text_("name"),
    text_("tenant_id", null=True),
    text_("object_id", null=True),
    UniqueConstraint("tenant_id", "object_id"),
)

membership = Table(
    "membership",
    metadata,
    id_(),
    Column("person_id", Id, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    text_("role"),
    text_("cluster", null=True),
    text_("municipality", null=True),
    text_("organisation", null=True),
    text_("origin"),  # "import" or "settings": a people file never takes away what the settings give
)
