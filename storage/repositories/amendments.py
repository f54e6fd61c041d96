"""What people change of the catalogue, beside what its files say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.catalogue.amended import faults_of, merged
from storage.errors import Refused, StaleAmendment
from storage.models import amendment, catalogue_item
from storage.records import Amendable, Amendment, Person
from storage.repositories.amendment_history import COLUMNS, AmendmentHistory, made
from storage.repositories.catalogue import CatalogueStore

_BASE = select(catalogue_item.c.body).where(
    catalogue_item.c.kind == bindparam("kind"),
    catalogue_item.c.key == bindparam("key"),
    catalogue_item.c.retired.is_(False),
)
OURS = frozenset({"key", "source"})
RETIRABLE = frozenset({Amendable.contact, Amendable.term, Amendable.event, Amendable.answer})


class Amendments(AmendmentHistory):
    """`uow.amendments`. Every change is kept; each makes a new revision of the catalogue, seen from the next turn.

    `seen` is the id of the newest amendment that the author knew of (0: none): when somebody was faster,
    `StaleAmendment` tells. Without it the newest is written over.
    """

    def __init__(self, connection: AsyncConnection, catalogue: CatalogueStore) -> None:
        super().__init__(connection)
        self._catalogue = catalogue

    async def amend(
        self,
        kind: Amendable,
        key: str,
        changes: Mapping[str, Any],
        by: Person,
        at: datetime,
        seen: int | None = None,
    ) -> Amendment:
        """Change fields of an item, or add one, with all fields that its record needs, as plain JSON.

        Earlier changes of other fields stay. A retired item returns. `key` and `source` are not written:
        the source is the author and the day. Refused, with the reasons, when no sound record would come of it.
        """
        before = await self._locked(kind, key, at, seen)
        body = {k: v for k, v in {**(before.body if before else {}), **changes}.items() if k not in OURS}
        change = Amendment(0, kind, key, body, False, by.id, by.name, at)
        base = await self._row(_BASE, {"kind": kind.value, "key": key})
        catalogue = await self._catalogue.load()
        if wrong := faults_of(kind, merged(base.body if base else None, change), catalogue, at):
            raise Refused("; ".join(wrong))
        return await self._add(change)

    async def retire(
        self, kind: Amendable, key: str, by: Person, at: datetime, seen: int | None = None
    ) -> Amendment:
        """Take an item out of the catalogue, whether people or the files put it there. Its history stays.

        Refused for a municipality: it is still there, whatever is known about it.
        """
        if kind not in RETIRABLE:
            raise Refused(f"a {kind.name} is not retired: write what holds now")
        before = await self._locked(kind, key, at, seen)
        body = before.body if before else {}
        return await self._add(Amendment(0, kind, key, body, True, by.id, by.name, at))

    async def _locked(self, kind: Amendable, key: str, at: datetime, seen: int | None) -> Amendment | None:
        """The newest change, with the next revision begun: who changes anything meanwhile waits for this one."""
        await self._catalogue.advance(at)
        newest = await self.newest(kind, key)
        if seen is not None and newest is not None and newest.id != seen:
            raise StaleAmendment(newest)
        return newest

    async def _add(self, change: Amendment) -> Amendment:
        values = {name: getattr(change, name) for name in ("key", "retired", "author_id", "author", "at")}
        values |= {"kind": change.kind.value, "body": dict(change.body)}
        return made((await self._rows(insert(amendment).returning(*COLUMNS), values))[0])
