"""A broadcast can carry a file.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "enclosure",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("name", columns.Verbatim(), nullable=False),
        sa.Column("content_type", columns.Verbatim(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_enclosure_author_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_enclosure"),
    )


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("enclosure")
