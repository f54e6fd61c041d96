"""What the secretariat sends to many, what became of it for each of them, and what they answered."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

broadcast = Table(
    "broadcast",
    metadata,
    id_(),
    text_("kind"),
    text_("state"),
    Column("revision", Integer, nullable=False),
    text_("title"),
    text_("text"),
    text_("link", null=True),
    Column("buttons", JSON, nullable=False),
    at_("deadline", null=True),
    Column("file", JSON),
    text_("event", null=True),
    Column("audience", JSON, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    text_("tenant_id"),
    at_("created_at"),
    at_("send_at", null=True),
    text_("rule", null=True),
    Column("series_id", Id, ForeignKey("broadcast.id"), index=True),
    at_("started_at", null=True),
    at_("ended_at", null=True),
    text_("reason"),
    Column("lanes", JSON, nullable=False),  # the tenants of its recipients: found here without a look at them
    Column("editing", Boolean, nullable=False),  # True while delivered messages are not as they should be
    Column("body", JSON),
    Column("channel_body", JSON),
    Index(None, "state"),
)

delivery = Table(
    "delivery",
    metadata,
    id_(),
    Column("broadcast_id", Id, ForeignKey("broadcast.id"), nullable=False),
    text_("recipient_key"),  # a person's or a channel's: nobody gets the same broadcast twice
    text_("recipient"),
    Column("person_id", Id, ForeignKey("person.id"), index=True),
    text_("cluster", null=True),
    text_("organisation", null=True),
    text_("tenant_id"),
    text_("state"),
    text_("reason"),
    Column("attempts", Integer, nullable=False),
    at_("not_before", null=True),
    text_("run", null=True),  # the life of a process that is sending it, or was when it ended
    text_("conversation_id", null=True),
    text_("message_id", null=True),
    Column("shown", Integer, nullable=False),  # the broadcast's revision that the recipient sees; 0: none
    at_("at", null=True),
    at_("read_at", null=True),
    Column("body", JSON),
    UniqueConstraint("broadcast_id", "recipient_key"),
    # Finds what is to be sent, what is to be edited, and how many there are of each state.
    Index("ix_delivery_work", "broadcast_id", "state", "shown", "tenant_id", "id"),
)

response = Table(
    "response",
    metadata,
    id_(),
    Column("broadcast_id", Id, ForeignKey("broadcast.id"), nullable=False),
    Column("delivery_id", Id, ForeignKey("delivery.id")),
    text_("whose"),  # a person's or an organisation's: each has one newest response
    Column("person_id", Id, ForeignKey("person.id"), index=True),
    text_("name"),
    text_("organisation", null=True),
    text_("answer"),
    text_("comment"),
    Column("detail", JSON, nullable=False),
    at_(),
    Column("newest", Boolean, nullable=False),
)
Index(
    "uq_response_newest",
    response.c.broadcast_id,
    response.c.whose,
    unique=True,
    sqlite_where=response.c.newest,
    postgresql_where=response.c.newest,
)

enclosure = Table(
    "enclosure",
    metadata,
    id_(),
    text_("name"),
    text_("content_type"),
    Column("size", Integer, nullable=False),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    Column(
        "content", LargeBinary, nullable=False
    ),  # last, so that reading the rest skips the bytes in SQLite
)
