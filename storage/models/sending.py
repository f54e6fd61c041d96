"""What is sent unasked."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

notice = Table(
    "notice",
    metadata,
    id_(),
    Column("person_id", Id, ForeignKey("person.id")),  # to a person, or …
    Column("conversation_id", Id, ForeignKey("conversation.id")),  # … a post into a conversation
    Column("body", JSON, nullable=False),
    Column("revision", Integer, nullable=False, default=0),  # counts the changes of the body
    text_("dedupe", null=True),
    at_("created_at"),
    text_("state"),
    text_("reason"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("begun", Boolean, nullable=False, default=False),  # a post's first send was under way
    text_("message_id", null=True),  # Teams' id of the sent message
    text_("owner", null=True),
    at_("lease_until", null=True),
    at_("not_before", null=True),
    UniqueConstraint("person_id", "dedupe"),
    UniqueConstraint("conversation_id", "dedupe"),
    Index(None, "state"),
)
