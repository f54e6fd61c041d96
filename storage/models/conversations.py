"""Conversations, the state of each person in them, and the turns that were answered."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, Table, UniqueConstraint

from storage.columns import Id, Moment, Verbatim
from storage.models.base import at_, id_, metadata, text_

conversation = Table(
    "conversation",
    metadata,
    id_(),
    text_("tenant_id"),
    text_("conversation_id"),
    text_("scope"),
    text_("service_url"),
    text_("bot_id"),
    Column("person_id", Id, ForeignKey("person.id"), index=True),
    text_("user_id", null=True),
    text_("team_id", null=True),
    text_("channel_id", null=True),
    Column("installed", Boolean, nullable=False, default=True),
    Column("welcomed", Boolean, nullable=False, default=False),
    UniqueConstraint("tenant_id", "conversation_id"),
)

state = Table(
    "state",
    metadata,
    Column("tenant_id", Verbatim, primary_key=True),
    Column("conversation_key", Verbatim, primary_key=True),
    Column("person_key", Verbatim, primary_key=True),
    Column("body", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    at_("saved_at"),
)

turn = Table(
    "turn",
    metadata,
    Column("key", Verbatim, primary_key=True),
    Column("replies", JSON, nullable=False),
    Column("sent", Boolean, nullable=False, default=False),
    Column("at", Moment, nullable=False, index=True),
)
