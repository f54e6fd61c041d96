"""What a refusal by Teams means for us."""

from __future__ import annotations

import json
from enum import StrEnum


class Trouble(StrEnum):
    """Why a call did not succeed, by what there is to do about it."""

    not_installed = "not_installed"  # wait until the bot is installed there, or somebody writes
    blocked = "blocked"  # the person blocked the bot: stop until they write again
    disabled = "disabled"  # an administrator switched the bot off in the tenant
    forbidden = "forbidden"  # this operation is not for us
    wrong_cloud = "wrong_cloud"  # another cloud's host serves this conversation
    gone = "gone"  # the conversation is no more: forget it
    message_gone = "message_gone"  # the message to change was deleted: post anew
    too_big = "too_big"  # shrink or split
    refused = "refused"  # our own mistake; trying again does not help
    unauthorized = "unauthorized"  # our registration or token is wrong: tell the operator
    host_refused = "host_refused"  # the service URL is not on the list; nothing was sent
    unavailable = "unavailable"  # tried as long as was allowed, without an answer to build on
    failed = "failed"  # Teams failed in a way that it does not want repeated

    @property
    def lasting(self) -> bool:
        """True when the same call would be refused again later."""
        return self not in (Trouble.unavailable, Trouble.failed, Trouble.unauthorized)


class CallFailed(Exception):
    """A call to Teams that did not succeed. `retry_after`: seconds Teams asked to wait, where it did."""

    def __init__(
        self, trouble: Trouble, status: int = 0, code: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(f"{trouble} (HTTP {status} {code})" if status else f"{trouble} {code}".strip())
        self.trouble = trouble
        self.status = status
        self.code = code
        self.retry_after = retry_after


_BY_CODE = {
    "BotNotInConversationRoster": Trouble.not_installed,
    "ForbiddenOperationException": Trouble.not_installed,
    "ConversationBlockedByUser": Trouble.blocked,
    "MessageWritesBlocked": Trouble.blocked,
    "BotDisabledByAdmin": Trouble.disabled,
    "NotEnoughPermissions": Trouble.forbidden,
    "InvalidBotApiHost": Trouble.wrong_cloud,
    "ConversationNotFound": Trouble.gone,
    "ActivityNotFoundInConversation": Trouble.message_gone,
    "MessageSizeTooBig": Trouble.too_big,
}
_BY_STATUS = {
    400: Trouble.refused,
    401: Trouble.unauthorized,
    403: Trouble.not_installed,
    404: Trouble.gone,
    413: Trouble.too_big,
}
TRY_AGAIN = frozenset({412, 429, 502, 503, 504})


def trouble_of(status: int, body: str) -> tuple[Trouble, str]:
    """What an error answer means, and the code that says so; without a readable body the status decides."""
    code = _code(body)
    if status in TRY_AGAIN:
        return Trouble.unavailable, code
    return _BY_CODE.get(code) or _BY_STATUS.get(status, Trouble.failed), code


def _code(body: str) -> str:
    # This one comes in a form of its own: an error number, and JSON inside a string.
    if "MessageWritesBlocked" in body:
        return "MessageWritesBlocked"
    try:
        code = json.loads(body)["error"]["code"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return code[:80] if isinstance(code, str) else ""
