"""What of a presentation or document answers which question of a template, by its headings.

People edit: headings get a colon, a number or another case, texts move to another slide, the template's own
instructions stay where they stood. What is under no heading of the template is told, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from rapidfuzz import fuzz

from dialogs.texts import LANGUAGES, texts_in
from dialogs.understanding.control import fold
from storage.catalogue.records import Question, Template

CLOSE = 93
LONGEST_HEAD = 200
SHORTEST_NAME = 4
_GOES_ON = re.compile(r"(?i)\s*[-–(]*\s*(fortsat|continued)\s*\)?\s*$")
_NUMBERED = re.compile(r"^\s*(?:\(?[\da-z]{1,2}[.)]|[-•*–]|#+)\s+", re.I)
_FIXED = ("missing-draft", "missing")


class Loose(Struct, frozen=True):
    """A text without a place, under the heading it stood under; on a slide, from 1, where it stood on one.

    `open`: it goes on in the middle of a paragraph.
    """

    head: str
    text: str
    slide: int = 0
    open: bool = False


class Page(Struct, frozen=True):
    """A slide of the file: its title, and the section of the template that it stands in."""

    title: str
    section: str | None


class Placed(Struct):
    """Texts by question, in the template's order; what has no place; and the slides it all stood on."""

    pieces: dict[str, str] = field(default_factory=dict)
    unplaced: list[Loose] = field(default_factory=list)
    pages: dict[int, Page] = field(default_factory=dict)


def place(template: Template, groups: Sequence[Mapping[str, Any]]) -> Placed:
    """Where the groups of a file (`bot.documents.outline`) belong."""
    made = _Placing(template)
    for group in groups:
        made.put(group)
    pieces = {q.key: text for q in template.questions if (text := made.text(q.key))}
    return Placed(pieces, made.unplaced, made.pages)


def without_going_on(title: str) -> str:
    """A slide's title without the "(fortsat)" behind it."""
    return _GOES_ON.sub("", title).strip()


class _Placing:
    def __init__(self, template: Template) -> None:
        self._template = template
        self._names = {
            fold(n): q for q in reversed(template.questions) for n in (*q.names, *_headings(q)) if n
        }
        self._sections = {fold(s.title): s.key for s in template.sections}
        # A line of signs alone folds to nothing, and is somebody's all the same.
        self._own = frozenset(filter(None, map(fold, _instructions(template))))
        self._lines: dict[str, list[str]] = {}
        self._open: str | None = None
        self._section: str | None = None
        self.unplaced: list[Loose] = []
        self.pages: dict[int, Page] = {}

    def text(self, key: str) -> str:
        """What was placed under a question."""
        return "\n".join(self._lines.get(key, ())).strip()

    def put(self, group: Mapping[str, Any]) -> None:
        """Place one group: all of it where its heading or its name says which question, else line by line."""
        for words in (group["above"], without_going_on(group["title"])):
            self._section = self._sections.get(fold(words), self._section)
        self._place(group)
        if slide := group["slide"]:
            self.pages[slide] = Page(str(group["title"]), self._section)

    def _place(self, group: Mapping[str, Any]) -> None:
        lines = [str(line) for line in group["lines"]]
        key = group.get("key")
        if key is not None and self._template.question(key) is not None:
            self._add(key, _without_fixed(lines), group["open"])
            return
        head = str(group["head"])
        if not any(line.strip() for line in lines) or head in _beside():
            return
        self._open = None
        question = self._question(head)
        if question is not None and group["level"] != "title":
            self._add(question.key, _without_fixed(lines))
        else:
            self._by_line(group, question, lines)

    def _add(self, key: str, lines: list[str], goes_on: bool = False) -> None:
        held = self._lines.setdefault(key, [])
        if self._open == key and held and lines:
            held[-1] += lines[0]
            lines = lines[1:]
        held += lines
        self._open = key if goes_on else None
        self._section = next((q.section for q in self._template.questions if q.key == key), self._section)

    def _by_line(self, group: Mapping[str, Any], current: Question | None, lines: Sequence[str]) -> None:
        """Lines that name a question place what follows them; the template's own words are passed over."""
        loose: list[str] = []
        for line in lines:
            named, rest = self._heading(line)
            if named is not None:
                current, line = named, rest
                if not rest:
                    continue
            if self._is_own(line):
                continue
            if current is None:
                loose.append(line)
            else:
                self._add(current.key, [line])
        if any(line.strip() for line in loose) and not self._is_front(loose):
            text = "\n".join(loose).strip()
            self.unplaced.append(Loose(str(group["head"]), text, group["slide"], group["open"]))

    def _is_front(self, lines: Sequence[str]) -> bool:
        """True for what stands before the first heading of the template: a title page."""
        return not self._lines and not self.unplaced and sum(map(len, lines)) < LONGEST_HEAD

    def _question(self, head: str) -> Question | None:
        """The question that a heading names: its first line, or all of it."""
        for words in dict.fromkeys((head, head.partition("\n")[0])):
            key = fold(_NUMBERED.sub("", without_going_on(words)))
            if not key or len(key) > LONGEST_HEAD:
                continue
            if key in self._names:
                return self._names[key]
            if key not in self._sections and (near := self._near(key)) is not None:
                return near
        return None

    def _near(self, key: str) -> Question | None:
        """The question whose title or prompt is a slip away; short names are taken by the letter."""
        scored = [
            (fuzz.ratio(key, fold(n)), q)
            for q in self._template.questions
            for n in _headings(q)
            if len(n) > 8
        ]
        score, question = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return question if score >= CLOSE else None

    def _heading(self, line: str) -> tuple[Question | None, str]:
        """The question that a line names, and what stands behind its colon."""
        if len(line) > LONGEST_HEAD and ":" not in line[:LONGEST_HEAD]:
            return None, line
        whole = fold(_NUMBERED.sub("", line))
        if len(whole) >= SHORTEST_NAME and whole in self._names:
            return self._names[whole], ""
        head, colon, rest = line.partition(":")
        key = fold(_NUMBERED.sub("", head))
        if colon and any(key == fold(n) for q in self._template.questions for n in _headings(q)):
            return self._names[key], rest.strip()
        return None, line

    def _is_own(self, line: str) -> bool:
        """True for the template's instructions, which somebody left where they stood."""
        return bool(line.strip()) and fold(line) in self._own


def _beside() -> frozenset[str]:
    """The headings of ours under which no answer stands."""
    return frozenset(texts_in(language).say("documents-word-contacts") for language in LANGUAGES)


def _headings(question: Question) -> Iterator[str]:
    yield question.title
    yield question.prompt
    yield from question.wordings


def _instructions(template: Template) -> Iterator[str]:
    """The words of the template that are no answers, and ours for where there is none."""
    for language in LANGUAGES:
        yield from (texts_in(language).say(f"documents-{name}") for name in _FIXED)
    yield from (words for words in (template.filled_by_text, template.intro) if words)
    for section in template.sections:
        yield from (section.instruction or "", section.extra_blocks_text or "", section.filled_by_text or "")
        yield from section.guidance
        for question in section.questions:
            yield from (question.prompt, question.help or "", *question.examples)


def _without_fixed(lines: Sequence[str]) -> list[str]:
    """The lines without the sentence that stands where there is no answer."""
    fixed = {texts_in(language).say(f"documents-{name}") for language in LANGUAGES for name in _FIXED}
    return [line for line in lines if line.strip() not in fixed]
