"""Whom broadcasts have reached: looked up from the people's side."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, select

from storage.models import broadcast, delivery, response
from storage.records import REACHED, Broadcast, BroadcastKind, BroadcastState, DeliveryState
from storage.repositories.base import Repository
from storage.repositories.broadcasts import COLUMNS, STARTED, broadcast_of

PAGE = 2000
GONE = (DeliveryState.dropped, DeliveryState.withdrawn)
CALLED_OFF = (BroadcastState.cancelled, BroadcastState.withdrawn)


class Reach(Repository):
    """`uow.reach`."""

    async def asked_of(self, person_id: int, limit: int) -> list[Broadcast]:
        """The newest requests and invitations that reached a person and still hold."""
        asks = broadcast.c.kind.in_((BroadcastKind.request, BroadcastKind.invitation))
        return await self._got(person_id, asks, limit)

    async def since(self, person_id: int, moment: datetime, limit: int) -> list[Broadcast]:
        """The newest broadcasts that were begun since then, reached a person and still hold."""
        return await self._got(person_id, broadcast.c.started_at >= moment, limit)

    async def with_file(self, person_id: int) -> int | None:
        """The newest broadcast with a file that reached a person and still holds."""
        got = await self._got(person_id, cast(broadcast.c.file, String) != "null", 1)
        return got[0].id if got else None

    async def invited(self, event: str) -> dict[int, DeliveryState]:
        """Who has been sent an invitation to the event with this key, and has not had it taken back; each with how
        the newest ended, or with one that reached them.
        """
        sent = (broadcast.c.event == event) & (broadcast.c.kind == BroadcastKind.invitation)
        held = delivery.c.person_id.is_not(None) & delivery.c.state.not_in(GONE)
        both = delivery.join(broadcast, broadcast.c.id == delivery.c.broadcast_id)
        query = select(delivery.c.person_id, delivery.c.state).select_from(both).where(sent, held)
        out: dict[int, DeliveryState] = {}
        for row in await self._rows(query.order_by(broadcast.c.id, delivery.c.id)):
            if out.get(row.person_id) not in REACHED:
                out[row.person_id] = DeliveryState(row.state)
        return out

    async def same_time(
        self, people: Collection[int], first: datetime, last: datetime
    ) -> list[tuple[Broadcast, int]]:
        """The broadcasts that were begun between two moments and went to some of these people, with how many."""
        begun = (broadcast.c.started_at >= first) & (broadcast.c.started_at < last)
        kept = broadcast.c.state.not_in(CALLED_OFF)
        found = []
        for row in await self._rows(select(*COLUMNS).where(begun, kept).order_by(broadcast.c.id)):
            if count := await self._among(row.id, frozenset(people)):
                found.append((broadcast_of(row), count))
        return found

    async def _among(self, broadcast_id: int, people: Collection[int]) -> int:
        """To how many of these people a broadcast went. Where it went to very many, others have their turn meanwhile."""
        last, count, key = "", 0, delivery.c.recipient_key
        query = select(key, delivery.c.person_id).where(delivery.c.broadcast_id == broadcast_id)
        while rows := await self._rows(query.where(key > last).order_by(key).limit(PAGE)):
            last, count = rows[-1].recipient_key, count + sum(row.person_id in people for row in rows)
            await asyncio.sleep(0)
        return count

    async def lively(self, since: datetime) -> list[Broadcast]:
        """The broadcasts of which something may have changed since then: going on, just ended, just answered."""
        going = broadcast.c.state.in_((BroadcastState.sending, BroadcastState.paused)) | broadcast.c.editing
        moved = (broadcast.c.started_at >= since) | (broadcast.c.ended_at >= since)
        answered = broadcast.c.id.in_(select(response.c.broadcast_id).where(response.c.at >= since))
        rows = await self._rows(select(*COLUMNS).where(going | moved | answered).order_by(broadcast.c.id))
        return [broadcast_of(row) for row in rows]

    async def _got(self, person_id: int, which: ColumnElement[bool], limit: int) -> list[Broadcast]:
        theirs = (delivery.c.person_id == person_id) & delivery.c.state.in_(REACHED)
        reached = select(delivery.c.broadcast_id).where(theirs)
        holds = broadcast.c.id.in_(reached) & broadcast.c.state.in_(STARTED)
        query = select(*COLUMNS).where(holds, which).order_by(broadcast.c.id.desc()).limit(limit)
        return [broadcast_of(row) for row in await self._rows(query)]
