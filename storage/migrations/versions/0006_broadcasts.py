"""Broadcasts, a delivery for each recipient, and their responses.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    _broadcast()
    _delivery()
    _response()


def _broadcast() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", columns.Verbatim(), nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("link", columns.Verbatim(), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("deadline", columns.Moment(), nullable=True),
        sa.Column("file", sa.JSON(), nullable=True),
        sa.Column("event", columns.Verbatim(), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("tenant_id", columns.Verbatim(), nullable=False),
        sa.Column("created_at", columns.Moment(), nullable=False),
        sa.Column("send_at", columns.Moment(), nullable=True),
        sa.Column("rule", columns.Verbatim(), nullable=True),
        sa.Column("series_id", columns.Id, nullable=True),
        sa.Column("started_at", columns.Moment(), nullable=True),
        sa.Column("ended_at", columns.Moment(), nullable=True),
        sa.Column("reason", columns.Verbatim(), nullable=False),
        sa.Column("lanes", sa.JSON(), nullable=False),
        sa.Column("editing", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("channel_body", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_broadcast_author_id_person"),
        sa.ForeignKeyConstraint(["series_id"], ["broadcast.id"], name="fk_broadcast_series_id_broadcast"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
    )
    op.create_index("ix_broadcast_state", "broadcast", ["state"], unique=False)
    op.create_index("ix_broadcast_series_id", "broadcast", ["series_id"], unique=False)


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("broadcast_id", columns.Id, nullable=False),
        sa.Column("recipient_key", columns.Verbatim(), nullable=False),
        sa.Column("recipient", columns.Verbatim(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("cluster", columns.Verbatim(), nullable=True),
        sa.Column("organisation", columns.Verbatim(), nullable=True),
        sa.Column("tenant_id", columns.Verbatim(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("reason", columns.Verbatim(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", columns.Moment(), nullable=True),
        sa.Column("run", columns.Verbatim(), nullable=True),
        sa.Column("conversation_id", columns.Verbatim(), nullable=True),
        sa.Column("message_id", columns.Verbatim(), nullable=True),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=True),
        sa.Column("read_at", columns.Moment(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name="fk_delivery_broadcast_id_broadcast"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_delivery_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("broadcast_id", "recipient_key", name="uq_delivery_broadcast_id_recipient_key"),
    )
    op.create_index("ix_delivery_person_id", "delivery", ["person_id"], unique=False)
    op.create_index(
        "ix_delivery_work", "delivery", ["broadcast_id", "state", "shown", "tenant_id", "id"], unique=False
    )


def _response() -> None:
    op.create_table(
        "response",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("broadcast_id", columns.Id, nullable=False),
        sa.Column("delivery_id", columns.Id, nullable=True),
        sa.Column("whose", columns.Verbatim(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("organisation", columns.Verbatim(), nullable=True),
        sa.Column("answer", columns.Verbatim(), nullable=False),
        sa.Column("comment", columns.Verbatim(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name="fk_response_broadcast_id_broadcast"
        ),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_response_delivery_id_delivery"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_response_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
    )
    op.create_index("ix_response_person_id", "response", ["person_id"], unique=False)
    op.create_index(
        "uq_response_newest",
        "response",
        ["broadcast_id", "whose"],
        unique=True,
        sqlite_where=sa.text("newest"),
        postgresql_where=sa.text("newest"),
    )


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("response")
    op.drop_table("delivery")
    op.drop_table("broadcast")
