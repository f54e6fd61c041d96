"""What clusters report about how far they are, what is asked and answered about it, and who has looked when."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

status_entry = Table(
    "status_entry",
    metadata,
    id_(),
    text_("cluster"),
    Column("parts", JSON, nullable=False),  # municipalities that it is about; empty: the whole cluster
    text_("state"),
    text_("text"),
    text_("as_of"),
    text_("milestone", null=True),
    text_("blocker", null=True),
    Column("needs_help", Boolean, nullable=False),
    text_("light", null=True),
    Column("corrects", Id, ForeignKey("status_entry.id"), index=True),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    Column("at", at_().type, nullable=False, index=True),
)

status_pair = Table(
    "status_pair",
    metadata,
    Column("entry_id", Id, ForeignKey("status_entry.id"), primary_key=True),
    Column("initiative", Integer, primary_key=True, autoincrement=False),
    text_("cluster"),
    text_("part"),  # the entry's parts as one text, so that the newest of each is found by grouping
    Index("ix_status_pair_newest", "cluster", "initiative", "part", "entry_id"),
)

status_look = Table(
    "status_look",
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("entry_id", Id, nullable=False),  # the newest there was; 0: none
    at_(),
)

comment = Table(
    "comment",
    metadata,
    id_(),
    Column("thread", Id, ForeignKey("comment.id"), index=True),  # the first of its thread; of that one: none
    text_("kind"),
    text_("cluster"),
    Column("initiative", Integer),
    Column("report_id", Id, ForeignKey("report.id"), index=True),
    text_("question", null=True),
    Column("entry_id", Id, ForeignKey("status_entry.id")),
    text_("text"),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    Index(None, "cluster", "initiative"),
)
