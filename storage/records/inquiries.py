"""Questions to the secretariat."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class InquiryAnswer(Struct, frozen=True):
    """What a secretary answered, verbatim. `number` counts from 1; later ones correct earlier ones."""

    number: int
    text: str
    author_id: int | None
    author: str
    at: datetime


class Inquiry(Struct, frozen=True):
    """A question that somebody handed over, verbatim, with its answers in order. `language`: the asker's."""

    id: int
    text: str
    language: str
    asker_id: int | None
    asker: str
    at: datetime
    answers: tuple[InquiryAnswer, ...] = ()

    @property
    def answer(self) -> InquiryAnswer | None:
        """The answer that counts: the newest."""
        return self.answers[-1] if self.answers else None
