"""The small markdown of Teams: taken out of the bot's own words, and kept from working in other people's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Final

_SPECIAL: Final = re.compile(
    r"([\\`*~\[<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\{(?=\{)|^\s*[#>]|^\s*[-+=](?=[\s=-]|$))", re.M
)
_NUMBERED: Final = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.M)
_DAY: Final = re.compile(r"^(\s*\d{1,2})\.(?= [a-zæøå])", re.M)
_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.S)
_ITALIC: Final = re.compile(
    r"(?<![\w\\])_(?=\S)(.+?)(?<=[^\s\\])_(?!\w)|(?<![\w*\\])\*(?=[^\s*])(.+?)(?<=[^\s*\\])\*(?![\w*])", re.S
)
_SOFT_BREAK: Final = re.compile(r"(?<!\n)\n(?!\n|\s*(?:[-*+]|\d+[.)])\s)")
_LINK: Final = re.compile(r"(?<!\\)\[([^\]\n]+)\]\(([^)\s]+)\)")
_ESCAPED: Final = re.compile(r"\\([\\`*_~\[\]()<>&{}#|!.+=-])")
# The one thing that clients replace in text which is no markdown: {{DATE(…)}} and {{TIME(…)}}.
_CLOCK: Final = re.compile(r"\{(?=\{(?:DATE|TIME)\()", re.IGNORECASE)


def literal(text: str) -> str:
    """Text that a markdown field shows as it was typed. Only what could be markup is escaped."""
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(_escaped, text))


def _escaped(mark: re.Match[str]) -> str:
    return mark[1][:-1] + "\\" + mark[1][-1]


def days(markdown: str) -> str:
    """The bot's own markdown where a line that begins with a day ("14. november …") begins no list."""
    return _DAY.sub(r"\1\\.", markdown) if ". " in markdown else markdown


def with_breaks(markdown: str) -> str:
    """The bot's own markdown with its line breaks kept: a single one would be drawn as a space."""
    return _SOFT_BREAK.sub("\n\n", markdown) if "\n" in markdown else markdown


def plain(markdown: str) -> str:
    """What a reader sees of the bot's own markdown, as plain text; a link keeps its address."""
    text = _LINK.sub(r"\1 (\2)", markdown) if "](" in markdown else markdown
    if "*" in text or "_" in text:
        text = _ITALIC.sub(lambda m: m[1] or m[2], _BOLD.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def runs(text: str, **style: Any) -> list[dict[str, Any]]:
    """Text runs that show a text character for character: runs know no markdown."""
    if "{{" in text:
        cuts = [0, *(m.end() for m in _CLOCK.finditer(text)), len(text)]
        pieces = [text[a:b] for a, b in pairwise(cuts)]
    else:
        pieces = [text]
    return [{"type": "TextRun", "text": piece, **style} for piece in pieces if piece]
