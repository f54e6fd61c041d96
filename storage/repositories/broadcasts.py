"""Broadcasts: written, scheduled, started, stopped, corrected; and their ledger for people to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam, case, func, insert, literal, select, true, update

from storage.columns import Id
from storage.errors import Conflict, StorageError
from storage.models import broadcast, delivery
from storage.portions import portions
from storage.records import (
    REACHED,
    Broadcast,
    BroadcastKind,
    BroadcastState,
    Delivery,
    DeliveryState,
    Draft,
    Letter,
    Recipient,
)
from storage.repositories.base import AnyRow, Repository
from storage.repositories.many import Columns, Many

UNSENT = (BroadcastState.draft, BroadcastState.scheduled)
STARTED = (BroadcastState.sending, BroadcastState.paused, BroadcastState.done)
_DRAFT = Draft.__struct_fields__
_HEAD = tuple(name for name in Broadcast.__struct_fields__ if name != "draft")
COLUMNS = [broadcast.c[name] for name in (*_HEAD, *_DRAFT)]
"""The columns that `broadcast_of` makes a broadcast of."""
LEDGER = [delivery.c[name] for name in Delivery.__struct_fields__]
"""The columns that `delivery_of` makes a delivery of."""
_NEW = (
    "recipient_key",
    "recipient",
    "person_id",
    "cluster",
    "organisation",
    "tenant_id",
    "conversation_id",
    "body",
)
_TENANT = _NEW.index("tenant_id")


def _add(insert: Any, row: Columns) -> Executable:
    fresh = {"state": DeliveryState.pending, "reason": "", "attempts": 0, "shown": 0}
    same = [
        bindparam("into", type_=Id),
        *(literal(value, delivery.c[name].type) for name, value in fresh.items()),
    ]
    # SQLite would take ON CONFLICT for a join's ON if the SELECT had no WHERE.
    rows = select(*row.values(), *same).where(true())
    added: Executable = (
        insert(delivery).from_select([*row, "broadcast_id", *fresh], rows).on_conflict_do_nothing()
    )
    return added


_ADD = Many(delivery, _NEW, _add)


class Broadcasts(Repository):
    """`uow.broadcasts`. Times are the domain's. What changes a broadcast names the revision it was asked for.

    A change by somebody else in between is a Conflict, and nothing is done: a yes counts for what it named.
    """

    # ── writing and planning ──

    async def create(
        self, draft: Draft, author_id: int | None, author: str, tenant_id: str, at: datetime
    ) -> Broadcast:
        """A new draft, revision 1. `tenant_id` is where recipients are looked for who were never seen."""
        values = _values(draft) | {"author_id": author_id, "author": author, "tenant_id": tenant_id}
        return await self._new(values | {"created_at": at, "state": BroadcastState.draft})

    async def get(self, broadcast_id: int) -> Broadcast | None:
        """The broadcast with this number."""
        row = await self._row(select(*COLUMNS).where(broadcast.c.id == broadcast_id))
        return broadcast_of(row) if row else None

    async def newest(
        self, states: Collection[BroadcastState] = (), limit: int = 50, before: int | None = None
    ) -> list[Broadcast]:
        """The newest first; `before` is the last number of the page before. No states: all of them."""
        query = select(*COLUMNS).order_by(broadcast.c.id.desc()).limit(limit)
        if states:
            query = query.where(broadcast.c.state.in_(states))
        if before is not None:
            query = query.where(broadcast.c.id < before)
        return [broadcast_of(row) for row in await self._rows(query)]

    async def change(self, broadcast_id: int, revision: int, draft: Draft) -> Broadcast:
        """Write a draft or a scheduled broadcast anew; its time stays."""
        return await self._changed_to(broadcast_id, revision, UNSENT, **_values(draft))

    async def schedule(
        self, broadcast_id: int, revision: int, send_at: datetime, rule: str | None = None
    ) -> Broadcast:
        """Send it at this time; with a `rule` (RFC 5545) again and again, `send_at` being the next time."""
        when = {"send_at": send_at, "rule": rule, "state": BroadcastState.scheduled}
        return await self._changed_to(broadcast_id, revision, UNSENT, **when)

    async def unschedule(self, broadcast_id: int, revision: int) -> Broadcast:
        """Make a scheduled broadcast a draft again."""
        nothing = {"send_at": None, "rule": None, "state": BroadcastState.draft}
        return await self._changed_to(broadcast_id, revision, (BroadcastState.scheduled,), **nothing)

    async def due(self, now: datetime, limit: int = 20) -> list[Broadcast]:
        """What is scheduled for now or earlier, the oldest first."""
        late = (broadcast.c.state == BroadcastState.scheduled) & (broadcast.c.send_at <= now)
        query = select(*COLUMNS).where(late).order_by(broadcast.c.send_at, broadcast.c.id).limit(limit)
        return [broadcast_of(row) for row in await self._rows(query)]

    async def occur(self, series: Broadcast, next_at: datetime | None, at: datetime) -> Broadcast:
        """One time of a broadcast with a rule: a draft of its own, to be started in this unit of work.

        The series is moved to `next_at`, or ended where there is none. Conflict when somebody, another
        replica perhaps, was first.
        """
        ended = {} if next_at else {"state": BroadcastState.done, "ended_at": at}
        await self._changed_to(
            series.id, series.revision, (BroadcastState.scheduled,), send_at=next_at, **ended
        )
        own = {"author_id": series.author_id, "author": series.author, "tenant_id": series.tenant_id}
        times = {"created_at": at, "send_at": series.send_at, "series_id": series.id}
        return await self._new(_values(series.draft) | own | times | {"state": BroadcastState.draft})

    # ── sending and stopping ──

    async def start(
        self, broadcast_id: int, revision: int, recipients: Iterable[Recipient], letter: Letter, at: datetime
    ) -> int:
        """Begin sending: the decision and a delivery for each recipient, in this one unit of work.

        Gives how many there are; somebody named twice counts once. `recipients` may be a generator, and is
        gone through once: 100,000 take a few seconds and no memory. With nobody to send to it is done at once.
        """
        bodies = {"body": dict(letter.body), "channel_body": letter.in_channel and dict(letter.in_channel)}
        begun = {"state": BroadcastState.sending, "started_at": at}
        made = await self._changed_to(broadcast_id, revision, UNSENT, **begun, **bodies)
        lanes: set[str] = set()
        count = 0
        async for rows in portions(_deliveries(made, recipients)):
            lanes.update(row[_TENANT] for row in rows)
            count += await self._changed(_ADD, _ADD.of(rows, into=made.id))
        here: dict[str, Any] = {"lanes": sorted(lanes)}
        if not count:
            here |= {"state": BroadcastState.done, "ended_at": at}
        await self._run(update(broadcast).where(broadcast.c.id == broadcast_id).values(**here))
        return count

    async def pause(self, broadcast_id: int, reason: str = "") -> bool:
        """Stop for now. Messages that are leaving at this moment still arrive. False: it was not sending."""
        return await self._move(
            broadcast_id, (BroadcastState.sending,), state=BroadcastState.paused, reason=reason
        )

    async def resume(self, broadcast_id: int) -> bool:
        """Go on with a paused broadcast."""
        return await self._move(
            broadcast_id, (BroadcastState.paused,), state=BroadcastState.sending, reason=""
        )

    async def cancel(self, broadcast_id: int, at: datetime) -> bool:
        """Stop for good: what was not sent is dropped, what was stays. False: there was nothing to stop."""
        stoppable = (*UNSENT, BroadcastState.sending, BroadcastState.paused)
        return await self._stop(broadcast_id, stoppable, at, state=BroadcastState.cancelled)

    async def withdraw(self, broadcast_id: int, at: datetime) -> bool:
        """Stop for good, and take back what was delivered; the engine does that one by one."""
        stoppable = (*STARTED, BroadcastState.cancelled)
        taken_back = {"state": BroadcastState.withdrawn, "revision": broadcast.c.revision + 1}
        return await self._stop(broadcast_id, stoppable, at, **taken_back, editing=True)

    async def correct(self, broadcast_id: int, revision: int, draft: Draft, letter: Letter) -> Broadcast:
        """Say something else in a broadcast that was started.

        Who has not got it yet gets the new words; messages that were delivered are changed one by one.
        """
        bodies = {"body": dict(letter.body), "channel_body": letter.in_channel and dict(letter.in_channel)}
        return await self._changed_to(
            broadcast_id, revision, STARTED, **_values(draft), **bodies, editing=True
        )

    async def resend(self, broadcast_id: int, states: Collection[DeliveryState]) -> int:
        """Try once more with those who ended in one of these states (unknown, failed, not_installed …).

        Gives how many. Not in a cancelled or withdrawn broadcast, and never to somebody whom it reached.
        """
        again = set(states) - {*REACHED, DeliveryState.withdrawn, DeliveryState.dropped}
        going = {"state": BroadcastState.sending, "ended_at": None}
        if not await self._move(broadcast_id, STARTED, **going):
            return 0
        them = (delivery.c.broadcast_id == broadcast_id) & delivery.c.state.in_(again)
        anew = {"state": DeliveryState.pending, "reason": "", "attempts": 0, "not_before": None, "at": None}
        # People are looked for from the start; a channel that is a recipient itself stays where it is.
        anew |= {"conversation_id": case((delivery.c.person_id.is_(None), delivery.c.conversation_id))}
        return await self._changed(update(delivery).where(them).values(**anew))

    # ── the ledger, to read ──

    async def counts(self, broadcast_id: int) -> dict[DeliveryState, int]:
        """How many deliveries there are in each state; states that nobody is in are left out."""
        query = select(delivery.c.state, func.count()).where(delivery.c.broadcast_id == broadcast_id)
        return {DeliveryState(state): n for state, n in await self._rows(query.group_by(delivery.c.state))}

    async def deliveries(
        self, broadcast_id: int, states: Collection[DeliveryState] = (), after: int = 0, limit: int = 200
    ) -> list[Delivery]:
        """A page of the ledger in the order of sending; `after` is the last id of the page before."""
        which: ColumnElement[bool] = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.id > after)
        if states:
            which &= delivery.c.state.in_(states)
        rows = await self._rows(select(*LEDGER).where(which).order_by(delivery.c.id).limit(limit))
        return [delivery_of(row) for row in rows]

    async def delivery_to(self, broadcast_id: int, person_id: int) -> Delivery | None:
        """What became of it for one person; None: they were not among the recipients."""
        theirs = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.person_id == person_id)
        row = await self._row(select(*LEDGER).where(theirs))
        return delivery_of(row) if row else None

    async def mark_read(self, broadcast_id: int, person_id: int, at: datetime) -> bool:
        """Note a read receipt, the first time only. False: noted before, or no recipient."""
        theirs = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.person_id == person_id)
        unread = update(delivery).where(theirs, delivery.c.read_at.is_(None))
        return await self._changed(unread.values(read_at=at)) == 1

    # ── how ──

    async def _new(self, values: dict[str, Any]) -> Broadcast:
        fixed = {"revision": 1, "reason": "", "lanes": [], "editing": False}
        row = await self._row(insert(broadcast).values(**values, **fixed).returning(*COLUMNS))
        if row is None:
            raise StorageError("the database did not give the new broadcast back")
        return broadcast_of(row)

    async def _changed_to(
        self, broadcast_id: int, revision: int, states: Collection[BroadcastState], **values: Any
    ) -> Broadcast:
        same = (broadcast.c.id == broadcast_id) & (broadcast.c.revision == revision)
        change = update(broadcast).where(same, broadcast.c.state.in_(states))
        row = await self._row(change.values(**values, revision=revision + 1).returning(*COLUMNS))
        if row is None:
            raise Conflict("the broadcast has been changed, or is beyond this")
        return broadcast_of(row)

    async def _move(self, broadcast_id: int, states: Collection[BroadcastState], **values: Any) -> bool:
        which = (broadcast.c.id == broadcast_id) & broadcast.c.state.in_(states)
        return await self._changed(update(broadcast).where(which).values(**values)) == 1

    async def _stop(
        self, broadcast_id: int, states: Collection[BroadcastState], at: datetime, **values: Any
    ) -> bool:
        if not await self._move(broadcast_id, states, **values, ended_at=at):
            return False
        unsent = (delivery.c.broadcast_id == broadcast_id) & (delivery.c.state == DeliveryState.pending)
        await self._run(update(delivery).where(unsent).values(state=DeliveryState.dropped, at=at))
        return True


def _values(draft: Draft) -> dict[str, Any]:
    plain = {name: getattr(draft, name) for name in _DRAFT}
    return plain | {
        "audience": dict(draft.audience),
        "buttons": list(draft.buttons),
        "file": None if draft.file is None else dict(draft.file),
        "detail": dict(draft.detail),
    }


def broadcast_of(row: AnyRow) -> Broadcast:
    """A broadcast's head from a row with its columns."""
    found = dict(row._mapping)
    written = {name: found.pop(name) for name in _DRAFT}
    draft = Draft(**written | {"kind": BroadcastKind(written["kind"]), "buttons": tuple(written["buttons"])})
    return Broadcast(
        **found | {"draft": draft, "state": BroadcastState(found["state"]), "lanes": tuple(found["lanes"])}
    )


def delivery_of(row: AnyRow) -> Delivery:
    """A line of the ledger from a row with its columns."""
    return Delivery(**dict(row._mapping) | {"state": DeliveryState(row.state)})


def _deliveries(made: Broadcast, recipients: Iterable[Recipient]) -> Iterator[tuple[Any, ...]]:
    """What is each recipient's own, in the order of `_NEW`."""
    for one in recipients:
        tenant = one.tenant_id or made.tenant_id
        place = one.cluster, one.organisation, tenant, one.conversation_id
        yield one.key, one.name, one.person_id, *place, one.body and dict(one.body)
