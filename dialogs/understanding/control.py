"""The words that steer: yes and no, skip, back, "ret formål", "tilføj: …". They never end up in a report.

The words are data (`data/control.yaml`). Slots come back verbatim from what was typed, since what stands
after a colon is stored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dialogs import data_files
from dialogs.understanding.leads import Leads
from dialogs.understanding.normalise import fold as letters

DATA = Path(__file__).parent / "data" / "control.yaml"
_LETTERS = str.maketrans({"æ": "(?:æ|ae|ä|a)", "ø": "(?:ø|oe|ö|o)", "å": "(?:å|aa|a)", "é": "(?:é|e)"})
_FORMATS = (
    r"pptx|power[ -]?point(?:[ -]?pr(?:æ|ae|a)sentation)?|slides?|slideshow|deck|pr(?:æ|ae|a)sentation|presentation"
    r"|docx|word|pdf|excel|xlsx|regneark|spreadsheet|zip|notat|note"
)
# What nobody's name begins with: "kontaktpersonen er med til mødet" is what stands in the report.
_NO_NAME = (
    "hvem|hvad|hvilken|er|den|det|de|der|en|et|med|ikke|altid|også|stadig|endnu|ofte|alle|hver|på|til|som|fra|for|hos"
    "|who|what|is|the|that|not|with|always|every"
)
_SLOT = {
    "section": r"(?P<section>[^\n:]{1,80}?)",
    "text": r"(?P<text>.+)",
    "short": r"(?P<short>[^\n]{1,120}?)",
    "somebody": rf"(?P<short>(?!(?:{_NO_NAME})\b)(?:(?!\b(?:hvem|who)\b)[^\n]){{1,120}}?)",
    "others": r"(?P<short>(?!(?:the )?se[kc]retaria)[^\n:]{1,120}?)",
    "initiative": r"(?:initiativ(?:et)?\s*|init\.?\s*|initiative\s*|nr\.?\s*|nummer\s*)+(?P<initiative>\d{1,3})",
    "template": r"(?P<template>[^\n:]{3,80}?)",
    "page": r"(?P<page>\d{1,3})",
    "format": rf"(?P<format>(?:(?:en|et|én|ét|an?|one) )?(?:samlet )?(?:{_FORMATS})(?:en|et|s|-?(?:fil|ark|dokument))?)",
    "number": r"(?P<number>\d{1,3})",
    "id": r"(?P<number>\d{1,9})",
    "number2": r"(?P<number2>\d{1,3})",
    "upn": r"[<(]?(?P<upn>[^\s@<>()]{1,64}@[^\s@<>()]{3,200})[>)]?",
    "person": r"(?P<person>[^\n:]{1,60}?)",
    "inquiry": r"(?:sp(?:ø|oe|o)rgsm(?:å|aa|a)l\s*|question\s*|nr\.?\s*|nummer\s*|no\.?\s*|#\s*)*(?P<number>\d{1,9})",
    "municipality": r"(?P<municipality>[^\n:?]{2,40}?)",
}
_EDGES = " \t\r\n.!?,;:…\"'«»“”()/-–"
LONGEST_LED, MOST_LEADS = 10, 3
HELP_LETTERS = range(4, 8)
SLIP_LETTERS = range(6, 31)
LONGEST_ASIDE, LONGEST_ORDER = 10, 10
FEW = 6
NOT_STEERING = ("yes", "no", "greet", "thanks")

SectionFinder = Callable[[str], str | None]


class Act(Struct, frozen=True):
    """A steering act: its name in the data file, and its slots verbatim.

    `section` is the key of what was found by its name: a question, or a municipality.
    """

    name: str
    slots: Mapping[str, str] = field(default_factory=dict)
    section: str | None = None

    @property
    def text(self) -> str:
        """What stood after the colon, without outer white space."""
        return self.slots.get("text", "").strip()

    @property
    def initiative(self) -> int | None:
        """The initiative's number as typed; not checked against the catalogue."""
        found = self.slots.get("initiative")
        return int(found) if found else None


def fold(text: str) -> str:
    """Case, æøå, outer punctuation and runs of white space made equal, for comparing only."""
    return " ".join(letters(text).strip(_EDGES).split())


class _Words(Struct, frozen=True, dict=True):
    exact: dict[str, str]
    patterns: dict[str, list[tuple[str, str]]]  # by the folded word they begin with
    open_patterns: list[tuple[str, str]]  # that begin with a slot
    yes: frozenset[str]
    no: frozenset[str]
    yes_tail: frozenset[str]
    but: frozenset[str]
    guide: frozenset[str]
    asides: dict[str, str]
    orders: tuple[frozenset[str], tuple[str, ...]]  # what they begin with, and what they name
    requests: tuple[str, ...]
    spoken: dict[str, str]
    choices: dict[str, frozenset[str]]
    yes_verbs: dict[str, frozenset[str]]
    leads: Leads


