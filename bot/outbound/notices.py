"""Delivers notices: messages that a turn or a job left behind for a person, and posts into channels."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import structlog

from bot.cards.render import activity_json
from bot.outbound.reaching import Reach
from bot.outbound.sender import Delivery, Sender, Sent
from bot.outbound.waking import Waking
from dialogs.answers import UNDELIVERED, Reply
from storage.database import Database
from storage.errors import StorageError
from storage.records import ConversationRef, Notice, Person
from storage.repositories.notices import NoticeState

log = structlog.get_logger()

AT_ONCE = 10
POLL = 15.0
GATHER = 0.1  # turns that end together are looked after together
AFTER_TROUBLE = 5.0
GIVE_UP_AFTER = 12  # attempts; with the waits between them, about a day and a half
LONGEST_WAIT = timedelta(hours=6)
_FINAL: dict[Delivery, NoticeState] = {
    Delivery.delivered: "delivered",
    Delivery.not_installed: "not_installed",
    Delivery.blocked: "blocked",
}


class Notices:
    """Runs beside the turns. What a killed process left in sending is sent once more at the next start."""

    def __init__(
        self, database: Database, sender: Sender, owner: str, reach: Reach, poll: float = POLL
    ) -> None:
        self._database = database
        self._sender = sender
        self._owner = owner
        self._reach = reach
        self._poll = poll
        self._waking = Waking()
        self._stopping = False

    def wake(self) -> None:
        """A turn has ended that may have left a notice. Costs nothing."""
        self._waking.wake()

    def stop(self) -> None:
        """Claim nothing more; what was claimed is sent, and then `run` ends."""
        self._stopping = True
        self._waking.wake()

    async def run(self) -> None:
        """Deliver until stopped or cancelled. A database that is away is waited for."""
        left_over = True
        while not self._stopping:
            try:
                if left_over:
                    async with self._database.work() as uow:
                        await uow.notices.requeue_sending(self._owner)
                    left_over = False
                while not self._stopping and await self.deliver_due():
                    continue
            except StorageError as error:
                log.warning("notices wait for the database", error=type(error).__name__)
                await asyncio.sleep(AFTER_TROUBLE)
            except Exception:
                log.exception("notices failed")  # what was claimed comes again when its lease has run out
            await self._waking.rest(self._poll, GATHER)

    async def deliver_due(self) -> int:
        """Send what is due, at most ten; gives how many there were."""
        async with self._database.work() as uow:
            due = await uow.notices.claim(AT_ONCE, datetime.now(UTC), self._owner)
        ended = await asyncio.gather(*(self._deliver(one) for one in due), return_exceptions=True)
        if error := next((e for e in ended if isinstance(e, BaseException)), None):
            raise error
        return len(due)

    async def _deliver(self, notice: Notice) -> None:
        person: Person | None = None
        async with self._database.read() as uow:
            if notice.conversation_id is not None:
                ref = await uow.conversations.by_row(notice.conversation_id)
            elif notice.person_id is not None:
                person = await uow.people.by_id(notice.person_id)
                ref = await uow.conversations.personal(notice.person_id)
        sent = await self._send(notice, person, ref)
        async with self._database.work() as uow:
            if sent.state is Delivery.later and notice.attempts + 1 < GIVE_UP_AFTER:
                await uow.notices.release(
                    notice.id, datetime.now(UTC) + _wait(notice.attempts, sent.retry_after)
                )
            else:
                await uow.notices.finish(
                    notice, _FINAL.get(sent.state, "failed"), sent.reason, sent.message_id
                )
                if sent.state is not Delivery.delivered and (missed := notice.body.get(UNDELIVERED)):
                    key = f"undelivered:{notice.id}"
                    await uow.notices.add(missed["person"], missed["body"], datetime.now(UTC), key)
            if sent.unreachable and ref:
                await uow.conversations.set_installed(ref.tenant_id, ref.conversation_id, False)

    async def _send(self, notice: Notice, person: Person | None, ref: ConversationRef | None) -> Sent:
        try:
            message = activity_json(Reply.from_json(notice.body), "da")
        except (KeyError, TypeError, ValueError) as error:
            log.error("a stored notice cannot be read", notice=notice.id, error=type(error).__name__)
            return Sent(Delivery.failed, "unreadable")
        if ref is None and person is not None:
            opened = await self._reach.open(person)
            if isinstance(opened, Sent):
                return opened
            ref = opened
        if ref is None:
            return Sent(Delivery.not_installed, "nobody to write to")
        if notice.message_id is not None:
            changed = await self._sender.update(ref, notice.message_id, message)
            if changed.state is not Delivery.message_gone:
                return changed
        if notice.conversation_id is not None:
            async with self._database.work() as uow:
                await uow.notices.begin(notice.id)
        return await self._sender.send(ref, message)


def _wait(attempts: int, asked: float | None) -> timedelta:
    """How long until the next attempt: what Teams asked for, else doubling from half a minute."""
    return max(timedelta(seconds=asked or 0), min(timedelta(seconds=30 * 2**attempts), LONGEST_WAIT))
