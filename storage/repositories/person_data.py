"""What is kept about a person, in every table there is, and how it is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, bindparam, delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.columns import Verbatim
from storage.models import (
    amendment,
    answer,
    conversation,
    digest,
    file,
    membership,
    metadata,
    notice,
    person,
    report_snapshot,
    state,
)
from storage.records import Person
from storage.repositories.answers import Answers
from storage.repositories.base import Repository
from storage.repositories.catalogue import CatalogueStore

GO = (membership, conversation, notice)
"""Tables whose rows are about the person alone, and go with them; so do those that the person is a key of."""


class PersonData(Repository):
    """`uow.person_data`. It looks at every table that refers to a person, so a new one is never forgotten."""

    def __init__(self, connection: AsyncConnection, catalogue: CatalogueStore) -> None:
        super().__init__(connection)
        self._catalogue = catalogue

    async def counts(self, person_id: int) -> dict[str, int]:
        """How many rows of each table refer to this person; tables with none are left out."""
        found: dict[str, int] = {}
        for table, column in references():
            row = await self._row(select(func.count()).select_from(table).where(column == person_id))
            if row and row[0]:
                found[table.name] = found.get(table.name, 0) + row[0]
        return found

    async def rows(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Everything in those rows but files' bytes, for the person to have; and their own row."""
        out: dict[str, list[dict[str, Any]]] = {}
        for table, column in ((person, person.c.id), *references()):
            shown = [c for c in table.c if c.name != "content"]
            for row in await self._rows(select(*shown).where(column == person_id)):
                if dict(row._mapping) not in out.setdefault(table.name, []):
                    out[table.name].append(dict(row._mapping))
        return {name: rows for name, rows in out.items() if rows}

    async def erase(self, who: Person, instead: str, at: datetime) -> None:
        """Forget a person. What they wrote for their cluster stays, with `instead` where their name was.

        Their number stays in those rows, and leads to a row that says nothing. The next time they write they
        are somebody new, without a role.
        """
        await self._anonymous_json(who, instead)
        if await self._row(select(amendment.c.id).where(amendment.c.author_id == who.id).limit(1)):
            await self._catalogue.advance(at)  # their name stands as a source there
        for table, column in references():
            if table in GO or column.primary_key:
                await self._run(delete(table).where(column == who.id))
            elif (name := name_column(table, column)) is not None:
                await self._run(update(table).where(column == who.id).values({name.name: instead}))
        own = (state.c.tenant_id == (who.tenant_id or "")) & (state.c.person_key == (who.object_id or ""))
        await self._run(delete(state).where(own))
        blank = {
            "upn": "",
            "upn_key": f"erased {who.id}",
            "name": instead,
            "tenant_id": None,
            "object_id": None,
        }
        await self._run(update(person).where(person.c.id == who.id).values(**blank))

    async def _anonymous_json(self, who: Person, instead: str) -> None:
        """Names that stand inside answers, submissions, digests and files."""
        reports = select(answer.c.report_id).where(answer.c.author_id == who.id).distinct()
        change = update(answer).where(answer.c.id == bindparam("row")).values(parts=bindparam("new"))
        found = select(answer.c.id, answer.c.parts).where(answer.c.report_id.in_(reports))
        for row in await self._rows(found):
            parts = [_without(part, who, instead) for part in row.parts]
            if parts != row.parts:
                await self._run(change, {"row": row.id, "new": parts})
        for (report_id,) in await self._rows(reports):
            theirs = await Answers(self._connection).written_by(who.id, report_id)
            mine = report_snapshot.c.report_id == report_id
            await self._rewrite(report_snapshot, mine, partial(_unsigned, theirs, instead))
        # Nobody is shown a digest's authors later, so that a namesake loses theirs there does no harm.
        await self._rewrite(digest, true(), partial(_renamed, who.name, instead))
        unknown = file.c.author_id.is_(None)  # sent before it was kept by whom
        await self._run(update(file).where(unknown, file.c.author == who.name).values(author=instead))

    async def _rewrite(self, table: Table, where: ColumnElement[bool], change: Callable[[Any], Any]) -> None:
        """Change the JSON `body` of a table's rows."""
        renew = update(table).where(table.c.id == bindparam("row")).values(body=bindparam("new"))
        for row in await self._rows(select(table.c.id, table.c.body).where(where)):
            new = change(row.body)
            if new != row.body:
                await self._run(renew, {"row": row.id, "new": new})


def references() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of every table that refers to a person."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column is person.c.id:
                yield table, key.parent


def name_column(table: Table, column: Column[Any]) -> Column[Any] | None:
    """Where the name stands that was kept beside such a reference: `author` beside `author_id`."""
    stem = column.name.removesuffix("_id")
    names = [stem, f"{stem}_name", *(["name", "author", "recipient"] if stem == "person" else [])]
    found = (table.c[name] for name in names if name in table.c and table.c[name] is not column)
    return next((c for c in found if isinstance(c.type, Verbatim)), None)


def _without(part: dict[str, Any], who: Person, instead: str) -> dict[str, Any]:
    return {**part, "author": instead} if part.get("author_id") == who.id else part


def _unsigned(theirs: set[tuple[str, int]], instead: str, body: dict[str, Any]) -> dict[str, Any]:
    """A submission whose authors of these revisions, (question, revision), are named otherwise."""
    sections = [
        {
            **section,
            "questions": [
                {**one, "author": instead} if (one["key"], one["revision"]) in theirs else one
                for one in section["questions"]
            ],
        }
        for section in body["sections"]
    ]
    return {**body, "sections": sections}


def _renamed(name: str, instead: str, value: Any) -> Any:
    """A digest's JSON with another name in its authors."""
    if isinstance(value, list):
        return [_renamed(name, instead, inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {
        key: instead if key == "author" and inner == name else _renamed(name, instead, inner)
        for key, inner in value.items()
    }
