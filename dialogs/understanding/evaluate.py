"""How well labelled questions are understood: what was right at once, with one press, wrong, or falsely sure.

A row is `{"text", "intent", "accept", "entities"}`; `accept` names other right intents, intent "oos" a
question that nothing here answers.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from dialogs.understanding.phrasing import plain_slots
from dialogs.understanding.recogniser import Understanding
from dialogs.understanding.recognition import Recognition

ALSO_RIGHT = {
    "report_submit": {"report_fill"},
    "report_status": {"status_get"},
    "report_export": {"report_show"},
    "status_changes": {"status_get"},
    "status_silent": {"status_get", "report_missing"},
    "status_heard": {"status_get"},
    "status_trouble": {"status_get"},
    "status_overview": {"status_get", "initiative_list"},
    "broadcast_follow": {"report_missing"},
    "message_send": {"invite_send"},
    "request_send": {"invite_send"},
    "my_tasks": {"report_status"},
}
"""Finer intents of ours, by the coarser one that a set of questions may know."""


class Rates(Struct, frozen=True):
    """Counts over the questions in scope (`inside`) and out of scope (`outside`), and milliseconds.

    `at_once`: done or answered, rightly. `one_press`: asked back or refused with the right one among the
    buttons. `quoted`: a passage shown for a question to the documents. `wrong`: done or answered, wrongly.
    `quoted_beside`, `lost`: a passage, or no right suggestion, for another question. `falsely_sure`:
    answered although nothing here answers it; `shown`: asked back or quoted instead of refused.
    """

    inside: int
    at_once: int
    one_press: int
    quoted: int
    wrong: int
    quoted_beside: int
    lost: int
    outside: int
    falsely_sure: int
    shown: int
    p50_ms: float
    p99_ms: float

    @property
    def right_within_one(self) -> float:
        """The share of questions in scope that are right at once, with one press, or by a passage."""
        return (self.at_once + self.one_press + self.quoted) / self.inside if self.inside else 1.0


def tier(row: Mapping[str, Any], seen: Recognition) -> str:
    """The name of the count in `Rates` that a recognition falls under; "refused" for a right refusal."""
    right = {row["intent"], *row.get("accept", ())}
    good = bool({seen.intent, *ALSO_RIGHT.get(seen.intent or "", ())} & right)
    if seen.intent == "status_get" and not plain_slots(seen.slots):
        good = good or "status_overview" in right  # the status of nothing named is that of everything
    if row["intent"] == "oos":
        if seen.decision == "refuse" or good:
            return "refused"
        return "shown" if seen.decision in ("ask", "quote") else "falsely_sure"
    if seen.decision in ("do", "answer", "crisis"):
        return "at_once" if good else "wrong"
    if seen.decision == "quote":
        return "quoted" if "doc_question" in right else "quoted_beside"
    return "one_press" if good or right & set(seen.candidates) else "lost"


def evaluate(understanding: Understanding, rows: Iterable[Mapping[str, Any]], today: date) -> Rates:
    """Recognise every row and count."""
    counts: Counter[str] = Counter()
    taken: list[float] = []
    outside = 0
    for row in rows:
        start = time.perf_counter()
        seen = understanding.recognise(row["text"], None, today)
        taken.append((time.perf_counter() - start) * 1000)
        counts[tier(row, seen)] += 1
        outside += row["intent"] == "oos"
    taken.sort()
    names = ("at_once", "one_press", "quoted", "wrong", "quoted_beside", "lost")
    return Rates(
        inside=len(taken) - outside,
        **{name: counts[name] for name in names},
        outside=outside,
        falsely_sure=counts["falsely_sure"],
        shown=counts["shown"],
        p50_ms=taken[len(taken) // 2] if taken else 0.0,
        p99_ms=taken[int(len(taken) * 0.99)] if taken else 0.0,
    )
