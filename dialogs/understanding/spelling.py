"""Repairs typing errors in words that matter, and leaves every word that it knows alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract_iter, extractOne

from dialogs.understanding.normalise import Token, fold, stem, tokens

SHORTEST = 5
LONG = 9
SHORTEST_SPLIT = 7
LIKE_NAME = 84


class Speller:
    """Mends a word one slip away from a key word (two in a long one) that begins with the same letter.

    `targets` are the key words, folded, with their stems; words with `known_stems` are right as they are too.
    `spellings` tells how people write a word otherwise. A key word written as two ("mål gruppe") is
    joined; `names` are first and last names, which may be further off than other words.
    """

    def __init__(
        self,
        targets: Mapping[str, str],
        known_stems: Iterable[str],
        spellings: Mapping[str, Iterable[str]],
        names: Iterable[str],
    ) -> None:
        self._names = tuple(sorted({fold(n) for n in names}))
        self._known = {*targets.values(), *known_stems}
        self._spelt = {fold(w): fold(right) for right, ways in spellings.items() for w in ways}
        self._targets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in targets:
            if len(word) >= SHORTEST and word.isalpha():
                self._targets[word[0], len(word)].append(word)
        self._mended: dict[str, str] = {}

    def knows(self, word_stem: str) -> bool:
        """True when a word with this stem is not a typing error."""
        return word_stem in self._known

    def mend(self, text: str) -> str:
        """The folded text with its typing errors repaired."""
        folded = fold(text)
        out, at = [], 0
        found = tokens(folded)
        for n, token in enumerate(found):
            if token.start < at:
                continue
            mended, end = self._mended_at(found, n)
            if mended != folded[token.start : end]:
                out += [folded[at : token.start], mended]
                at = end
        return "".join([*out, folded[at:]]) if out else folded

    def _mended_at(self, found: list[Token], n: int) -> tuple[str, int]:
        """The right word for the one at a place, and where what it stands for ends."""
        token = found[n]
        following = found[n + 1] if n + 1 < len(found) else None
        if following and following.start == token.end + 1:
            if self._is_split(token.text, following.text):
                return self._word(token.text + following.text), following.end
            if name := self._name(token, following):
                return name, following.end
        return self._word(token.text), token.end

    def _name(self, first: Token, last: Token) -> str | None:
        """The full name that two words are a slip or two from."""
        if self._names and (first.stem not in self._known or last.stem not in self._known):
            both = f"{first.text} {last.text}"
            near = extractOne(both, self._names, scorer=ratio, score_cutoff=LIKE_NAME)
            if near and near[0].split()[1][0] == last.text[0] and near[0][0] == both[0]:
                return near[0]
        return None

    def _is_split(self, first: str, second: str) -> bool:
        joined = first + second
        if len(joined) < SHORTEST_SPLIT or not joined.isalpha() or min(len(first), len(second)) < 3:
            return False
        right = self._spelt.get(joined, joined)
        if right in self._targets.get((joined[0], len(right)), ()):
            return True
        unknown = stem(first) not in self._known or stem(second) not in self._known
        nearest = self._nearest(joined) if unknown and len(joined) >= LONG else joined
        return nearest != joined and nearest[-1] == joined[-1]  # "initiative six" is not "initiatives"

    def _word(self, word: str) -> str:
        if (spelt := self._spelt.get(word)) is not None:
            return spelt
        if len(word) < SHORTEST or not word.isalpha() or stem(word) in self._known:
            return word
        return self._nearest(word)

    def _nearest(self, word: str) -> str:
        if word not in self._mended:
            if len(self._mended) > 20_000:
                self._mended.clear()
            self._mended[word] = min(self._near(word), default=(0, word))[1]
        return self._mended[word]

    def _near(self, word: str) -> Iterator[tuple[int, str]]:
        """The key words a slip or two away, with how many; they are nearly as long."""
        allowed = 2 if len(word) >= LONG else 1
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            alike = self._targets.get((word[0], length), ())
            for target, slips, _ in extract_iter(word, alike, scorer=OSA.distance, score_cutoff=allowed):
                yield slips, target
