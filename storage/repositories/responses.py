"""What people answer to invitations and requests. Every answer is kept; the newest of each counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, insert, select, update

from storage.errors import StorageError
from storage.models import broadcast, delivery, response
from storage.records import (
    REACHED,
    Broadcast,
    BroadcastKind,
    BroadcastState,
    Delivery,
    Person,
    Response,
    ResponseAnswer,
)
from storage.repositories.base import AnyRow, Repository
from storage.repositories.broadcasts import COLUMNS, LEDGER, broadcast_of, delivery_of

_COLUMNS = [response.c[name] for name in Response.__struct_fields__]


class Responses(Repository):
    """`uow.responses`."""

    async def give(
        self,
        broadcast_id: int,
        person_id: int,
        name: str,
        answer: ResponseAnswer,
        at: datetime,
        comment: str = "",
        organisation: str | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> Response:
        """Note an answer, in place of the one before by this person, or on behalf of this organisation.

        Two who answer for the same at the same moment: Conflict for one of them.
        """
        whose = f"organisation:{organisation.casefold()}" if organisation else f"person:{person_id}"
        before = (response.c.broadcast_id == broadcast_id) & (response.c.whose == whose) & response.c.newest
        await self._run(update(response).where(before).values(newest=False))
        own = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.person_id == person_id)
        values = {
            "broadcast_id": broadcast_id,
            "delivery_id": select(delivery.c.id).where(own).scalar_subquery(),
            "whose": whose,
            "person_id": person_id,
            "name": name,
            "organisation": organisation,
            "answer": answer,
            "comment": comment,
            "detail": dict(detail or {}),
            "at": at,
            "newest": True,
        }
        row = await self._row(insert(response).values(**values).returning(*_COLUMNS))
        if row is None:
            raise StorageError("the database did not give the new response back")
        return _response(row)

    async def newest(self, broadcast_id: int) -> list[Response]:
        """The answers that count, in the order they were given: one per person or organisation."""
        counts = (response.c.broadcast_id == broadcast_id) & response.c.newest
        rows = await self._rows(select(*_COLUMNS).where(counts).order_by(response.c.id))
        return [_response(row) for row in rows]

    async def of(self, broadcast_id: int, person_id: int) -> Response | None:
        """The newest answer that this person gave, for themselves or for an organisation."""
        theirs = (response.c.broadcast_id == broadcast_id) & (response.c.person_id == person_id)
        newest = select(*_COLUMNS).where(theirs, response.c.newest).order_by(response.c.id.desc()).limit(1)
        row = await self._row(newest)
        return _response(row) if row else None

    async def history(self, broadcast_id: int) -> list[Response]:
        """Every answer that was given, oldest first, with those that were replaced."""
        given = select(*_COLUMNS).where(response.c.broadcast_id == broadcast_id)
        return [_response(row) for row in await self._rows(given.order_by(response.c.id))]

    async def awaited(self, person: Person) -> list[Broadcast]:
        """The invitations and requests that reached this person, and neither they nor anybody for their organisation
        has answered; the first deadline first.
        """
        theirs = delivery.c.person_id == person.id
        given = (response.c.broadcast_id == broadcast.c.id) & response.c.newest
        same = func.lower(response.c.organisation) == func.lower(delivery.c.organisation)
        answered = exists().where(given, (response.c.person_id == person.id) | same)
        query = (
            select(*COLUMNS)
            .join(delivery, delivery.c.broadcast_id == broadcast.c.id)
            .where(theirs, delivery.c.state.in_(REACHED), ~answered)
            .where(broadcast.c.kind.in_((BroadcastKind.invitation, BroadcastKind.request)))
            .where(broadcast.c.state.not_in((BroadcastState.cancelled, BroadcastState.withdrawn)))
            .order_by(broadcast.c.deadline.is_(None), broadcast.c.deadline, broadcast.c.id)
        )
        return [broadcast_of(row) for row in await self._rows(query)]

    async def missing(self, broadcast_id: int) -> list[Delivery]:
        """The people whom it reached and who have not answered, nor anybody for their organisation."""
        same = (response.c.broadcast_id == broadcast_id) & response.c.newest
        answered = exists().where(same, response.c.person_id == delivery.c.person_id)
        reached = (delivery.c.broadcast_id == broadcast_id) & delivery.c.state.in_(REACHED)
        people = select(*LEDGER).where(reached, delivery.c.person_id.is_not(None), ~answered)
        covered = {(r.organisation or "").casefold() for r in await self.newest(broadcast_id)} - {""}
        rows = await self._rows(people.order_by(delivery.c.id))
        return [delivery_of(row) for row in rows if (row.organisation or "").casefold() not in covered]


def _response(row: AnyRow) -> Response:
    return Response(**dict(row._mapping) | {"answer": ResponseAnswer(row.answer)})
