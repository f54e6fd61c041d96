"""A broadcast asked for in one sentence: "send en påmindelse til Vest om at aflevere inden fredag".

What comes out is a beginning that its writer sees before anything is sent, and can say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from dialogs import data_files
from dialogs.texts import Texts
from dialogs.understanding.moments import Moment, read
from dialogs.understanding.normalise import fold
from storage.records import BroadcastKind

Mode = Literal["at", "whether", "topic", "to"]
Names = Callable[[str], Awaitable[bool]]
_EDGES = " ,.:;-–\n"
_TO = re.compile(r"\b(?:til|to)\b")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "spoken.yaml"
    data: dict[str, Any] = data_files.read(path)
    return data


class Spoken(Struct, frozen=True):
    """`to`: the words that say to whom; `about`: what it is to say, which `mode` makes a sentence of."""

    to: str
    about: str = ""
    mode: Mode = "topic"


def told_to(said: str) -> str | None:
    """ "Sig til Randers, at …" from whom on: "Randers, at …"; None where it does not ask to tell anybody."""
    tokens = [(m.start(), m.end(), fold(m[0])) for m in re.finditer(r"\w+", said)]
    first = next((n for n, t in enumerate(tokens) if t[2] not in _data()["asks"]), len(tokens))
    said_words = [t[2] for t in tokens]
    for lead in sorted(_data()["tells"], key=len, reverse=True):
        start, _, end = (fold(part).split() for part in lead.partition(" … "))
        whom = first + len(start)
        if said_words[first:whom] != start or len(tokens) <= whom:
            continue
        if said_words[whom] in _data()["about"]["at"]:  # "meddel, at …": to nobody
            return None
        if not end:
            return said[tokens[whom][0] :]
        for n in range(whom + 1, min(whom + MOST_TOLD, len(tokens))):
            if said_words[n : n + len(end)] == end:
                return said[tokens[whom][0] : tokens[n][0]] + said[tokens[n + len(end) - 1][1] :].lstrip()
    return None


MOST_TOLD = 12
"""Words within which "giv … besked" ends."""


async def taken_apart(said: str, names: Names) -> Spoken:
    """The words parted in whom and what. `names` tells whether words name anybody."""
    parted = list(_partings(said))
    for before, after, mode in parted:
        if await names(before):
            return Spoken(before, after, mode)
    for _, after, mode in [one for one in parted if one[2] != "to"][
        :1
    ]:  # nobody yet: "send besked om, at mødet er aflyst, til Vest"
        for at in reversed(list(_TO.finditer(after.casefold()))):
            if await names(after[at.start() :]):
                return Spoken(after[at.start() :], after[: at.start()].rstrip(_EDGES), mode)
        return Spoken("", after, mode)
    return Spoken(said)


def _partings(said: str) -> Iterator[tuple[str, str, Mode]]:
    """Every place where what it is to say may begin, the first one first."""
    data = _data()
    tokens = [(m.start(), m.end(), fold(m[0])) for m in re.finditer(r"\w+", said)]
    for n, (start, end, word) in enumerate(tokens):
        before = tokens[n - 1][2] if n else ""
        after = tokens[n + 1][2] if n + 1 < len(tokens) else ""
        belongs = after in data["belongs_after"] and word not in data["about"]["at"]
        if not n or not after or before in data["belongs_before"] or belongs:
            continue
        if f"{word} {after}" in data["about"]["at"]:
            yield said[:start].rstrip(_EDGES), said[tokens[n + 1][1] :].strip(_EDGES), "at"
        for mode in ("at", "to", "whether", "topic"):
            if word in data["about"][mode]:
                yield said[:start].rstrip(_EDGES), said[end:].strip(_EDGES), mode
                break


def composed(texts: Texts, kind: BroadcastKind, spoken: Spoken) -> tuple[str, str]:
    """A title where the kind's own will not do, and a text; each empty where the words do not give one."""
    words = _addressing(_without_deadline(spoken.about))
    if not words:
        return "", ""
    infinitive = spoken.mode == "to" or (spoken.mode == "at" and _is_infinitive(words))
    if kind is BroadcastKind.reminder:
        form = "to" if infinitive else "that" if spoken.mode == "at" else "of"
        return "", texts.say(f"cast-remind-{form}", words=words)
    if infinitive:
        return "", texts.say("cast-please", words=words)
    if spoken.mode == "at":
        return "", _sentence(words)
    if spoken.mode == "whether" and kind is BroadcastKind.request:
        return "", texts.say("cast-whether", words=words)
    return words[:1].upper() + words[1:], ""


def deadline_in(words: str, today: date) -> Moment | None:
    """The day that is told as a deadline, if one is."""
    leads = "|".join(re.escape(fold(str(lead))) for lead in _data()["deadline"])
    folded = fold(words)
    for found in re.finditer(rf"\b(?:{leads})\b", folded):
        moment = read(folded[found.end() :], today)
        if moment is not None and moment.last >= today:
            return moment
    return None


def _without_deadline(words: str) -> str:
    leads = "|".join(re.escape(str(lead)) for lead in _data()["deadline_clause"])
    return re.sub(rf"[,.;]\s*(?:{leads})\b[^,.;]*$", "", words, flags=re.IGNORECASE).strip(_EDGES)


def _addressing(words: str) -> str:
    """ "De kan deltage", told of them, is "I kan deltage", said to them."""
    first, _, rest = words.partition(" ")
    said = _data()["addressed"].get(first.casefold())
    return f"{said} {rest}" if said and rest else words


def _is_infinitive(words: str) -> bool:
    """True for "aflevere senest fredag", not for "mødet er flyttet"."""
    first = words.split()[0]
    key = fold(first)
    return first == first.casefold() and key not in _data()["no_verbs"] and key[-1] in "eaoy"


def _sentence(words: str) -> str:
    ended = words if words[-1] in ".!?" else f"{words}."
    return ended[:1].upper() + ended[1:]
