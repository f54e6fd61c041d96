"""Words that people put in front of what they mean: "hov, …", "nej vent, kun …", "jeg vil gerne planlægge …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from dialogs.understanding.normalise import fold

_AROUND = " \t\r\n.!?,;:…\"'«»“”()/-–"
_BETWEEN = " \t\r\n.!,;:-–"
_WORD = re.compile(r"\S+")


class Taken(NamedTuple):
    """How many words a lead has, and what follows it, as it was typed."""

    words: int
    rest: str


class Leads:
    """Phrases that a text may begin with. Case, æøå in any spelling and signs around the words make no difference."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}  # the longest first
        for lead in sorted((fold(str(p)).split() for p in phrases), key=len, reverse=True):
            self._by_first.setdefault(lead[0], []).append(lead)
        self._longest = max(len(lead) for leads in self._by_first.values() for lead in leads)

    def off(self, text: str) -> Taken | None:
        """The text without the longest lead that it begins with; None where there is none, or nothing is left."""
        said = ((fold(word[0]).strip(_AROUND), word.end()) for word in _WORD.finditer(text))
        begins = list(islice((one for one in said if one[0]), self._longest + 1))
        words = [word for word, _ in begins]
        for lead in self._by_first.get(words[0], ()) if words else ():
            if words[: len(lead)] == lead and len(words) > len(lead):
                return Taken(len(lead), text[begins[len(lead) - 1][1] :].lstrip(_BETWEEN))
        return None
