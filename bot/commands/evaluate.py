"""`klyngebot eval`: how well labelled questions are understood.

A line of the file is `{"text", "intent", "entities", "accept"}`; `accept` names other right intents.
Words such as "in a week" count from KLYNGEBOT_NOW. Where a language model is set up, it chooses as it does in the
chat; the times are without it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.commands import CommandError
from bot.commands.common import chooser, opened, plain, print_json, print_table
from bot.settings import load_settings
from dialogs.services import Chooser
from dialogs.understanding import Understanding
from dialogs.understanding.choosing import settled
from dialogs.understanding.details import with_cluster
from dialogs.understanding.evaluate import tier
from storage.catalogue.records import Catalogue

OUTCOMES = (
    "at_once",
    "quoted",
    "one_press",
    "wrong",
    "quoted_beside",
    "lost",
    "refused",
    "shown",
    "falsely_sure",
)
"""What can become of a question; `dialogs.understanding.evaluate.Rates` says what each means."""


async def evaluate(args: argparse.Namespace) -> None:
    """Recognise every question of the file, and count what became of it, in all and per intent."""
    rows = _rows(await asyncio.to_thread(Path(args.file).read_text, "utf-8"))
    async with opened() as database, database.read() as uow:
        catalogue = await uow.catalogue.load()
    settings = load_settings()
    judge = Judge(Understanding(catalogue), catalogue, Clock(settings.now).today())
    async with chooser(settings) as model:
        results = [await judge.judged(row, model) for row in rows]
    summary, intents = _summary(results), _per_intent(results)
    misses = [r for r in results if r["outcome"] not in ("at_once", "refused") or not r["entities_right"]]
    if args.json:
        print_json(summary | {"intents": intents} | ({"misses": misses} if args.errors else {}))
        return
    for name, value in summary.items():
        print(f"{name}: {value}")
    print_table(
        ("intent", "questions", *OUTCOMES),
        [(name, *(str(told[key]) for key in ("questions", *OUTCOMES))) for name, told in intents.items()],
    )
    if args.errors:
        print_table(
            ("outcome", "expected", "got", "decision", "text"),
            [(r["outcome"], r["expected"], str(r["got"]), r["decision"], r["text"]) for r in misses],
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
    return {
        spelling.casefold(): key
        for key, name in names.items()
        for spelling in (key, name, name.removesuffix(" Kommune"))
    }


class Judge:
    """Recognises one question after the other on a day, and compares with what was expected."""

    def __init__(self, understanding: Understanding, catalogue: Catalogue, today: date) -> None:
        self._understanding, self._catalogue, self._today = understanding, catalogue, today
        self._keys = _keys(catalogue)

    async def judged(self, row: Mapping[str, Any], model: Chooser | None) -> dict[str, Any]:
        """What became of one question."""
        start = time.perf_counter()
        seen = self._understanding.recognise(row["text"], None, self._today)
        taken = time.perf_counter() - start
        if model is not None:
            seen = await settled(self._understanding, seen, model.choose, None, self._today)
        wanted: Mapping[str, Any] = row.get("entities") or {}
        slots = plain(with_cluster(seen.slots, self._catalogue))
        return {
            "text": row["text"],
            "expected": row["intent"],
            "got": seen.intent,
            "decision": str(seen.decision),
            "outcome": tier(row, seen),
            "slots": slots,
            "entities_right": all(_there(value, name, slots, self._keys) for name, value in wanted.items()),
            "ms": taken * 1000,
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


def _summary(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares of the questions that something here answers, and of those that nothing does."""
    inside = [r for r in results if r["expected"] != "oos"]
    outside = [r for r in results if r["expected"] == "oos"]
    within, falsely = ("at_once", "quoted", "one_press"), ("falsely_sure",)
    taken = sorted(r["ms"] for r in results)
    return {
        "questions": len(results),
        "in_scope": len(inside),
        "right_at_once": _share(inside, ("at_once",)),
        "right_at_once_or_quoted": _share(inside, ("at_once", "quoted")),
        "right_at_once_or_with_one_click": _share(inside, within),
        "asked_back": _share(inside, ("one_press",)),
        "wrong": _share(inside, ("wrong",)),
        "no_right_way_on": _share(inside, ("quoted_beside", "lost")),
        "out_of_scope": len(outside),
        "refused": _share(outside, ("refused",)),
        "shown_beside": _share(outside, ("shown",)),
        "falsely_confident": _share(outside, falsely),
        "entities": round(sum(r["entities_right"] for r in results) / len(results), 4),
        "ms_p50": round(taken[len(taken) // 2], 2),
        "ms_p99": round(taken[int(len(taken) * 0.99)], 2),
    }


def _share(results: list[dict[str, Any]], outcomes: tuple[str, ...]) -> float:
    return round(sum(r["outcome"] in outcomes for r in results) / len(results), 4) if results else 0.0


def _per_intent(results: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = {}
    for result in sorted(results, key=lambda r: str(r["expected"])):
        counts = told.setdefault(str(result["expected"]), dict.fromkeys(("questions", *OUTCOMES), 0))
        counts["questions"] += 1
        counts[result["outcome"]] += 1
    return told
