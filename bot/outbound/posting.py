"""One message of a broadcast from start to end: where to, and what Teams' answer means for the ledger."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from msgspec.structs import replace

from bot.connector.client import ONCE
from bot.outbound.books import Books
from bot.outbound.drawing import Drawings, Unreadable
from bot.outbound.reaching import Reach, Seat
from bot.outbound.sender import Delivery, Sender, Sent
from storage.database import Database
from storage.records import BroadcastState, ConversationRef, DeliveryState, Parcel, Person, Posted
from storage.repositories.ledger import Work

log = structlog.get_logger()

GIVE_UP_AFTER = 12  # tries; with the waits between them, more than an hour
FIRST_WAIT, LONGEST_WAIT = 2.0, 900.0
DISABLED = "disabled"
_FINAL = {
    Delivery.delivered: DeliveryState.delivered,
    Delivery.not_installed: DeliveryState.not_installed,
    Delivery.blocked: DeliveryState.blocked,
}
Bundle = Sequence[Parcel]
"""The parcels of one message: somebody's own, or those of all who are mentioned in one post."""


class _Intent:
    """Says once, when the time to send has come, that these are being sent by us. False: they may not be."""

    def __init__(self, books: Books, bundle: Bundle) -> None:
        self._books = books
        self._ids = {parcel.id for parcel in bundle}
        self.taken: set[int] | None = None

    async def __call__(self) -> bool:
        if self.taken is None:
            self.taken = await self._books.intend(self._ids)
        return self.taken == self._ids


