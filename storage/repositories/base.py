"""What every repository does the same way: run a statement, get rows, never let a driver's error out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engines import Embedded
from storage.errors import StorageError, translate
from storage.repositories.prepared import Prepared

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]
AnyRow = Row[*tuple[Any, ...]]
AnyResult = CursorResult[*tuple[Any, ...]]
Statement = Executable | Mapping[str, Executable] | Prepared


def per_database(build: Callable[[Any], Executable]) -> Mapping[str, Executable]:
    """One statement built with each database's own `insert`, which alone knows ON CONFLICT."""
    return {"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)}


class Repository:
    """Works inside one unit of work.

    Statements that a turn runs are module constants with bound parameters, and `Prepared`. Others are
    compiled once too, as long as they are built the same way each time.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _run(self, statement: Statement, parameters: Parameters | None = None) -> AnyResult:
        if isinstance(statement, Prepared):
            statement = statement.statement
        if isinstance(statement, Mapping):
            statement = statement[self._connection.dialect.name]
        try:
            return await self._connection.execute(statement, parameters)
        except SQLAlchemyError as error:
            raise translate(error) from None

    async def _rows(self, statement: Statement, parameters: Parameters | None = None) -> Sequence[AnyRow]:
        if isinstance(statement, Prepared) and isinstance(parameters, Mapping) and (driver := self._embedded):
            return await statement.rows(driver, self._connection.dialect, parameters)
        return (await self._run(statement, parameters)).all()

    async def _row(self, statement: Statement, parameters: Parameters | None = None) -> AnyRow | None:
        if isinstance(statement, Prepared):
            return next(iter(await self._rows(statement, parameters)), None)
        return (await self._run(statement, parameters)).first()

    async def _changed(self, statement: Statement, parameters: Parameters | None = None) -> int:
        """Run a write, and tell how many rows it touched."""
        if isinstance(statement, Prepared) and isinstance(parameters, Mapping) and (driver := self._embedded):
            return await statement.changed(driver, self._connection.dialect, parameters)
        count = (await self._run(statement, parameters)).rowcount
        if count < 0:  # "unknown" must never be taken for "some"
            raise StorageError("the database did not say how many rows it changed")
        return count

    @property
    def _embedded(self) -> Embedded | None:
        """The embedded database's own connection, in the same transaction; None on PostgreSQL."""
        connection = self._connection.sync_connection
        driver = connection.connection.driver_connection if connection is not None else None
        return driver if isinstance(driver, Embedded) else None