def _pattern(phrase: str) -> str:
    parts = re.split(r"\{(\w+)\}", phrase)
    out = ""
    for index, part in enumerate(parts):
        if index % 2:
            out += _SLOT[part]
        else:
            spaced = re.escape(part).replace(re.escape(" "), r"\s+")
            out += spaced.translate(_LETTERS).replace(re.escape(":") + r"\s+", r":\s*")
    out = out.replace(r":\s+", r"\s*:\s*").replace(r"\::", ":")
    return r"[\s/]*" + out + r"[\s.!?]*"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only when a text begins like it: to compile all of them takes a tenth of a second."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _said(phrase: str) -> int:
    """How many letters of a phrase are its own."""
    return len(re.sub(r"\{\w+\}", "", phrase))


@cache
def _words() -> _Words:
    data: dict[str, Any] = data_files.read(DATA)
    patterns, tail, but, guide, requests = (
        data.pop(k) for k in ("patterns", "yes_tail", "but", "guide", "requests")
    )
    choices, leads, verbs = data.pop("choices"), data.pop("leads"), data.pop("yes_verbs")
    orders = data.pop("orders")
    asides = {fold(str(p)): meant for meant, ps in data.pop("asides").items() for p in ps}
    exact = {fold(str(p)): name for name, phrases in data.items() for p in phrases}
    slotted = []
    for name, phrases in patterns.items():
        for phrase in phrases:
            if "{" in phrase:
                slotted.append((phrase, name, _pattern(phrase)))
            else:
                exact[fold(phrase)] = name
    # The phrase with more words of its own wins: "spørg sekretariatet: …" before "spørg {short}: …".
    slotted.sort(key=lambda item: (-_said(item[0]), -len(item[2])))
    return _Words(
        exact,
        *_by_start(slotted),
        frozenset(fold(str(p)) for p in data["yes"]),
        frozenset(fold(str(p)) for p in data["no"]),
        frozenset(fold(t) for t in tail),
        frozenset(fold(b) for b in but),
        frozenset(fold(g) for g in guide),
        asides,
        (frozenset(fold(b) for b in orders["begin"]), tuple(f" {fold(a)} " for a in orders["about"])),
        tuple(f"{fold(r)} " for r in requests),
        {fold(str(p)): str(p) for name, ps in data.items() if name not in NOT_STEERING for p in ps},
        {name: frozenset(fold(p) for p in ps) for name, ps in choices.items()},
        {kind: frozenset(fold(v) for v in vs) for kind, vs in verbs.items()},
        Leads(leads),
    )


