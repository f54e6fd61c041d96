"""Free text → intent and slots, or the passage of a document that answers, or an honest no."""

from dialogs.understanding.recogniser import Understanding
from dialogs.understanding.recognition import Recognition

__all__ = ["Recognition", "Understanding"]
