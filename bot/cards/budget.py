"""Keeps a card within its budget: long texts lose their middle, and say so.

People page long texts (`dialogs`); this is the net under it, so that no text of any length, in any script,
makes a message that Teams refuses.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, Final

import orjson
from msgspec.structs import replace

from bot.cards.elements import word
from dialogs.answers import Block, note
from dialogs.texts import texts_in

Json = dict[str, Any]
Draw = Callable[[Sequence[Block]], Json]
CARD_BYTES: Final = 28_000  # of 28 KB; the rest is the envelope's
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode
FAR_FROM_FULL: Final = 12_000
FALLBACK_CHARS: Final = 1_500
_WORD: Final = 40  # how far a cut looks back for a space
_LEAST: Final = 200
_JOINERS: Final = "\u200d\ufe0e\ufe0f"


def size_of(card: Json) -> int:
    """The bytes a card takes as UTF-8 JSON, with the spaces that `json.dumps` puts in.

    Most cards are far from the limit: theirs is an upper bound, found faster.
    """
    try:
        roomy = len(orjson.dumps(card)) * 5 // 4
    except TypeError:  # a lone surrogate; the slower way says it as the rest of this module expects
        return len(_encode(card).encode())
    return roomy if roomy < FAR_FROM_FULL else len(_encode(card).encode())


def fit(blocks: Sequence[Block], lang: str, budget: int, draw: Draw) -> Json:
    """The drawn card, its longest texts shortened, then its last blocks dropped, until it fits the budget."""
    card, size = _sound(draw(blocks))
    limit = budget
    while size > budget and limit > _LEAST:
        limit = limit * 3 // 4
        card, size = _sound(draw(_shortened(blocks, limit, lang)))
    return card if size <= budget else _dropped(_shortened(blocks, limit, lang), lang, budget, draw)


def _sound(card: Json) -> tuple[Json, int]:
    """The card and its size; with a lone surrogate in it, which no encoding can hold, a copy without."""
    try:
        return card, size_of(card)
    except UnicodeEncodeError:
        whole = _encode(card).encode("utf-8", "replace")
        return json.loads(whole), len(whole)


def _dropped(blocks: Sequence[Block], lang: str, budget: int, draw: Draw) -> Json:
    """As many of the first blocks as fit, found by halving."""

    def drawn(count: int) -> tuple[Json, int]:
        return _sound(draw([*blocks[:count], note(word(lang, "card-cut"))]))

    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high + 1) // 2
        if drawn(middle)[1] <= budget:
            low = middle
        else:
            high = middle - 1
    return drawn(low)[0]


def _shortened(blocks: Sequence[Block], limit: int, lang: str) -> list[Block]:
    """The blocks with no text above `limit` bytes. A cut says how to see the whole, by the heading above."""
    made: list[Block] = []
    section = ""
    for block in blocks:
        section = block.text if block.kind == "heading" else section
        made += _cut_block(block, limit, section, lang)
    return made


def _cut_block(block: Block, limit: int, section: str, lang: str) -> list[Block]:
    if block.input is not None:
        return _cut_field(block, limit, lang)
    if block.facts:
        rows = tuple((_cut_inline(a, limit, lang), _cut_inline(b, limit, lang)) for a, b in block.facts)
        return [replace(block, facts=rows)]
    if _cost(block.text) <= limit:
        return [block]
    head, tail = _ends(block.text, limit)
    say = texts_in(lang).say
    said = say("card-shortened-section", section=section[:80]) if section else say("card-shortened")
    if block.kind == "heading":
        return [replace(block, text=head + "…")]
    return [replace(block, text=head), note(said), replace(block, text=tail)]


def _cut_field(block: Block, limit: int, lang: str) -> list[Block]:
    """A field cannot be shortened: it would come back so. It gives way to a note, and is left as it is."""
    given = block.input
    if given is None or _cost(given.value) <= limit:
        return [block]
    return [note(texts_in(lang).say("card-field-too-long", label=given.label[:80]))]


def _cut_inline(text: str, limit: int, lang: str) -> str:
    if _cost(text) <= limit:
        return text
    head, tail = _ends(text, limit)
    return f"{head} {word(lang, 'card-cut-inline')} {tail}"


def _cost(text: str) -> int:
    return len(_encode(text).encode("utf-8", "replace")) - 2


def _ends(text: str, limit: int) -> tuple[str, str]:
    """A beginning and an end of a text, each within half the limit and cut between words where it can be."""
    head = _beginning(text, limit // 2)
    tail = text[len(text) - len(_beginning(text[::-1], limit // 2)) :]
    while tail and _continues(tail[0]):
        tail = tail[1:]
    return head, tail.lstrip()


def _beginning(text: str, limit: int) -> str:
    """The longest beginning within a limit of bytes, whole characters as people see them."""
    end = len(text[:limit].encode("utf-8", "replace")[:limit].decode("utf-8", "ignore"))
    while end > 0 and _cost(text[:end]) > limit:
        end = end * 9 // 10
    while 0 < end < len(text) and (_continues(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    space = max(text.rfind(" ", end - _WORD, end), text.rfind("\n", end - _WORD, end))
    return text[:space] if 0 < space < end < len(text) else text[:end]


def _continues(char: str) -> bool:
    """True for what belongs to the character before it: accents, joiners, skin tones."""
    return char in _JOINERS or "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.combining(char) != 0
