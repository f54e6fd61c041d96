"""What an answer is built from: facts with their sources, in few words, with what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from dialogs.answers import Block, Button, Reply, Source, facts, note, text
from dialogs.turn_context import Turn
from dialogs.understanding.lexicon import names_file
from dialogs.understanding.normalise import fold, words
from dialogs.understanding.passages import words_file
from dialogs.understanding.recognition import Recognition
from storage.catalogue.records import EVERY_CLUSTER, Catalogue, Conflict, Term
from storage.catalogue.records import Source as Cited

MOST_BUTTONS, MOST_SOURCES, MOST_CONFLICTS = 5, 6, 2
LONG = 420
LONGEST_CARRIED = 240
"""Characters of a question that a button carries back, so that nothing of it is lost."""
CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
SUBJECTS = ("initiative", "cluster", "municipality", "person", "colleague", "org", "event", "term")


class Told:
    """One answer in the making, for one recognised question.

    `slots` is what it mentions. `question` is how the secretariat is asked it, should nobody here know.
    """

    def __init__(self, turn: Turn, seen: Recognition) -> None:
        self.turn, self.seen = turn, seen
        self.slots: Mapping[str, Any] = seen.slots
        self.question = seen.text
        self.blocks: list[Block] = []
        self.buttons: list[Button] = []
        self.sources: list[Source] = []
        self.unknown = False
        self.about: dict[str, Any] = {}  # what the answer came to be about, for "hans mail?"

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it is now."""
        return self.turn.catalogue

    @property
    def wants_all(self) -> bool:
        """True when the whole of a long text was asked for."""
        return bool({"hele", "alt", "fulde", "whole", "full"} & set(fold(self.seen.text).split()))

    def says(self, cues: str) -> bool:
        """True when the question has a word, or words, that `words.yaml` keeps under this name."""
        asked = f" {' '.join(words(self.seen.text))} "
        return any(cue in asked for cue in _cues(cues))

    def all_of(self, kind: str, plural: str) -> list[Any]:
        """Everything of a kind that the question mentions."""
        return list(self.slots.get(plural) or ([self.slots[kind]] if kind in self.slots else []))

    def say(self, key: str, /, **values: Any) -> str:
        """A sentence in the asker's language."""
        return self.turn.say(key, **values)

    def line(self, key: str, /, **values: Any) -> Told:
        """Add a sentence."""
        self.blocks.append(text(self.say(key, **values)))
        return self

    def lacks(self, key: str, /, **values: Any) -> Told:
        """Add a sentence that says what is not known: the secretariat may then be asked."""
        self.unknown = True
        return self.line(key, **values)

    def note(self, key: str, /, **values: Any) -> Told:
        """Add small print."""
        self.blocks.append(note(self.say(key, **values)))
        return self

    def rows(self, rows: Iterable[tuple[str, str]]) -> Told:
        """Add facts, label and value; nothing where there are none."""
        if found := tuple(rows):
            self.blocks.append(facts(*found))
        return self

    def quote(
        self, said: str, sources: Iterable[Cited], more: str | None = None, of: str | None = None
    ) -> Told:
        """Add a document's own words. A long text is cut at a paragraph; `more` is what shows the rest, `of` what."""
        shown = said if self.wants_all or len(said) <= LONG else _first_part(said)
        self.blocks.append(Block("quote", shown))
        if shown != said and more:
            self.ask("answer-button-all-of" if of else "answer-button-all", more, what=of or "")
        return self.cite(sources)

    def cite(self, sources: Iterable[Cited]) -> Told:
        """Add where it stands."""
        for source in sources:
            told = self.catalogue.cite(source)
            made = Source(told.document, told.heading, told.date)
            if made not in self.sources and len(self.sources) < MOST_SOURCES:
                self.sources.append(made)
        return self

    def overview(self) -> Told:
        """Add the overview of who tries out what: also what does not stand there, does not stand there."""
        alliance = self.catalogue.alliance
        return self.cite(alliance.overview_intro.source if alliance else ())

    def conflicts(self, found: Iterable[Conflict], most: int = MOST_CONFLICTS) -> Told:
        """Tell where the documents disagree; what is about the fewest things is most to the point."""
        known = sorted(dict.fromkeys(found), key=lambda c: len(c.events) + len(c.people) + len(c.initiatives))
        for said in (note(self.say("answer-conflict", what=conflict.what)) for conflict in known[:most]):
            self.blocks += [said] if said not in self.blocks else []
        return self

    def ask(self, label: str, typed: str, /, **values: Any) -> Told:
        """Add a button that asks something on."""
        if all(b.says != typed for b in self.buttons):
            self.buttons.append(Button(self.say(label, **values), "say", {"text": typed}, says=typed))
        return self

    def means(self, intent: str, typed: str, words: str, title: str) -> Told:
        """Add a button that takes `words` as asking for this, with all that they tell; `typed` says it shortly."""
        if len(words) > LONGEST_CARRIED:
            return self.ask("answer-plain", typed, what=title)
        if all(b.says != typed for b in self.buttons):
            self.buttons.append(Button(title, "say", {"text": words, "as": intent}, says=typed))
        return self

    def chat(self, name: str, address: str | None) -> Told:
        """Add a button to write to somebody in Teams, where an address is known."""
        if address:
            title = self.say("answer-button-chat", name=name.split()[0])
            if any(b.title == title for b in self.buttons):
                title = self.say("answer-button-chat", name=name)
            self.buttons.append(Button(title, url=CHAT + quote(address, safe="@")))
        return self

    def reply(self) -> Reply:
        """The finished answer."""
        return Reply(tuple(self.blocks), tuple(self.buttons[:MOST_BUTTONS]), tuple(self.sources))

    # --- names ---

    def typed(self, intent: str, what: str = "") -> str:
        """What one would type to ask for this."""
        key = f"answer-say-{intent.replace('_', '-')}"
        return " ".join(self.say(key, what=what, named="yes" if what else "no").split())

    def facet(self, name: str | None) -> str:
        """A side of an initiative by name; its purpose where none is asked for."""
        return self.say(f"answer-facet-{(name or 'formaal').replace('_', '-')}")

    def initiative(self, number: int) -> str:
        """An initiative by number and title."""
        return self.say(
            "answer-initiative", number=str(number), title=self.catalogue.initiatives[number].title
        )

    def party(self, key: str | None, kind: str | None) -> str:
        """A cluster or municipality by name."""
        if kind == "cluster" and (cluster := self.catalogue.clusters.get(key or "")):
            return cluster.name
        if kind == "municipality" and (municipality := self.catalogue.municipalities.get(key or "")):
            return municipality.name
        return self.say("answer-all-clusters") if key == EVERY_CLUSTER else self.say("answer-nobody-yet")

    def place(self) -> str | None:
        """The cluster or municipality of the question."""
        if key := self.slots.get("municipality"):
            found = self.catalogue.municipalities.get(key)
            return found.name if found else str(key).capitalize()
        known = self.catalogue.clusters
        names = [known[key].name for key in self.all_of("cluster", "clusters") if key in known]
        return self.listed(names) if names else None

    def organisation(self) -> str:
        """The organisation of the question as people's roles name it; the secretariat where none is."""
        written: dict[str, str] = names_file()["organisations_written"]
        return written.get(str(self.slots.get("org")), self.say("answer-the-secretariat"))

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, the last with an "and"."""
        first = ", ".join(names[:-1])
        return self.say("answer-and", first=first, last=names[-1]) if first else names[0]

    def subject(self) -> str:
        """What the question is about, as one would type it: "initiativ 8 i Vestklyngen"."""
        number, where = self.slots.get("initiative"), self.place()
        if number is not None:
            about = self.say("answer-number", number=str(number))
            return self.say("answer-in-place", what=about, place=where) if where else about
        if person := self.catalogue.people.get(self.slots.get("person", "")):
            return person.name
        if event := self.slots.get("event"):
            return self.say(f"answer-event-{event}")
        term = self.term()
        return term.term if term else where or ""

    def term(self) -> Term | None:
        """The term of the question, unless it is a plain word that says nothing of what is asked for ("klynge")."""
        key = self.slots.get("term", "")
        return None if key in names_file()["plain_terms"] else self.catalogue.terms.get(key)


@lru_cache(maxsize=32)
def _cues(name: str) -> tuple[str, ...]:
    kept = words_file()[name]
    return tuple(f" {' '.join(words(cue))} " for cue in (kept.split() if isinstance(kept, str) else kept))


def _first_part(said: str) -> str:
    part = said.split("\n\n")[0]
    if len(part) <= LONG:
        return part
    cut = max(part.rfind(". ", 0, LONG) + 1, part.rfind("\n", 0, LONG))
    return part[: cut if cut > LONG // 3 else part.rfind(" ", 0, LONG)].rstrip() + " …"
