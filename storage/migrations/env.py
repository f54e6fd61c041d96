"""What Alembic runs for each command. The connection always comes from the caller, in a transaction."""

from __future__ import annotations

from typing import Any

from alembic import context

from storage.models import metadata


def ours(_: Any, name: str | None, kind: str, __: bool, ___: Any) -> bool:
    """Other tables in the database, such as a job engine's, are none of our business."""
    return kind != "table" or name in metadata.tables


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=ours,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
    user_module_prefix="columns.",
)
with context.begin_transaction():
    context.run_migrations()
