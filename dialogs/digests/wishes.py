"""What somebody wants of digests, told in free words: at fixed times, no more of them, when they come, one now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from dialogs import data_files
from dialogs.digests import rule_in
from dialogs.understanding.normalise import fold


class Wish(Enum):
    """What is to be done."""

    stop = auto()
    times = auto()
    when = auto()
    now = auto()


class Wanted(Struct, frozen=True):
    """What words want. `oneself`: for the one who speaks; `channel`: for a channel or for "us"; often neither is said.

    `plain`: a digest is named, and that it be sent, or be sent no more. "Status" is one only where it is to be sent.
    """

    wish: Wish
    oneself: bool
    channel: bool
    plain: bool


def wanted(said: str, today: date) -> Wanted:
    """What these words want; a digest now where they say nothing of times."""
    folded = fold(said)
    told = {kind for kind, pattern in _words().items() if pattern.search(folded)}
    wish = Wish.now
    if rule_in(said, today) is not None:
        wish = Wish.times
    elif "stop" in told:
        wish = Wish.stop
    elif "asked" in told:
        wish = Wish.when
    plain = "digest" in told and (wish is Wish.stop or "sent" in told)
    plain = plain or (wish is Wish.times and {"also", "sent"} <= told)
    return Wanted(
        wish, "oneself" in told and "channel" not in told, "channel" in told, plain and wish is not Wish.now
    )


@lru_cache(maxsize=1)
def _words() -> Mapping[str, re.Pattern[str]]:
    told = data_files.read(Path(__file__).parent / "words.yaml")["wishes"]
    return {kind: _any(words, kind in ("digest", "also")) for kind, words in told.items()}


def _any(words: list[str], begins: bool) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}){'' if begins else chr(92) + 'b'}")
