"""What a text was understood as."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

from dialogs.understanding.passages import Hit

LASTING = "lasting_answer"
Decision = Literal["do", "answer", "ask", "quote", "refuse", "crisis"]
GATES = {"initiative": "unknown_initiative", "cluster": "unknown_cluster", "outside": "outside"}
"""Why a question is refused whatever it asks, and the slot that shows it."""
SURE_QUESTION = 0.7


class Recognition(Struct, frozen=True):
    """What a text was understood as.

    `intent` is "oos" where nothing fits. `slots` is plain JSON. `reason` says why it was refused or asked
    back: a key such as "initiative" (no such number), "outside", "missing", "strange". `candidates` are the
    likeliest intents, best first. `more` holds a second question of the same message.
    """

    intent: str | None
    slots: dict[str, Any]
    decision: Decision
    confidence: float
    candidates: tuple[str, ...] = ()
    is_question: bool = False
    question_strength: float = 0.0
    english: bool = False
    passage: Hit | None = None
    reason: str = ""
    text: str = ""
    more: tuple[Recognition, ...] = field(default=())

    @property
    def surely_asked(self) -> bool:
        """True for what is a question beyond doubt, so that it is no answer to what was asked."""
        return self.is_question and self.question_strength >= SURE_QUESTION
