"""`klyngebot people`: who may do what."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.commands.common import opened, print_json, print_table
from bot.people_file import read_people
from storage.records import Person


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
