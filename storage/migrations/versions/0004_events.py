"""Events that the secretariat plans, and who comes.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "event",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("key", columns.Verbatim(), nullable=False),
        sa.Column("uid", columns.Verbatim(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("created_by", columns.Id, nullable=True),
        sa.Column("changed_at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_event_created_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("key", name="uq_event_key"),
    )
    op.create_table(
        "attendance",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("event_id", columns.Id, nullable=False),
        sa.Column("person_id", columns.Id, nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("answer", columns.Verbatim(), nullable=False),
        sa.Column("deputy", columns.Verbatim(), nullable=True),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("remark", columns.Verbatim(), nullable=True),
        sa.Column("place", columns.Id, nullable=True),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_attendance_event_id_event"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_attendance_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
    )
    op.create_index(
        "uq_attendance_newest",
        "attendance",
        ["event_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("newest"),
        postgresql_where=sa.text("newest"),
    )


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("attendance")
    op.drop_table("event")
