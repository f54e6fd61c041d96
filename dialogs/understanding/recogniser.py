"""From a text to what it asks for, and how sure that is.

Two voters read the masked text: the classifier (letters and words, `model`) and the nearest phrases
(`neighbours`). Where they agree it is done or answered; where one is sure it is asked back with one
press; a question that the documents cover is quoted; anything else is refused, with suggestions.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.understanding.asking import question_strength
from dialogs.understanding.choosing import Choice, Choices, Option
from dialogs.understanding.details import Details, misfit
from dialogs.understanding.entities import ADDRESS, Entities, Extractor
from dialogs.understanding.focus import OWN, carried, gone_on, is_follow_up, refer, without_lead
from dialogs.understanding.intents import NEEDS_INITIATIVE
from dialogs.understanding.intents import intent as what
from dialogs.understanding.lasting import Found, Lasting
from dialogs.understanding.learnt import learnt
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.model import masked_words
from dialogs.understanding.neighbours import Vote
from dialogs.understanding.normalise import is_english
from dialogs.understanding.passages import Hit, Passages, small_words, words_file
from dialogs.understanding.phrasing import (
    LONGEST,
    SHORT,
    asked_terms,
    bare_when,
    borne_out,
    leans,
    named_place,
    plain_slots,
    still_about,
    timed,
    two,
    without_clusters,
)
from dialogs.understanding.spelling import Speller
from storage.catalogue.records import Catalogue

LASTING = "lasting_answer"
Decision = Literal["do", "answer", "ask", "quote", "refuse", "crisis"]
GATES = {"initiative": "unknown_initiative", "cluster": "unknown_cluster", "outside": "outside"}
"""Why a question is refused whatever it asks, and the slot that shows it."""
OF_AN_INITIATIVE = frozenset({"municipality_cluster", "initiative_list"})
"""Asked of one initiative ("hvilke kommuner er med i 8"), this is a question about who tries it out."""
CERTAIN, SURE, RATHER, LIKELY, POSSIBLE = 0.94, 0.7, 0.45, 0.35, 0.05
IN_NEED = 0.35
"""A crisis is answered as one where it is but likely."""
AHEAD = 0.3
"""How much likelier than the next the meaning must be that is taken without asking back, where it is not certain."""
VERY_NEAR, ALMOST_THE_SAME = 0.6, 0.85
STRANGE, TOO_STRANGE = 0.3, 0.6
VERY_CERTAIN, FAR = 0.95, 0.45
"""How certain a meaning must be that no phrase near the question has; and what is not near."""
SURE_QUESTION = 0.7
WORTH_A_LOOK, COVERED, WELL_COVERED = 0.25, 0.5, 0.8
"""The share of a question that a passage holds: to be offered, quoted, and quoted whatever else it may mean."""
SUGGESTIONS, MOST_QUESTIONS = 4, 4


class Recognition(Struct, frozen=True):
    """What a text was understood as.

    `intent` is "oos" where nothing fits. `slots` is plain JSON. `reason` says why it was refused or asked
    back: a key such as "initiative" (no such number), "outside", "missing", "strange". `candidates` are the
    likeliest intents, best first. `more` holds a second question of the same message.
    """

    intent: str | None
    slots: dict[str, Any]
    decision: Decision
    confidence: float
    candidates: tuple[str, ...] = ()
    is_question: bool = False
    question_strength: float = 0.0
    english: bool = False
    passage: Hit | None = None
    reason: str = ""
    text: str = ""
    more: tuple[Recognition, ...] = field(default=())

    @property
    def surely_asked(self) -> bool:
        """True for what is a question beyond doubt, so that it is no answer to what was asked."""
        return self.is_question and self.question_strength >= SURE_QUESTION


class Understanding:
    """The recogniser for one catalogue, built in a twentieth of a second; a question takes well under 2 ms."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = learnt()
        self._model, self._neighbours = known.model, known.neighbours
        self._vote, self._scores = known.vote, known.scores
        self.lexicon = Lexicon(catalogue)
        self._extractor = Extractor(self.lexicon)
        self.passages = Passages(catalogue)
        self._terms = frozenset(catalogue.terms)
        self._details = Details(catalogue)
        self._speller = Speller(
            {**known.neighbours.words, **self.lexicon.surface},
            self.passages.vocabulary,
            words_file()["spellings"],
            _full_names(catalogue),
        )
        self._choices = Choices(self._extractor, self._speller, self.passages)
        self._lasting = Lasting(catalogue.answers.values(), self._read, self.passages.weight)

    def recognise(
        self, text: str, focus: Mapping[str, Any] | None = None, today: date | None = None
    ) -> Recognition:
        """Understand a text; never raises. `focus`: what was talked about; `today` dates "på fredag"."""
        today = today or date.today()
        if focus and focus.get("day") not in (None, today.isoformat()):
            focus = {OWN: focus[OWN]} if OWN in focus else {}
        known = self._lasting.find(text, today) if self._lasting else None
        if known is not None and known.sure:
            return self._answered(text, known, today)
        seen = self._recognised(text, focus or {}, today)
        unsure = seen.decision in ("ask", "quote", "refuse") or what(seen.intent).general
        if known is not None and unsure and seen.intent != "crisis":
            return replace(seen, decision="ask", reason="lasting", slots=seen.slots | {"answer": known.key})
        return seen

    def meant(
        self, text: str, intent: str, focus: Mapping[str, Any] | None = None, today: date | None = None
    ) -> Recognition | None:
        """The text with the intent that its writer chose among those suggested, and all that the text tells.

        None where it was never suggested: then the text is to be understood like any other.
        """
        seen = self._recognised(text, focus or {}, today or date.today())
        if intent not in (seen.intent, *seen.candidates) or seen.decision == "crisis" or seen.reason in GATES:
            return None
        read = self._read(text, today or date.today())
        slots = self._details.add(intent, seen.slots, read.masked)
        return self._settled(replace(seen, intent=intent, slots=slots, reason="", passage=None))

    def choice(self, seen: Recognition) -> Choice | None:
        """What a text that is not surely understood may mean, to choose from."""
        return self._choices.of(seen)

    def chosen(
        self, seen: Recognition, option: Option, focus: Mapping[str, Any] | None, today: date
    ) -> Recognition:
        """The text as the chosen option has it. What is to be done is asked back all the same, with that first."""
        if option.passage is not None:
            return replace(seen, intent="doc_question", decision="quote", reason="", passage=option.passage)
        meant = self.meant(seen.text, option.intent, focus, today)
        if meant is not None and meant.decision != "do":
            return meant
        first = tuple(dict.fromkeys((option.intent, *seen.candidates)))
        return replace(seen, decision="ask", reason="unsure", candidates=first)

    def _answered(self, text: str, known: Found, today: date) -> Recognition:
        """What the secretariat has answered for good."""
        slots, strength = self._read(text, today).slots | {"answer": known.key}, question_strength(text)
        return Recognition(
            LASTING,
            slots,
            "answer",
            known.likeness,
            (LASTING,),
            strength >= 0.5,
            strength,
            is_english(text),
            text=text,
        )

    def _read(self, text: str, today: date) -> Entities:
        read = self._extractor.read(self._speller.mend(text[:LONGEST]), today)
        if written := ADDRESS.search(text[:LONGEST]):
            read.slots["email"] = written[0]  # as it was written: folding would make another address of it
        return read

    def _recognised(
        self, text: str, focus: Mapping[str, Any], today: date, most: int = MOST_QUESTIONS
    ) -> Recognition:
        """One question, or each of a message's, up to `most`: each costs a reading, and takes room on a phone."""
        first, second = two(text) if most > 1 else (text, None)
        seen = self._recognise(first, focus, today)
        if second is None:
            return seen
        if seen.decision == "answer":
            before = {OWN: focus.get(OWN)} if plain_slots(seen.slots) else focus
            context = {**before, **seen.slots, "asked": seen.intent}
            other = self._recognised(second, context, today, most - 1)
            if other.decision == "answer":
                return replace(seen, more=(replace(other, more=()), *other.more), text=text)
        return self._recognise(text, focus, today)

    def _recognise(self, text: str, focus: Mapping[str, Any], today: date) -> Recognition:
        read = self._read(text, today)
        strength = question_strength(text)
        base = Recognition(
            None, read.slots, "refuse", 0.0, (), strength >= 0.5, strength, is_english(text), text=text
        )
        masked = without_lead(refer(read.masked, read, focus)) if focus else without_lead(read.masked)
        if focus and is_follow_up(read.masked, read, focus):
            return self._followed(base, read, focus)
        ranked = self._ranked(masked)
        if not plain_slots(read.slots) and len(masked.split()) <= SHORT:
            masked, ranked = self._elliptic(masked, ranked, focus)
        if bare_when(ranked[0][0], read.slots, focus, masked):
            ranked = [("initiative_time", 1.0), *ranked]
        vote = self._vote(masked)
        base = replace(base, confidence=ranked[0][1], candidates=_candidates(ranked, vote, read.slots))
        seen = self._decide(base, read, masked, ranked, vote, focus)
        asks_on = seen.decision == "answer" and leans(text, masked, focus)
        return replace(seen, question_strength=max(strength, SURE_QUESTION)) if asks_on else seen

    def _ranked(self, masked: str) -> list[tuple[str, float]]:
        chances = self._scores(masked)
        order = sorted(range(len(chances)), key=lambda n: -chances[n])
        ranked = [(self._model.intents[n], chances[n]) for n in order[:6]]
        if phrase := self._neighbours.said(masked) or timed(masked):
            ranked = [(phrase, 1.0), *((i, p) for i, p in ranked if i != phrase)]
        return ranked

    def _elliptic(
        self, masked: str, ranked: list[tuple[str, float]], focus: Mapping[str, Any]
    ) -> tuple[str, list[tuple[str, float]]]:
        """After a question about an initiative or an event, "hvem er med?" is about it, unless clear alone."""
        top, chance = ranked[0]
        clear = chance >= (SURE if what(top).do else RATHER) and top not in ("oos", "doc_question")
        for fuller, meant in gone_on(masked, top, focus, clear):
            again = self._ranked(fuller)
            if again[0][1] >= LIKELY * 0.8 and again[0][0] in meant:
                return fuller, again
        return masked, ranked

    def _followed(self, base: Recognition, read: Entities, focus: Mapping[str, Any]) -> Recognition:
        intent = str(focus["asked"])
        slots = carried(intent, read.slots, focus)
        if intent == "initiative_info" and ("cluster" in read.slots or "municipality" in read.slots):
            intent = "status_get"
        if intent in ("contact", "person_info") and "person" in slots and "person" not in read.slots:
            slots.pop("person")
        decided = replace(
            base,
            intent=intent,
            slots=slots,
            confidence=0.9,
            candidates=(intent,),
            decision="do" if what(intent).do else "answer",
            is_question=True,
            question_strength=max(base.question_strength, 0.75),
        )
        return self._gated(decided) or decided

    def _decide(
        self,
        base: Recognition,
        read: Entities,
        masked: str,
        ranked: list[tuple[str, float]],
        vote: Vote,
        focus: Mapping[str, Any],
    ) -> Recognition:
        top, chance = ranked[0]
        if terms := asked_terms(read, self._terms, focus):
            named = {"term": terms[0]} | ({"terms": terms} if len(terms) > 1 else {})
            return replace(base, intent="doc_question", slots=base.slots | named, decision="answer")
        if top == "crisis" and chance >= IN_NEED and (vote.best == "crisis" or chance >= SURE):
            return replace(base, intent="crisis", decision="crisis")
        slots = self._details.add(top, base.slots, masked)
        strange = self._strangeness(masked, vote)
        seen = replace(base, intent=top, slots=slots)
        if refused := self._gated(seen):
            return refused
        if vote.best == "oos" and vote.likeness("oos") >= ALMOST_THE_SAME and chance < ALMOST_THE_SAME:
            strange = 1.0  # it is told nearly word for word as something that nothing here answers
        if focus and (about := still_about(top, slots, focus, masked)):
            slots = slots | about
            seen = replace(seen, slots=slots)
        agreed = vote.best == top or vote.likeness(top) >= VERY_NEAR or borne_out(slots)
        sure = self._is_sure(ranked, vote, agreed, LIKELY if borne_out(slots) else SURE, strange)
        if sure and top not in ("oos", "crisis", "doc_question"):
            return (
                replace(seen, decision="ask", reason="unsure") if misfit(top, masked) else self._settled(seen)
            )
        hit = self._hit(without_clusters(base.text, read))
        found = {"passage"} if hit and hit.coverage >= WORTH_A_LOOK else set()
        seen = replace(seen, candidates=_candidates(ranked, vote, slots.keys() | found))
        if top in ("oos", "crisis") and chance >= LIKELY:
            if hit and hit.coverage >= WELL_COVERED and hit.words > 1 and chance < 0.75:
                return replace(seen, intent="doc_question", decision="quote", passage=hit)
            return replace(seen, intent="oos", reason="strange", decision="refuse")
        if top == "doc_question":
            return self._document(seen, hit, sure)
        if (
            hit
            and hit.coverage >= WELL_COVERED
            and hit.words > 1
            and not plain_slots(slots)
            and chance < RATHER
        ):
            return replace(seen, intent="doc_question", decision="quote", passage=hit)
        if strange > TOO_STRANGE or (chance < LIKELY and not agreed):
            return self._quote_or_refuse(seen, hit)
        return replace(seen, decision="ask", reason="unsure")

    def _is_sure(
        self,
        ranked: list[tuple[str, float]],
        vote: Vote,
        agreed: bool,
        enough: float,
        strange: float,
    ) -> bool:
        """True where the likeliest meaning may be taken without asking back: both voters say so, or one beyond doubt."""
        (top, chance), (_, next_best) = ranked[:2]
        certain = CERTAIN if agreed or vote.likeness(top) >= FAR else VERY_CERTAIN
        if chance >= certain and strange < 1.0:
            return True
        return agreed and chance >= enough and strange <= STRANGE and chance - next_best >= AHEAD

    def _settled(self, seen: Recognition) -> Recognition:
        if seen.intent in OF_AN_INITIATIVE and "initiative" in seen.slots:
            seen = replace(seen, intent="initiative_anchor")
        elif seen.intent == "initiative_anchor" and named_place(seen.slots):
            seen = replace(seen, intent="initiative_list")
        if seen.intent in NEEDS_INITIATIVE and "initiative" not in seen.slots:
            if seen.intent == "initiative_info" and "term" in seen.slots:
                return replace(seen, intent="doc_question", decision="answer")
            return replace(seen, decision="ask", reason="missing")
        if seen.intent == "doc_question" and (hit := self._hit(seen.text)):
            return replace(seen, decision="quote", passage=hit)
        return replace(seen, decision="do" if what(seen.intent).do else "answer")

    def _document(self, seen: Recognition, hit: Hit | None, sure: bool) -> Recognition:
        """A question to the documents: a term is explained, else the passage that covers it is quoted."""
        if (
            "term" in seen.slots
            and (sure or seen.confidence >= LIKELY)
            and (hit is None or hit.coverage >= COVERED)
        ):
            return replace(seen, decision="answer", passage=hit)
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

    def _gated(self, seen: Recognition) -> Recognition | None:
        """What is refused whatever it asks: an initiative that is not there, a place outside the alliance."""
        for reason, slot in GATES.items():
            if slot in seen.slots:
                return replace(seen, intent="oos", decision="refuse", reason=reason)
        return None

    def _hit(self, text: str) -> Hit | None:
        found = self.passages.find(self._speller.mend(text[:LONGEST]), 1)
        return found[0] if found else None

    def _strangeness(self, masked: str, vote: Vote) -> float:
        """The share of the question's weight in words that neither a phrase nor a document has."""
        if vote.strange == 0:
            return 0.0
        odd = [w for w in masked_words(masked) if w.islower() and not self._neighbours.knows(w)]
        small = small_words()
        unheard = sum(1.0 if not self.passages.knows(w) else 0.6 for w in odd if w not in small)
        return vote.strange * unheard / len(odd) if odd else 0.0


def _candidates(ranked: list[tuple[str, float]], vote: Vote, slots: Container[str]) -> tuple[str, ...]:
    """The likeliest meanings that may stand on a button, the nearest phrase's among the first."""
    near = [i for i, _ in vote.ranking]
    likely = [i for i, p in ranked if p >= POSSIBLE]
    order = [*likely[:2], *near[:1], *likely, *(i for i, _ in ranked), *near]
    if "initiative" in slots:
        order = ["initiative_anchor" if i in OF_AN_INITIATIVE else i for i in order]
    return tuple(islice((i for i in dict.fromkeys(order) if what(i).fits(slots)), SUGGESTIONS))


def _full_names(catalogue: Catalogue) -> Iterator[str]:
    """First and last name of everybody, whatever stands between."""
    for person in catalogue.people.values():
        parts = person.name.split()
        yield from (f"{parts[0]} {last}" for last in parts[1:])
