"""The tables: one schema for SQLite and PostgreSQL. Order is by `id`, a sequence number, never by time.

Who wrote something is kept as a person's id and the name they had then; a person may go, the text stays.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from storage.columns import Id, Moment, Verbatim

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _report() -> Column[int]:
    return Column("report_id", Id, ForeignKey("report.id"), nullable=False)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Verbatim, nullable=null)


def _at(name: str = "at", *, null: bool = False) -> Column[datetime]:
    return Column(name, Moment(), nullable=null)


# ── who ──

person = Table(
    "person",
    metadata,
    _id(),
    _text("upn"),
    Column("upn_key", Verbatim, nullable=False, unique=True),  # case-folded: people are matched ignoring case
    _text("name"),
    _text("tenant_id", null=True),
    _text("object_id", null=True),
    UniqueConstraint("tenant_id", "object_id"),
)

membership = Table(
    "membership",
    metadata,
    _id(),
    Column("person_id", Id, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("role"),
    _text("cluster", null=True),
    _text("municipality", null=True),
    _text("organisation", null=True),
    _text("origin"),  # "import" or "settings": a people file never takes away what the settings give
)

# ── conversations and turns ──

conversation = Table(
    "conversation",
    metadata,
    _id(),
    _text("tenant_id"),
    _text("conversation_id"),
    _text("scope"),
    _text("service_url"),
    _text("bot_id"),
    Column("person_id", Id, ForeignKey("person.id"), index=True),
    _text("user_id", null=True),
    _text("team_id", null=True),
    _text("channel_id", null=True),
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
    _at("saved_at"),
)

turn = Table(
    "turn",
    metadata,
    Column("key", Verbatim, primary_key=True),
    Column("replies", JSON, nullable=False),
    Column("sent", Boolean, nullable=False, default=False),
    Column("at", Moment, nullable=False, index=True),
)

# ── reports ──

report = Table(
    "report",
    metadata,
    _id(),
    _text("template"),
    Column("template_version", Integer, nullable=False),
    _text("cluster", null=True),
    Column("initiative", Integer),
    _text("meeting", null=True),
    _text("place"),  # cluster, initiative and meeting as one text: NULLs are never equal in a unique index
    _text("state"),
    Column("revision", Integer, nullable=False, default=1),
    _at("created_at"),
    Column("created_by", Id, ForeignKey("person.id")),
    _at("submitted_at", null=True),
    _at("deleted_at", null=True),
    _text("contact_initiative", null=True),
    _text("contact_steering", null=True),
)
_not_deleted = report.c.deleted_at.is_(None)
Index(
    "uq_report_living",
    report.c.template,
    report.c.place,
    unique=True,
    sqlite_where=_not_deleted,
    postgresql_where=_not_deleted,
)

answer = Table(
    "answer",
    metadata,
    _id(),
    _report(),
    _text("question"),
    Column("revision", Integer, nullable=False),
    _text("kind"),
    Column("parts", JSON, nullable=False),
    Column("author_id", Id, ForeignKey("person.id")),
    _text("author"),
    _at(),
    Column(
        "newest", Boolean, nullable=False, default=True
    ),  # so that a report with many revisions is as fast
    UniqueConstraint("report_id", "question", "revision"),
)
Index(
    "uq_answer_newest",
    answer.c.report_id,
    answer.c.question,
    unique=True,
    sqlite_where=answer.c.newest,
    postgresql_where=answer.c.newest,
)

file = Table(
    "file",
    metadata,
    _id(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    _text("purpose"),
    _text("name"),
    _text("content_type"),
    Column("size", Integer, nullable=False),
    _text("sha256"),
    _text("author"),
    _at(),
    _at("removed_at", null=True),
    Column("content", LargeBinary, nullable=False),  # last, so that reading a head skips the bytes in SQLite
)

block = Table(
    "block",
    metadata,
    _id(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    _text("section"),
    Column("position", Integer, nullable=False),
    _text("title"),
    _text("text"),
    Column("file_id", Id, ForeignKey("file.id")),
    Column("author_id", Id, ForeignKey("person.id")),
    _text("author"),
    _at(),
    _at("removed_at", null=True),
)

report_event = Table(
    "report_event",
    metadata,
    _id(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    _text("kind"),
    Column("person_id", Id, ForeignKey("person.id")),
    _text("name"),
    _at(),
    Column("detail", JSON, nullable=False),
)

report_snapshot = Table(
    "report_snapshot",
    metadata,
    _id(),
    _report(),
    Column("number", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("person_id", Id, ForeignKey("person.id")),
    _at(),
    UniqueConstraint("report_id", "number"),
)

presence = Table(
    "presence",
    metadata,
    Column("report_id", Id, ForeignKey("report.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    _text("question"),
    _text("name"),
    _at(),
)

owed = Table(
    "owed",
    metadata,
    Column("cluster", Verbatim, primary_key=True),
    Column("initiative", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("person.id")),
    _at(),
)

# ── what is sent unasked, and who did what ──

notice = Table(
    "notice",
    metadata,
    _id(),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    Column("body", JSON, nullable=False),
    _text("dedupe", null=True),
    _at("created_at"),
    _text("state"),
    _text("reason"),
    Column("attempts", Integer, nullable=False, default=0),
    _text("owner", null=True),
    _at("lease_until", null=True),
    _at("not_before", null=True),
    UniqueConstraint("person_id", "dedupe"),
    Index(None, "state"),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    _at(),
    Column("person_id", Id, ForeignKey("person.id")),
    _text("action"),
    _text("object"),
    Column("detail", JSON, nullable=False),
)

# ── the catalogue, as the files gave it ──

catalogue_item = Table(
    "catalogue_item",
    metadata,
    Column("kind", Verbatim, primary_key=True),
    Column("key", Verbatim, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    _text("hash"),
    Column("retired", Boolean, nullable=False, default=False),
)

catalogue_template = Table(
    "catalogue_template",
    metadata,
    Column("key", Verbatim, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    _text("hash"),
    Column("retired", Boolean, nullable=False, default=False),
)

catalogue_state = Table(
    "catalogue_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1: one row
    Column("revision", Integer, nullable=False),
    _text("fingerprint"),
    _at("synced_at"),
)
