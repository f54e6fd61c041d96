"""Channels, and messages posted into conversations that can be edited later.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("notice") as batch:
        batch.alter_column("person_id", existing_type=columns.Id, nullable=True)
        batch.add_column(sa.Column("conversation_id", columns.Id, nullable=True))
        batch.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("begun", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("message_id", columns.Verbatim(), nullable=True))
        batch.create_foreign_key(
            "fk_notice_conversation_id_conversation", "conversation", ["conversation_id"], ["id"]
        )
        batch.create_unique_constraint("uq_notice_conversation_id_dedupe", ["conversation_id", "dedupe"])
    with op.batch_alter_table("notice") as batch:
        batch.alter_column("revision", existing_type=sa.Integer(), server_default=None)
        batch.alter_column("begun", existing_type=sa.Boolean(), server_default=None)
    op.create_table(
        "channel",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("conversation_id", columns.Id, nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=True),
        sa.Column("team", columns.Verbatim(), nullable=True),
        sa.Column("kind", columns.Verbatim(), nullable=True),
        sa.Column("cluster", columns.Verbatim(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("tied_by", columns.Id, nullable=True),
        sa.Column("tied_at", columns.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_channel_conversation_id_conversation"
        ),
        sa.ForeignKeyConstraint(["tied_by"], ["person.id"], name="fk_channel_tied_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_channel"),
        sa.UniqueConstraint("conversation_id", name="uq_channel_conversation_id"),
    )


def downgrade() -> None:
    """Bring the schema back. Posts, which the older schema has no place for, go."""
    op.drop_table("channel")
    op.execute("DELETE FROM notice WHERE person_id IS NULL")
    with op.batch_alter_table("notice") as batch:
        batch.drop_constraint("uq_notice_conversation_id_dedupe", type_="unique")
        batch.drop_constraint("fk_notice_conversation_id_conversation", type_="foreignkey")
        for name in ("message_id", "begun", "revision", "conversation_id"):
            batch.drop_column(name)
        batch.alter_column("person_id", existing_type=columns.Id, nullable=False)
