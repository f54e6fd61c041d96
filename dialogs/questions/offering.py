"""After a "det ved jeg ikke": the question can go to the secretariat, with one press or a yes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Button, Reply, text
from dialogs.turn_context import Turn
from storage.records import RoleName

KEPT = "offers"
GUESSED = ("hand_over", "cast_stray", "cast_response")
"""What the bot proposed by itself: the next question takes its place."""
MOST_KEPT, MOST_BUTTONS, MOST_WAITING = 5, 6, 3
LONGEST_SAID = 240
"""Characters of a question that a button can carry by itself, where nothing is remembered of what was offered."""


async def offered(turn: Turn, words: str, reply: Reply) -> Reply:
    """The reply with the offer to send these words to the secretariat.

    It stands until the next question, so that "ja" is never about an older one; the button of each of the last
    few offers goes on to work. Where others read along the button asks once more, in the person's own chat.
    """
    words = words.strip()
    if turn.person is None or not words:
        return reply
    if turn.has(RoleName.secretariat):
        return await _to_the_secretariat_itself(turn, words, reply)
    if not turn.private and len(words) > LONGEST_SAID:
        return reply
    if not turn.private:
        typed = turn.say("questions-says-ask", question=words)
        return _with(reply, [Button(turn.say("questions-send"), "say", {"text": typed}, says=typed)])
    key = _keep(turn, words)
    if turn.state.pending is None:
        turn.ask_yes("hand_over", said=words, key=key)
    assert turn.state.pending is not None
    button = Button(
        turn.say("questions-send"),
        "act",
        {"act": "hand_over", "key": key},
        says=turn.say("questions-says-send"),
    )
    asked = "questions-offer" if turn.state.pending.kind == "hand_over" else "questions-offer-beside"
    offer = replace(reply, blocks=(*reply.blocks, text(turn.say(asked))))
    return _with(offer, [button])


def beside(turn: Turn, words: str, reply: Reply) -> Reply:
    """The reply with a button that asks the secretariat instead: for an answer that may miss the question."""
    if turn.person is None or turn.has(RoleName.secretariat) or not 0 < len(words) <= LONGEST_SAID:
        return reply
    typed = turn.say("questions-says-ask", question=words)
    button = Button(turn.say("questions-ask"), "say", {"text": typed}, says=typed)
    return replace(reply, buttons=(*reply.buttons[: MOST_BUTTONS - 1], button))


def remembered(turn: Turn, key: str) -> Mapping[str, Any] | None:
    """What was offered under this key, to this person, in this chat."""
    kept: dict[str, Any] = turn.state.focus.get(KEPT, {})
    return kept.get(key)


def withdraw(turn: Turn) -> None:
    """Another question: a yes would no longer be about what was offered."""
    if turn.state.pending is not None and turn.state.pending.kind in GUESSED:
        turn.let_go()


def _keep(turn: Turn, words: str) -> str:
    key = secrets.token_hex(4)
    kept = {**turn.state.focus.get(KEPT, {}), key: {"text": words, "message": turn.incoming.message_id}}
    turn.state.focus[KEPT] = dict(list(kept.items())[-MOST_KEPT:])
    return key


async def _to_the_secretariat_itself(turn: Turn, words: str, reply: Reply) -> Reply:
    """A secretary's words that mean nothing to the bot may be the answer to a question that waits."""
    waiting = await turn.uow.inquiries.unanswered(MOST_WAITING) if turn.private else []
    buttons = []
    for inquiry in waiting if len(words) <= LONGEST_SAID else ():
        typed = turn.say("questions-says-answer-text", number=str(inquiry.id), text=words)
        title = turn.say("questions-is-answer", number=str(inquiry.id))
        buttons.append(Button(title, "say", {"text": typed}, says=typed))
    return _with(reply, buttons)


def _with(reply: Reply, buttons: list[Button]) -> Reply:
    return replace(reply, buttons=(*buttons, *reply.buttons)[:MOST_BUTTONS])
