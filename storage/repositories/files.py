"""Files that belong to a report: their heads, and their bytes on request."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import insert, select, update

from storage.models import file
from storage.records import StoredFile
from storage.repositories.base import Repository

_HEAD = [file.c[name] for name in StoredFile.__struct_fields__]


class Files(Repository):
    """`uow.files`."""

    async def add(
        self,
        report_id: int,
        purpose: str,
        name: str,
        content_type: str,
        content: bytes,
        author_id: int | None,
        author: str,
        at: datetime,
    ) -> StoredFile:
        """Keep a file whole. The caller has checked its kind and size."""
        digest = hashlib.sha256(content).hexdigest()
        head = {"report_id": report_id, "purpose": purpose, "name": name, "content_type": content_type}
        head |= {"size": len(content), "sha256": digest, "author_id": author_id, "author": author, "at": at}
        row = await self._row(insert(file).values(content=content, **head).returning(*_HEAD))
        assert row is not None
        return StoredFile(*row)

    async def list(self, report_id: int) -> list[StoredFile]:
        """A report's files that were not removed, oldest first."""
        kept = (file.c.report_id == report_id) & file.c.removed_at.is_(None)
        return [StoredFile(*row) for row in await self._rows(select(*_HEAD).where(kept).order_by(file.c.id))]

    async def content(self, file_id: int) -> bytes:
        """A file's bytes, also of one that was removed; KeyError if there never was one."""
        row = await self._row(select(file.c.content).where(file.c.id == file_id))
        if row is None:
            raise KeyError(file_id)
        return bytes(row.content)

    async def remove(self, file_id: int, at: datetime) -> None:
        """Take a file out of its report; the bytes stay for the report's history."""
        kept = (file.c.id == file_id) & file.c.removed_at.is_(None)
        await self._run(update(file).where(kept).values(removed_at=at))

    async def restore(self, file_id: int) -> None:
        """Put a file that was removed back into its report."""
        await self._run(update(file).where(file.c.id == file_id).values(removed_at=None))
