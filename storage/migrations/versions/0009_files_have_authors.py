"""Who sent a file is kept as a person, beside the name.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward. Older files get the person of their name, where only one has it."""
    with op.batch_alter_table("file") as batch:
        batch.add_column(sa.Column("author_id", columns.Id, nullable=True))
        batch.create_foreign_key("fk_file_author_id_person", "person", ["author_id"], ["id"])
    op.execute(
        "UPDATE file SET author_id = (SELECT min(person.id) FROM person WHERE person.name = file.author) "
        "WHERE 1 = (SELECT count(*) FROM person WHERE person.name = file.author)"
    )


def downgrade() -> None:
    """Bring the schema back."""
    with op.batch_alter_table("file") as batch:
        batch.drop_constraint("fk_file_author_id_person", type_="foreignkey")
        batch.drop_column("author_id")
