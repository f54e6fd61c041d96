"""Questions that people have handed over to the secretariat, and what it answered."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, UniqueConstraint

from storage.columns import Id
from storage.models.base import at_, id_, metadata, text_

inquiry = Table(
    "inquiry",
    metadata,
    id_(),
    text_("text"),
    text_("language"),
    Column("asker_id", Id, ForeignKey("person.id"), index=True),
    text_("asker"),
    at_(),
)

inquiry_answer = Table(
    "inquiry_answer",
    metadata,
    id_(),
    Column("inquiry_id", Id, ForeignKey("inquiry.id"), nullable=False),
    Column("number", Integer, nullable=False),
    text_("text"),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    UniqueConstraint("inquiry_id", "number"),
)

inquiry_card = Table(
    "inquiry_card",
    metadata,
    Column(
        "notice_id", Id, ForeignKey("notice.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("inquiry_id", Id, ForeignKey("inquiry.id"), nullable=False, index=True),
)
