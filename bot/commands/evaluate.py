"""`klyngebot eval`: how well labelled questions are understood.

A line of the file is `{"text", "intent", "entities", "accept"}`; `accept` names other right intents.
Words such as "in a week" count from KLYNGEBOT_NOW.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.commands import CommandError
from bot.commands.common import opened, plain, print_json, print_table
from bot.settings import load_settings
from dialogs.understanding import Understanding
from storage.catalogue.records import Catalogue


async def evaluate(args: argparse.Namespace) -> None:
    """Recognise every question of the file, and count what was right."""
    rows = _rows(await asyncio.to_thread(Path(args.file).read_text, "utf-8"))
    async with opened() as database, database.read() as uow:
        catalogue = await uow.catalogue.load()
    today = Clock(load_settings().now).today()
    understanding, keys = Understanding(catalogue), _keys(catalogue)
    start = time.perf_counter()
    results = [_judged(row, understanding.recognise(row["text"], None, today), keys) for row in rows]
    taken = time.perf_counter() - start
    summary = _summary(results, taken)
    misses = [r for r in results if not (r["intent_right"] and r["entities_right"])]
    if args.json:
        print_json(summary | ({"misses": misses} if args.errors else {}))
        return
    for name, value in summary.items():
        print(f"{name}: {value}")
    if args.errors:
        print_table(
            ("expected", "got", "decision", "text"),
            [(r["expected"], r["got"], r["decision"], r["text"]) for r in misses],
        )


def _rows(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except ValueError:
            raise CommandError(f"line {number} is no JSON.") from None
        if row is not None:
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "intent" not in row:
                raise CommandError(f"line {number} needs a text and an intent.")
            rows.append(row)
    if not rows:
        raise CommandError("there are no questions in the file.")
    return rows


def _keys(catalogue: Catalogue) -> dict[str, str]:
    """The id for each way a place or a person may be labelled."""
    names = {key: cluster.name for key, cluster in catalogue.clusters.items()}
    names |= {key: municipality.name for key, municipality in catalogue.municipalities.items()}
    names |= {key: person.name for key, person in catalogue.people.items()}
    return {spelling.casefold(): key for key, name in names.items() for spelling in (key, name)}


def _judged(row: Mapping[str, Any], seen: Any, keys: Mapping[str, str]) -> dict[str, Any]:
    wanted: Mapping[str, Any] = row.get("entities") or {}
    slots = plain(seen.slots)
    return {
        "text": row["text"],
        "expected": row["intent"],
        "got": seen.intent,
        "decision": str(seen.decision),
        "slots": slots,
        "intent_right": seen.intent in (row["intent"], *row.get("accept", ())),
        "entities_right": all(_there(value, name, slots, keys) for name, value in wanted.items()),
    }


def _there(expected: object, name: str, slots: Mapping[str, Any], keys: Mapping[str, str]) -> bool:
    """True when a slot says what was expected; several values may stand in any slot, in any order."""
    if isinstance(expected, list):
        wanted = {_id(value, keys) for value in expected}
        return any(isinstance(v, list) and {_id(one, keys) for one in v} == wanted for v in slots.values())
    return name in slots and _id(expected, keys) == _id(slots[name], keys)


def _id(value: object, keys: Mapping[str, str]) -> str:
    spelled = str(value).casefold()
    return keys.get(spelled, spelled)


def _summary(results: list[dict[str, Any]], taken: float) -> dict[str, Any]:
    def share(name: str) -> float:
        return round(sum(r[name] for r in results) / len(results), 4)

    return {
        "questions": len(results),
        "intent": share("intent_right"),
        "entities": share("entities_right"),
        "decisions": dict(Counter(r["decision"] for r in results)),
        "ms_each": round(taken / len(results) * 1000, 2),
    }
