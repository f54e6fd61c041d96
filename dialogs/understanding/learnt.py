"""What the recogniser has learnt from the phrases: the classifier and the nearest phrases, the same for every catalogue."""

from __future__ import annotations

from functools import lru_cache

from dialogs.understanding.model import Model
from dialogs.understanding.neighbours import Neighbours

MASKED_KEPT = 2000


class Learnt:
    """What comes of the phrases alone: it is read once, and every catalogue's recogniser uses it."""

    def __init__(self) -> None:
        self.model, self.neighbours = Model.load(), Neighbours.load()
        # People ask the same of different initiatives, and with the names masked that is the same text.
        self.vote = lru_cache(MASKED_KEPT)(self.neighbours.vote)
        self.scores = lru_cache(MASKED_KEPT)(self.model.scores)


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """It, read when it is first wanted."""
    return Learnt()
