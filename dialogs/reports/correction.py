"""Corrections in words: "under formål skrev jeg ni måneder, der skal stå seks".

The forms are data-like patterns on what people write; the old and the new words come back verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct

_Q = r"[\"'«»“”„]?"
_OLD = _Q + r"(?P<old>[^\n\"«»“”„]{1,300}?)" + _Q
_NEW = _Q + r"(?P<new>[^\n\"«»“”„]{1,300}?)" + _Q
_SECTION = r"(?:(?:under|i|ved|om|for)\s+(?P<section>[^\n,:]{2,70}?))"
_WHO = r"(?:jeg|vi|der)"
_STAND = r"(?:have\s+)?(?:stå|staa|sta|stået|være|vaere|vare|været|hedde|heddet)"
_SHOULD = rf"(?:men\s+)?(?:det|der)\s+(?:skal|skulle|burde)\s+{_STAND}"
_WROTE = (
    rf"(?:{_WHO}\s+)?(?:skrev|skriver|(?:kom|er\s+kommet)\s+til\s+at\s+skrive|har\s+(?:{_WHO}\s+)?skrevet|står|staar|star|stod)"
    rf"(?:\s+{_WHO})?"
)
_TURN = (
    r"(?:(?:kan|vil|gider|må|maa)\s+(?:du|jeg|vi)\s+(?:lige\s+|gerne\s+)?)?"
    r"(?:ret|rett|rette|ændr|ændre|aendr|aendre|erstat|erstatte|udskift|udskifte|skift|skifte|change|replace)"
)
_INTO = r"(?:til|med|ud\s+med|to|with)"
_FOR = r",?\s+(?:i\s*stedet\s+for|ikke)"
_FORMS = (
    rf"(?:{_SECTION},?\s+){_WROTE}\s*(?:at\s+)?{_OLD},?\s+{_SHOULD}\s+{_NEW}",
    rf"{_WROTE}\s+{_OLD}\s+{_SECTION},?\s+{_SHOULD}\s+{_NEW}",
    rf"{_SHOULD}\s+{_NEW}{_FOR}\s+{_OLD}\s+{_SECTION}",
    rf"{_SHOULD}\s+{_NEW}{_FOR}\s+{_OLD}",
    rf"{_SECTION}\s+(?:skal|skulle|burde)\s+(?:der|det)\s+{_STAND}\s+{_NEW}{_FOR}\s+{_OLD}",
    rf"skriv\s+{_NEW}{_FOR}\s+{_OLD}",
    rf"{_WHO}\s+(?:mente|mener)\s+{_NEW}{_FOR}\s+{_OLD}",
    rf"{_TURN}\s+{_OLD}\s+{_INTO}\s+{_NEW}\s+{_SECTION}",
    rf"(?:{_SECTION}[,:]?\s+)?{_TURN}\s+{_OLD}\s+{_INTO}\s+{_NEW}",
    rf"{_WROTE}\s+{_OLD},?\s+{_SHOULD}\s+{_NEW}",
    rf"under\s+(?P<section>[^\n,:]{{2,70}}?)\s+(?:i\s+wrote|it\s+says)\s+{_OLD},?\s+(?:but\s+)?it\s+should\s+(?:be|say)\s+{_NEW}",
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled when somebody first corrects something: a start need not wait for it."""
    return tuple(re.compile(rf"\s*{form}\s*[.!?]*\s*", re.IGNORECASE) for form in _FORMS)


_NUMBERS = frozenset(
    [
        "nul",
        "en",
        "et",
        "én",
        "ét",
        "to",
        "tre",
        "fire",
        "fem",
        "seks",
        "syv",
        "otte",
        "ni",
        "ti",
        "elleve",
        "tolv",
        "tretten",
        "fjorten",
        "femten",
        "seksten",
        "sytten",
        "atten",
        "nitten",
        "tyve",
        "tredive",
        "fyrre",
        "halvtreds",
        "tres",
        "halvfjerds",
        "firs",
        "halvfems",
        "hundrede",
        "tusind",
    ]
)


class Correction(Struct, frozen=True):
    """What should become what, and in which question, where one was named."""

    old: str
    new: str
    question: str | None


def parse(words: str, section: Callable[[str], str | None]) -> Correction | None:
    """The correction that this whole message is, or None. A named section that is not one makes it none."""
    if len(words) > 600 or "\n" in words.strip():
        return None
    words = _LEAD.sub("", words)
    for form in _forms():
        if (found := form.fullmatch(words)) is None:
            continue
        named = found.groupdict().get("section")
        question = section(named) if named else None
        if named and question is None:
            continue
        return Correction(found["old"].strip(), found["new"].strip(), question)
    return None


def _number(word: str) -> bool:
    return word.casefold() in _NUMBERS or word.replace(".", "").replace(",", "").rstrip("%").isdigit()


def narrow(old: str, new: str) -> str:
    """ "ni måneder" → "seks" means "seks måneder": where only the number was said again, the rest stays."""
    head, _, rest = old.partition(" ")
    if rest and " " not in new and _number(head) and _number(new):
        return f"{new} {rest}"
    return new


def widen(whole: str, old: str, new: str) -> str:
    """The old words with those beside them in the text that the new ones say again: where "seks måneder" shall stand
    for the "ni" of "ni måneder", that is "ni måneder".
    """
    words = new.split()
    for said in range(len(words) - 1, 0, -1):
        for wider in (f"{old} {' '.join(words[-said:])}", f"{' '.join(words[:said])} {old}"):
            if wider.casefold() != new.casefold() and occurrence(wider).search(whole):
                return wider
    return old


def apply(whole: str, old: str, new: str) -> str:
    """The text with the first whole-word occurrence of `old` replaced; else unchanged.

    Case is ignored, and so is whether somebody's keyboard had æ, ø and å.
    """
    return occurrence(old).sub(lambda m: _like(m[0], new), whole, count=1)


def occurrence(old: str) -> re.Pattern[str]:
    """Finds these words, whole, in any case, with or without æ, ø and å."""
    letters = "".join(_SAME.get(c, re.escape(c)) for c in _PLAIN.sub(lambda m: _JOINED[m[0]], old.casefold()))
    return re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)


_JOINED = {"ae": "æ", "oe": "ø", "aa": "å"}
_PLAIN = re.compile("ae|oe|aa")
_SAME = {"æ": "(?:æ|ae|a)", "ø": "(?:ø|oe|o)", "å": "(?:å|aa|a)"}
_LEAD = re.compile(r"^\s*(?:(?:nej|vent|hov|ups|undskyld|øh|hm|sorry|no|wait)[\s,.!]+)+", re.IGNORECASE)


def _like(old: str, new: str) -> str:
    """A replaced first word of a sentence keeps its capital."""
    return new[:1].upper() + new[1:] if old[:1].isupper() and new[:1].islower() else new
