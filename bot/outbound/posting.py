"""One delivery from start to end: where to, what, and what Teams' answer means for the ledger."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

import structlog

from bot.cards.render import activity_json
from bot.connector.client import ONCE
from bot.outbound.books import Books
from bot.outbound.reaching import Reach, Seat
from bot.outbound.sender import Delivery, Sender, Sent
from dialogs.answers import Reply
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
Json = dict[str, Any]


class Unreadable(Exception):
    """A stored message cannot be drawn."""


class Posting:
    """Does what a parcel asks for, and writes down how it ended. `count` hears each final state."""

    def __init__(
        self, database: Database, sender: Sender, reach: Reach, books: Books, count: Callable[[str], None]
    ) -> None:
        self._database = database
        self._sender = sender
        self._reach = reach
        self._books = books
        self._count = count
        self._drawn: dict[tuple[int, int, bool], Json] = {}

    async def do(self, work: Work, parcel: Parcel, ref: ConversationRef | None) -> None:
        """Send, change or take back. `ref` is the person's own chat, where there is one."""
        if parcel.message_id is not None:
            await self._edit(work, parcel, parcel.message_id)
            return
        intended = False

        async def go() -> bool:
            nonlocal intended
            intended = intended or await self._books.intend(parcel.id)
            return intended

        try:
            posted = await self._send(work, parcel, ref, go)
        except Unreadable:
            posted = Posted(parcel.id, DeliveryState.failed, "unreadable")
        except Exception as error:
            log.exception("a delivery failed", delivery=parcel.id)
            posted = Posted(parcel.id, DeliveryState.failed, type(error).__name__)
        # What ended before anything was sent has not been intended yet, and nobody else may end it.
        if posted is not None and await go():
            await self._books.note(posted)
            self._count(posted.state.value)

    # ── sending ──

    async def _send(
        self, work: Work, parcel: Parcel, ref: ConversationRef | None, go: Callable[[], Any]
    ) -> Posted | None:
        message = self._message(work, parcel)
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
        if sent.state is Delivery.stopped:
            return None
        if sent.state is Delivery.not_installed and parcel.person_id is not None:
            return await self._elsewhere(work, parcel, ref, sent, message, go)
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
        self,
        work: Work,
        parcel: Parcel,
        ref: ConversationRef | None,
        sent: Sent,
        message: Json,
        go: Callable[[], Any],
    ) -> Posted | None:
        """Somebody's chat is not to be had: one that is opened anew, or a mention in their cluster's channel."""
        async with self._database.read() as uow:
            person = await uow.people.by_id(parcel.person_id or 0)
        if person is None:
            return Posted(parcel.id, DeliveryState.left, "nobody there")
        if ref is not None and sent.reason.startswith("gone"):
            opened = await self._reach.open(person, ONCE)
            if isinstance(opened, ConversationRef) and opened.conversation_id != ref.conversation_id:
                anew = await self._sender.send(opened, message, ONCE, go)
                return await self._posted(work, parcel, opened, anew)
        place = None
        if work.letter.in_channel is not None and parcel.body is None:
            place = await self._reach.in_channel(person, parcel.cluster)
        if place is None:
            return await self._posted(work, parcel, ref, sent)
        channel, seat = place
        told = _mentioning(self._drawn_letter(work, in_channel=True), seat)
        there = await self._sender.send(channel, told, ONCE, go)
        if there.state is Delivery.stopped:
            return None
        posted = await self._posted(work, parcel, channel, there)
        if posted.state is DeliveryState.delivered:
            return Posted(
                parcel.id,
                DeliveryState.posted_in_channel,
                sent.reason,
                channel.conversation_id,
                there.message_id,
                work.revision,
            )
        return posted

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

    async def _not_there(self, ref: ConversationRef) -> None:
        async with self._database.work() as uow:
            await uow.conversations.set_installed(ref.tenant_id, ref.conversation_id, False)

    # ── changing and taking back ──

    async def _edit(self, work: Work, parcel: Parcel, message_id: str) -> None:
        async with self._database.read() as uow:
            ref = await uow.conversations.get(parcel.tenant_id, parcel.conversation_id or "")
        taking_back = work.state is BroadcastState.withdrawn
        if ref is None:
            sent = Sent(Delivery.failed, "gone")
        elif taking_back:
            sent = await self._sender.delete(ref, message_id, ONCE)
        else:
            sent = await self._changed(work, parcel, ref, message_id)
        posted = Posted(parcel.id, parcel.state, sent.reason, shown=work.revision)
        if sent.state is Delivery.later and parcel.attempts < 2 * GIVE_UP_AFTER:
            back = _later(parcel.attempts, sent.retry_after)
            posted = Posted(parcel.id, parcel.state, sent.reason, shown=parcel.shown, not_before=back)
        elif taking_back and sent.state in (Delivery.delivered, Delivery.message_gone):
            posted = Posted(parcel.id, DeliveryState.withdrawn, shown=work.revision)
            self._count(DeliveryState.withdrawn.value)
        await self._books.note(posted, edit=True)

    async def _changed(self, work: Work, parcel: Parcel, ref: ConversationRef, message_id: str) -> Sent:
        try:
            message = self._message(work, parcel)
            if parcel.state is DeliveryState.posted_in_channel:
                message = await self._with_mention(work, parcel)
        except Unreadable:
            return Sent(Delivery.failed, "unreadable")
        return await self._sender.update(ref, message_id, message, ONCE)

    async def _with_mention(self, work: Work, parcel: Parcel) -> Json:
        async with self._database.read() as uow:
            person = await uow.people.by_id(parcel.person_id or 0)
        place = await self._reach.in_channel(person, parcel.cluster) if person else None
        message = self._drawn_letter(work, in_channel=True)
        return _mentioning(message, place[1]) if place else message

    # ── what it looks like ──

    def _message(self, work: Work, parcel: Parcel) -> Json:
        return self._drawn_letter(work) if parcel.body is None else _draw(parcel.body)

    def _drawn_letter(self, work: Work, in_channel: bool = False) -> Json:
        """Everybody sees the same, so it is drawn once."""
        key = (work.id, work.revision, in_channel)
        if key not in self._drawn:
            if len(self._drawn) > 50:
                self._drawn.clear()
            letter = work.letter
            self._drawn[key] = _draw((letter.in_channel if in_channel else None) or letter.body)
        return self._drawn[key]


def _draw(body: Mapping[str, Any]) -> Json:
    try:
        return activity_json(Reply.from_json(body), "da")
    except (KeyError, TypeError, ValueError) as error:
        log.error("a stored message cannot be read", error=type(error).__name__)
        raise Unreadable from error


def _mentioning(message: Json, seat: Seat) -> Json:
    """The same message with the person's name in front, such that Teams tells them."""
    shown = f"<at>{escape(seat.name)}</at>"
    entity = {"type": "mention", "text": shown, "mentioned": {"id": seat.user_id, "name": seat.name}}
    said = f"{shown}\n\n{message['text']}" if message.get("text") else shown
    return {**message, "text": said, "textFormat": "markdown", "entities": [entity]}


def _later(attempts: int, asked: float | None) -> datetime:
    """When to try again: when Teams said, else doubling from two seconds, with jitter."""
    wait = min(FIRST_WAIT * 2.0**attempts, LONGEST_WAIT) * random.uniform(0.5, 1.0)
    return datetime.now(UTC) + timedelta(seconds=wait if asked is None else asked)
