"""CPR numbers: ten digits whose first six are a day, DDMMYY.

Future birth dates and numbers that fail modulus 11 count too, since both are given out. One regular
expression finds ten digits with a few separators anywhere between them; how they are grouped then decides.
People do group a CPR number as 6-4 or 2-2-2-4, and nobody groups a case number that way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain, islice

from dialogs.guard.finding import Span
from dialogs.guard.wordlist import words

_MOST_SPANS = 50
_NEAR = 24  # characters looked at on either side of ten digits


# Where Unicode keeps its dashes, spaces and format characters. Reading all 1.1 million would slow the start.
_RANGES = (range(0x3100), range(0xFE00, 0x10000), range(0x10EA0, 0x10EB0), range(0xE0000, 0xE0080))


def _by_category() -> Mapping[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character in map(chr, chain(*_RANGES)):
        found[unicodedata.category(character)].append(character)
    return {category: "".join(characters) for category, characters in found.items()}


_OF = _by_category()
# Characters that show nothing: zero width, soft hyphen, direction marks, variation selectors, keycaps.
_UNSEEN = _OF["Cf"] + "\ufe0e\ufe0f\u20e3\u034f\x00"
_DASHES = _OF["Pd"] + "\u2212\u02d7\u00af\u30fc\u2043"
_DOTS = ".\u00b7\u2024\u2219\u2022\uff0e\u3002\u22c5\u30fb"
_SPACES = _OF["Zs"] + _OF["Zl"] + _OF["Zp"] + "\t\n\r\x0b\x0c\u2800"
_SEPARATORS = re.escape(_DASHES + _DOTS + _SPACES + _UNSEEN + "_/")

_TEN = re.compile(
    rf"[0-3](?<!\d[0-3])(?=([{_SEPARATORS}]{{0,8}}\d[{_SEPARATORS}]{{0,8}}[01](?:[{_SEPARATORS}]{{0,8}}\d){{7}})(?!\d))"
)
# The long form with the century, where the dash is what tells it from a date with a time.
_TWELVE = re.compile(
    rf"[0-3](?<!\d[0-3])(?=(\d([. /-]?)[01]\d\2(?:18|19|20)\d\d ?[{re.escape(_DASHES)}] ?\d{{4}})(?!\d))"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_GROUP = re.compile(r"[0-9]+")
_UNSEEN_RUN = re.compile(f"[{re.escape(_UNSEEN)}]+")
_JOINED_BEFORE = re.compile(rf"\d([{_SEPARATORS}]{{1,8}})$")
_JOINED_AFTER = re.compile(rf"([{_SEPARATORS}]{{1,8}})\d")
_DECIMALS = re.compile(r",\d")
_TIGHT = re.compile(f"[{re.escape(_DASHES + _DOTS)}{re.escape(_UNSEEN)}]+")
_DASHED = re.compile(
    f"[{re.escape(_DASHES + _SPACES)}]*[{re.escape(_DASHES)}][{re.escape(_DASHES + _SPACES)}]*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")

_NUMBER_WORDS = words("number")
_NAMED_OTHER = re.compile(
    rf"(?:^|[\W_\d])(?:{'|'.join(_NUMBER_WORDS['before'])})(?:[\s.:#-]|nr|nummer)*\+?$", re.IGNORECASE
)
_MONEY = re.compile(rf"\s?(?:{'|'.join(_NUMBER_WORDS['after'])})\b", re.IGNORECASE)

# Groupings that are a CPR number wherever they stand, and those that are one only when nothing but white
# space splits them (a dash may stand after the sixth digit) and no other number is near: phones can look so.
_STRONG = {(6, 4), (2, 2, 2, 4), (2, 2, 6), (4, 2, 4)}
_LOOSE = {
    (2, 2, 2, 2, 2),
    (6, 2, 2),
    (4, 6),
    (4, 2, 2, 2),
    (2, 4, 4),
    (2, 4, 2, 2),
    (3, 3, 4),
    (5, 5),
    (1,) * 10,
}


def find_cpr(text: str) -> tuple[Span, ...]:
    """Where the text has CPR numbers (at most the first fifty)."""
    if not text.isascii():
        text = _OTHER_DIGIT.sub(lambda m: str(unicodedata.digit(m.group())), text)
    ten = (m.span(1) for m in _TEN.finditer(text))
    twelve = (m.span(1) for m in _TWELVE.finditer(text))
    found = [(a - 1, b) for a, b in ten if _is_cpr(text, a - 1, b)]
    found += [(a - 1, b) for a, b in twelve if _is_long_form(text[a - 1 : b])]
    return tuple(islice(sorted(set(found)), _MOST_SPANS))


def _is_day(six: str) -> bool:
    day, month, year = int(six[:2]), int(six[2:4]), int(six[4:6])
    if not 1 <= month <= 12:
        return False
    longest = 30 if month in (4, 6, 9, 11) else 31
    if month == 2:
        longest = 29 if year % 4 == 0 else 28
    return 1 <= day <= longest


def _is_long_form(piece: str) -> bool:
    digits = "".join(_GROUP.findall(piece))
    return _is_day(digits[:4] + digits[6:8])


def _is_cpr(text: str, start: int, end: int) -> bool:
    piece = _UNSEEN_RUN.sub("", text[start:end])
    groups = _GROUP.findall(piece)
    if not _is_day("".join(groups)[:6]):
        return False
    gaps = [gap for gap in _GROUP.split(piece) if gap]
    if any(gap.count("\n") > 1 for gap in gaps):
        return False
    shape = tuple(len(group) for group in groups)
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if shape == (10,):
        return not (_inside_number(before, after) or _named_otherwise(groups[0], before, after))
    if shape in _STRONG:
        return not (_is_range_of_days(groups, gaps) or (shape != (6, 4) and _inside_number(before, after)))
    return shape in _LOOSE and _stands_alone(shape, gaps, before, after)


def _inside_number(before: str, after: str) -> bool:
    """Whether a dash, a dot or a decimal comma joins the digits to others: an account, a case, an amount."""
    left, right = _JOINED_BEFORE.search(before), _JOINED_AFTER.match(after)
    tight = (left and _TIGHT.fullmatch(left.group(1))) or (right and _TIGHT.fullmatch(right.group(1)))
    return bool(tight or _DECIMALS.match(after))


def _named_otherwise(digits: str, before: str, after: str) -> bool:
    """Whether the words around ten bare digits say that they are something else ("sagsnr.", "tlf", "kr.")."""
    return bool(_NAMED_OTHER.search(before)) or (digits[0] != "0" and bool(_MONEY.match(after)))


def _is_range_of_days(groups: list[str], gaps: list[str]) -> bool:
    """ "10.-12.12.2019" has the shape 2-2-2-4, and is three days in December."""
    if len(groups) != 4 or not _YEAR.fullmatch(groups[3]):
        return False
    return bool(set(gaps[0]) & set(_DASHES)) and not (set(gaps[1] + gaps[2]) & set(_DASHES))


def _stands_alone(shape: tuple[int, ...], gaps: list[str], before: str, after: str) -> bool:
    if _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after) or _NAMED_OTHER.search(before):
        return False
    digits_so_far = 0
    for size, gap in zip(shape, gaps, strict=False):
        digits_so_far += size
        if not (gap.isspace() or (digits_so_far == 6 and _DASHED.fullmatch(gap))):
            return False
    return True
