"""Questions that people have handed over to the secretariat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from msgspec.structs import replace
from sqlalchemy import exists, func, insert, select, update

from storage.models import conversation, inquiry, inquiry_answer, inquiry_card, notice
from storage.records import Inquiry, InquiryAnswer, Person
from storage.repositories.base import AnyRow, Repository

_HEAD = [inquiry.c[name] for name in ("id", "text", "language", "asker_id", "asker", "at")]
_ANSWER = [inquiry_answer.c[name] for name in ("number", "text", "author_id", "author", "at")]
_open = ~exists().where(inquiry_answer.c.inquiry_id == inquiry.c.id)
_WITH_ANSWERS = (
    select(*_HEAD, *_ANSWER)
    .select_from(inquiry.outerjoin(inquiry_answer))
    .order_by(inquiry.c.id, inquiry_answer.c.number)
)


class Inquiries(Repository):
    """`uow.inquiries`. Nothing of a question or an answer is ever removed; a later answer corrects an earlier one."""

    async def add(self, text: str, language: str, asker: Person, at: datetime) -> Inquiry:
        """A new question."""
        values: dict[str, Any] = {
            "text": text,
            "language": language,
            "asker_id": asker.id,
            "asker": asker.name,
            "at": at,
        }
        row = (await self._rows(insert(inquiry).returning(inquiry.c.id), values))[0]
        return Inquiry(row.id, **values)

    async def get(self, inquiry_id: int) -> Inquiry | None:
        """One question with its answers."""
        found = await self._rows(_WITH_ANSWERS.where(inquiry.c.id == inquiry_id))
        return _gathered(found)[0] if found else None

    async def unanswered(self, limit: int = 100) -> list[Inquiry]:
        """The questions that nobody has answered, oldest first."""
        rows = await self._rows(select(*_HEAD).where(_open).order_by(inquiry.c.id).limit(limit))
        return [Inquiry(*row) for row in rows]

    async def unanswered_count(self) -> int:
        """How many nobody has answered."""
        return int((await self._rows(select(func.count()).select_from(inquiry).where(_open)))[0][0])

    async def of_person(self, person_id: int, limit: int = 20) -> list[Inquiry]:
        """What somebody has asked, newest first."""
        newest = select(inquiry.c.id).where(inquiry.c.asker_id == person_id).order_by(inquiry.c.id.desc())
        chosen = _WITH_ANSWERS.where(inquiry.c.id.in_(newest.limit(limit)))
        return _gathered(await self._rows(chosen))[::-1]

    async def change(self, inquiry_id: int, text: str) -> bool:
        """Put other words in place of a question's. False when it was answered meanwhile, and then nothing is done."""
        return bool(
            await self._changed(update(inquiry).where(inquiry.c.id == inquiry_id, _open).values(text=text))
        )

    async def answer(self, inquiry_id: int, text: str, by: Person, at: datetime, seen: int) -> bool:
        """Answer, or correct the answer. `seen`: how many answers the author knew of.

        False, and nothing written, when there are more by now: somebody was faster.
        """
        await self._run(select(inquiry.c.id).where(inquiry.c.id == inquiry_id).with_for_update())
        held = await self._rows(
            select(func.count()).select_from(inquiry_answer).where(inquiry_answer.c.inquiry_id == inquiry_id)
        )
        if held[0][0] != seen:
            return False
        values: dict[str, Any] = {"inquiry_id": inquiry_id, "number": seen + 1, "text": text, "at": at}
        await self._run(insert(inquiry_answer), values | {"author_id": by.id, "author": by.name})
        return True

    async def shown_on(self, inquiry_id: int, notice_id: int) -> None:
        """Remember a card that the question was sent to the secretariat on."""
        await self._run(insert(inquiry_card), {"inquiry_id": inquiry_id, "notice_id": notice_id})

    async def cards(self, inquiry_id: int) -> list[int]:
        """The ids of the notices that the question was sent to the secretariat on."""
        chosen = select(inquiry_card.c.notice_id).where(inquiry_card.c.inquiry_id == inquiry_id)
        return [row.notice_id for row in await self._rows(chosen.order_by(inquiry_card.c.notice_id))]

    async def under_card(self, tenant_id: str, conversation_id: str, message_id: str) -> Inquiry | None:
        """The question whose card stands as this message in this conversation."""
        cards = select(inquiry_card.c.inquiry_id).join_from(inquiry_card, notice).join(conversation)
        here = (conversation.c.tenant_id == tenant_id) & (conversation.c.conversation_id == conversation_id)
        row = await self._row(cards.where(here, notice.c.message_id == message_id))
        return await self.get(row.inquiry_id) if row else None


def _gathered(rows: Iterable[AnyRow]) -> list[Inquiry]:
    out = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        of_one: Sequence[AnyRow] = list(group)
        answers = tuple(InquiryAnswer(*row[6:]) for row in of_one if row[6] is not None)
        out.append(replace(Inquiry(*of_one[0][:6]), answers=answers))
    return out
