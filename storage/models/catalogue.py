"""The catalogue, as the files gave it."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, Table

from storage.columns import Verbatim
from storage.models.base import at_, metadata, text_

catalogue_item = Table(
    "catalogue_item",
    metadata,
    Column("kind", Verbatim, primary_key=True),
    Column("key", Verbatim, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    text_("hash"),
    Column("retired", Boolean, nullable=False, default=False),
)

catalogue_template = Table(
    "catalogue_template",
    metadata,
    Column("key", Verbatim, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    text_("hash"),
    Column("retired", Boolean, nullable=False, default=False),
)

catalogue_state = Table(
    "catalogue_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1: one row
    Column("revision", Integer, nullable=False),
    text_("fingerprint"),
    at_("synced_at"),
)
