"""What people have changed of the catalogue, to read."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from storage.models import amendment
from storage.records import Amendable, Amendment
from storage.repositories.base import AnyRow, Repository

COLUMNS = [
    amendment.c[name] for name in ("id", "kind", "key", "body", "retired", "author_id", "author", "at")
]
_OF_ITEM = (
    select(*COLUMNS)
    .where(amendment.c.kind == bindparam("kind"), amendment.c.key == bindparam("key"))
    .order_by(amendment.c.id.desc())
)
_NEWEST = (
    select(*COLUMNS)
    .where(amendment.c.id.in_(select(func.max(amendment.c.id)).group_by(amendment.c.kind, amendment.c.key)))
    .order_by(amendment.c.id)
)


class AmendmentHistory(Repository):
    """Every change that was made, and the one of each item that counts."""

    async def history(self, kind: Amendable, key: str) -> list[Amendment]:
        """Every change of one item, newest first."""
        return [made(row) for row in await self._rows(_OF_ITEM, {"kind": kind.value, "key": key})]

    async def newest(self, kind: Amendable, key: str) -> Amendment | None:
        """The last change of one item; None where nobody has changed it."""
        row = await self._row(_OF_ITEM.limit(1), {"kind": kind.value, "key": key})
        return made(row) if row else None

    async def list(self, kind: Amendable | None = None) -> list[Amendment]:
        """The last change of each item, of one kind or all, retired ones too; the oldest change first."""
        chosen = _NEWEST if kind is None else _NEWEST.where(amendment.c.kind == kind.value)
        return [made(row) for row in await self._rows(chosen)]


def made(row: AnyRow) -> Amendment:
    """The change in a row of `COLUMNS`."""
    return Amendment(**{**row._mapping, "kind": Amendable(row.kind)})
