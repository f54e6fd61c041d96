"""Where a text is not surely understood: what it may mean, as a short list for somebody else to choose from.

Who chooses (`dialogs.services.Chooser`) sees the question without names of people, and what one would be offered
on buttons or quoted. All that comes back is a place in that list, so nothing can be said that is not ours.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dialogs.texts import texts_in
from dialogs.understanding.dates import ANY_DAY
from dialogs.understanding.entities import ADDRESS, Extractor
from dialogs.understanding.intents import intent as what
from dialogs.understanding.normalise import fold
from dialogs.understanding.passages import Hit, Passages, excerpt
from dialogs.understanding.phrasing import LONGEST
from dialogs.understanding.spelling import Speller

if TYPE_CHECKING:
    from dialogs.services import Recogniser
    from dialogs.understanding.recognition import Recognition

UNSURE = ("ask", "quote", "refuse")
OPEN = ("", "unsure", "strange")
"""Why a text was not understood where a choice may help; a false premise or a missing initiative it cannot mend."""
PASSAGES, SHOWN = 3, 420
SOMEBODY, SOMEWHERE, SOMETHING = "NN", "…@…", "…"
_WORD = re.compile(r"\w+")


class Option(Struct, frozen=True):
    """One thing that a text may mean, as a person would read it: an intent, or a passage."""

    text: str
    intent: str = ""
    passage: Hit | None = None


class Choice(Struct, frozen=True):
    """A question and what it may mean. Names of people and mail addresses that are known here are left out of both."""

    question: str
    options: tuple[Option, ...]


Choose = Callable[[Choice], Awaitable[int | None]]


async def settled(
    recogniser: Recogniser, seen: Recognition, choose: Choose, focus: Mapping[str, Any] | None, today: date
) -> Recognition:
    """What was meant, where `choose` finds it among what it may be; else `seen`, as it was."""
    choice = recogniser.choice(seen)
    number = await choose(choice) if choice is not None else None
    if choice is None or number is None:
        return seen
    chosen: Recognition = recogniser.chosen(seen, choice.options[number], focus, today)
    return chosen


class Choices:
    """Makes the lists, for one catalogue."""

    def __init__(self, extractor: Extractor, speller: Speller, passages: Passages) -> None:
        self._extractor, self._speller, self._passages = extractor, speller, passages

    def of(self, seen: Recognition) -> Choice | None:
        """What an unsure text may mean; None for a sure one, and where there is nothing to choose."""
        if seen.decision not in UNSURE or seen.reason not in OPEN:
            return None
        options = tuple(self._options(seen))
        return Choice(self.nameless(seen.text[:LONGEST]), options) if options else None

    def _options(self, seen: Recognition) -> Iterator[Option]:
        for intent in seen.candidates:
            if what(intent).fits(seen.slots):
                key = f"answer-say-{intent.replace('_', '-')}"
                yield Option(texts_in("da").say(key, what=SOMETHING, named="yes"), intent)
        for hit in self._passages.find(self._speller.mend(seen.text[:LONGEST]), PASSAGES):
            words = f"{hit.passage.about}: {excerpt(hit.passage.text, seen.text, SHOWN)}"
            yield Option(self.nameless(words), passage=hit)

    def nameless(self, text: str) -> str:
        """The text with each person's name that is known here, misspelt or not, and each mail address covered."""
        text = ADDRESS.sub(SOMEWHERE, text)
        found = list(_WORD.finditer(text))
        names = self._names(text)
        hidden = {n for n, word in enumerate(found) if names & set(self._mended(word[0]))}
        for n, (first, last) in enumerate(pairwise(found)):
            both = self._mended(f"{first[0]} {last[0]}")
            if both != self._mended(first[0]) + self._mended(last[0]) and names & set(both):
                hidden |= {n, n + 1}
        out, at = [], 0
        for n in sorted(hidden):
            joined = n - 1 in hidden and not text[at : found[n].start()].strip()
            out += [] if joined else [text[at : found[n].start()], SOMEBODY]
            at = found[n].end()
        return "".join([*out, text[at:]])

    def _names(self, text: str) -> set[str]:
        read = self._extractor.read(self._speller.mend(text), ANY_DAY)
        spans = (read.folded[m.start : m.end] for m in read.mentions if m.kind == "person")
        return {word for span in spans for word in _WORD.findall(span)}

    def _mended(self, words: str) -> list[str]:
        return _WORD.findall(self._speller.mend(fold(words)))
