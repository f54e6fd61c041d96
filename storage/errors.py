"""What can go wrong in storage. Nothing else leaves it: no driver's exception, no value somebody wrote.

StorageError
├── Conflict            somebody else was first: retry the turn
│   ├── StaleAnswer     a newer revision of the answer exists; `latest` is it
│   └── StaleAmendment  somebody has changed the same item of the catalogue since; `latest` is it
├── Unavailable         the database cannot be reached, is locked, full or broken
└── Refused             what was asked for is not allowed (a changed published template, a restore over data)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from storage.records import Amendment, Answer

SQLITE_OUT_OF_REACH = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
SQLITE_FIRST = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
POSTGRES_FIRST = frozenset({"23505", "40001", "40P01"})  # unique violation, serialization failure, deadlock
POSTGRES_OUT_OF_REACH = ("08", "53", "55P03", "57", "58")  # connection, resources, lock, operator, system


class StorageError(Exception):
    """The base of everything that storage raises."""


class Conflict(StorageError):
    """Somebody else was first. The turn can be tried again from the start."""


class StaleAnswer(Conflict):
    """An answer was written on top of a revision that is not the newest. The transaction is still usable."""

    def __init__(self, latest: Answer) -> None:
        super().__init__(f"revision {latest.revision} of {latest.question} is newer")
        self.latest = latest


class StaleAmendment(Conflict):
    """A change was made on top of one that is not the newest. The transaction is still usable."""

    def __init__(self, latest: Amendment) -> None:
        super().__init__(f"{latest.kind} {latest.key} was changed meanwhile")
        self.latest = latest


class Unavailable(StorageError):
    """The database cannot be used now. Nothing of the unit of work was stored, as far as is known."""


class Refused(StorageError):
    """Storage will not do this; the message says why and what to do."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn whatever the driver raises inside into an error of this module.

    The cause is cut off: PostgreSQL puts the offending values into its messages, and a traceback is logged.
    """
    try:
        yield
    except exc.SQLAlchemyError as error:
        raise translate(error) from None


def translate(error: Exception) -> Exception:
    """The error of ours that stands for a driver's error. Never carries a parameter's value."""
    if isinstance(error, exc.TimeoutError):
        return Unavailable("no connection to the database became free in time")
    if isinstance(error, sqlite3.Error):
        return _from_driver(error)
    if isinstance(error, exc.DBAPIError):
        lost = error.connection_invalidated or isinstance(error, exc.OperationalError | exc.InterfaceError)
        return _from_driver(error.orig, error.connection_invalidated, lost)
    if isinstance(error, exc.StatementError) and isinstance(error.orig, ValueError):
        return ValueError(str(error.orig))
    return StorageError(f"the database refused a statement ({type(error).__name__})")


def _from_driver(error: BaseException | None, invalidated: bool = False, lost: bool = False) -> StorageError:
    """`lost`: what a driver raises without a code of its own when the connection broke."""
    code = getattr(error, "sqlite_errorcode", None)
    state = getattr(error, "sqlstate", None)
    told = getattr(error, "sqlite_errorname", None) or state or type(error).__name__
    if code in SQLITE_FIRST or state in POSTGRES_FIRST:
        return Conflict(f"somebody else was first ({told})")
    if isinstance(code, int) and code & 0xFF in SQLITE_OUT_OF_REACH:
        return Unavailable(f"the database cannot be used now ({told})")
    if state and state.startswith(POSTGRES_OUT_OF_REACH):
        return Unavailable(f"the database cannot be used now ({told})")
    if invalidated or (code is None and state is None and lost):
        return Unavailable(f"the database cannot be reached ({told})")
    return StorageError(f"the database refused a statement ({told})")
