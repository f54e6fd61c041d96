"""The first schema.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "catalogue_item",
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("key", columns.Verbatim(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("hash", columns.Verbatim(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_catalogue_item"),
    )
    op.create_table(
        "catalogue_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("fingerprint", columns.Verbatim(), nullable=False),
        sa.Column("synced_at", columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_catalogue_state"),
    )
    op.create_table(
        "catalogue_template",
        sa.Column("key", columns.Verbatim(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("hash", columns.Verbatim(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", "version", name="pk_catalogue_template"),
    )
    op.create_table(
        "person",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("upn", columns.Verbatim(), nullable=False),
        sa.Column("upn_key", columns.Verbatim(), nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("tenant_id", columns.Verbatim(), nullable=True),
        sa.Column("object_id", columns.Verbatim(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("tenant_id", "object_id", name="uq_person_tenant_id_object_id"),
        sa.UniqueConstraint("upn_key", name="uq_person_upn_key"),
    )
    op.create_table(
        "state",
        sa.Column("tenant_id", columns.Verbatim(), nullable=False),
        sa.Column("conversation_key", columns.Verbatim(), nullable=False),
        sa.Column("person_key", columns.Verbatim(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "conversation_key", "person_key", name="pk_state"),
    )
    op.create_table(
        "turn",
        sa.Column("key", columns.Verbatim(), nullable=False),
        sa.Column("replies", sa.JSON(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_turn"),
    )
    op.create_index("ix_turn_at", "turn", ["at"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("action", columns.Verbatim(), nullable=False),
        sa.Column("object", columns.Verbatim(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_audit_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_table(
        "conversation",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("tenant_id", columns.Verbatim(), nullable=False),
        sa.Column("conversation_id", columns.Verbatim(), nullable=False),
        sa.Column("scope", columns.Verbatim(), nullable=False),
        sa.Column("service_url", columns.Verbatim(), nullable=False),
        sa.Column("bot_id", columns.Verbatim(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("user_id", columns.Verbatim(), nullable=True),
        sa.Column("team_id", columns.Verbatim(), nullable=True),
        sa.Column("channel_id", columns.Verbatim(), nullable=True),
        sa.Column("installed", sa.Boolean(), nullable=False),
        sa.Column("welcomed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_conversation_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.UniqueConstraint("tenant_id", "conversation_id", name="uq_conversation_tenant_id_conversation_id"),
    )
    op.create_index("ix_conversation_person_id", "conversation", ["person_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("person_id", columns.Id, nullable=False),
        sa.Column("role", columns.Verbatim(), nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=True),
        sa.Column("municipality", columns.Verbatim(), nullable=True),
        sa.Column("organisation", columns.Verbatim(), nullable=True),
        sa.Column("origin", columns.Verbatim(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_membership_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
    )
    op.create_index("ix_membership_person_id", "membership", ["person_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("person_id", columns.Id, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("dedupe", columns.Verbatim(), nullable=True),
        sa.Column("created_at", columns.Moment(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("reason", columns.Verbatim(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", columns.Verbatim(), nullable=True),
        sa.Column("lease_until", columns.Moment(), nullable=True),
        sa.Column("not_before", columns.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("person_id", "dedupe", name="uq_notice_person_id_dedupe"),
    )
    op.create_index("ix_notice_state", "notice", ["state"], unique=False)
    op.create_table(
        "owed",
        sa.Column("cluster", columns.Verbatim(), nullable=False),
        sa.Column("initiative", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_owed_person_id_person"),
        sa.PrimaryKeyConstraint("cluster", "initiative", name="pk_owed"),
    )
    op.create_table(
        "report",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("template", columns.Verbatim(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=True),
        sa.Column("initiative", sa.Integer(), nullable=True),
        sa.Column("meeting", columns.Verbatim(), nullable=True),
        sa.Column("place", columns.Verbatim(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Moment(), nullable=False),
        sa.Column("created_by", columns.Id, nullable=True),
        sa.Column("submitted_at", columns.Moment(), nullable=True),
        sa.Column("deleted_at", columns.Moment(), nullable=True),
        sa.Column("contact_initiative", columns.Verbatim(), nullable=True),
        sa.Column("contact_steering", columns.Verbatim(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_report_created_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index(
        "uq_report_living",
        "report",
        ["template", "place"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "answer",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("question", columns.Verbatim(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_answer_author_id_person"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_answer_report_id_report"),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.UniqueConstraint(
            "report_id", "question", "revision", name="uq_answer_report_id_question_revision"
        ),
    )
    op.create_index(
        "uq_answer_newest",
        "answer",
        ["report_id", "question"],
        unique=True,
        sqlite_where=sa.text("newest"),
        postgresql_where=sa.text("newest"),
    )
    op.create_table(
        "file",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("purpose", columns.Verbatim(), nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("content_type", columns.Verbatim(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", columns.Verbatim(), nullable=False),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("removed_at", columns.Moment(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_file_report_id_report"),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
    )
    op.create_index("ix_file_report_id", "file", ["report_id"], unique=False)
    op.create_table(
        "presence",
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("person_id", columns.Id, nullable=False),
        sa.Column("question", columns.Verbatim(), nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_presence_person_id_person"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_presence_report_id_report"),
        sa.PrimaryKeyConstraint("report_id", "person_id", name="pk_presence"),
    )
    op.create_table(
        "report_event",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_report_event_person_id_person"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_event_report_id_report"),
        sa.PrimaryKeyConstraint("id", name="pk_report_event"),
    )
    op.create_index("ix_report_event_report_id", "report_event", ["report_id"], unique=False)
    op.create_table(
        "report_snapshot",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_report_snapshot_person_id_person"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_snapshot_report_id_report"),
        sa.PrimaryKeyConstraint("id", name="pk_report_snapshot"),
        sa.UniqueConstraint("report_id", "number", name="uq_report_snapshot_report_id_number"),
    )
    op.create_table(
        "block",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("report_id", columns.Id, nullable=False),
        sa.Column("section", columns.Verbatim(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", columns.Verbatim(), nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("file_id", columns.Id, nullable=True),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("removed_at", columns.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_block_author_id_person"),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name="fk_block_file_id_file"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_block_report_id_report"),
        sa.PrimaryKeyConstraint("id", name="pk_block"),
    )
    op.create_index("ix_block_report_id", "block", ["report_id"], unique=False)


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("block")
    op.drop_table("report_snapshot")
    op.drop_table("report_event")
    op.drop_table("presence")
    op.drop_table("file")
    op.drop_table("answer")
    op.drop_table("report")
    op.drop_table("owed")
    op.drop_table("notice")
    op.drop_table("membership")
    op.drop_table("conversation")
    op.drop_table("audit")
    op.drop_table("turn")
    op.drop_table("state")
    op.drop_table("person")
    op.drop_table("catalogue_template")
    op.drop_table("catalogue_state")
    op.drop_table("catalogue_item")
