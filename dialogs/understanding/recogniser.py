"""From a text to what it asks for, and how sure that is.

Two voters read the masked text: the classifier (letters and words, `model`) and the nearest phrases
(`neighbours`). What they hold together is decided on by `deciding`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from heapq import nlargest
from math import exp
from typing import Any

from msgspec.structs import replace

from dialogs.understanding.asking import question_strength
from dialogs.understanding.choosing import Choice, Choices, Option
from dialogs.understanding.deciding import CLEAR, LIKELY, RATHER, Decider, candidates
from dialogs.understanding.entities import ADDRESS, Entities, Extractor
from dialogs.understanding.focus import OWN, carried, gone_on, is_follow_up, refer, without_lead
from dialogs.understanding.intents import intent as what
from dialogs.understanding.lasting import Found, Lasting
from dialogs.understanding.learnt import learnt
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.neighbours import Vote
from dialogs.understanding.normalise import is_english, words
from dialogs.understanding.passages import Passages, words_file
from dialogs.understanding.phrasing import LONGEST, SHORT, bare_when, leans, plain_slots, timed, two
from dialogs.understanding.recognition import GATES, LASTING, SURE_QUESTION, Recognition
from dialogs.understanding.spelling import Speller
from storage.catalogue.records import Catalogue

OF_NEARNESS = 5.0
"""How much a phrase that is near adds to what the classifier holds of its intent."""
MOST_QUESTIONS = 4


class Understanding:
    """The recogniser for one catalogue, built in a twentieth of a second; a question takes well under 2 ms."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = learnt()
        self._model, self._neighbours = known.model, known.neighbours
        self._vote, self._scores = known.vote, known.scores
        self.lexicon = Lexicon(catalogue)
        self._extractor = Extractor(self.lexicon)
        self.passages = Passages(catalogue)
        self._speller = Speller(
            {**known.neighbours.often, **self.lexicon.surface},
            self.passages.vocabulary.union(known.neighbours.words.values(), words(words_file()["right"])),
            words_file()["spellings"],
            _full_names(catalogue),
        )
        self._decider = Decider(catalogue, self.passages, self._speller, known.neighbours)
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
        slots = self._decider.details.add(intent, seen.slots, read.masked)
        return self._decider.settled(replace(seen, intent=intent, slots=slots, reason="", passage=None))

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
        vote = self._vote(masked)
        ranked = self._ranked(masked, vote)
        if not plain_slots(read.slots) and len(masked.split()) <= SHORT:
            masked, ranked = self._elliptic(masked, ranked, focus)
            vote = self._vote(masked)
        if bare_when(ranked[0][0], read.slots, focus, masked):
            ranked = [("initiative_time", 1.0), *ranked]
        base = replace(base, confidence=ranked[0][1], candidates=candidates(ranked, vote, read.slots))
        seen = self._decider.decide(base, read, masked, ranked, vote, focus)
        asks_on = seen.decision == "answer" and leans(text, masked, focus)
        return replace(seen, question_strength=max(strength, SURE_QUESTION)) if asks_on else seen

    def _ranked(self, masked: str, vote: Vote) -> list[tuple[str, float]]:
        """The likeliest meanings: what the classifier holds, and the more of each the nearer its nearest phrase is."""
        weights = dict(zip(self._model.intents, self._scores(masked), strict=True))
        for intent, near in vote.ranking:
            weights[intent] *= exp(OF_NEARNESS * near)
        whole = sum(weights.values())
        ranked = [(i, weights[i] / whole) for i in nlargest(6, weights, key=weights.__getitem__)]
        if phrase := self._neighbours.said(masked) or timed(masked):
            ranked = [(phrase, 1.0), *((i, p) for i, p in ranked if i != phrase)]
        return ranked

    def _elliptic(
        self, masked: str, ranked: list[tuple[str, float]], focus: Mapping[str, Any]
    ) -> tuple[str, list[tuple[str, float]]]:
        """After a question about an initiative or an event, "hvem er med?" is about it, unless clear alone."""
        top, chance = ranked[0]
        clear = chance >= (CLEAR if what(top).do else RATHER) and top not in ("oos", "doc_question")
        for fuller, meant in gone_on(masked, top, focus, clear):
            again = self._ranked(fuller, self._vote(fuller))
            if again[0][1] >= LIKELY * 0.6 and again[0][0] in meant:
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
        return self._decider.gated(decided) or decided


def _full_names(catalogue: Catalogue) -> Iterator[str]:
    """First and last name of everybody, whatever stands between."""
    for person in catalogue.people.values():
        parts = person.name.split()
        yield from (f"{parts[0]} {last}" for last in parts[1:])
