"""What invokes are answered with that no flow needs to think about, and how they tell of failures."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from bot.cards.render import execute_error, task_message
from bot.inbound.adapter import Answer

EXECUTE = "adaptiveCard/action"
CONSENT = "fileConsent/invoke"
DIALOGS = frozenset({"task/fetch", "task/submit"})
NO_RESULTS: Mapping[str, Any] = {
    "type": "application/vnd.microsoft.search.searchResponse",
    "value": {"results": []},
}

# Feedback must be answered without a body; the client shows an error otherwise.
_PLAIN = frozenset(
    {
        "message/submitAction",
        "suggestedActions/submit",
        "signin/verifyState",
        "signin/tokenExchange",
    }
)


def without_a_turn(name: str, value: object) -> Answer | None:
    """The answer to an invoke that nobody needs to think about; None for those that are turns."""
    if name == EXECUTE or name in DIALOGS:
        fit = isinstance(value, Mapping) and (name != EXECUTE or isinstance(value.get("action"), Mapping))
        return None if fit else Answer(HTTPStatus.BAD_REQUEST)
    if name == CONSENT:
        return None if isinstance(value, Mapping) else Answer(HTTPStatus.BAD_REQUEST)
    if name in _PLAIN:
        return Answer()
    if name == "application/search":
        return Answer(body=NO_RESULTS)
    return Answer(HTTPStatus.NOT_IMPLEMENTED)


def trouble(name: str, status: int, said: str) -> Answer:
    """Tells about our own failure in the form that this invoke's caller shows."""
    if name == EXECUTE:
        return Answer(status, execute_error(HTTPStatus.INTERNAL_SERVER_ERROR, "NotDone", said))
    return Answer(status, task_message(said) if name in DIALOGS else None)
