"""A remark to one's own answer: conditions, or what the others should know. Word for word."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, note, text, verbatim
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of, theirs
from dialogs.flows.broadcasts.coming import mirrored, own_answer
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Broadcast,
    BroadcastKind,
    Coming,
)


async def comment(turn: Turn, steer: Act) -> Reply:
    """A remark to one's own answer, in a message of its own or after the colon."""
    if "number" not in steer.slots and "answered" not in turn.state.focus:
        turn.hold(turn.incoming.text)
        return Reply(
            (text(turn.say("cast-nothing-asked")), note(turn.say("gather-held"))), (act(turn, "held"),)
        )
    sent = await theirs(turn, _numbered(turn, steer))
    if isinstance(sent, Reply):
        return sent
    if steer.text:
        return await _commented(turn, sent, steer.text)
    turn.ask_yes("cast_comment", broadcast=sent.id)
    return Reply((text(turn.say("cast-ask-comment")),), (act(turn, "cancel"),))


def _numbered(turn: Turn, steer: Act) -> Act:
    number = steer.slots.get("number") or str(turn.state.focus.get("answered", 0))
    return replace(steer, slots={**steer.slots, "number": number})


async def take_comment(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The remark or the conditions, word for word."""
    sent = await theirs(turn, Act("cast_comment", {"number": str(data["broadcast"])}))
    turn.let_go()
    return sent if isinstance(sent, Reply) else await _commented(turn, sent, words.strip())


async def _commented(turn: Turn, sent: Broadcast, words: str) -> Reply:
    assert turn.person is not None
    event = await event_of(turn, sent)
    if event is not None and sent.draft.kind is BroadcastKind.invitation:
        mine = await own_answer(turn, event)
        if mine is None:
            return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
        await turn.uow.events.answer(replace(mine, remark=words, at=turn.now))
        await mirrored(turn, sent, Coming(mine.answer), words, mine.deputy)
        return Reply((text(turn.say("cast-commented")), verbatim(words)), (act(turn, "help"),))
    before = await turn.uow.responses.of(sent.id, turn.person.id)
    if before is None:
        return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
    await turn.uow.responses.give(
        sent.id,
        turn.person.id,
        turn.person.name,
        before.answer,
        turn.now,
        words,
        before.organisation,
        before.detail,
    )
    await turn.audit("response_commented", f"broadcast:{sent.id}")
    return Reply((text(turn.say("cast-commented")), verbatim(words)), (press(turn, "cast_reply", sent.id),))
