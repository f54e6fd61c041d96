"""A long message that covers several sections: offered split over them, nothing in the report before a yes.

Each sentence is placed once, or listed as unplaced. Headings ("Formål: …") place what follows them; without
headings, a sentence is placed by the words its section is known by (`cues` in the template), and the sentences
after it follow along until another section is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dialogs.answers import Block, Reply, heading, note, text
from dialogs.reports.buttons import choice
from dialogs.reports.draft import Draft
from dialogs.reports.naming import find_question
from dialogs.reports.preview import excerpt
from dialogs.turn_context import Turn
from dialogs.understanding.control import fold
from storage.catalogue.records import Question

LONG = 200
SECTIONS_BY_CUE = 3
_HEADING = re.compile(r"^[ \t]*(?:#+ |\d+[.)] |[-*•] )?\**(?P<name>[^\n:*]{3,70})\**[ \t]*(?::\**[ \t]*|\n|$)", re.MULTILINE)
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s)|\n+|$)\s*", re.DOTALL)


@dataclass(slots=True)
class Split:
    """Text by question key, in the order written, and what has no place."""

    pieces: dict[str, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)

    def put(self, key: str | None, words: str) -> None:
        """Place words, after what is there."""
        words = words.strip()
        if not words:
            return
        if key is None:
            self.unplaced.append(words)
        else:
            self.pieces[key] = f"{self.pieces[key]}\n\n{words}" if key in self.pieces else words


def by_headings(draft: Draft, words: str) -> Split:
    """Split at lines that name a section."""
    out, key, start = Split(), None, 0
    for found in _HEADING.finditer(words):
        named = find_question(draft, found["name"])
        if named is None or named.isdigit():
            continue
        out.put(key, words[start:found.start()])
        key, start = named, found.end()
    out.put(key, words[start:])
    return out


def by_cues(draft: Draft, words: str) -> Split:
    """Split between sentences, by the words that sections are known by."""
    out, key = Split(), None
    cues = [(fold(c), q.key) for q in draft.template.questions for c in q.cues]
    for found in _SENTENCE.finditer(words):
        sentence = found[0]
        folded = f" {fold(sentence)} "
        hits = {k for c, k in cues if f" {c} " in folded or f" {c}," in folded}
        key = hits.pop() if len(hits) == 1 else key
        before = out.pieces.get(key) if key else None
        if key and before and not words[:found.start()].endswith("\n"):
            out.pieces[key] = f"{before} {sentence.strip()}"
        else:
            out.put(key, sentence)
    return out


def split(draft: Draft, asked: Question, words: str) -> Split | None:
    """The split of a message that covers several sections; None when it is one answer."""
    made = by_headings(draft, words)
    if len(made.pieces) >= 2 or (made.pieces and set(made.pieces) != {asked.key} and len(words) > LONG):
        return made
    if len(words) < LONG:
        return None
    made = by_cues(draft, words)
    return made if len(made.pieces) >= SECTIONS_BY_CUE and len(words) > 2 * LONG else None


def offer_split(turn: Turn, draft: Draft, asked: Question, words: str) -> Reply | None:
    """The offer, with each piece under its section; None when there is nothing to split."""
    made = split(draft, asked, words)
    if made is None:
        return None
    pending = turn.ask_yes("split", report=draft.report.id, question=asked.key, words=words, pieces=made.pieces,
                           unplaced=made.unplaced)
    share = len(made.pieces) + len(made.unplaced)
    blocks: list[Block] = [heading(turn.say("gather-split-title", count=len(made.pieces)))]
    for key, piece in made.pieces.items():
        question = draft.question(key)
        blocks += [text(f"**{question.title if question else key}**"), *excerpt(turn, piece, share)]
    if made.unplaced:
        blocks.append(note(turn.say("gather-split-unplaced")))
    for piece in made.unplaced:
        blocks += excerpt(turn, piece, share)
    blocks.append(text(turn.say("gather-split-ask", section=asked.title)))
    return Reply(blocks, (choice(turn, pending, "split"), choice(turn, pending, "whole"), choice(turn, pending, "no")))
