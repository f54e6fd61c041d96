"""What people change of the catalogue.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "amendment",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("key", columns.Verbatim(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_amendment_author_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
    )
    op.create_index("ix_amendment_kind_key_id", "amendment", ["kind", "key", "id"], unique=False)


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("amendment")
