"""`klyngebot status`: where every pair of cluster and initiative stands, reported or told by the documents."""

from __future__ import annotations

import argparse
from datetime import UTC
from typing import Any

from bot.commands import CommandError
from bot.commands.common import opened, print_json, print_table
from dialogs.status.standing import Known, known
from storage.catalogue.records import Catalogue
from storage.records import StatusEntry

LONGEST = 80


async def show(args: argparse.Namespace) -> None:
    """Every pair of the cluster and initiative given."""
    async with opened() as database, database.read() as uow:
        catalogue = await uow.catalogue.load()
        _check(catalogue, args.cluster, args.initiative)
        found = await known(uow, catalogue, args.cluster)
    wanted = [k for k in found.values() if args.initiative in (None, k.initiative)]
    rows = [_row(catalogue, k) for k in wanted]
    if args.json:
        print_json(rows)
    else:
        heads = ("cluster", "initiative", "state", "as_of", "light", "needs_help", "author", "text")
        print_table(heads, [[_cell(row[head]) for head in heads] for row in rows])


def _cell(value: Any) -> Any:
    """One line of a text, for a table."""
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else value


def _check(catalogue: Catalogue, cluster: str | None, initiative: int | None) -> None:
    if cluster is not None and cluster not in catalogue.clusters:
        raise CommandError(f"no cluster {cluster}; there are {', '.join(catalogue.clusters)}")
    if initiative is not None and initiative not in catalogue.initiatives:
        raise CommandError(f"no initiative {initiative}")


def _row(catalogue: Catalogue, k: Known) -> dict[str, Any]:
    """What stands; `reported` is false for what only the documents tell, with their `source`."""
    row: dict[str, Any] = {
        "cluster": k.cluster,
        "initiative": k.initiative,
        "reported": k.entry is not None,
        "state": k.state.value if k.state else None,
        "as_of": k.as_of,
    }
    return row | (_reported(k.entry, k.beside) if k.entry is not None else _documented(catalogue, k))


def _reported(entry: StatusEntry, beside: tuple[StatusEntry, ...]) -> dict[str, Any]:
    return {
        "initiatives": list(entry.initiatives),
        "parts": list(entry.parts),
        "text": entry.text,
        "milestone": entry.milestone,
        "blocker": entry.blocker,
        "needs_help": entry.needs_help,
        "light": entry.light.value if entry.light else None,
        "author": entry.author,
        "at": entry.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "corrects": entry.corrects,
        "beside": [other.id for other in beside],
        "source": None,
    }


def _documented(catalogue: Catalogue, k: Known) -> dict[str, Any]:
    record = k.told or k.anchoring
    cited = catalogue.cite(record.source[0]) if record else None
    return {
        "initiatives": list(record.initiatives) if record else [k.initiative],
        "parts": [],
        "text": k.told.text if k.told else None,
        "milestone": None,
        "blocker": None,
        "needs_help": False,
        "light": None,
        "author": None,
        "at": None,
        "corrects": None,
        "beside": [],
        "source": {"document": cited.document, "heading": cited.heading, "date": cited.date}
        if cited
        else None,
    }
