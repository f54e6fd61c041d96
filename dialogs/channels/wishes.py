"""What somebody wants of a channel, told in free words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dialogs import data_files
from dialogs.channels.which import Whose
from dialogs.understanding.normalise import fold

KINDS = ("resume", "pause", "untie", "tie")


def wish_in(said: str) -> str | None:
    """One of `KINDS`; None where nothing is to be done. "Sæt kanalen på pause" pauses, though it also says "sæt"."""
    folded = fold(said)
    return next((kind for kind in KINDS if _words()[kind].search(folded)), None)


def names_channel(said: str) -> bool:
    """True where a channel is spoken of: "randers-kanalen" is one too."""
    return bool(_words()["channel"].search(fold(said)))


def target_of(said: str, mentioned: list[tuple[int, Whose]]) -> Whose | None:
    """Whom a channel is to be for: the last who is named after "til" or "for"."""
    folded = fold(said)
    named = [whose for start, whose in mentioned if _words()["to"].search(folded[:start])]
    return named[-1] if named else None


@lru_cache(maxsize=1)
def _words() -> Mapping[str, re.Pattern[str]]:
    told = data_files.read(Path(__file__).parent / "words.yaml")
    ends = {"to": r"\s+(?:den |vores |klyngen? |the )?$"}
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}){ends.get(kind, chr(92) + 'b')}")
        for kind, words in told.items()
    }
