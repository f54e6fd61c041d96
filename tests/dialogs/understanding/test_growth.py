"""Ten times the catalogue is not ten times the work; a changed catalogue is taken over quickly."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

from msgspec.structs import replace

from dialogs.understanding import Understanding
from dialogs.understanding.learnt import learnt
from dialogs.understanding.phrasing import LONGEST
from storage.catalogue.records import Catalogue

TODAY = date(2026, 9, 16)


def grown(catalogue: Catalogue, times: int) -> Catalogue:
    """The catalogue with so many times its terms, people, events and decisions, in words of their own."""
    terms, people, events, decisions = (
        dict(one) for one in (catalogue.terms, catalogue.people, catalogue.events, catalogue.decisions)
    )
    for n in range(1, times):
        tag = "".join(chr(97 + int(d)) for d in str(n)) + "ork"
        for key, term in catalogue.terms.items():
            name = f"{term.term} {tag}{term.term[:3].lower()}"
            terms[f"{key}-{n}"] = replace(term, key=f"{key}-{n}", term=name, aliases=())
        for key, person in catalogue.people.items():
            named = f"{person.name.split()[0]}{tag} {person.name.split()[-1]}{tag}"
            people[f"{key}-{n}"] = replace(person, key=f"{key}-{n}", name=named)
        for key, event in catalogue.events.items():
            events[f"{key}-{n}"] = replace(event, key=f"{key}-{n}", title=f"{event.title} {tag}")
        for key, decision in catalogue.decisions.items():
            decisions[f"{key}-{n}"] = replace(decision, key=f"{key}-{n}", text=f"{tag}: {decision.text}")
    return replace(catalogue, terms=terms, people=people, events=events, decisions=decisions)


def steps(work: Callable[[], Any]) -> int:
    """How many lines of Python a piece of work runs: the same each time, whatever else the machine does."""
    count = 0

    def noted(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return noted

    before = sys.gettrace()
    sys.settrace(noted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_a_question_is_as_much_work_in_ten_times_the_catalogue(
    catalogue: Catalogue, understanding: Understanding, questions: Callable[[str], list[dict[str, Any]]]
) -> None:
    bigger = Understanding(grown(catalogue, 10))
    asked = [r["text"] for r in questions("qa-dev.jsonl") if r["split"] == "dev"][::3]
    counted = []
    for one in (understanding, bigger):
        for text in asked:
            one.recognise(text, None, TODAY)  # what is kept of words and phrases is there for both
        counted.append(steps(lambda one=one: [one.recognise(t, None, TODAY) for t in asked]))  # type: ignore[misc]
    assert counted[1] < 1.5 * counted[0]


def test_however_long_a_message_is_the_work_has_a_limit(
    understanding: Understanding, questions: Callable[[str], list[dict[str, Any]]]
) -> None:
    asked = " ".join(r["text"] for r in questions("qa-dev.jsonl") if r["split"] == "dev")
    for start in range(0, 6 * LONGEST, LONGEST):
        text = asked[start : start + LONGEST]
        # What is kept of words is there, and the message is new again.
        understanding.recognise(text, None, TODAY)
        learnt().vote.cache_clear()
        learnt().scores.cache_clear()
        assert steps(lambda text=text: understanding.recognise(text, None, TODAY)) < 100_000  # type: ignore[misc]


def test_a_changed_catalogue_is_taken_over_between_two_turns(
    catalogue: Catalogue, understanding: Understanding
) -> None:
    assert understanding
    changed = replace(catalogue, terms=dict(list(catalogue.terms.items())[1:]))
    start = time.thread_time()
    Understanding(changed)
    assert time.thread_time() - start < 0.2
