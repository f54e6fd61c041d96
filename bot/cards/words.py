"""A message as words alone, for when Teams finds it too big."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.cards.read import activity_text

PART: Final = 8_000
"""Characters in one message. Teams counts UTF-16, and takes more than twice this, so the rest may be emoji."""


def in_words(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the message says, buttons too, as plain text: nothing left out, in as many messages as it takes."""
    return [
        {"type": "message", "textFormat": "plain", "text": part} for part in _parts(activity_text(message))
    ]


def _parts(said: str) -> Iterator[str]:
    """Cut between paragraphs, else lines, else words, where there is one in the second half of a part."""
    while len(said) > PART:
        cuts = (said.rfind(gap, PART // 2, PART) for gap in ("\n\n", "\n", " "))
        at = next((cut for cut in cuts if cut > 0), PART)
        yield said[:at].rstrip()
        said = said[at:].lstrip()
    if said:
        yield said
