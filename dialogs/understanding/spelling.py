"""Repairs typing errors in words that matter, and leaves every word that it knows alone."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from dialogs.understanding.normalise import fold, stem, tokens

SHORTEST = 5
LONG = 9


class Speller:
    """Mends a word one slip away from a key word (two in a long one) that begins with the same letter.

    `targets` are the key words; `known` are words that are right as they are, in any inflection.
    """

    def __init__(self, targets: Iterable[str], known: Iterable[str], known_stems: Iterable[str] = ()) -> None:
        self._known = {stem(w) for w in known} | set(known_stems)
        self._targets: dict[str, list[str]] = {}
        for word in sorted({fold(t) for t in targets}):
            self._known.add(stem(word))
            if len(word) >= SHORTEST and word.isalpha():
                self._targets.setdefault(word[0], []).append(word)
        self._mended: dict[str, str] = {}

    def knows(self, word_stem: str) -> bool:
        """True when a word with this stem is not a typing error."""
        return word_stem in self._known

    def mend(self, text: str) -> str:
        """The folded text with its typing errors repaired."""
        folded = fold(text)
        out, at = [], 0
        for token in tokens(folded):
            if len(token.text) >= SHORTEST and token.text.isalpha() and token.stem not in self._known:
                out += [folded[at : token.start], self._nearest(token.text)]
                at = token.end
        return "".join([*out, folded[at:]]) if out else folded

    def _nearest(self, word: str) -> str:
        if word not in self._mended:
            allowed = 2 if len(word) >= LONG else 1
            found = extractOne(
                word, self._targets.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed
            )
            if len(self._mended) > 20_000:
                self._mended.clear()
            self._mended[word] = found[0] if found else word
        return self._mended[word]
