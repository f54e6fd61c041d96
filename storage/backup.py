"""Backup and restore while the bot runs: one portable file, whichever database it came from.

A gzip of JSON lines: a header, then `[table, {column: value}]` per row in an order that foreign keys allow.
It needs no tool of the database's, and moves the data from SQLite to PostgreSQL as well.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, func, insert, inspect, select, text

from storage import engines
from storage.database import Database
from storage.errors import Refused, translated
from storage.migrations import HEAD
from storage.models import metadata

FORMAT = "klyngebot-backup-1"
_CHUNK = 200
_FROM_FILES = {
    "catalogue_item",
    "catalogue_template",
    "catalogue_state",
}  # what a fresh start fills by itself

Line = tuple[str, dict[str, Any]]


async def backup(database: Database, path: Path) -> int:
    """Write everything, as it is at one moment, to a file that is there whole or not; tell how many rows."""
    if not await database.is_current():
        raise Refused("the database must be migrated before it is backed up")
    part = path.with_name(path.name + ".part")
    engine = engines.reader(database.url, engines.maintenance(database.url))
    try:
        with translated():
            async with engine.begin() as connection:
                count = await connection.run_sync(_dump, part)
        os.replace(part, path)
        return count
    finally:
        part.unlink(missing_ok=True)
        await engine.dispose()


async def restore(database: Database, path: Path, replace: bool = False) -> int:
    """Fill the database from a backup of this schema or an older one, all or nothing, and tell how many rows.

    Refused over a database with other people's tables, and over our own data unless `replace` is said.
    """
    with _reading(path) as file:
        revision = _header(file)
        engine = engines.maintenance(database.url)
        try:
            with translated():
                async with engine.begin() as connection:
                    return await connection.run_sync(_refill, revision, file, replace)
        finally:
            await engine.dispose()


def _dump(connection: Connection, path: Path) -> int:
    count = 0
    # Readable by its owner only from the first byte: there are names and drafts in it.
    with (
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
        gzip.open(raw, "wt", encoding="utf-8") as file,
    ):
        file.write(json.dumps({"format": FORMAT, "revision": HEAD}) + "\n")
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                file.write(
                    json.dumps([table.name, dict(row._mapping)], default=_plain, ensure_ascii=False) + "\n"
                )
                count += 1
        file.flush()
    return count


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(value).decode()
    raise TypeError(type(value).__name__)


def _header(file: IO[str]) -> str:
    header = json.loads(file.readline())
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise Refused("this file is no backup of Klyngebot's")
    if not isinstance(header.get("revision"), str) or header["revision"] > HEAD:
        raise Refused("this backup was made by a newer version of Klyngebot")
    return header["revision"]


@contextmanager
def _reading(path: Path) -> Iterator[IO[str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield file
    except (gzip.BadGzipFile, zlib.error, EOFError, UnicodeDecodeError, json.JSONDecodeError):
        raise Refused("this file is no whole backup of Klyngebot's") from None


def _refill(connection: Connection, revision: str, file: IO[str], replace: bool) -> int:
    """Into empty tables of the backup's own revision, then forward to ours."""
    from storage.migrations.run import upgrade_on

    _clear(connection, replace)
    upgrade_on(connection, revision)
    there = MetaData()
    there.reflect(connection, only=lambda name, _: name in metadata.tables)
    count = 0
    lines: Iterator[Line] = ((name, row) for name, row in map(json.loads, file))
    for name, group in groupby(lines, key=lambda line: line[0]):
        count += _insert(connection, there.tables[name], (row for _, row in group))
    for table in there.tables.values():
        _count_on(connection, table)
    upgrade_on(connection)
    return count


def _clear(connection: Connection, replace: bool) -> None:
    """Leave no table of ours behind, if that is allowed."""
    found = set(inspect(connection).get_table_names())
    if not found:
        return
    if "alembic_version" not in found or not found >= {"person", "report", "answer"}:
        raise Refused("the database holds something else; restore into an empty one")
    ours = [table for table in metadata.sorted_tables if table.name in found]
    filled = [
        t
        for t in ours
        if t.name not in _FROM_FILES and connection.execute(select(t.primary_key.columns[0]).limit(1)).first()
    ]
    if filled and not replace:
        raise Refused("the database has data; say that it may be replaced")
    for table in reversed(ours):
        table.drop(connection)
    connection.execute(text("DROP TABLE alembic_version"))


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> int:
    """Values go in as the table's own types, read from the database: an older schema need not be ours."""
    binary = [column.name for column in table.c if isinstance(column.type, LargeBinary)]
    count, rows = 0, iter(rows)
    while chunk := list(islice(rows, _CHUNK)):
        for row in chunk:
            row.update({name: base64.b64decode(row[name]) for name in binary if row[name] is not None})
        connection.execute(insert(table), chunk)
        count += len(chunk)
    return count


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL hands out ids from a sequence, which does not see the ids that came from a backup."""
    if connection.dialect.name != "postgresql" or "id" not in table.c:
        return
    sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    if sequence and highest:
        connection.execute(select(func.setval(sequence, highest)))
