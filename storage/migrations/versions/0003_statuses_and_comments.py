"""Status entries, comments, and who has looked.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "status_entry",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("state", columns.Verbatim(), nullable=False),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("as_of", columns.Verbatim(), nullable=False),
        sa.Column("milestone", columns.Verbatim(), nullable=True),
        sa.Column("blocker", columns.Verbatim(), nullable=True),
        sa.Column("needs_help", sa.Boolean(), nullable=False),
        sa.Column("light", columns.Verbatim(), nullable=True),
        sa.Column("corrects", columns.Id, nullable=True),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_status_entry_author_id_person"),
        sa.ForeignKeyConstraint(
            ["corrects"], ["status_entry.id"], name="fk_status_entry_corrects_status_entry"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_status_entry"),
    )
    op.create_index("ix_status_entry_at", "status_entry", ["at"], unique=False)
    op.create_index("ix_status_entry_corrects", "status_entry", ["corrects"], unique=False)
    op.create_table(
        "status_look",
        sa.Column("person_id", columns.Id, nullable=False),
        sa.Column("entry_id", columns.Id, nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_status_look_person_id_person"),
        sa.PrimaryKeyConstraint("person_id", name="pk_status_look"),
    )
    op.create_table(
        "comment",
        sa.Column("id", columns.Id, nullable=False),
        sa.Column("thread", columns.Id, nullable=True),
        sa.Column("kind", columns.Verbatim(), nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=False),
        sa.Column("initiative", sa.Integer(), nullable=True),
        sa.Column("report_id", columns.Id, nullable=True),
        sa.Column("question", columns.Verbatim(), nullable=True),
        sa.Column("entry_id", columns.Id, nullable=True),
        sa.Column("text", columns.Verbatim(), nullable=False),
        sa.Column("author_id", columns.Id, nullable=True),
        sa.Column("author", columns.Verbatim(), nullable=False),
        sa.Column("at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_comment_author_id_person"),
        sa.ForeignKeyConstraint(["entry_id"], ["status_entry.id"], name="fk_comment_entry_id_status_entry"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_comment_report_id_report"),
        sa.ForeignKeyConstraint(["thread"], ["comment.id"], name="fk_comment_thread_comment"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_cluster_initiative", "comment", ["cluster", "initiative"], unique=False)
    op.create_index("ix_comment_report_id", "comment", ["report_id"], unique=False)
    op.create_index("ix_comment_thread", "comment", ["thread"], unique=False)
    op.create_table(
        "status_pair",
        sa.Column("entry_id", columns.Id, nullable=False),
        sa.Column("initiative", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cluster", columns.Verbatim(), nullable=False),
        sa.Column("part", columns.Verbatim(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["status_entry.id"], name="fk_status_pair_entry_id_status_entry"
        ),
        sa.PrimaryKeyConstraint("entry_id", "initiative", name="pk_status_pair"),
    )
    op.create_index(
        "ix_status_pair_newest", "status_pair", ["cluster", "initiative", "part", "entry_id"], unique=False
    )


def downgrade() -> None:
    """Bring the schema back."""
    op.drop_table("status_pair")
    op.drop_table("comment")
    op.drop_table("status_look")
    op.drop_table("status_entry")
