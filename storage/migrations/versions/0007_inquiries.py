"""Questions to the secretariat, and what it answered.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "inquiry",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("language", columns.Verbatim(), nullable=False),
        sa.Column("asker_id", columns.Id, nullable=True),
        sa.Column("asker", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["asker_id"], ["person.id"], name="fk_inquiry_asker_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_inquiry"),
    )
    op.create_index("ix_inquiry_asker_id", "inquiry", ["asker_id"], unique=False)
    op.create_table(
        "inquiry_answer",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("inquiry_id", columns.Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_inquiry_answer_author_id_person"),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name="fk_inquiry_answer_inquiry_id_inquiry"),
        sa.PrimaryKeyConstraint("id", name="pk_inquiry_answer"),
        sa.UniqueConstraint("inquiry_id", "number", name="uq_inquiry_answer_inquiry_id_number"),
    )
    op.create_table(
        "inquiry_card",
        sa.Column("notice_id", columns.Id, autoincrement=False, nullable=False),
        sa.Column("inquiry_id", columns.Id, nullable=False),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiry.id"], name="fk_inquiry_card_inquiry_id_inquiry"),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_inquiry_card_notice_id_notice", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_inquiry_card"),
    )
    op.create_index("ix_inquiry_card_inquiry_id", "inquiry_card", ["inquiry_id"], unique=False)


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("inquiry_card")
    op.drop_table("inquiry_answer")
    op.drop_table("inquiry")
