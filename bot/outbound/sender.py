"""The only code that sends unasked: paced, tried again within bounds, each send with a named outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog

from bot.connector.client import UNASKED, Connector, Patience
from bot.connector.errors import CallFailed, Trouble
from bot.outbound.pacing import Pacer
from storage.records import ConversationRef, Scope

log = structlog.get_logger()


class Delivery(StrEnum):
    """How a send ended."""

    delivered = "delivered"
    not_installed = "not_installed"
    blocked = "blocked"
    failed = "failed"
    message_gone = "message_gone"  # what was to be changed was deleted
    later = "later"  # not refused, only not possible for as long as we tried


@dataclass(frozen=True, slots=True)
class Sent:
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
    """Sends into conversations that did not ask. Never raises CallFailed: the outcome says what happened."""

    def __init__(self, connector: Connector, pacer: Pacer, patience: Patience = UNASKED) -> None:
        self._connector = connector
        self._pacer = pacer
        self._patience = patience

    async def send(self, ref: ConversationRef, message: Mapping[str, Any]) -> Sent:
        """One message into one conversation. It may arrive twice when a first try broke off."""
        await self._pacer.wait(ref.tenant_id, ref.conversation_id)
        try:
            message_id = await self._connector.send(
                ref.service_url, ref.conversation_id, _addressed(ref, message), self._patience
            )
        except CallFailed as failed:
            return _failed(failed)
        return Sent(Delivery.delivered, message_id=message_id)

    async def update(self, ref: ConversationRef, message_id: str, message: Mapping[str, Any]) -> Sent:
        """Change a message of ours where it stands. A post in a channel is the root of its own thread."""
        thread = f"{ref.conversation_id};messageid={message_id}"
        where = thread if ref.scope is Scope.channel else ref.conversation_id
        await self._pacer.wait(ref.tenant_id, ref.conversation_id)
        try:
            await self._connector.update(
                ref.service_url, where, message_id, _addressed(ref, message), self._patience
            )
        except CallFailed as failed:
            return _failed(failed)
        return Sent(Delivery.delivered, message_id=message_id)

    async def open_personal(self, service_url: str, tenant_id: str, bot_id: str, user_id: str) -> str | Sent:
        """The id of a person's chat with the bot, or why there is none."""
        await self._pacer.wait(tenant_id, user_id)
        try:
            return await self._connector.open_personal(
                service_url, tenant_id, bot_id, user_id, self._patience
            )
        except CallFailed as failed:
            return _failed(failed)


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
