"""The only code that sends unasked: paced, tried again within bounds, each send with a named outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from functools import partial
from time import monotonic
from typing import Any

import structlog
from msgspec import Struct
from msgspec.structs import replace

from bot.cards.words import in_words
from bot.connector.client import ONCE, UNASKED, Connector, Patience
from bot.connector.errors import CallFailed, Trouble
from bot.outbound.pacing import Pacer
from storage.records import ConversationRef, Scope

log = structlog.get_logger()
TOO_MANY = 429
Go = Callable[[], Awaitable[bool]]


class Delivery(StrEnum):
    """How a send ended."""

    delivered = "delivered"
    not_installed = "not_installed"
    blocked = "blocked"
    failed = "failed"
    message_gone = "message_gone"  # what was to be changed was deleted
    stopped = "stopped"  # not sent: whoever sent it changed their mind at the last moment
    later = "later"  # not refused, only not possible for as long as we tried


class Sent(Struct, frozen=True):
    """A send's outcome. `reason` is for operators; `retry_after` what Teams asked for;
    `unreachable` that the bot is not to be found there."""

    state: Delivery
    reason: str = ""
    message_id: str | None = None
    retry_after: float | None = None
    unreachable: bool = False


_STATES = {
    Trouble.not_installed: Delivery.not_installed,
    Trouble.gone: Delivery.not_installed,
    Trouble.blocked: Delivery.blocked,
    Trouble.disabled: Delivery.blocked,
    Trouble.message_gone: Delivery.message_gone,
    Trouble.unavailable: Delivery.later,
    # A wrong registration is the operator's to mend; what waits is sent when it is.
    Trouble.unauthorized: Delivery.later,
}


class Sender:
    """Sends into conversations that did not ask. Never raises CallFailed: the outcome says what happened.

    Every try leaves at the pacer's time, and a 429 stops everything for its tenant as long as Teams says.
    """

    def __init__(self, connector: Connector, pacer: Pacer, patience: Patience = UNASKED) -> None:
        self._connector = connector
        self._pacer = pacer
        self._patience = patience

    async def send(
        self,
        ref: ConversationRef,
        message: Mapping[str, Any],
        patience: Patience | None = None,
        go: Go | None = None,
    ) -> Sent:
        """One message into one conversation. It may arrive twice when a first try broke off.

        `go` is asked when its time has come, just before the first try; where it says no, nothing is sent.
        A card that Teams finds too big goes as text, if one message holds it: only one can be changed later.
        """
        sent = await self._sent(ref, message, patience, go)
        if sent.reason.startswith(Trouble.too_big) and message.get("attachments"):
            words = in_words(message)
            if len(words) == 1:
                return await self._sent(ref, words[0], patience)
        return sent

    async def _sent(
        self,
        ref: ConversationRef,
        message: Mapping[str, Any],
        patience: Patience | None,
        go: Go | None = None,
    ) -> Sent:
        call = partial(self._connector.send, ref.service_url, ref.conversation_id, _addressed(ref, message))
        return await self._tried(ref.tenant_id, ref.conversation_id, call, patience, go)

    async def update(
        self,
        ref: ConversationRef,
        message_id: str,
        message: Mapping[str, Any],
        patience: Patience | None = None,
    ) -> Sent:
        """Change a message of ours where it stands."""
        where = _of_message(ref, message_id)
        call = partial(self._connector.update, ref.service_url, where, message_id, _addressed(ref, message))
        sent = await self._tried(ref.tenant_id, ref.conversation_id, call, patience)
        return replace(sent, message_id=message_id) if sent.state is Delivery.delivered else sent

    async def delete(self, ref: ConversationRef, message_id: str, patience: Patience | None = None) -> Sent:
        """Take a message of ours back."""
        call = partial(self._connector.delete, ref.service_url, _of_message(ref, message_id), message_id)
        return await self._tried(ref.tenant_id, ref.conversation_id, call, patience)

    async def open_personal(
        self,
        service_url: str,
        tenant_id: str,
        bot_id: str,
        user_id: str,
        patience: Patience | None = None,
    ) -> str | Sent:
        """The id of a person's chat with the bot, or why there is none."""
        call = partial(self._connector.open_personal, service_url, tenant_id, bot_id, user_id)
        opened = await self._tried(tenant_id, user_id, call, patience)
        return opened.message_id if opened.message_id is not None else opened

    async def _tried(
        self,
        tenant_id: str,
        conversation_id: str,
        call: Callable[..., Awaitable[str | None]],
        patience: Patience | None,
        go: Go | None = None,
    ) -> Sent:
        patience = patience or self._patience
        ends = monotonic() + patience.seconds
        for number in range(patience.tries):
            async with self._pacer.turn(tenant_id, conversation_id):
                if go is not None and number == 0 and not await go():
                    return Sent(Delivery.stopped)
            try:
                return Sent(Delivery.delivered, message_id=await call(patience=ONCE))
            except CallFailed as failed:
                wait = self._after(tenant_id, patience, number, failed)
                last = number + 1 == patience.tries or monotonic() + wait > ends
                if failed.trouble is not Trouble.unavailable or last:
                    return _failed(failed)
            await asyncio.sleep(wait)
        return Sent(Delivery.later)

    def _after(self, tenant_id: str, patience: Patience, number: int, failed: CallFailed) -> float:
        """How long this message waits; after a 429 its whole tenant does."""
        wait = patience.wait(number, failed)
        if failed.status == TOO_MANY:
            self._pacer.pause(tenant_id, wait)
        return wait


def _of_message(ref: ConversationRef, message_id: str) -> str:
    """Where a message of ours stands: a post in a channel is the root of its own thread."""
    thread = f"{ref.conversation_id};messageid={message_id}"
    return thread if ref.scope is Scope.channel else ref.conversation_id


def _addressed(ref: ConversationRef, message: Mapping[str, Any]) -> dict[str, Any]:
    return {**message, "from": {"id": ref.bot_id}, "conversation": {"id": ref.conversation_id}}


def _failed(failed: CallFailed) -> Sent:
    state = _STATES.get(failed.trouble, Delivery.failed)
    log.warning(
        "unasked message not sent", trouble=failed.trouble.value, status=failed.status, code=failed.code
    )
    return Sent(
        state,
        f"{failed.trouble} {failed.code}".strip(),
        retry_after=failed.retry_after,
        unreachable=failed.trouble in (Trouble.not_installed, Trouble.gone, Trouble.blocked),
    )
