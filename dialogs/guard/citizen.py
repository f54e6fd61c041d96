"""Asks about descriptions that may single out a citizen.

Nobody can be sure from words alone, so a finding here is a question. What identifies people (names,
addresses, ages) is replaced by marks, one sentence at a time, and the rules of words.yaml are read over the
marked sentence. A name beside a title or a task is a colleague; a plural is a target group; both pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.guard.finding import Span
from dialogs.guard.wordlist import fold, rule, rules, words

_WORDS = words("citizen")
# Private-use characters stand for what was recognised; folding leaves them alone.
_MARKS = {
    mark: chr(0xE000 + number)
    for number, mark in enumerate(("name", "given", "initials", "address", "age", "born", "place"))
}
_CLASSES: dict[str, str] = _WORDS["classes"] | _MARKS
_GIVEN = frozenset(fold(name) for name in _WORDS["given"].split())
_NO_PLACES = frozenset(fold(place) for place in _WORDS["no_places"])
_ACRONYMS = frozenset(_WORDS["acronyms"])
_ALWAYS, _PRIVATE = rules(_WORDS["always"], _CLASSES), rules(_WORDS["private"], _CLASSES)
_TRAITS = rules(_WORDS["traits"], _CLASSES)
_PERSON, _WORK, _GROUP = (rule(_WORDS[key], _CLASSES) for key in ("person", "work", "group"))

_CAPITAL, _SMALL = "A-ZÆØÅÉÖÄ", "a-zæøåéöäüß"
_BREAK = re.compile(rf"(?<=\w\w\w)[.!?]\s+(?=[{_CAPITAL}])|\n+")
_STREETS = "|".join(_WORDS["streets"])
_STREET = re.compile(
    rf"\b[{_CAPITAL}][\w.'-]*(?: [{_CAPITAL}][\w.'-]*){{0,3}}? ?(?i:{_STREETS}),? \d{{1,3}}(?!\d)"
)
_AGE = re.compile(
    r"\b\d{1,3}[ -]?(?:år(?:ige?|s alderen)?|aar(?:ige?)?|year[s-]?(?: |-)?olds?|years)\b"
    r"(?! (?:siden|erfaring|tid))"
    r"|(?<=[a-zæøå], )\d\d(?=,)",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?:over|under|fra|mellem|mindst|højst|end|til|i|efter|og|de|-) ?$", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:født|foedt|born|f\.) ?(?:i |den |d\. |in )?[\d./ -]{0,6}(?:19|20)?\d\d\b", re.IGNORECASE
)
_NAMES = re.compile(
    rf"\b(?:[{_CAPITAL}]\. ?){{1,2}}[{_CAPITAL}]\b\.?(?![{_SMALL}])|\b[{_CAPITAL}]{{2,3}}\b"
    rf"|\b[{_CAPITAL}][{_SMALL}]+(?:[ -](?:[{_CAPITAL}]\.|[{_CAPITAL}][{_SMALL}]+))*"
)
_PREPOSITION = re.compile(r"\b(?:i|fra|på|ved|nær|omkring|in|from|near)\s$", re.IGNORECASE)
_ASIDE = rule(r"(\b{c}(?:,? (?:ved navn|hedder|som hedder|kaldet))? )([a-z]+)", _CLASSES)
_DIGIT = re.compile(r"\d")
_ANY_MARK = re.compile(f"[{''.join(_MARKS.values())}]")
_LONGEST = 600


def find_citizen(text: str) -> tuple[Span, ...]:
    """The first sentence that may single out a citizen."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        if _worth_reading(sentence) and _singles_out(_marked(sentence)):
            return ((start, end),)
    return ()


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for stop in _BREAK.finditer(text):
        yield from _pieces(start, stop.start())
        start = stop.end()
    yield from _pieces(start, len(text))


def _pieces(start: int, end: int) -> Iterator[Span]:
    """One sentence, or parts of it where it runs on so long that nobody meant it as one."""
    return ((at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST))


def _worth_reading(sentence: str) -> bool:
    """A cheap look: is there anything like a name or a number, or a word where a name stands?"""
    if _DIGIT.search(sentence):
        return True
    found = _NAMES.findall(sentence)
    return (
        any(not name.isalpha() or len(name) < 4 or fold(name) in _GIVEN for name in found)
        or _ASIDE.search(fold(sentence)) is not None
    )


def _marked(sentence: str) -> str:
    """The sentence folded, with a mark in place of each thing that identifies people."""
    if _DIGIT.search(sentence):
        sentence = _STREET.sub(_MARKS["address"], sentence)
        sentence = _BORN.sub(_MARKS["born"], sentence)
        sentence = _AGE.sub(_age, sentence)
    return fold(_NAMES.sub(_name, sentence))


def _age(match: re.Match[str]) -> str:
    return (
        match.group()
        if _OVER.search(match.string, max(0, match.start() - 12), match.start())
        else _MARKS["age"]
    )


def _name(match: re.Match[str]) -> str:
    """The mark for a stretch of capitalised words, or the stretch itself when it is no name or place."""
    stretch = match.group()
    parts = [part for part in re.split(r"[ -]", stretch) if part]
    if all(len(part.strip(".")) == 1 for part in parts) or "." in parts[0] or stretch.isupper():
        return stretch if fold(stretch) in _ACRONYMS else _MARKS["initials"]
    for place, part in enumerate(parts):
        if fold(part) in _GIVEN:
            mark = _MARKS["name" if len(parts) > place + 1 else "given"]
            return " ".join([*parts[:place], mark])
    before = match.string[max(0, match.start() - 8) : match.start()]
    if _PREPOSITION.search(before) and fold(parts[0]) not in _NO_PLACES:
        return _MARKS["place"]
    return stretch


def _singles_out(marked: str) -> bool:
    marked = _ASIDE.sub(_lower_name, marked)
    if not _ANY_MARK.search(marked) and not _DIGIT.search(marked):
        return False
    if any(rule.search(marked) for rule in _ALWAYS):
        return True
    if _GROUP.search(marked):
        return False
    if not _WORK.search(marked) and any(rule.search(marked) for rule in _PRIVATE):
        return True
    return _MARKS["place"] in marked and _is_known_to_neighbours(marked)


def _is_known_to_neighbours(marked: str) -> bool:
    return (
        _PERSON.search(marked) is not None and sum(trait.search(marked) is not None for trait in _TRAITS) >= 2
    )


def _lower_name(match: re.Match[str]) -> str:
    """ "borgeren jens" is a name too, as phones write it."""
    return match.group(1) + (_MARKS["given"] if match.group(2) in _GIVEN else match.group(2))