class Posting:
    """Does what a bundle asks for, and writes down how it ended. `count` hears each final state."""

    def __init__(
        self, database: Database, sender: Sender, reach: Reach, books: Books, count: Callable[[str], None]
    ) -> None:
        self._database = database
        self._sender = sender
        self._reach = reach
        self._books = books
        self._count = count
        self._drawings = Drawings()

    async def do(self, work: Work, bundle: Bundle, ref: ConversationRef | None) -> None:
        """Send, change or take back. `ref` is the person's own chat, where there is one."""
        first = bundle[0]
        if first.message_id is not None:
            await self._edit(work, bundle, first.message_id)
            return
        go = _Intent(self._books, bundle)
        try:
            if first.in_channel:
                outcomes = await self._mention(work, bundle, go)
            else:
                outcomes = [await self._send(work, first, ref, go)]
        except Unreadable:
            outcomes = _failed(bundle, "unreadable")
        except Exception as error:
            log.exception("a delivery failed", delivery=first.id)
            outcomes = _failed(bundle, type(error).__name__)
        # What ended before anything was sent has not been intended yet, and nobody else may end it.
        if not await go():
            taken = go.taken or ()
            outcomes = [Posted(p.id, DeliveryState.pending, p.reason) for p in bundle if p.id in taken]
        await asyncio.gather(*map(self._books.note, outcomes))
        for outcome in outcomes:
            if outcome.state is not DeliveryState.pending:
                self._count(outcome.state.value)

    # ── to one person, or into a channel that is a recipient itself ──

    async def _send(self, work: Work, parcel: Parcel, ref: ConversationRef | None, go: _Intent) -> Posted:
        message = self._drawings.of(work, parcel)
        found = ref or await self._found(parcel)
        if isinstance(found, DeliveryState):
            return Posted(parcel.id, found, "nobody there")
        if isinstance(found, Person):
            opened = await self._reach.open(found, ONCE)
            sent = opened if isinstance(opened, Sent) else await self._sender.send(opened, message, ONCE, go)
            ref = None if isinstance(opened, Sent) else opened
        else:
            ref = found
            sent = await self._sender.send(ref, message, ONCE, go)
        if sent.unreachable and ref is not None:
            await self._not_there(ref)
        if sent.state is Delivery.not_installed and parcel.person_id is not None:
            return await self._elsewhere(work, parcel, ref, sent, go)
        return await self._posted(work, parcel, ref, sent)

    async def _found(self, parcel: Parcel) -> ConversationRef | Person | DeliveryState:
        async with self._database.read() as uow:
            if parcel.person_id is not None:
                person = await uow.people.by_id(parcel.person_id)
                return person if person and person.upn else DeliveryState.left  # erased: no name is left
            if parcel.conversation_id is None:
                return DeliveryState.left
            channel = await uow.conversations.get(parcel.tenant_id, parcel.conversation_id)
            return channel or DeliveryState.not_installed

    async def _elsewhere(
        self, work: Work, parcel: Parcel, ref: ConversationRef | None, sent: Sent, go: _Intent
    ) -> Posted:
        """Somebody's chat is not to be had: one that is opened anew, or a mention in their cluster's channel.

        For the mention the parcel goes back into the ledger, to wait for others who are mentioned there too.
        """
        async with self._database.read() as uow:
            person = await uow.people.by_id(parcel.person_id or 0)
        if person is None:
            return Posted(parcel.id, DeliveryState.left, "nobody there")
        if ref is not None and sent.reason.startswith("gone"):
            opened = await self._reach.open(person, ONCE)
            if isinstance(opened, ConversationRef) and opened.conversation_id != ref.conversation_id:
                anew = await self._sender.send(opened, self._drawings.of(work, parcel), ONCE, go)
                return await self._posted(work, parcel, opened, anew)
        place = None
        if work.letter.in_channel is not None and parcel.body is None:
            place = await self._reach.in_channel(person, parcel.cluster)
        if place is None:
            return await self._posted(work, parcel, ref, sent)
        return Posted(parcel.id, DeliveryState.pending, sent.reason, place[0].conversation_id)

    async def _not_there(self, ref: ConversationRef) -> None:
        async with self._database.work() as uow:
            await uow.conversations.set_installed(ref.tenant_id, ref.conversation_id, False)

    # ── one post for all who are reached in a channel alone ──

    async def _mention(self, work: Work, bundle: Bundle, go: _Intent) -> list[Posted]:
        """Who has left the channel's team meanwhile is not reached there either."""
        channel, seats = await self._seats(bundle)
        away = [p for p in bundle if p.id not in seats or work.letter.in_channel is None]
        there = [p for p in bundle if p not in away]
        outcomes = [Posted(p.id, DeliveryState.not_installed, p.reason) for p in away]
        if channel is not None and there:
            message = self._drawings.naming(work, [seats[p.id] for p in there])
            sent = await self._sender.send(channel, message, ONCE, go)
            outcome = await self._posted(work, min(there, key=lambda p: p.attempts), channel, sent)
            if outcome.state is DeliveryState.delivered:
                outcome = replace(outcome, state=DeliveryState.posted_in_channel)
            ended = outcome.state not in (DeliveryState.posted_in_channel, DeliveryState.pending)
            outcomes += [
                replace(outcome, id=p.id, reason=outcome.reason if ended else p.reason) for p in there
            ]
        return outcomes

    async def _seats(self, bundle: Bundle) -> tuple[ConversationRef | None, dict[int, Seat]]:
        """The channel that these wait for or were mentioned in, and the places in its team by parcel."""
        async with self._database.read() as uow:
            people = [(p, await uow.people.by_id(p.person_id or 0)) for p in bundle]
        channel, seats = None, {}
        for parcel, person in people:
            place = await self._reach.in_channel(person, parcel.cluster) if person else None
            if place is not None and place[0].conversation_id == parcel.conversation_id:
                channel, seats[parcel.id] = place
        return channel, seats

    # ── changing and taking back ──

    async def _edit(self, work: Work, bundle: Bundle, message_id: str) -> None:
        first = bundle[0]
        async with self._database.read() as uow:
            ref = await uow.conversations.get(first.tenant_id, first.conversation_id or "")
        if ref is None:
            sent = Sent(Delivery.failed, "gone")
        elif work.state is BroadcastState.withdrawn:
            sent = await self._sender.delete(ref, message_id, ONCE)
        else:
            sent = await self._changed(work, first, ref, message_id)
        outcomes = [_edited(work, parcel, sent) for parcel in bundle]
        await asyncio.gather(*(self._books.note(outcome, edit=True) for outcome in outcomes))
        for outcome in outcomes:
            if outcome.state is DeliveryState.withdrawn:
                self._count(outcome.state.value)

    async def _changed(self, work: Work, parcel: Parcel, ref: ConversationRef, message_id: str) -> Sent:
        try:
            if parcel.in_channel:
                async with self._database.read() as uow:
                    mentioned = await uow.ledger.mentioned_with(parcel)
                message = self._drawings.naming(work, (await self._seats(mentioned))[1].values())
            else:
                message = self._drawings.of(work, parcel)
        except Unreadable:
            return Sent(Delivery.failed, "unreadable")
        return await self._sender.update(ref, message_id, message, ONCE)

    # ── what Teams' answer means ──

    async def _posted(self, work: Work, parcel: Parcel, ref: ConversationRef | None, sent: Sent) -> Posted:
        if sent.state is Delivery.later or sent.reason.startswith(DISABLED):
            if sent.reason.startswith(DISABLED):
                # Nobody in this tenant can be written to until an administrator says otherwise.
                async with self._database.work() as uow:
                    await uow.broadcasts.pause(work.id, DISABLED)
            elif parcel.attempts + 1 >= GIVE_UP_AFTER:
                return Posted(parcel.id, DeliveryState.failed, sent.reason)
            back = _later(parcel.attempts, sent.retry_after)
            return Posted(parcel.id, DeliveryState.pending, sent.reason, not_before=back)
        state = _FINAL.get(sent.state, DeliveryState.failed)
        if state is not DeliveryState.delivered:
            return Posted(parcel.id, state, sent.reason)
        where = ref.conversation_id if ref else None
        return Posted(parcel.id, state, "", where, sent.message_id, work.revision)


def _edited(work: Work, parcel: Parcel, sent: Sent) -> Posted:
    if sent.state is Delivery.later and parcel.attempts < 2 * GIVE_UP_AFTER:
        back = _later(parcel.attempts, sent.retry_after)
        return Posted(parcel.id, parcel.state, sent.reason, shown=parcel.shown, not_before=back)
    if work.state is BroadcastState.withdrawn and sent.state in (Delivery.delivered, Delivery.message_gone):
        return Posted(parcel.id, DeliveryState.withdrawn, shown=work.revision)
    return Posted(parcel.id, parcel.state, sent.reason, shown=work.revision)


def _failed(bundle: Iterable[Parcel], reason: str) -> list[Posted]:
    return [Posted(parcel.id, DeliveryState.failed, reason) for parcel in bundle]


def _later(attempts: int, asked: float | None) -> datetime:
    """When to try again: when Teams said, else doubling from two seconds, with jitter."""
    wait = min(FIRST_WAIT * 2.0**attempts, LONGEST_WAIT) * random.uniform(0.5, 1.0)
    return datetime.now(UTC) + timedelta(seconds=wait if asked is None else asked)
