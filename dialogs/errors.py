"""What can go wrong in a turn, as the edge needs to know it."""

from __future__ import annotations

from dialogs.turn import FileRef
from dialogs.understanding.choosing import Choice


class NotSaved(Exception):
    """The database is out of reach: nothing of this turn was stored, and the person must be told so."""


class NeedsFile(Exception):
    """A flow wants the bytes of a file. The turn is rolled back, the file fetched, and the turn run again."""

    def __init__(self, ref: FileRef) -> None:
        super().__init__(ref.name)
        self.ref = ref


class NeedsChoice(Exception):
    """A text is not surely understood, and somebody else may choose. Done like a file: rolled back, asked, run again."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice


class NeedsKnowledge(Exception):
    """The catalogue has changed. The turn is rolled back, what is new learnt, and the turn run again."""
