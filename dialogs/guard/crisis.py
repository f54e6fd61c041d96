"""Sees when somebody writes that they, or somebody close to them, are in acute crisis now.

The subject itself is ordinary work here: reports tell of suicide prevention, and quote citizens.
So it is never the word that counts, but who does what: the writer (or "my son") in the present. Quoted and
retold words are left out. The rules are data (words.yaml); this file only says how they are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dialogs.guard.finding import Span
from dialogs.guard.wordlist import fold, rule, rules, words

_WORDS = words("crisis")
_CLASSES: dict[str, str] = _WORDS["classes"]
_STEMS = tuple(fold(stem) for stem in _WORDS["stems"])
_SENTENCE = re.compile(r"[^.!?\n;]+")
_WORD = re.compile(r"[a-z0-9]+")
_QUOTED = re.compile(
    r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|”[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|»[^«\n]{1,300}«|«[^»\n]{1,300}»"
)

# Nobody cries for help in the middle of a long document, so of that only the ends are read.
_LONG, _END = 6000, 3000
_BRIEF_WORDS, _SHORT_WORDS = 12, 40


class _Rules:
    """The rules compiled, which few texts need: a start need not wait for them."""

    def __init__(self) -> None:
        self.first, self.close = rules(_WORDS["first"], _CLASSES), rules(_WORDS["close"], _CLASSES)
        self.short = rules(_WORDS["short"], _CLASSES)
        self.others = rules(_WORDS["urgent_about_others"], _CLASSES)
        self.others_now = rules(_WORDS["others_now"], _CLASSES)
        self.distress, self.danger, self.urgent, self.self_words, self.work, self.told, self.figure = (
            rule(_WORDS[key], _CLASSES)
            for key in ("distress", "danger", "urgent", "self_words", "work", "told", "figure")
        )
        self.ours = rule(r"\b{my} ", _CLASSES)


_rules = cache(_Rules)


def find_crisis(text: str) -> tuple[Span, ...]:
    """The sentence in which somebody asks for help; of more than 6000 characters only both ends are read."""
    if len(text) > _LONG:
        tail = len(text) - _END
        return find_crisis(text[:_END]) or tuple((a + tail, b + tail) for a, b in find_crisis(text[tail:]))
    folded = fold(text)
    if not any(stem in folded for stem in _STEMS):
        return ()
    return _read(_without_quotes(text))


def _without_quotes(text: str) -> str:
    """The text with quoted words blanked, unless it is hardly more than the quotation."""
    bare = _QUOTED.sub(lambda quote: " " * len(quote.group()), text)
    return bare if len(_WORD.findall(bare.lower())) > 2 else text


def _sentences(text: str) -> Iterator[tuple[Span, str]]:
    for match in _SENTENCE.finditer(text):
        if spoken := _spoken(match.group()):
            yield match.span(), spoken


def _spoken(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _read(text: str) -> tuple[Span, ...]:
    for span, sentence in _sentences(text):
        if _cries(sentence):
            return (span,)
    return ((0, len(text)),) if _in_need(_spoken(text), [said for _, said in _sentences(text)]) else ()


def _cries(sentence: str) -> bool:
    known = _rules()
    if known.figure.search(sentence):
        return False
    if known.ours.search(sentence) and any(close.search(sentence) for close in known.close):
        return not known.told.search(sentence)
    found = (first.search(sentence) for first in known.first)
    return any(known.told.search(sentence, 0, match.end()) is None for match in found if match)


def _in_need(whole: str, sentences: Iterable[str]) -> bool:
    """Whether a short message or a brief sentence of it is one cry, or it tells of distress and danger, or of another
    in danger."""
    known, length = _rules(), len(whole.split())
    if length > _SHORT_WORDS or known.work.search(whole) or known.told.search(whole):
        return False
    brief = [said for said in (whole, *sentences) if len(said.split()) <= _BRIEF_WORDS]
    if any(short.search(said) for said in brief for short in known.short):
        return True
    if known.distress.search(whole) and known.danger.search(whole) and known.self_words.search(whole):
        return True
    if any(other.search(whole) for other in known.others_now):
        return True
    return bool(known.urgent.search(whole)) and any(other.search(whole) for other in known.others)
