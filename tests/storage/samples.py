"""What the storage tests are made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event

from storage.database import Database
from storage.records import Answer, AnswerKind, Part, Person, Report, ReportKey
from storage.unit_of_work import UnitOfWork

AT = datetime(2019, 10, 21, 9, 30, tzinfo=UTC)
EARLIER = AT - timedelta(days=900)
VEST_8 = ReportKey("april-2019", "vest", 8)


async def somebody(uow: UnitOfWork, name: str = "Anna") -> Person:
    """A person without roles."""
    return await uow.people.remember(f"{name}@Vest.example", name, "tenant", f"object-{name}")


async def begun(uow: UnitOfWork, key: ReportKey = VEST_8) -> Report:
    """A report that nobody has answered anything in."""
    return await uow.reports.start(key, 1, None, AT)


async def wrote(uow: UnitOfWork, report: Report, text: str, base: int = 0, question: str = "a1") -> Answer:
    """One more revision of an answer."""
    part = Part(None, "Anna", text, AT)
    return await uow.reports.write(report.id, question, AnswerKind.text, [part], None, "Anna", AT, base)


class QueryCount:
    """Counts the statements that a database is sent from now on; begins and ends of transactions are none."""

    def __init__(self, database: Database) -> None:
        self.count = 0
        if database.embedded:
            for engine in (database._writer, database._reader):
                event.listen(engine.sync_engine, "checkout", self._watch)
        else:  # PostgreSQL's reader is the writer with other options, and tells it all it does
            event.listen(database._writer.sync_engine, "before_cursor_execute", self._seen)

    def _watch(self, connection: Any, *_: object) -> None:
        """Hear from SQLite itself, since prepared statements do not go by SQLAlchemy."""
        connection.driver_connection._conn.set_trace_callback(self._traced)

    def _traced(self, statement: str) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "--")):
            self._seen(None, None, statement)

    def _seen(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self.count += 1

    def taken(self) -> int:
        """How many there were since the last time."""
        count, self.count = self.count, 0
        return count
