"""Walks every answer there is: none but those about the bot itself stands without document and heading.

The questions are all those written down for the recogniser, and each thing of the catalogue asked about in each way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.answers import Reply
from dialogs.turn import Kind
from dialogs.understanding.control import match
from storage.catalogue.records import Catalogue
from storage.database import Database
from tests.dialogs.talk import TENANT, Talk, catalogue, understanding

WRITTEN = Path(__file__).parent / "understanding" / "data"
ANSWERED = ("answer", "quote")
FACETS = ("formålet med", "målgruppen for", "effekten af", "aktørerne i", "delprojekterne i", "titlen på")
OF_INITIATIVE = (
    *(f"hvad er {facet} {{}}" for facet in FACETS),
    "hvad skal der ske på kort sigt i {}",
    "hvilke erfaringer bygger {} på",
    "hvad går {} ud på",
    "status på {}",
    "hvem er med i {}",
    "hvornår starter {}",
    "hvornår skal {} afrapporteres",
    "hvem er kontaktperson for {}",
    "hvad er fristen for {}",
)
OF_CLUSTER = (
    "hvilke kommuner er i {}",
    "hvilke initiativer har {}",
    "hvem er kontaktperson i {}",
    "hvornår er næste møde i {}",
    "status for {}",
    "hvem mangler at aflevere i {}",
)
OF_MUNICIPALITY = ("hvilken klynge er {} i", "hvem er kontaktperson i {}", "hvilke initiativer har {}")


def written() -> Iterator[str]:
    """The questions that people have written down; of the thousands by blind writers, one in twelve."""
    for file in sorted(WRITTEN.glob("qa-*.jsonl")):
        lines = file.read_text("utf-8").splitlines()
        blind = file.stem in ("qa-blind", "qa-apart", "qa-exam")
        yield from (json.loads(line)["text"] for line in (lines[::12] if blind else lines))


def made(known: Catalogue) -> Iterator[str]:
    """Each thing of the catalogue, asked about in each way."""
    for number in known.initiatives:
        yield from (ask.format(f"initiativ {number}") for ask in OF_INITIATIVE)
        yield from (f"status på initiativ {number} i {c.name}" for c in known.clusters.values())
        yield from (f"deltager {c.name} i initiativ {number}" for c in known.clusters.values())
    for cluster in known.clusters.values():
        yield from (ask.format(cluster.name) for ask in OF_CLUSTER)
    for municipality in known.municipalities.values():
        yield from (ask.format(municipality.name) for ask in OF_MUNICIPALITY)
    for person in known.people.values():
        yield from (f"hvem er {person.name}", f"hvad er {person.name}s mail")
    yield from (f"hvad er {term.term}" for term in known.terms.values())
    for template in known.templates.values():
        yield from (f"hvad skal der stå under {q.title}" for q in template.questions)
    yield from (f"hvad sker der den {day}. oktober" for day in range(21, 29))


QUESTIONS = list(dict.fromkeys([*written(), *made(catalogue())]))
ASKERS = {"fremmed": QUESTIONS, "sofie": QUESTIONS[::4], "mette": QUESTIONS[1::4]}


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("asker", ASKERS)
async def test_no_answer_stands_without_its_source(asker: str, database: Database) -> None:
    """Whoever asks. What is not known is said with a way on."""
    talk = await Talk(database).begin()
    unsourced, ends = [], []
    for question in ASKERS[asker]:
        if match(question, lambda _: None) is not None:
            continue  # a word that steers tells of the bot itself
        decision = understanding().recognise(question, {}, talk.clock.today()).decision
        await _afresh(talk, asker, question)
        if decision in ANSWERED:
            unsourced += [(question, talk.see) for reply in talk.replies if not _sourced(reply)]
        if decision in ("ask", "refuse") and not any(reply.buttons for reply in talk.replies):
            ends.append((question, talk.see))
    assert len(ASKERS[asker]) > 200
    assert (unsourced, ends) == ([], [])


def _sourced(reply: Reply) -> bool:
    return bool(reply.sources) and all(s.document and s.heading for s in reply.sources)


async def _afresh(talk: Talk, asker: str, question: str) -> None:
    """Ask as if nothing had been said before."""
    incoming = await talk.incoming(asker, Kind.message, question)
    async with talk.database.work() as uow:
        held = await uow.states.load(TENANT, "personal", incoming.asker.object_id)
        await uow.states.save(
            TENANT, "personal", incoming.asker.object_id, {}, held.revision, talk.clock.now()
        )
    await talk.take(incoming)
