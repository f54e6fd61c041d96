"""Who gets a digest when, which ones were sent, what clusters learn together, and what they tell each other."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

subscription = Table(
    "subscription",
    metadata,
    id_(),
    Column("channel_id", Id, ForeignKey("channel.id"), index=True),  # to a channel, or …
    Column("person_id", Id, ForeignKey("person.id"), index=True),  # … to a person
    Column("rule", JSON, nullable=False),
    Column("made_by", Id, ForeignKey("person.id")),
    at_("made_at"),
    at_("done_until"),  # everything due up to here has been seen to
    at_("stopped_at", null=True),
)

digest = Table(
    "digest",
    metadata,
    id_(),
    text_("target"),  # "channel:3" or "person:7"
    text_("day"),
    text_("slot"),
    Column("subscription_id", Id, ForeignKey("subscription.id")),
    Column("notice_id", Id, ForeignKey("notice.id")),  # none: there was nothing new, and nothing was said
    Column("body", JSON, nullable=False),  # what it told of, so that the next one knows what is new
    at_(),
    UniqueConstraint("target", "day", "slot"),
)

community_change = Table(
    "community_change",
    metadata,
    id_(),
    Column("initiative", Integer, nullable=False),
    text_("cluster", null=True),  # joins or leaves, or …
    Column("other", Integer),  # … another initiative that is learnt about together
    Column("joined", Boolean, nullable=False),
    Column("person_id", Id, ForeignKey("person.id")),
    at_(),
)

experience = Table(
    "experience",
    metadata,
    id_(),
    Column("initiative", Integer, nullable=False),
    text_("cluster"),
    text_("text"),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    Index(None, "initiative"),
)
