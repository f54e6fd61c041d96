"""A long message that covers several sections: offered split over them, nothing in the report before a yes.

Each sentence is placed once, or listed as unplaced. Headings ("Formål: …") place what follows them; without
headings, a sentence is placed by the words its section is known by (`cues` in the template), and the sentences
after it follow along until another section is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from dialogs.answers import Block, Reply, heading, note, text
from dialogs.reports.buttons import choice
from dialogs.reports.draft import Draft
from dialogs.reports.naming import find_question, template_cues, template_labels
from dialogs.reports.preview import excerpt
from dialogs.turn_context import Turn
from dialogs.understanding.control import fold
from storage.catalogue.records import Question

LONG = 200
SECTIONS_BY_CUE = 3
LONG_LABEL, ENDING = 5, 4
_MARK = r"[ \t]*(?:#+[ \t]+|\(?\w{1,2}[.)][ \t]+|[-*•–][ \t]+)?\**"
_NAME = r"(?P<name>(?:(?![.!?]\s)[^\n:*]){3,70}?)\**[ \t]*"
_WITHIN = _NAME.replace("name", "within")
_HEADING = re.compile(
    rf"^{_MARK}{_NAME}(?::\**[ \t]*|[ \t][-–—][ \t]|\n|\Z)|(?<=[.!?] ){_WITHIN}:[ \t]*", re.MULTILINE
)
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s)|\n+|$)\s*", re.DOTALL)


class Split(Struct):
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
    """Split at lines that name a section; headings with nothing under them split nothing."""
    out, key, start = Split(), None, 0
    for found in _HEADING.finditer(words):
        named = find_question(draft, found["name"] or found["within"])
        if named is None:
            continue
        out.put(key, words[start : found.start()])
        key, start = named, found.end()
    out.put(key, words[start:])
    return out if out.pieces else Split(unplaced=[words.strip()] if words.strip() else [])


def by_cues(draft: Draft, asked: Question, words: str) -> Split:
    """Split between sentences, by the words that sections are known by; what comes first answers what was asked."""
    key, stretches = asked.key, list[tuple[str, str]]()
    cues = template_cues(draft.template)
    for found in _SENTENCE.finditer(words):
        key = _about(cues, found[0]) or key
        before = stretches.pop()[1] if stretches and stretches[-1][0] == key else ""
        stretches.append((key, before + found[0]))
    out = Split()
    for key, stretch in stretches:
        out.put(key, stretch)
    return out


def _about(labels: Iterable[tuple[str, str]], words: str) -> str | None:
    """The key whose labels the words begin with ("Formålet er at …"), else that most of them are; None in doubt."""
    folded = " ".join(["", *re.findall(r"\w+", fold(words)), ""])
    known, (head, *_) = set(labels), folded.split() or ("",)
    first = {key for label, key in known if folded.startswith(f" {label} ") or _form_of(label, head)}
    hits = Counter(key for label, key in known if f" {label} " in folded).most_common(2)
    sure = bool(hits) and (len(hits) == 1 or hits[0][1] > hits[1][1])
    return first.pop() if len(first) == 1 else hits[0][0] if sure else None


def _form_of(label: str, word: str) -> bool:
    """ "Økonomien" is "økonomi", "effekterne" "effekt"."""
    return len(label) >= LONG_LABEL and word.startswith(label) and len(word) - len(label) <= ENDING


def section_of(draft: Draft, words: str) -> Question | None:
    """The section that words name or are about; None where they speak of none, or of two as much."""
    return draft.question(_about([*template_cues(draft.template), *template_labels(draft.template)], words))


def split(draft: Draft, asked: Question, words: str) -> Split | None:
    """The split of a message that covers several sections; None when it is one answer."""
    made = by_headings(draft, words)
    elsewhere = set(made.pieces) - {asked.key}
    if len(made.pieces) >= 2 or (elsewhere and (len(words) > LONG or not made.unplaced)):
        return made
    if len(words) < LONG:
        return None
    made = by_cues(draft, asked, words)
    return made if len(made.pieces) >= SECTIONS_BY_CUE else None


def offer_split(turn: Turn, draft: Draft, asked: Question, words: str) -> Reply | None:
    """The offer, with each piece under its section; None when there is nothing to split."""
    made = split(draft, asked, words)
    if made is None:
        return None
    pending = turn.ask_yes(
        "split",
        report=draft.report.id,
        question=asked.key,
        words=words,
        pieces=made.pieces,
        unplaced=made.unplaced,
    )
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
    return Reply(
        blocks, (choice(turn, pending, "split"), choice(turn, pending, "whole"), choice(turn, pending, "no"))
    )
