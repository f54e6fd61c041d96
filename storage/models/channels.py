"""Teams' channels, and what each is for."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Table

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

channel = Table(
    "channel",
    metadata,
    id_(),
    Column("conversation_id", Id, ForeignKey("conversation.id"), nullable=False, unique=True),
    text_("name", null=True),
    text_("team", null=True),
    text_("kind", null=True),  # whose channel it is; NULL: nobody has said
    text_("cluster", null=True),
    Column("paused", Boolean, nullable=False, default=False),
    Column("archived", Boolean, nullable=False, default=False),
    Column("gone", Boolean, nullable=False, default=False),
    Column("tied_by", Id, ForeignKey("person.id")),
    at_("tied_at", null=True),
)
