"""Files that broadcasts carry."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from storage.errors import StorageError
from storage.models import enclosure
from storage.repositories.base import Repository


class Enclosures(Repository):
    """`uow.enclosures`. A file is kept whole and never changed; which broadcasts carry it stands with them."""

    async def add(
        self, name: str, content_type: str, content: bytes, author_id: int | None, author: str, at: datetime
    ) -> int:
        """Keep a file; gives its number. The caller has checked its kind and size."""
        values = {"name": name, "content_type": content_type, "size": len(content), "content": content}
        values |= {"author_id": author_id, "author": author, "at": at}
        row = await self._row(insert(enclosure).values(**values).returning(enclosure.c.id))
        if row is None:
            raise StorageError("the database did not give the new file back")
        return int(row.id)

    async def content(self, number: int) -> bytes:
        """A file's bytes; KeyError if there is none of this number."""
        row = await self._row(select(enclosure.c.content).where(enclosure.c.id == number))
        if row is None:
            raise KeyError(number)
        return bytes(row.content)
