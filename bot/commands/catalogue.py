"""`klyngebot catalogue`: the content that the bot knows from its files."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from bot.commands.common import opened, print_json
from storage.catalogue.load import builtin, fingerprint, load
from storage.catalogue.records import Catalogue


async def check(args: argparse.Namespace) -> None:
    """Read catalogue files; every fault is named. The database is not touched."""
    found = _counts(load(_folder(args)))
    if args.json:
        print_json(found)
    else:
        print("The catalogue is in order: " + ", ".join(f"{n} {what}" for what, n in found.items()) + ".")


async def sync(args: argparse.Namespace) -> None:
    """Bring catalogue files into the database; what is wrong or empty is refused, and the old kept."""
    catalogue = load(_folder(args))
    if args.folder:
        # Both fingerprints, the built-in one first: the next command sees that the built-in files have not
        # changed since, and leaves this folder's content in place.
        catalogue = replace(catalogue, fingerprint=f"{fingerprint(builtin())}+{catalogue.fingerprint}")
    async with opened() as database, database.work() as uow:
        done = await uow.catalogue.sync(catalogue, datetime.now(UTC))
    result = {
        "added": done.added,
        "changed": done.changed,
        "retired": done.retired,
        "revision": done.revision,
    }
    if args.json:
        print_json(result)
    else:
        print(", ".join(f"{what} {n}" for what, n in result.items()))


def _folder(args: argparse.Namespace) -> Path:
    return Path(args.folder) if args.folder else builtin()


def _counts(catalogue: Catalogue) -> dict[str, int]:
    return {
        "templates": len(catalogue.templates),
        "questions": sum(len(t.questions) for t in catalogue.templates.values()),
        "initiatives": len(catalogue.initiatives),
        "clusters": len(catalogue.clusters),
        "anchorings": len(catalogue.anchorings),
        "people": len(catalogue.people),
        "events": len(catalogue.events),
        "terms": len(catalogue.terms),
        "documents": len(catalogue.documents),
    }
