"""Who did what when, without what was said."""

from __future__ import annotations

from sqlalchemy import insert, select

from storage.models import audit
from storage.records import AuditEntry
from storage.repositories.base import Repository


class Audit(Repository):
    """`uow.audit`."""

    async def add(self, entry: AuditEntry) -> None:
        """Write one line."""
        values = {
            "at": entry.at,
            "person_id": entry.person_id,
            "action": entry.action,
            "object": entry.object,
        }
        await self._run(insert(audit), values | {"detail": dict(entry.detail)})

    async def list(self, limit: int = 100) -> list[AuditEntry]:
        """The newest lines, newest first."""
        columns = audit.c.at, audit.c.person_id, audit.c.action, audit.c.object, audit.c.detail
        rows = await self._rows(select(*columns).order_by(audit.c.id.desc()).limit(limit))
        return [AuditEntry(*row) for row in rows]
