"""What is done with what a text may mean: it is done or answered, asked back, quoted or refused.

One chance says how sure a meaning is, the classifier's and the nearest phrases' together: where it is high enough
the thing is done or answered. Below that it is asked back with one press; a question that the documents cover is
quoted; anything else is refused, with suggestions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import islice
from typing import Any

from msgspec.structs import replace

from dialogs.understanding.details import Details, misfit
from dialogs.understanding.entities import Entities
from dialogs.understanding.intents import NEEDS_INITIATIVE
from dialogs.understanding.intents import intent as what
from dialogs.understanding.model import masked_words
from dialogs.understanding.neighbours import Neighbours, Vote
from dialogs.understanding.normalise import fold, stem
from dialogs.understanding.passages import Hit, Passages, small_words
from dialogs.understanding.phrasing import (
    LONGEST,
    asked_terms,
    named_place,
    of_any,
    plain_slots,
    still_about,
    without_clusters,
)
from dialogs.understanding.recognition import GATES, Recognition
from dialogs.understanding.spelling import Speller
from storage.catalogue.records import Catalogue

OF_AN_INITIATIVE = frozenset({"municipality_cluster", "initiative_list"})
"""Asked of one initiative ("hvilke kommuner er med i 8"), this is a question about who tries it out."""
OF_A_PART = frozenset({"initiative_anchor", "initiative_time", "status_get"})
"""Asked of a term that is part of an initiative ("kerneteams"), this is asked of the initiative."""
PARTS = frozenset({"begreb", "model-metode"})
"""The kinds of terms that can be part of one; the others are somebody's names."""
SURE, CLEAR, RATHER, LIKELY, POSSIBLE = 0.93, 0.8, 0.45, 0.45, 0.05
"""How likely a meaning is that is taken without asking back; that is clear enough to say that one may not; for which
no passage is quoted; that is asked about; that is offered. Of questions that nothing was learnt from, one in ten at
the edge of SURE meant something else."""
RATHER_OUTSIDE = 0.75
"""How likely a question is to be outside, whatever the documents hold."""
IN_NEED = 0.35
"""A crisis is answered as one where it is but likely."""
ALMOST_THE_SAME = 0.85
STRANGE, TOO_STRANGE = 0.3, 0.6
"""The share of unheard words with which a question that names nothing is asked back; and is refused where it is not sure."""
WORTH_A_LOOK, COVERED, WELL_COVERED = 0.25, 0.5, 0.8
"""The share of a question that a passage holds: to be offered, quoted, and quoted whatever else it may mean."""
SUGGESTIONS = 4


