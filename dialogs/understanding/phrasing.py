"""What a question's own words tell beside its intent: two in one, terms that are asked for, what it still is about."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Any

from dialogs.understanding.entities import Entities, Mention
from dialogs.understanding.focus import LEAD, SOMEBODY
from dialogs.understanding.intents import NEEDS_INITIATIVE
from dialogs.understanding.normalise import stem, words
from dialogs.understanding.passages import small_words, words_file

LONGEST, SHORT, BARE = 600, 6, 2
"""Characters that are read of a text; words of a question that leans on the one before, and that is nothing without."""

_MEANING = re.compile(
    r"\b(?:(?:hvad er )?forskellen (?:pa|mellem)|(?:what(?:'s| is) )?the difference between|"
    r"hvad er|hvad var|hvad betyder|hvad betod|hvad star|hvad dakker|hvad menes|hvad forstas|hvad vil|"
    r"forkortelse\w*|forklar|definer|definition\w*|betydning\w*|betyder|hvad hedder|"
    r"what is|what's|what are|what dos|explain|define|meaning of)\b"
)


def asked_terms(
    read: Entities, terms: Container[str], single: Mapping[str, str], focus: Mapping[str, Any]
) -> list[str]:
    """The terms of "hvad er X og Y", "hvad står X for?" where nothing else is asked, weak ones too; and of X alone.

    After a question about a term "og Y?" is such a question as well. `single` are the terms of one word by its stem:
    asked for its meaning it is that, even where the word is an initiative's name.
    """
    cue = _MEANING.search(read.folded)
    apart = cue is not None and ("forskel" in cue[0] or "difference" in cue[0])
    found = [(m, _term(m, read, single if cue else {})) for m in read.mentions]
    named = [m for m, term in found if (m.kind != "event" or apart) and term in terms]
    if not named or len(named) != len(read.mentions):
        return []
    if cue is None and focus.get("asked") == "doc_question":
        cue = LEAD.match(read.folded)
    spans = [(m.start, m.end) for m in named]
    said = words(_cut(read.folded, [*spans, cue.span()] if cue else spans))
    if (
        all(w in small_words() or w in _idle() for w in said)
        if cue
        else not said and not any(m.weak for m in named)
    ):
        return list(dict.fromkeys(term for _, term in found))
    return []


def _term(mention: Mention, read: Entities, single: Mapping[str, str]) -> str:
    """The key of a mentioned term."""
    said = stem(read.folded[mention.start : mention.end]) if mention.kind in ("initiative", "event") else ""
    return single.get(said, str(mention.key))


_LENGTH = (
    r"(?:hvor (?:lang tid|lange|mange (?:dage|dogn|uger|maneder))|how (?:long|many (?:days|weeks|months)))"
)
_TIMED = tuple(
    (re.compile(pattern), intent)
    for pattern, intent in (
        (rf"{_LENGTH}(?: \w+){{0,4}} (?:til|inden|siden|until|till|to|before|ago|since)(?: \w+){{0,3}} E", "event_when"),
        (rf"{_LENGTH}(?: \w+){{0,3}} i?(?:mellem|fra|between|from)(?: the)? [ED] \w+(?: the)? E", "event_when"),
        (r"(?:hvad|hvilke\w*|which|what)(?: \w+){0,3} (?:forst|sidst|first|last)(?: \w+)? E (?:eller|og|or|and)(?: the)? E",
         "event_when"),
        (r"(?:er|ligger|kommer|holdes) E (?:(?:for eller )?efter|for|inden) E", "event_when"),
        (r"is(?: the)? E (?:before|(?:before or )?after)(?: the)? E", "event_when"),
        (r"(?:kommer|gar|starter|begynder) I(?: og I)? forst(?: i gang)?", "initiative_time"),
        (r"(?:hvad er|what is the) (?:forskellen|difference) (?:pa|mellem|between) I(?: og I)?", "initiative_info"),
        (r"(?:hvor|where) (?:med|i|for|in) E", "event_when"),
        (r"(?:hvilket initiativ|which initiative) \w+ (?:forst|sidst|first|last)(?: i gang)? I og I", "initiative_time"),
    )
)  # fmt: skip
_LASTS = re.compile(r"\b(?:varer?|tager?|lasts?|takes?)\b")


def timed(masked: str) -> str | None:
    """The intent of what asks how long it is to, since or between times, which comes first, or how two initiatives
    differ; not how long it lasts."""
    if _LASTS.search(masked):
        return None
    return next((intent for pattern, intent in _TIMED if pattern.fullmatch(masked)), None)


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset(words(words_file()["idle"]))


def plain_slots(slots: Mapping[str, Any]) -> bool:
    return bool(slots.keys() & {"initiative", "cluster", "municipality", "person", "event"})


def bare_when(intent: str, slots: Mapping[str, Any], focus: Mapping[str, Any], masked: str) -> bool:
    """True for "hvornår?" right after an initiative was spoken of, and no event."""
    alone = intent == "event_when" and len(masked.split()) <= BARE and not plain_slots(slots)
    return alone and "initiative" in focus and "event" not in focus and "date" not in slots


def leans(text: str, masked: str, focus: Mapping[str, Any]) -> bool:
    """True for "hendes mail?": a few words with a question mark, after something was asked."""
    return "asked" in focus and len(masked.split()) <= SHORT and text.rstrip().endswith("?")


def named_place(slots: Mapping[str, Any]) -> bool:
    """A cluster or a municipality, and no initiative."""
    return "initiative" not in slots and bool(slots.keys() & {"cluster", "municipality"})


def of_any(text: str) -> bool:
    """True for "er Holstebro med i noget": not about the initiative that was spoken of, but about any."""
    return not _any().isdisjoint(words(text))


@lru_cache(maxsize=1)
def _any() -> frozenset[str]:
    return frozenset(words(words_file()["any"]))


def without_clusters(text: str, read: Entities) -> str:
    """The question without the clusters it names: what a passage must be about is the rest ("Aarhus Universitet")."""
    named = [(m.start, m.end) for m in read.mentions if m.kind == "cluster"]
    return _cut(read.folded, named) if named else text


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a space in place of each span."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def still_about(
    intent: str, slots: Mapping[str, Any], focus: Mapping[str, Any], masked: str
) -> dict[str, Any]:
    """Whom "og telefon?" asks for, and what "hvem må komme?" is about: what was spoken of right before."""
    if intent in NEEDS_INITIATIVE and "initiative" not in slots and "initiative" in focus:
        any_of_them = named_place(slots) and of_any(masked)
        return {} if any_of_them else {"initiative": focus["initiative"]}
    if len(masked.split()) > SHORT or plain_slots(slots) or "org" in slots:
        return {}
    if intent in ("contact", "person_info"):
        if somebody := {k: focus[k] for k in SOMEBODY if k in focus}:
            return somebody
        return {k: focus[k] for k in ("initiative", "cluster") if k in focus}
    if intent == "status_get" and len(masked.split()) <= BARE:
        return {k: focus[k] for k in ("initiative", "cluster") if k in focus}
    return {"event": focus["event"]} if intent == "event_info" and "event" in focus else {}


def borne_out(slots: Mapping[str, Any]) -> bool:
    """An initiative and the side of it that is asked for, in words that belong to that side."""
    return "initiative" in slots and bool(slots.keys() & {"facet", "time"})


_SECOND = re.compile(
    r"(?<=[a-zæøå0-9)]\?)\s+(?=\S.{7,})|\s*[,]?\s+og (?=(?:hvem|hvad|hvornår|hvor|hvordan|hvilke[nt]?)\s)",
    re.IGNORECASE,
)


def two(text: str) -> tuple[str, str | None]:
    """The two questions of a message; the second None where there is one."""
    parts = [p for p in _SECOND.split(text.strip(), maxsplit=1) if p.strip()]
    return (parts[0], parts[1]) if len(parts) == 2 and len(text) <= LONGEST else (text, None)
