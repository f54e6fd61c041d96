"""The catalogue in the database: what the files say, kept in step by `sync`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Table, bindparam, insert, select, update

from storage.catalogue.amended import amended
from storage.catalogue.records import Catalogue, Template
from storage.catalogue.shape import plain
from storage.columns import to_json
from storage.errors import Refused
from storage.models import catalogue_item, catalogue_state, catalogue_template
from storage.records import Amendment
from storage.repositories.amendment_history import AmendmentHistory
from storage.repositories.base import Repository, per_database

UPLOADED = "uploaded:"
"""How the hash of a template begins that came in the chat and not from the files."""

SPOKEN = frozenset({"names", "cues"})
LAST = 10_000
Bodies = Mapping[tuple[str, Any], Mapping[str, Any]]

_STATE = select(catalogue_state.c.revision, catalogue_state.c.fingerprint).where(catalogue_state.c.id == 1)
_ADVANCE = (
    update(catalogue_state).where(catalogue_state.c.id == 1).values(revision=catalogue_state.c.revision + 1)
)
_FIRST = per_database(lambda insert: insert(catalogue_state).on_conflict_do_nothing())


class SyncResult(Struct, frozen=True):
    """What a sync did; all zero and the same revision when the files say nothing new."""

    added: int
    changed: int
    retired: int
    revision: int


class Stored(Struct, frozen=True):
    """Everything that a catalogue is made of, as it was read."""

    items: dict[tuple[str, str], dict[str, Any]]
    changes: Sequence[Amendment]
    templates: Mapping[tuple[str, int], Mapping[str, Any]]
    fingerprint: str
    retired: frozenset[tuple[str, int]]

    def catalogue(self) -> Catalogue:
        """The catalogue, with what people have changed laid over what the files say."""
        items = amended(self.items, self.changes) if self.changes else self.items
        return Catalogue.from_items(items, self.templates, self.fingerprint, self.retired)


class CatalogueStore(Repository):
    """`uow.catalogue`. The revision grows with each sync and each amendment that changed something, and never else."""

    revised = False
    """True once this unit of work has begun a new revision."""

    async def revision(self) -> int:
        """Which state of the catalogue is in the database; 0 is none."""
        row = await self._row(_STATE)
        return row.revision if row else 0

    async def fingerprint(self) -> str | None:
        """The fingerprint of the catalogue that was synced last."""
        row = await self._row(_STATE)
        return (row.fingerprint or None) if row else None

    async def load(self) -> Catalogue:
        """The catalogue as it was synced last and people have changed it, with every version of every template that
        ever was in it.
        """
        return (await self.stored()).catalogue()

    async def stored(self) -> Stored:
        """The same before it is made: what costs time without the database can then be done elsewhere."""
        item, template = catalogue_item.c, catalogue_template.c
        items = await self._rows(select(item.kind, item.key, item.body).where(item.retired.is_(False)))
        ordered = select(template.key, template.version, template.body, template.retired).order_by(
            template.position, template.version
        )
        rows = await self._rows(ordered)
        templates = {(row.key, row.version): row.body for row in rows}
        retired = frozenset((row.key, row.version) for row in rows if row.retired)
        bodies = {(row.kind, row.key): row.body for row in items}
        changes = await AmendmentHistory(self._connection).list()
        return Stored(bodies, changes, templates, await self.fingerprint() or "", retired)

    async def advance(self, at: datetime) -> None:
        """Begin the next revision. Until this unit of work ends nobody else can begin one."""
        self.revised = True
        await self._run(_FIRST, {"id": 1, "revision": 0, "fingerprint": "", "synced_at": at})
        await self._run(_ADVANCE)

    async def publish(self, template: Template, at: datetime) -> None:
        """Add a version of a template that came in the chat; a later sync of the files leaves it alone.

        Refused when that version, or a newer one, is there already.
        """
        await self.advance(at)
        table = catalogue_template.c
        found = await self._rows(select(table.version, table.position).where(table.key == template.key))
        if any(row.version >= template.version for row in found):
            raise Refused(f"template {template.key} has version {template.version} or a newer one")
        body = plain(template)
        row = {"key": template.key, "version": template.version, "body": body, "retired": False}
        row |= {"position": found[0].position if found else LAST, "hash": UPLOADED + _digest(body)}
        await self._run(insert(catalogue_template), row)

    async def sync(self, catalogue: Catalogue, at: datetime) -> SyncResult:
        """Make the database say what the files say: add, change, retire what is gone.

        Refused, and nothing written, when the catalogue is empty or changes a template's published version.
        """
        row = await self._row(_STATE)
        if row and catalogue.fingerprint and row.fingerprint == catalogue.fingerprint:
            return SyncResult(0, 0, 0, row.revision)
        if not (items := catalogue.to_items()):
            raise Refused("the catalogue is empty; the one in the database is kept")
        # From here on one sync at a time: PostgreSQL holds the row's lock until the unit of work ends.
        await self._run(_FIRST, {"id": 1, "revision": 0, "fingerprint": "", "synced_at": at})
        row = (await self._rows(_STATE.with_for_update()))[0]
        templates = catalogue.template_items()
        done = await _Table(self._connection, catalogue_template, ("key", "version"), frozen=True).sync(
            templates
        )
        done = [
            a + b
            for a, b in zip(done, await _Table(self._connection, catalogue_item).sync(items), strict=True)
        ]
        revision = row.revision + bool(any(done) or row.fingerprint != catalogue.fingerprint)
        new = {"revision": revision, "fingerprint": catalogue.fingerprint, "synced_at": at}
        await self._run(update(catalogue_state).where(catalogue_state.c.id == 1).values(**new))
        return SyncResult(done[0], done[1], done[2], revision)


class _Table(Repository):
    """One of the two tables of bodies, and how it is brought in step.

    Of `frozen` bodies only the words people use for things ever change: what was asked stays as it was asked.
    """

    def __init__(
        self, connection: Any, table: Table, keys: tuple[str, str] = ("kind", "key"), frozen: bool = False
    ) -> None:
        super().__init__(connection)
        self._table, self._keys, self._frozen = table, keys, frozen

    async def sync(self, bodies: Bodies) -> list[int]:
        """How many were added, changed and retired."""
        columns = self._table.c
        found = await self._rows(select(*(columns[key] for key in self._keys), columns.hash, columns.retired))
        held = {(row[0], row[1]): row for row in found if not row.hash.startswith(UPLOADED)}
        uploaded = {(row[0], row[1]) for row in found} - held.keys()
        wanted = {
            key: self._row_of(key, position, body)
            for position, (key, body) in enumerate(bodies.items())
            if key not in uploaded
        }
        added = [row for key, row in wanted.items() if key not in held]
        other = [row for key, row in wanted.items() if key in held and held[key].hash != row["hash"]]
        back = [row for key, row in wanted.items() if key in held and held[key].retired and row not in other]
        gone = [key for key, row in held.items() if key not in wanted and not row.retired]
        if other and self._frozen:
            await self._refuse_new_questions(other)
        await self._put(added + other + back)
        await self._retire(gone)
        return [len(added), len(other) + len(back), len(gone)]

    async def _refuse_new_questions(self, rows: list[dict[str, Any]]) -> None:
        first, second = self._keys
        columns = self._table.c
        keys = {(row[first], row[second]): row for row in rows}
        found = await self._rows(select(columns[first], columns[second], columns.body))
        changed = [
            row
            for *key, body in found
            if (row := keys.get(tuple(key))) and _asked(body) != _asked(row["body"])
        ]
        if changed:
            raise Refused(
                "; ".join(
                    f"template {row['key']} version {row['version']} is published and may not "
                    "change: give what is new a new version"
                    for row in changed
                )
            )

    async def _put(self, rows: list[dict[str, Any]]) -> None:
        def build(insert: Any) -> Any:
            made = insert(self._table)
            owned = {name: made.excluded[name] for name in ("position", "body", "hash", "retired")}
            return made.on_conflict_do_update(index_elements=self._keys, set_=owned)

        if rows:
            await self._run(per_database(build), rows)

    async def _retire(self, keys: list[tuple[str, Any]]) -> None:
        first, second = (self._table.c[key] for key in self._keys)
        one = update(self._table).where(first == bindparam("first"), second == bindparam("second"))
        if keys:
            await self._run(one.values(retired=True), [{"first": a, "second": b} for a, b in keys])

    def _row_of(self, key: tuple[str, Any], position: int, body: Mapping[str, Any]) -> dict[str, Any]:
        names = dict(zip(self._keys, key, strict=True))
        return names | {"position": position, "body": dict(body), "hash": _digest(body), "retired": False}


def _asked(body: Any) -> Any:
    """A template as plain JSON, without the words that people use for its parts."""
    if isinstance(body, Mapping):
        return {key: _asked(value) for key, value in body.items() if key not in SPOKEN}
    return [_asked(value) for value in body] if isinstance(body, list | tuple) else body


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(to_json(body).encode()).hexdigest()
