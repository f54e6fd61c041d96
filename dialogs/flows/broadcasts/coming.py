"""Who comes to an event: seats are counted, a deputy is named, and an answer may stand for several."""

from __future__ import annotations

import re
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of, newest_invitation, theirs
from dialogs.broadcasts.letters import calendar_button
from dialogs.events.cards import when_text
from dialogs.events.seats import moved_up, seats
from dialogs.events.telling import tell_moved_up
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, match
from storage.records import (
    Attendance,
    Broadcast,
    Coming,
    EventState,
    PlannedEvent,
    ResponseAnswer,
)

MOST_HEADS = 100
_CLAUSE = re.compile(r"[,.;!\n]|\bog\b|\band\b")


async def take_deputy(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """Who comes instead."""
    if len(words.split()) > 8 or words.rstrip().endswith("?"):
        return None
    sent = await theirs(turn, Act("cast_deputy", {"number": str(data["broadcast"])}))
    turn.let_go()
    if isinstance(sent, Reply):
        return sent
    event = await event_of(turn, sent)
    if event is None:
        return Reply((text(turn.say("cast-no-longer")),), (act(turn, "help"),))
    return await comes(turn, sent, event, Coming.deputy, words.strip())


async def heads(turn: Turn, steer: Act) -> Reply:
    """ "Vi kommer 3": how many one's answer stands for."""
    asked = await newest_invitation(turn)
    if asked is None:
        return Reply((text(turn.say("cast-nothing-asked")),), (act(turn, "help"),))
    sent = await theirs(turn, Act("cast_heads", {"number": str(asked)}))
    if isinstance(sent, Reply):
        return sent
    event = await event_of(turn, sent)
    count = int(steer.slots["number"])
    if event is None or not 0 < count < MOST_HEADS:
        return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
    return await comes(turn, sent, event, Coming.yes, count=count)


def heads_in(said: str) -> int:
    """How many a remark says that one's answer stands for: "gerne, vi bliver 3"; else one."""
    told = (match(clause, lambda _: None) for clause in _CLAUSE.split(said) if clause.strip())
    counts = [int(act.slots["number"]) for act in told if act is not None and act.name == "cast_heads"]
    return next((count for count in counts if 0 < count < MOST_HEADS), 1)


async def comes(
    turn: Turn,
    sent: Broadcast,
    event: PlannedEvent,
    given: Coming,
    deputy: str | None = None,
    count: int = 1,
    said: str = "",
) -> Reply:
    """Note who comes, under the event's lock: seats are counted, and who moves up is told."""
    assert turn.person is not None
    locked = await turn.uow.events.lock(event.id)
    if locked is None or locked.state is EventState.cancelled:
        return Reply((text(turn.say("event-is-cancelled")),), (act(turn, "help"),))
    before_all = await turn.uow.events.attendance(event.id)
    before = next((a for a in before_all if a.person_id == turn.person.id), None)
    remark = said or (before.remark if before else None)
    new = Attendance(event.id, turn.person.id, turn.person.name, given, turn.now, deputy, count, remark)
    await turn.uow.events.answer(new)
    await mirrored(turn, sent, given, remark or "", deputy)
    await turn.audit("invitation_answered", f"event:{event.id}", answer=given.value)
    capacity = locked.plan.capacity
    after = seats(await turn.uow.events.attendance(event.id), capacity)
    await tell_moved_up(turn, locked, moved_up(seats(before_all, capacity), after))
    turn.state.focus["answered"] = sent.id
    changed = before is not None and before.answer is not given
    return _told(turn, sent, locked, given, deputy, changed, after.place_in_line(turn.person.id))


def _told(
    turn: Turn,
    sent: Broadcast,
    event: PlannedEvent,
    given: Coming,
    deputy: str | None,
    changed: bool,
    in_line: int | None,
) -> Reply:
    said = {"title": escaped(event.plan.title), "when": when_text(turn.texts, event.plan)}
    blocks: list[Block] = [text(turn.say("event-answer-changed"))] if changed else []
    blocks.append(text(turn.say(f"event-answered-{given.value}", deputy=escaped(deputy or ""), **said)))
    if in_line is not None:
        blocks.append(text(turn.say("event-in-line", place=in_line)))
    blocks.append(note(turn.say("cast-may-change")))
    buttons: list[Button] = []
    if given is not Coming.no and event.plan.day is not None and in_line is None:
        buttons.append(calendar_button(turn.texts, event))
    others = {Coming.no: "yes"}.get(given, "no")
    buttons += [
        Button(
            turn.say(f"cast-answer-{others}"),
            "act",
            {"act": "cast_answer", "number": sent.id, "key": others},
            says=turn.say("cast-answer-says", answer=turn.say(f"cast-answer-{others}"), number=str(sent.id)),
        ),
        press(turn, "cast_comment", sent.id),
    ]
    return Reply(blocks, buttons)


async def mirrored(turn: Turn, sent: Broadcast, given: Coming, words: str, deputy: str | None) -> None:
    """The ledger knows the answer too, so that who is missing is the same everywhere."""
    assert turn.person is not None
    detail = {"deputy": deputy} if deputy else {}
    await turn.uow.responses.give(
        sent.id, turn.person.id, turn.person.name, ResponseAnswer(given.value), turn.now, words, None, detail
    )


async def own_answer(turn: Turn, event: PlannedEvent) -> Attendance | None:
    """What one has answered, under the event's lock."""
    assert turn.person is not None
    await turn.uow.events.lock(event.id)
    everybody = await turn.uow.events.attendance(event.id)
    return next((a for a in everybody if turn.person is not None and a.person_id == turn.person.id), None)
