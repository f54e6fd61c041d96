"""Events that the secretariat plans, and who comes."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import Id, Verbatim
from storage.models.base import at_, id_, metadata, text_

event = Table(
    "event",
    metadata,
    id_(),
    Column("key", Verbatim, nullable=False, unique=True),
    text_("uid"),  # what calendars know it by; the same for ever
    Column("sequence", Integer, nullable=False, default=0),  # counts the changes that a calendar must follow
    text_("state"),
    Column("plan", JSON, nullable=False),
    Column("reminders", Boolean, nullable=False, default=False),
    Column("created_by", Id, ForeignKey("person.id")),
    at_("changed_at"),
)

attendance = Table(
    "attendance",
    metadata,
    id_(),
    Column("event_id", Id, ForeignKey("event.id"), nullable=False),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    text_("name"),
    text_("answer"),
    text_("deputy", null=True),
    Column("heads", Integer, nullable=False, default=1),
    text_("remark", null=True),
    Column("place", Id),  # the id of the answer that took the place in the line; kept while it is a yes
    at_(),
    Column("newest", Boolean, nullable=False, default=True),
)
Index(
    "uq_attendance_newest",
    attendance.c.event_id,
    attendance.c.person_id,
    unique=True,
    sqlite_where=attendance.c.newest,
    postgresql_where=attendance.c.newest,
)
