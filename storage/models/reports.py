"""Reports with all that is in them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from storage.columns import Id, Verbatim
from storage.models.base import at_, id_, metadata, report_, text_

report = Table(
    "report",
    metadata,
    id_(),
    text_("template"),
    Column("template_version", Integer, nullable=False),
    text_("cluster", null=True),
    Column("initiative", Integer),
    text_("meeting", null=True),
    text_("place"),  # cluster, initiative and meeting as one text: NULLs are never equal in a unique index
    text_("state"),
    Column("revision", Integer, nullable=False, default=1),
    at_("created_at"),
    Column("created_by", Id, ForeignKey("person.id")),
    at_("submitted_at", null=True),
    at_("deleted_at", null=True),
    text_("contact_initiative", null=True),
    text_("contact_steering", null=True),
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
    id_(),
    report_(),
    text_("question"),
    Column("revision", Integer, nullable=False),
    text_("kind"),
    Column("parts", JSON, nullable=False),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
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
    id_(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    text_("purpose"),
    text_("name"),
    text_("content_type"),
    Column("size", Integer, nullable=False),
    text_("sha256"),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    at_("removed_at", null=True),
    Column("content", LargeBinary, nullable=False),  # last, so that reading a head skips the bytes in SQLite
)

block = Table(
    "block",
    metadata,
    id_(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    text_("section"),
    Column("position", Integer, nullable=False),
    text_("title"),
    text_("text"),
    Column("file_id", Id, ForeignKey("file.id")),
    Column("author_id", Id, ForeignKey("person.id")),
    text_("author"),
    at_(),
    at_("removed_at", null=True),
)

report_event = Table(
    "report_event",
    metadata,
    id_(),
    Column("report_id", Id, ForeignKey("report.id"), nullable=False, index=True),
    text_("kind"),
    Column("person_id", Id, ForeignKey("person.id")),
    text_("name"),
    at_(),
    Column("detail", JSON, nullable=False),
)

report_snapshot = Table(
    "report_snapshot",
    metadata,
    id_(),
    report_(),
    Column("number", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("person_id", Id, ForeignKey("person.id")),
    at_(),
    UniqueConstraint("report_id", "number"),
)

presence = Table(
    "presence",
    metadata,
    Column("report_id", Id, ForeignKey("report.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    text_("question"),
    text_("name"),
    at_(),
)

owed = Table(
    "owed",
    metadata,
    Column("cluster", Verbatim, primary_key=True),
    Column("initiative", Integer, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("person.id")),
    at_(),
)
