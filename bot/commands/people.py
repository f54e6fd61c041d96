"""`klyngebot people`: who may do what."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from bot.commands import CommandError
from bot.commands.common import opened, print_json, print_table
from bot.people_file import read_people
from dialogs.texts import texts_in
from storage.records import AuditEntry, Person
from storage.unit_of_work import UnitOfWork


async def load(args: argparse.Namespace) -> None:
    """Give the people in a file their roles."""
    content = await asyncio.to_thread(Path(args.file).read_bytes)
    async with opened() as database:
        async with database.read() as uow:
            catalogue = await uow.catalogue.load()
        rows = read_people(content, catalogue)
        async with database.work() as uow:
            count = await uow.people.import_people(rows)
    print(f"{count} people, {len(rows)} roles.")


async def show(args: argparse.Namespace) -> None:
    """Everybody the bot knows, with their roles."""
    async with opened() as database, database.read() as uow:
        people = await uow.people.all()
    if args.json:
        print_json([_as_json(person) for person in people])
        return
    print_table(
        ("upn", "name", "role", "cluster", "municipality", "organisation", "seen"),
        [
            (person.upn, person.name, *(role.values() or ("", "", "", "")), "yes" if person.object_id else "")
            for person in people
            for role in _roles(person) or [{}]
        ],
    )


async def about(args: argparse.Namespace) -> None:
    """A copy of everything that refers to a person, for them to have."""
    async with opened() as database, database.read() as uow:
        person = await _named(uow, args.upn)
        rows = await uow.person_data.rows(person.id)
    print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))


async def erase(args: argparse.Namespace) -> None:
    """Forget a person, as "slet mine data" does; it cannot be undone."""
    async with opened() as database, database.work() as uow:
        person, now = await _named(uow, args.upn), datetime.now(UTC)
        await uow.person_data.erase(person, texts_in("da").say("persondata-somebody"), now)
        await uow.audit.add(AuditEntry(now, None, "person_erased", f"person:{person.id}"))
    print(f"{args.upn} is forgotten.")


async def _named(uow: UnitOfWork, upn: str) -> Person:
    person = await uow.people.by_upn(upn)
    if person is None:
        raise CommandError(f"there is nobody with the upn {upn!r}; `klyngebot people list` shows everybody")
    return person


def _roles(person: Person) -> list[dict[str, str | None]]:
    return [
        {
            "role": m.role.value,
            "cluster": m.cluster,
            "municipality": m.municipality,
            "organisation": m.organisation,
        }
        for m in person.memberships
    ]


def _as_json(person: Person) -> dict[str, object]:
    seen = person.object_id is not None
    return {"upn": person.upn, "name": person.name, "seen": seen, "roles": _roles(person)}
