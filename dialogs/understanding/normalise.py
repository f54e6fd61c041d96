"""Text made comparable: case, accents, æøå in every spelling, inflection.

Words are stemmed first and folded after: a stemmer that meets "hjaelpemidler" must not see a word
that the folding has already changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from Stemmer import Stemmer

from dialogs import data_files

_STEM = Stemmer("danish")
_OURS = {"æ": "a", "ø": "o", "å": "a", "ß": "ss", "’": "'", "–": "-", "—": "-", "‘": "'"}
_LATIN = map(chr, range(0xC0, 0x250))  # é, ü, ñ …: one by one they cost a long text dear
_ACCENTED = {c: unicodedata.normalize("NFD", c)[0] for c in _LATIN if unicodedata.decomposition(c)}
_LETTERS = str.maketrans(_ACCENTED | _OURS)
_PAIRS = re.compile(r"a[ae]|oe")
_WORD = re.compile(r"[a-z0-9§]+")


DATA = Path(__file__).parent / "data"
_LANGUAGES = data_files.read(DATA / "languages.yaml")
_ENGLISH_ALONE = frozenset(_LANGUAGES["english_alone"])


def fold(text: str) -> str:
    """Lower case without accents; æ/ae, ø/oe and å/aa all become one letter. Never longer than the text."""
    plain = text.casefold()
    if not plain.isascii():
        plain = plain.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return _PAIRS.sub(lambda pair: pair[0][0], plain)


_ENGLISH, _DANISH = (frozenset(fold(_LANGUAGES[name]).split()) for name in ("english", "danish"))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, folded. The same for "hjælpemidler", "hjaelpemidlerne" and "Hjalpemidler"."""
    return fold(_STEM.stemWord(word.casefold())) or fold(word)


class Token(Struct, frozen=True):
    """A word of a folded text, with its place there."""

    text: str
    stem: str
    start: int
    end: int


def tokens(folded: str) -> list[Token]:
    """The words of a folded text, in order. Hyphens and apostrophes part words."""
    return [Token(m[0], stem(m[0]), m.start(), m.end()) for m in _WORD.finditer(folded)]


def words(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [stem(w) for w in _WORD.findall(fold(text))]


def language_of(text: str) -> str | None:
    """ "da" or "en" where a text clearly is one of them; None where it could be either, as "ok" or "8"."""
    if " ".join(fold(text).split()).strip(" .!?,") in _ENGLISH_ALONE:
        return "en"
    english, danish = _small_words(text)
    if english >= 2 and english > danish:
        return "en"
    return "da" if danish > english or any(c in "æøåÆØÅ" for c in text) else None


def is_english(text: str) -> bool:
    """True when the small words of the text are English rather than Danish, be it but one."""
    english, danish = _small_words(text)
    return english > danish


def _small_words(text: str) -> tuple[int, int]:
    """How many English and how many Danish small words a text has."""
    found = _WORD.findall(fold(text))
    return sum(w in _ENGLISH for w in found), sum(w in _DANISH for w in found)