def _by_start(
    patterns: list[tuple[str, str, str]],
) -> tuple[dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:
    """The patterns that a text beginning with a certain word can be, each list with those that begin with a slot."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, (phrase, _, _) in enumerate(patterns):
        places["" if phrase.startswith("{") else _first_word(phrase)].append(at)
    loose = places.pop("", [])
    closed = {first: [patterns[at][1:] for at in sorted(mine + loose)] for first, mine in places.items()}
    return closed, [patterns[at][1:] for at in loose]


def _first_word(text: str) -> str:
    """The folded word that a text begins with; "skriv" also of "skriv: …"."""
    return re.split(r"[\s:/]", fold(text), maxsplit=1)[0]


def also_says(choice: str, words: str) -> bool:
    """True when the words are another way of choosing this than its button's."""
    return fold(words) in _words().choices.get(choice, ())


def without_lead(text: str) -> str | None:
    """A short text without its "hov," or "jeg vil gerne" in front; None where nothing stands in front."""
    if len(text.split()) > LONGEST_LED:
        return None
    found = _words().leads.off(text)
    return found.rest.lstrip(_EDGES) if found else None


def match(
    text: str,
    section: SectionFinder,
    template: SectionFinder = lambda _: None,
    municipality: SectionFinder = lambda _: None,
) -> Act | None:
    """The steering act that this whole text is, or None. The finders find a key by a name.

    A phrase with a section, a template or a municipality counts only when it is found, so that an answer which
    happens to begin with "ret" or "vis" stays an answer. "Hov, fortryd" is "fortryd".
    """
    rest: str | None = text
    for _ in range(MOST_LEADS):
        if rest is None:
            return None
        if found := _match(rest, section, template, municipality):
            return found
        rest = without_lead(rest)
    return None


def _match(
    text: str, section: SectionFinder, template: SectionFinder, municipality: SectionFinder
) -> Act | None:
    words = _words()
    key = fold(text)
    if not key and "?" in text:
        return Act("help")
    if name := words.exact.get(key) or words.exact.get(" ".join(key.replace(",", " ").split())):
        return Act(name)
    if len(key) in HELP_LETTERS and " " not in key and _is_help(key):
        return Act("help")
    asked, _, told = text.rstrip().partition(":")
    text = text.rstrip() if told else asked  # nothing may stand after the colon yet
    if not key or (len(text) > 400 and ":" not in text[:120]):
        return None
    for name, pattern in words.patterns.get(_first_word(text), words.open_patterns if len(key) < 80 else ()):
        if (found := _compiled(pattern).fullmatch(text)) is None:
            continue
        slots = {k: v for k, v in found.groupdict().items() if v is not None}
        if "template" in slots:
            if key_ := template(slots["template"]):
                return Act(name, {**slots, "template_key": key_})
            continue
        if "municipality" in slots:
            if place := municipality(slots["municipality"]):
                return Act(name, slots, place)
            continue
        if "section" not in slots:
            return Act(name, slots)
        if target := section(slots["section"]):
            return Act(name, slots, target)
    return None


def _is_help(key: str) -> bool:
    """ "hjælp" and "help" in any spelling one slip away, but not "hjalp" (helped) inside an answer."""
    return any(
        DamerauLevenshtein.distance(key, w, score_cutoff=1) <= 1 for w in ("hjalp", "hjælp", "help", "hjelp")
    )


def slip(text: str) -> str | None:
    """The phrase that steers which this text is one slip of a finger away from: "spring ovr" is "spring over"."""
    words, key = _words(), fold(text)
    if len(key) not in SLIP_LETTERS or key in words.exact:
        return None
    near = process.extractOne(key, words.spoken.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return words.spoken[near[0]] if near and len(near[0]) in SLIP_LETTERS else None


def aside(text: str) -> str | None:
    """What is meant by a few words about the writer, not the report: "telefonen ringer, skriver mere senere"."""
    key = fold(text)
    if len(key.split()) > LONGEST_ASIDE:
        return None
    plain = _plain(key)
    return next((meant for said, meant in _words().asides.items() if f" {said} " in plain), None)


def is_order(text: str) -> bool:
    """True for a few words that ask for something to be done with a report: "vis vores udkast", "byt slide 1 og 2"."""
    plain, (begin, about) = _plain(fold(without_lead(text) or text)), _words().orders
    said = plain.split()
    return 1 < len(said) <= LONGEST_ORDER and said[0] in begin and any(a in plain for a in about)


def _plain(key: str) -> str:
    """Folded words without the signs around them, each with a space on both sides."""
    return f" {' '.join(w.strip(_EDGES) for w in key.split())} "


def wants_guidance(text: str) -> bool:
    """True for "hvad skal jeg skrive her?": about the question that is asked, not an answer to it."""
    return fold(text) in _words().guide


def is_request(text: str) -> bool:
    """True for what begins as people ask for something to be given to them: "send mig …", "jeg skal bruge …"."""
    return fold(text).startswith(_words().requests)


def is_wordless(text: str) -> bool:
    """A thumbs-up, a dash or dots: neither yes nor no, and no answer."""
    return not any(c.isalnum() for c in text)


def is_yes(text: str, objects: tuple[str, ...] = (), kind: str = "") -> bool:
    """True for a yes: alone, or followed by the verb or object that was asked about ("ja indsend")."""
    words, key = _words(), fold(text)
    if key in words.yes:
        return True
    tail = _after_yes(key)
    if tail is None or any(w.strip(",") in words.but for w in tail.split()):
        return False
    tail = tail.strip(_EDGES)
    verbs = words.yes_verbs.get(kind, frozenset())
    return tail in words.yes_tail or tail in verbs or tail in {fold(o) for o in objects}


def _after_yes(key: str) -> str | None:
    """What follows the yes that a folded text begins with, as many words as belong to it; None without a yes."""
    said = key.split()
    heads = ((" ".join(said[:n]).rstrip(","), n) for n in (3, 2, 1))
    return next((" ".join(said[n:]) for head, n in heads if head in _words().yes), None)


def is_no(text: str) -> bool:
    """True for a no: alone, or with a few words that take nothing of it back ("nej, behold den")."""
    words, key = _words(), fold(text)
    head, _, tail = key.partition(" ")
    return key in words.no or (head.rstrip(",") in words.no and len(tail.split()) <= FEW and not _but(tail))


def is_unclear_yes(text: str) -> bool:
    """A few words that begin like a yes but were not asked for: "ja, det skal vi se på"."""
    head, _, tail = fold(text).partition(" ")
    return head.rstrip(",") in _words().yes and 0 < len(tail.split()) <= FEW


def _but(tail: str) -> bool:
    return any(w.strip(",") in _words().but for w in tail.split()[:6])


def is_reserved_yes_but(text: str) -> bool:
    """ "Ja, men …": starts like a yes and goes on with something else. Neither yes nor no."""
    words, key = _words(), fold(text)
    head, _, tail = key.partition(" ")
    return bool(tail) and head.rstrip(",") in words.yes and len(key) < 300 and _but(tail)
