"""The ledger as the delivery engine works on it: what is due, the intent before a send, and its outcome."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select, update

from storage.columns import Verbatim
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

_PARCEL = [delivery.c[field.name] for field in fields(Parcel)]
_NOTE = (
    update(delivery)
    # A row that another process has meanwhile called unknown is put right by whoever really sent it.
    .where(
        delivery.c.id == bindparam("delivery"),
        delivery.c.run == bindparam("runner"),
        or_(delivery.c.state == DeliveryState.sending, delivery.c.state == DeliveryState.unknown),
    )
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        conversation_id=func.coalesce(
            bindparam("new_conversation_id", type_=Verbatim), delivery.c.conversation_id
        ),
        message_id=bindparam("new_message_id"),
        shown=bindparam("new_shown"),
        not_before=bindparam("new_not_before"),
        at=bindparam("new_at"),
    )
)
_EDITED = (
    update(delivery)
    .where(delivery.c.id == bindparam("delivery"))
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        shown=bindparam("new_shown"),
        not_before=bindparam("new_not_before"),
        attempts=delivery.c.attempts + 1,
    )
)


@dataclass(frozen=True, slots=True)
class Work:
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
        ready = _of(broadcast_id, tenant_id, DeliveryState.pending) & (delivery.c.shown == 0) & _ripe(now)
        rows = await self._rows(select(*_PARCEL).where(ready).order_by(delivery.c.id).limit(limit))
        return [_parcel(row) for row in rows]

    async def intend(self, deliveries: Collection[int], run: str) -> set[int]:
        """Say, before sending, that these are being sent by this run; gives those that may be.

        The others were taken, dropped, or belong to a broadcast that was stopped.
        """
        going = select(broadcast.c.id).where(broadcast.c.state == BroadcastState.sending)
        free = delivery.c.id.in_(deliveries) & (delivery.c.state == DeliveryState.pending)
        take = (
            update(delivery)
            .where(free, delivery.c.broadcast_id.in_(going))
            .values(state=DeliveryState.sending, run=run, attempts=delivery.c.attempts + 1)
            .returning(delivery.c.id)
        )
        return {row.id for row in await self._rows(take)}

    async def note(self, outcomes: Sequence[Posted], run: str, at: datetime) -> int:
        """Write down what came of sends that `run` intended; gives how many rows were still its own."""
        rows = [{**_outcome(one, at), "runner": run} for one in outcomes]
        return await self._changed(_NOTE, rows) if rows else 0

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

    async def note_edits(self, outcomes: Sequence[Posted], at: datetime) -> None:
        """Write down what came of edits. An edit that is done twice does no harm, so nothing is intended."""
        if outcomes:
            unused = {"new_at", "new_conversation_id", "new_message_id"}
            rows = [{k: v for k, v in _outcome(o, at).items() if k not in unused} for o in outcomes]
            await self._run(_EDITED, rows)

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


def _ripe(now: datetime) -> ColumnElement[bool]:
    return or_(delivery.c.not_before.is_(None), delivery.c.not_before <= now)


def _outcome(one: Posted, at: datetime) -> dict[str, Any]:
    return {
        "delivery": one.id,
        "new_state": one.state,
        "new_reason": one.reason,
        "new_conversation_id": one.conversation_id,
        "new_message_id": one.message_id,
        "new_shown": one.shown,
        "new_not_before": one.not_before,
        "new_at": at,
    }
