"""Digests by rule, learning communities, and what is shared in them.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "subscription",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("channel_id", columns.Id, nullable=True),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("made_by", columns.Id, nullable=True),
        sa.Column("made_at", columns.Moment(), nullable=False),
        sa.Column("done_until", columns.Moment(), nullable=False),
        sa.Column("stopped_at", columns.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name="fk_subscription_channel_id_channel"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_subscription_person_id_person"),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name="fk_subscription_made_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
    )
    op.create_index("ix_subscription_channel_id", "subscription", ["channel_id"], unique=False)
    op.create_index("ix_subscription_person_id", "subscription", ["person_id"], unique=False)
    op.create_table(
        "digest",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("target", columns.Verbatim(), nullable=False),
        sa.Column("day", columns.Verbatim(), nullable=False),
        sa.Column("slot", columns.Verbatim(), nullable=False),
        sa.Column("subscription_id", columns.Id, nullable=True),
        sa.Column("notice_id", columns.Id, nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_digest_subscription_id_subscription"
        ),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name="fk_digest_notice_id_notice"),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
        sa.UniqueConstraint("target", "day", "slot", name="uq_digest_target_day_slot"),
    )
    op.create_table(
        "community_change",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("initiative", sa.Integer(), nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=True),
        sa.Column("other", sa.Integer(), nullable=True),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("person_id", columns.Id, nullable=True),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_community_change_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_community_change"),
    )
    op.create_table(
        "experience",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("initiative", sa.Integer(), nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_experience_author_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_experience"),
    )
    op.create_index("ix_experience_initiative", "experience", ["initiative"], unique=False)


def downgrade() -> None:
    """Bring the schema back."""
    for table in ("experience", "community_change", "digest", "subscription"):
        op.drop_table(table)
