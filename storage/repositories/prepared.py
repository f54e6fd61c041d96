"""Statements that every turn runs, compiled once.

SQLAlchemy spends some 45 microseconds around a statement that SQLite does in 15, and a turn runs nine. A
prepared statement keeps what SQLAlchemy made of it, the text and what its column types do to values, and
goes to the embedded database's driver with that. On PostgreSQL, where a statement waits for the network
anyway, SQLAlchemy runs it like any other.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import ClauseElement, Dialect, Executable, Select
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from storage.engines import Embedded
from storage.errors import translate

Parameters = Mapping[str, Any]
Process = Callable[[Any], Any] | None


class _Bind(NamedTuple):
    """Where one value of the statement comes from: from `name` of the parameters, or always `value`."""

    name: str | None
    value: Any
    process: Process


class _Plan(NamedTuple):
    sql: str
    binds: Sequence[_Bind]
    row: Callable[[Any], Any]
    results: Sequence[tuple[int, Callable[[Any], Any]]]


class Prepared:
    """A statement, or one for each database, with nothing in it that grows with its values, as IN does."""

    def __init__(self, statement: Executable | Mapping[str, Executable]) -> None:
        self.statement = statement
        self._plans: dict[tuple[str, ...], _Plan] = {}

    async def rows(self, driver: Embedded, dialect: Dialect, parameters: Parameters) -> Sequence[Any]:
        """All rows, each a named tuple."""
        plan, (_, rows) = await self._run(driver, dialect, parameters)
        if not plan.results:
            return [plan.row(row) for row in rows]
        return [plan.row(_processed(row, plan.results)) for row in rows]

    async def changed(self, driver: Embedded, dialect: Dialect, parameters: Parameters) -> int:
        """How many rows it touched."""
        _, (cursor, _) = await self._run(driver, dialect, parameters)
        return cursor.rowcount

    async def _run(self, driver: Embedded, dialect: Dialect, parameters: Parameters) -> tuple[_Plan, Any]:
        given = tuple(parameters)
        plan = self._plans.get(given) or self._plans.setdefault(given, self._planned(dialect, given))
        values = [
            bind.value
            if bind.name is None
            else parameters[bind.name]
            if bind.process is None
            else bind.process(parameters[bind.name])
            for bind in plan.binds
        ]
        try:
            return plan, await driver.now_or_patiently(plan.sql, values)
        except sqlite3.Error as error:
            raise translate(error) from None

    def _planned(self, dialect: Dialect, given: tuple[str, ...]) -> _Plan:
        statement = self.statement
        chosen = statement[dialect.name] if isinstance(statement, Mapping) else statement
        assert isinstance(chosen, ClauseElement)
        compiled = cast(SQLCompiler, chosen.compile(dialect=dialect, column_keys=list(given)))
        columns: list[Any] = list(chosen.selected_columns) if isinstance(chosen, Select) else []
        processes = [_result(column.type, dialect) for column in columns]
        return _Plan(
            str(compiled),
            [_bind(compiled, dialect, name, given) for name in compiled.positiontup or ()],
            _row_of([column.key for column in columns]),
            [(at, process) for at, process in enumerate(processes) if process],
        )


def _bind(compiled: SQLCompiler, dialect: Dialect, name: str, given: tuple[str, ...]) -> _Bind:
    bind = compiled.binds.get(name)
    process = bind.type.dialect_impl(dialect).bind_processor(dialect) if bind is not None else None
    if name in given:
        return _Bind(name, None, process)
    defaults = {column.key: column.default for column in compiled.insert_prefetch}
    constants = compiled.construct_params(dict.fromkeys(given))
    value = defaults[name].arg if name in defaults else constants[name]  # type: ignore[union-attr]
    assert not callable(value), name
    return _Bind(None, process(value) if process else value, None)


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    return kind.dialect_impl(cast(DefaultDialect, dialect)).result_processor(dialect, None)


def _row_of(names: Sequence[str | None]) -> Callable[[Any], Any]:
    """What makes a row of values one whose columns have names, as SQLAlchemy's rows do."""
    named: Any = namedtuple("named", [name or "_" for name in names], rename=True)  # type: ignore[misc]
    row: Any = type("Row", (named,), {"__slots__": (), "_mapping": property(named._asdict)})
    make: Callable[[Any], Any] = row._make
    return make


def _processed(row: Sequence[Any], results: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for at, process in results:
        values[at] = process(values[at])
    return values
