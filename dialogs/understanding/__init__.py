"""Free text → intent and slots, or the passage of a document that answers, or an honest no."""

from dialogs.understanding.recogniser import Recognition, Understanding

__all__ = ["Recognition", "Understanding"]
