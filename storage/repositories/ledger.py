"""The ledger as the delivery engine works on it: what is due, the intent before a send, and its outcome."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Executable, FromClause, bindparam, exists, func, or_, select, update

from storage.models import broadcast, delivery
from storage.records import (
    OPEN,
    REACHED,
    BroadcastKind,
    BroadcastState,
    DeliveryState,
    Letter,
    Parcel,
    Posted,
)
from storage.repositories.base import AnyRow, Repository
from storage.repositories.many import Columns, Many

PATIENCE = 5
"""Tries of one recipient that a post in a channel waits for: a minute, while Teams may be away for an hour."""
_PARCEL = [delivery.c[name] for name in Parcel.__struct_fields__]
_POSTED = Posted.__struct_fields__
_posted = attrgetter(*_POSTED)


def _note(_: Any, new: Columns) -> Executable:
    """A row that another process has meanwhile called unknown is put right by whoever really sent it."""
    sent = or_(delivery.c.state == DeliveryState.sending, delivery.c.state == DeliveryState.unknown)
    mine = (delivery.c.id == new["id"]) & (delivery.c.run == bindparam("runner"))
    known = func.coalesce(new["conversation_id"], delivery.c.conversation_id)
    posted = {"conversation_id": known, "message_id": new["message_id"], "at": bindparam("noted")}
    return update(delivery).where(mine, sent).values(**_became(new), **posted)


def _edited(_: Any, new: Columns) -> Executable:
    again = {"attempts": delivery.c.attempts + 1}
    return update(delivery).where(delivery.c.id == new["id"]).values(**_became(new), **again)


def _became(new: Columns) -> Columns:
    return {name: new[name] for name in ("state", "reason", "shown", "not_before")}


_NOTE = Many(delivery, _POSTED, _note)
_EDITED = Many(delivery, _POSTED, _edited)
_INTEND = (
    update(delivery)
    .where(
        delivery.c.id.in_(bindparam("deliveries", expanding=True)),
        delivery.c.state == DeliveryState.pending,
        delivery.c.broadcast_id.in_(
            select(broadcast.c.id).where(broadcast.c.state == BroadcastState.sending)
        ),
    )
    .values(state=DeliveryState.sending, run=bindparam("runner"), attempts=delivery.c.attempts + 1)
    .returning(delivery.c.id)
)


class Work(Struct, frozen=True):
    """A broadcast that has something to be done for it: its head as the engine needs it."""

    id: int
    kind: BroadcastKind
    state: BroadcastState
    revision: int
    editing: bool
    lanes: tuple[str, ...]
    letter: Letter
    started_at: datetime


class Ledger(Repository):
    """`uow.ledger`. `run` is one life of one process; a tenant's deliveries have one runner at a time.

    `not_before` and `now` are real time here, `at` is the domain's.
    """

    async def work(self) -> list[Work]:
        """The broadcasts that are being sent or edited, oldest first."""
        names = ("id", "kind", "state", "revision", "editing", "lanes", "body", "channel_body", "started_at")
        going = or_(broadcast.c.state == BroadcastState.sending, broadcast.c.editing)
        query = select(*(broadcast.c[name] for name in names)).where(going).order_by(broadcast.c.id)
        return [
            Work(
                row.id,
                BroadcastKind(row.kind),
                BroadcastState(row.state),
                row.revision,
                row.editing,
                tuple(row.lanes),
                Letter(row.body, row.channel_body),
                row.started_at,
            )
            for row in await self._rows(query)
        ]

    async def recover(self, tenant_id: str, run: str, at: datetime) -> tuple[int, int]:
        """Settle what a dead process left in the middle of sending; how many are sent again, how many unknown.

        The rule: a reminder may come twice, so it is sent again. Anything else is `unknown`, shown to the
        sender, and sent again only when they say so.
        """
        again = unknown = 0
        for one in await self.work():
            left = _of(one.id, tenant_id, DeliveryState.sending) & (delivery.c.run != run)
            if one.kind is BroadcastKind.reminder:
                back = {"state": DeliveryState.pending, "reason": "cut_off"}
                again += await self._changed(update(delivery).where(left).values(**back))
            else:
                ended = {"state": DeliveryState.unknown, "reason": "cut_off", "at": at}
                unknown += await self._changed(update(delivery).where(left).values(**ended))
        return again, unknown

    async def due(self, broadcast_id: int, tenant_id: str, now: datetime, limit: int) -> list[Parcel]:
        """The next deliveries to send, oldest first. They are nobody's until `intend`."""
        return await self._ready(broadcast_id, tenant_id, now, limit, ~_to_mention(delivery))

    async def to_mention(self, broadcast_id: int, tenant_id: str, now: datetime, limit: int) -> list[Parcel]:
        """Those who wait to be mentioned in a channel, when nobody is left who may come to be beside them."""
        other = delivery.alias("other")
        here = (other.c.broadcast_id == broadcast_id) & (other.c.tenant_id == tenant_id)
        tried = here & other.c.state.in_(OPEN) & ~_to_mention(other) & (other.c.attempts < PATIENCE)
        alone = _to_mention(delivery) & ~exists().where(tried)
        return await self._ready(broadcast_id, tenant_id, now, limit, alone)

    async def mentioned_with(self, parcel: Parcel) -> list[Parcel]:
        """All who are mentioned in the post that this one is mentioned in."""
        there = _of(parcel.broadcast_id, parcel.tenant_id, DeliveryState.posted_in_channel)
        post = (delivery.c.conversation_id == parcel.conversation_id) & (
            delivery.c.message_id == parcel.message_id
        )
        rows = await self._rows(select(*_PARCEL).where(there, post).order_by(delivery.c.id))
        return [_parcel(row) for row in rows]

    async def _ready(
        self, broadcast_id: int, tenant_id: str, now: datetime, limit: int, which: ColumnElement[bool]
    ) -> list[Parcel]:
        ready = _of(broadcast_id, tenant_id, DeliveryState.pending) & (delivery.c.shown == 0) & _ripe(now)
        rows = await self._rows(select(*_PARCEL).where(ready, which).order_by(delivery.c.id).limit(limit))
        return [_parcel(row) for row in rows]

    async def intend(self, deliveries: Collection[int], run: str) -> set[int]:
        """Say, before sending, that these are being sent by this run; gives those that may be.

        The others were taken, dropped, or belong to a broadcast that was stopped.
        """
        taken = await self._rows(_INTEND, {"deliveries": list(deliveries), "runner": run})
        return {row.id for row in taken}

    async def note(self, outcomes: Sequence[Posted], run: str, at: datetime) -> int:
        """Write down what came of sends that `run` intended; gives how many rows were still its own."""
        if not outcomes:
            return 0
        return await self._changed(_NOTE, _NOTE.of(map(_posted, outcomes), runner=run, noted=at))

    async def waits_until(self, tenant_id: str, now: datetime) -> datetime | None:
        """When the next delivery that was put back may be tried again; None when there is none."""
        going = or_(broadcast.c.state == BroadcastState.sending, broadcast.c.editing)
        later = (delivery.c.tenant_id == tenant_id) & (delivery.c.not_before > now)
        states = delivery.c.state.in_((DeliveryState.pending, *REACHED))
        works = delivery.c.broadcast_id.in_(select(broadcast.c.id).where(going))
        row = await self._row(select(func.min(delivery.c.not_before)).where(works, states, later))
        return row[0] if row else None

    async def behind(self, one: Work, tenant_id: str, now: datetime, limit: int) -> list[Parcel]:
        """Delivered messages that do not show what they should: older words, or any in a withdrawn broadcast."""
        reached = (delivery.c.broadcast_id == one.id) & delivery.c.state.in_(REACHED)
        old = (delivery.c.tenant_id == tenant_id) & (delivery.c.shown < one.revision) & _ripe(now)
        query = select(*_PARCEL).where(reached, old).order_by(delivery.c.id).limit(limit)
        return [_parcel(row) for row in await self._rows(query)]

    async def note_edits(self, outcomes: Sequence[Posted]) -> None:
        """Write down what came of edits. An edit that is done twice does no harm, so nothing is intended."""
        if outcomes:
            await self._changed(_EDITED, _EDITED.of(map(_posted, outcomes)))

    async def finish(self, at: datetime) -> list[int]:
        """Close broadcasts with nothing left to send, and end the editing of those that are as they should be.

        Gives the numbers of those that became done.
        """
        mine = delivery.c.broadcast_id == broadcast.c.id
        open_ = exists().where(mine, delivery.c.state.in_(OPEN))
        sent = update(broadcast).where(broadcast.c.state == BroadcastState.sending, ~open_)
        done = await self._rows(sent.values(state=BroadcastState.done, ended_at=at).returning(broadcast.c.id))
        old = exists().where(mine, delivery.c.state.in_(REACHED), delivery.c.shown < broadcast.c.revision)
        leaving = exists().where(mine, delivery.c.state == DeliveryState.sending)
        edited = update(broadcast).where(broadcast.c.editing, ~old, ~leaving)
        await self._run(edited.values(editing=False))
        return [row.id for row in done]


def _parcel(row: AnyRow) -> Parcel:
    return Parcel(**dict(row._mapping) | {"state": DeliveryState(row.state)})


def _of(broadcast_id: int, tenant_id: str, state: DeliveryState) -> ColumnElement[bool]:
    here = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.tenant_id == tenant_id)
    return here & (delivery.c.state == state)


def _to_mention(rows: FromClause) -> ColumnElement[bool]:
    """A person with a channel's place: not reachable themselves. They have one only when they cannot be else."""
    return rows.c.person_id.is_not(None) & rows.c.conversation_id.is_not(None)


def _ripe(now: datetime) -> ColumnElement[bool]:
    return or_(delivery.c.not_before.is_(None), delivery.c.not_before <= now)
