"""One Teams turn: who asks, what they said, the conversation's answer, and its way back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from typing import Any, Protocol

import structlog
from botbuilder.core import TurnContext

from bot.cards.render import card_for, execute_answer, task_continue, task_message
from bot.connector.client import Connector
from bot.connector.errors import CallFailed
from bot.inbound.adapter import Answer, Turn
from bot.inbound.handing import HandingOver
from bot.inbound.identity import Identities
from bot.inbound.invokes import DIALOGS, EXECUTE, trouble, without_a_turn
from bot.inbound.replies import Replies
from bot.inbound.translate import incoming, kind_of, place_of
from bot.inbound.typing_indicator import shown_while_working
from dialogs.answers import Form, Reply
from dialogs.errors import NotSaved
from dialogs.texts import texts_in
from dialogs.turn import Incoming, Kind
from storage.errors import Unavailable
from storage.records import Scope

log = structlog.get_logger()
SOMEBODY_WAITS = frozenset(
    {Kind.message, Kind.action, Kind.form_open, Kind.form_submit, Kind.edited, Kind.file_consent}
)


class Outcome(Protocol):
    """What a turn came to; stored already."""

    replies: tuple[Reply, ...]
    form: Form | None
    toast: str | None
    language: str

    async def sent(self) -> None:
        """The replies have reached Teams: a redelivery needs none."""
        ...


class Conversation(Protocol):
    """`dialogs.conversation.Conversation`."""

    async def prepare(self) -> None:
        """Make ready what the first turn needs."""
        ...

    def take(self, incoming: Incoming) -> AbstractAsyncContextManager[Any]:
        """One turn, under its lock; yields an Outcome."""
        ...

    async def close(self) -> None:
        """Write what waits to be written."""
        ...


class ActivityHandler:
    """Takes each admitted activity to the conversation, and its answer back to Teams."""

    def __init__(
        self,
        conversation: Conversation,
        identities: Identities,
        replies: Replies,
        handing: HandingOver,
        connector: Connector,
        wake: Callable[[], None],
    ) -> None:
        self._conversation = conversation
        self._identities = identities
        self._replies = replies
        self._handing = handing
        self._connector = connector
        self._wake = wake

    async def on_turn(self, turn: Turn) -> None:
        """Answers one activity. What it raises comes back to `on_error`."""
        raw = turn.raw
        if raw["type"] == "invoke":
            done = without_a_turn(turn.invoke, raw.get("value"))
            if done:
                turn.answer = done
                return
        turn.kind = kind_of(raw)
        if turn.kind is None:
            return
        place = place_of(raw)
        turn.scope = place.scope
        async with shown_while_working(self._connector, raw["serviceUrl"], place.thread_id, place.scope):
            asker = await self._identities.asker(raw, place, turn.kind)
            turn.person = asker.person.id if asker.person else None
            given = incoming(raw, turn.kind, asker)
            async with self._conversation.take(given) as outcome:
                await self._tell(turn, given, outcome)
            # Outside the lock: making a file takes a while, and the person may go on meanwhile.
            await self._hand_over(turn, given, outcome)
        self._wake()

    async def _hand_over(self, turn: Turn, given: Incoming, outcome: Outcome) -> None:
        handouts = [reply.handout for reply in outcome.replies if reply.handout]
        for handout in handouts:
            await self._handing.over(turn.raw, given, handout, outcome.language)
        if handouts:
            await outcome.sent()

    async def _tell(self, turn: Turn, given: Incoming, outcome: Outcome) -> None:
        """Send the replies and answer the invoke. What cannot arrive now nor later counts as sent."""
        shown, rest = _in_the_answer(turn, given, outcome.replies)
        try:
            await self._replies.send(turn.raw, given, rest, outcome.language)
        except CallFailed as failed:
            if not failed.trouble.lasting:
                raise
            log.warning("reply refused", trouble=failed.trouble.value, status=failed.status, code=failed.code)
        if turn.invoke == EXECUTE:
            said = outcome.toast or texts_in(outcome.language).say("edge-received")
            turn.answer = Answer(body=execute_answer(card_for(shown, outcome.language) if shown else said))
        elif turn.invoke in DIALOGS:
            turn.answer = _dialog(outcome)
        if outcome.replies and not any(reply.handout for reply in outcome.replies):
            await outcome.sent()

    async def on_error(self, context: TurnContext, error: Exception) -> None:
        """Tells the person what did not happen. Only what may come again later is answered 503."""
        assert isinstance(context, Turn)
        status, key, reference = HTTPStatus.OK, "edge-failed", secrets.token_hex(3)
        if isinstance(error, NotSaved | Unavailable):
            status, key = HTTPStatus.SERVICE_UNAVAILABLE, "edge-not-saved"
            log.error("database out of reach")
        elif isinstance(error, CallFailed):
            status, key = HTTPStatus.SERVICE_UNAVAILABLE, "edge-not-delivered"
            log.error(
                "replies not delivered, kept for a redelivery",
                trouble=error.trouble.value,
                status=error.status,
                code=error.code,
            )
        else:
            log.error("turn failed", reference=reference, exc_info=error)
        said = texts_in("da").say(key, reference=reference)
        context.answer = trouble(context.invoke, status, said)
        # A dialog shows the answer's text itself, if its answer is a success; a card's text is easily missed.
        shown = context.invoke in DIALOGS and status == HTTPStatus.OK
        if context.kind in SOMEBODY_WAITS and not shown and not isinstance(error, CallFailed):
            await self._replies.say(context.raw, said)


def _in_the_answer(
    turn: Turn, given: Incoming, replies: Sequence[Reply]
) -> tuple[Reply | None, Sequence[Reply]]:
    """The reply that goes back in an Execute's own answer, and those to be sent.

    The answer changes the card for who pressed alone, which is enough where nobody else is.
    """
    if turn.invoke != EXECUTE or turn.late or given.place.scope is not Scope.personal:
        return None, replies
    shown = next((r for r in replies if r.update), None)
    return shown, [r for r in replies if r is not shown]


def _dialog(outcome: Outcome) -> Answer:
    """A form, a line of text, or an empty answer, which closes the dialog."""
    if outcome.form:
        return Answer(body=task_continue(outcome.form, outcome.language))
    return Answer(body=task_message(outcome.toast)) if outcome.toast else Answer()
