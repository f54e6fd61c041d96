"""What clusters reported about how far they are: entries that are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Executable, Select, func, insert, select, text

from storage.models import status_entry, status_look, status_pair
from storage.records import Standing, StatusContent, StatusEntry, StatusState, TrafficLight
from storage.repositories.base import AnyRow, Repository, per_database

_TOLD = ("cluster", "state", "text", "as_of", "milestone", "blocker", "needs_help", "light", "corrects")
_COLUMNS = [status_entry.c[name] for name in ("id", *_TOLD, "parts", "author_id", "author", "at")]
_IN_ORDER: dict[
    str, Executable
] = {  # Whoever reads "everything after entry 7" must never have 6 appear later; SQLite writes one by one.
    "sqlite": select(1),
    "postgresql": text("LOCK TABLE status_entry IN SHARE ROW EXCLUSIVE MODE"),
}
_LOOK = per_database(
    lambda insert: (made := insert(status_look)).on_conflict_do_update(
        index_elements=["person_id"], set_={name: made.excluded[name] for name in ("entry_id", "at")}
    )
)
_corrected = select(status_entry.c.corrects).where(status_entry.c.corrects.is_not(None))


class Statuses(Repository):
    """`uow.statuses`. Order is by id; nothing is changed or removed."""

    async def add(
        self, content: StatusContent, author_id: int | None, author: str, at: datetime
    ) -> StatusEntry:
        """Keep what somebody reports."""
        await self._run(_IN_ORDER)
        written = {name: getattr(content, name) for name in _TOLD}
        written |= {"parts": list(content.parts), "author_id": author_id, "author": author, "at": at}
        row = await self._row(insert(status_entry).returning(*_COLUMNS), written)
        assert row is not None
        part = ",".join(sorted(content.parts))
        pairs = [
            {"entry_id": row.id, "initiative": number, "cluster": content.cluster, "part": part}
            for number in content.initiatives
        ]
        await self._run(insert(status_pair), pairs)
        return _entry(row, content.initiatives)

    async def by_id(self, entry_id: int) -> StatusEntry | None:
        """One entry."""
        found = await self._entries(_joined().where(status_entry.c.id == entry_id))
        return found[0] if found else None

    async def newest(self, cluster: str | None = None, initiative: int | None = None) -> list[Standing]:
        """Where each pair of cluster and initiative stands that was ever reported on, in one query.

        An entry that another one corrects stands no more. A part of the cluster stands beside the whole until
        the whole reports again.
        """
        last = (
            select(func.max(status_pair.c.entry_id).label("id"))
            .where(status_pair.c.entry_id.not_in(_corrected), *_of(cluster, initiative))
            .group_by(status_pair.c.cluster, status_pair.c.initiative, status_pair.c.part)
        )
        wanted = _joined().where(status_entry.c.id.in_(last))
        pairs: dict[tuple[str, int], list[tuple[StatusEntry, str]]] = {}
        latest: set[tuple[str, int, str]] = set()
        for entry in reversed(await self._entries(wanted)):
            part = ",".join(sorted(entry.parts))
            for number in entry.initiatives:
                here = entry.cluster, number, part
                if here not in latest and initiative in (None, number):
                    latest.add(here)
                    pairs.setdefault((entry.cluster, number), []).append((entry, part))
        return [_standing(pair, entries) for pair, entries in sorted(pairs.items())]

    async def history(self, cluster: str, initiative: int) -> list[StatusEntry]:
        """Every entry about a pair, oldest first; those that were corrected too."""
        mine = select(status_pair.c.entry_id).where(*_of(cluster, initiative))
        return await self._entries(_joined().where(status_entry.c.id.in_(mine)))

    async def changed(
        self, after: int = 0, since: datetime | None = None, cluster: str | None = None
    ) -> list[StatusEntry]:
        """The entries with a higher id than `after`, and made at `since` or later; oldest first."""
        wanted = _joined().where(status_entry.c.id > after)
        if since is not None:
            wanted = wanted.where(status_entry.c.at >= since)
        return await self._entries(
            wanted if cluster is None else wanted.where(status_entry.c.cluster == cluster)
        )

    async def last_heard(self) -> dict[str, StatusEntry]:
        """The newest entry of each cluster that ever reported."""
        last = select(func.max(status_entry.c.id)).group_by(status_entry.c.cluster)
        return {e.cluster: e for e in await self._entries(_joined().where(status_entry.c.id.in_(last)))}

    async def looked(self, person_id: int) -> tuple[int, datetime] | None:
        """The newest entry there was when this person last looked, and when that was; None: never."""
        row = await self._row(
            select(status_look.c.entry_id, status_look.c.at).where(status_look.c.person_id == person_id)
        )
        return (row.entry_id, row.at) if row else None

    async def look(self, person_id: int, at: datetime) -> None:
        """Note that this person has now seen all there is."""
        highest = (await self._run(select(func.max(status_entry.c.id)))).scalar()
        await self._run(_LOOK, {"person_id": person_id, "entry_id": highest or 0, "at": at})

    async def _entries(self, wanted: Select[*tuple[Any, ...]]) -> list[StatusEntry]:
        """Entries with their initiatives from one row per pair, oldest first."""
        rows = await self._rows(wanted.order_by(status_entry.c.id, status_pair.c.initiative))
        return [
            _entry(together[0], [row.initiative for row in together])
            for together in (list(group) for _, group in groupby(rows, key=lambda row: row.id))
        ]


def _joined() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS, status_pair.c.initiative).join(
        status_pair, status_pair.c.entry_id == status_entry.c.id
    )


def _of(cluster: str | None, initiative: int | None) -> list[Any]:
    given = {status_pair.c.cluster: cluster, status_pair.c.initiative: initiative}
    return [column == value for column, value in given.items() if value is not None]


def _standing(pair: tuple[str, int], entries: Sequence[tuple[StatusEntry, str]]) -> Standing:
    """Newest first; what is older than the whole cluster's own newest no longer stands."""
    whole = next((entry.id for entry, part in entries if not part), 0)
    first, *rest = (entry for entry, _ in entries if entry.id >= whole)
    return Standing(pair[1], pair[0], first, tuple(rest))


def _entry(row: AnyRow, initiatives: Iterable[int]) -> StatusEntry:
    held = dict(row._mapping)
    held.pop("initiative", None)
    held |= {"parts": tuple(row.parts), "initiatives": tuple(initiatives), "state": StatusState(row.state)}
    return StatusEntry(**held | {"light": TrafficLight(row.light) if row.light else None})