class Decider:
    """Decides by one catalogue's documents and terms."""

    def __init__(
        self, catalogue: Catalogue, passages: Passages, speller: Speller, neighbours: Neighbours
    ) -> None:
        self._terms, self._passages, self._speller = catalogue.terms, passages, speller
        named = ((fold(name), key) for key, t in self._terms.items() for name in (t.term, *t.aliases))
        self._single = {stem(name): key for name, key in named if name.isalpha()}
        self._neighbours = neighbours
        self.details = Details(catalogue)

    def decide(
        self,
        base: Recognition,
        read: Entities,
        masked: str,
        ranked: list[tuple[str, float]],
        vote: Vote,
        focus: Mapping[str, Any],
    ) -> Recognition:
        top, chance = ranked[0]
        if terms := asked_terms(read, self._terms, self._single, focus):
            named = {"term": terms[0]} | ({"terms": terms} if len(terms) > 1 else {})
            return replace(base, intent="doc_question", slots=base.slots | named, decision="answer")
        if top == "crisis" and chance >= IN_NEED and (vote.best == "crisis" or chance >= ALMOST_THE_SAME):
            return replace(base, intent="crisis", decision="crisis")
        slots = self.details.add(top, base.slots, masked)
        if (number := self._subject(top, slots)) is not None:
            slots = slots | {"initiative": number}
        strange = self._strangeness(masked, vote)
        seen = replace(base, intent=top, slots=slots)
        if refused := self.gated(seen):
            return refused
        if vote.best == "oos" and vote.likeness("oos") >= ALMOST_THE_SAME and chance < ALMOST_THE_SAME:
            strange = 1.0  # it is told nearly word for word as something that nothing here answers
        if focus and (about := still_about(top, slots, focus, masked)):
            slots = slots | about
            seen = replace(seen, slots=slots)
        heard = strange < (1.0 if plain_slots(slots) else STRANGE)
        sure = chance >= SURE and heard and not misfit(top, masked)
        if sure and top not in ("oos", "crisis", "doc_question"):
            return self.settled(seen)
        hit = self.hit(without_clusters(base.text, read))
        found = {"passage"} if "term" in slots or (hit and hit.coverage >= WORTH_A_LOOK) else set()
        seen = replace(seen, candidates=candidates(ranked, vote, slots.keys() | found))
        if top == "doc_question":
            return self._document(seen, hit, sure)
        return self._unsure(seen, hit, strange)

    def _unsure(self, seen: Recognition, hit: Hit | None, strange: float) -> Recognition:
        """What is not surely meant: a passage that holds nearly all of it, a refusal, or to be asked back."""
        chance, covered = seen.confidence, hit is not None and hit.coverage >= WELL_COVERED and hit.words > 1
        outside = seen.intent in ("oos", "crisis") and chance >= LIKELY
        if covered and (
            chance < RATHER_OUTSIDE if outside else chance < RATHER and not plain_slots(seen.slots)
        ):
            return replace(seen, intent="doc_question", decision="quote", passage=hit)
        if outside:
            return replace(seen, intent="oos", reason="strange", decision="refuse")
        if strange > TOO_STRANGE or chance < LIKELY:
            return self._quote_or_refuse(seen, hit)
        return replace(seen, decision="ask", reason="unsure")

    def settled(self, seen: Recognition) -> Recognition:
        if seen.intent in OF_AN_INITIATIVE and "initiative" in seen.slots:
            seen = replace(seen, intent="initiative_anchor")
        elif seen.intent == "initiative_anchor" and named_place(seen.slots) and of_any(seen.text):
            seen = replace(seen, intent="initiative_list")
        elif seen.intent == "my_tasks" and named_place(seen.slots):
            seen = replace(seen, intent="report_missing")  # what Randers lacks is nobody's own task
        if seen.intent in NEEDS_INITIATIVE and "initiative" not in seen.slots:
            explained = ("doc_question",) if "term" in seen.slots else ()
            return replace(seen, decision="ask", reason="missing", candidates=(*explained, *seen.candidates))
        if seen.intent == "doc_question" and (hit := self.hit(seen.text)):
            return replace(seen, decision="quote", passage=hit)
        return replace(seen, decision="do" if what(seen.intent).do else "answer")

    def _document(self, seen: Recognition, hit: Hit | None, sure: bool) -> Recognition:
        """A question to the documents: a term is explained, else the passage that covers it is quoted."""
        if sure and "term" in seen.slots and (hit is None or hit.coverage >= COVERED):
            return replace(seen, decision="answer", passage=hit)
        if "term" in seen.slots and not (hit and self._answers(seen, hit)):
            return replace(seen, decision="ask", reason="unsure")
        return self._quote_or_refuse(seen, hit)

    def _quote_or_refuse(self, seen: Recognition, hit: Hit | None) -> Recognition:
        if hit is not None and self._answers(seen, hit):
            return replace(seen, intent="doc_question", decision="quote", passage=hit)
        return replace(seen, intent="oos", decision="refuse", reason="strange")

    def _answers(self, seen: Recognition, hit: Hit) -> bool:
        """True when a passage may stand as the answer: it covers the question, about its initiative."""
        if seen.intent == "doc_question":
            return hit.coverage >= COVERED
        number = seen.slots.get("initiative")
        return hit.coverage >= WELL_COVERED and hit.words > 1 and number in (None, *hit.passage.initiatives)

    def gated(self, seen: Recognition) -> Recognition | None:
        """What is refused whatever it asks: an initiative that is not there, a place outside the alliance."""
        for reason, slot in GATES.items():
            if slot in seen.slots:
                return replace(seen, intent="oos", decision="refuse", reason=reason)
        return None

    def _subject(self, intent: str, slots: Mapping[str, Any]) -> int | None:
        """The initiative that a term is part of, where a side of it is asked for and no initiative is named."""
        asked = intent in OF_A_PART or (intent == "initiative_info" and "facet" in slots)
        if "initiative" in slots or not asked:
            return None
        terms = (self._terms[t] for t in slots.get("terms", [slots.get("term")]) if t in self._terms)
        told = (self._passages.initiative_of((t.term, *t.aliases)) for t in terms if t.kind in PARTS)
        return next((number for number in told if number), None)

    def hit(self, text: str) -> Hit | None:
        found = self._passages.find(self._speller.mend(text[:LONGEST]), 1)
        return found[0] if found else None

    def _strangeness(self, masked: str, vote: Vote) -> float:
        """The share of the question's weight in words that neither a phrase nor a document has."""
        if vote.strange == 0:
            return 0.0
        odd = [w for w in masked_words(masked) if w.islower() and not self._neighbours.knows(w)]
        small = small_words()
        unheard = sum(1.0 if not self._passages.knows(w) else 0.6 for w in odd if w not in small)
        return vote.strange * unheard / len(odd) if odd else 0.0


def candidates(ranked: list[tuple[str, float]], vote: Vote, slots: Container[str]) -> tuple[str, ...]:
    """The likeliest meanings that may stand on a button, the nearest phrase's among the first."""
    near = [i for i, _ in vote.ranking]
    likely = [i for i, p in ranked if p >= POSSIBLE]
    order = [*likely[:2], *near[:1], *likely, *(i for i, _ in ranked), *near]
    if "initiative" in slots:
        order = ["initiative_anchor" if i in OF_AN_INITIATIVE else i for i in order]
    return tuple(islice((i for i in dict.fromkeys(order) if what(i).fits(slots)), SUGGESTIONS))
