"""Writes for many rows at once, in one statement: row by row each costs more around it than in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, Executable, Table, bindparam, cast, func, type_coerce
from sqlalchemy.dialects import postgresql, sqlite

from storage.repositories.prepared import Prepared

Columns = Mapping[str, ColumnElement[Any]]
_ROWS = "rows"


class Many(Prepared):
    """A statement over rows that are given with it, all in one JSON text.

    `build` makes it, with the database's own `insert` and the rows' columns: some of the table's, by their names.
    """

    def __init__(
        self, table: Table, names: Sequence[str], build: Callable[[Any, Columns], Executable]
    ) -> None:
        rows = bindparam(_ROWS, type_=JSON)
        # SQLite's values are of their kinds already, and it would make a number of what is cast to JSON.
        embedded = build(sqlite.insert, _columns(func.json_each(rows), table, names, type_coerce))
        server = build(postgresql.insert, _columns(func.json_array_elements(rows), table, names, cast))
        super().__init__({"sqlite": embedded, "postgresql": server})

    def of(self, rows: Iterable[Iterable[Any]], **more: Any) -> dict[str, Any]:
        """The parameters to run it with: rows of values in the order of the columns, and those for all of them."""
        return {_ROWS: [[_plain(value) for value in row] for row in rows], **more}


def _columns(rows: Any, table: Table, names: Sequence[str], typed: Callable[..., Any]) -> Columns:
    row = rows.table_valued("value", name="given").c.value
    return {name: typed(row.op("->>")(at), table.c[name].type) for at, name in enumerate(names)}


def _plain(value: Any) -> Any:
    """A time as `Moment` has it on SQLite; PostgreSQL reads that too."""
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
