"""What recipients answer, by button or in words: it counts at once and can be changed."""

from __future__ import annotations

from dialogs.answers import Reply, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of, in_private, newest_invitation, theirs
from dialogs.broadcasts.letters import offered, seen
from dialogs.flows.broadcasts.coming import comes, heads_in, take_deputy
from dialogs.flows.broadcasts.responding import responds
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Broadcast,
    BroadcastKind,
    Coming,
    ResponseAnswer,
)


async def answer(turn: Turn, steer: Act) -> Reply:
    """A recipient's answer, by button or in words; it counts at once and can be changed. A text is its remark."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    name = steer.slots.get("key", "")
    if name not in offered(sent.draft):
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),))
    if name == "read":
        return await _read(turn, sent)
    event = await event_of(turn, sent)
    if name == "deputy" and not turn.private:
        return in_private(
            turn, turn.say("cast-answer-says", answer=turn.say("cast-answer-deputy"), number=str(sent.id))
        )
    if name == "deputy":
        turn.ask_yes("cast_deputy", broadcast=sent.id)
        return Reply((text(turn.say("cast-ask-deputy")),), (act(turn, "cancel"),))
    if event is not None and sent.draft.kind is BroadcastKind.invitation:
        return await comes(turn, sent, event, Coming(name), count=heads_in(steer.text), said=steer.text)
    return await responds(turn, sent, ResponseAnswer(name), steer.text)


async def look_again(turn: Turn, steer: Act) -> Reply:
    """The message as its recipient got it, with its answers."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    return seen(turn.texts, turn.catalogue, sent, await event_of(turn, sent))


async def _read(turn: Turn, sent: Broadcast) -> Reply:
    assert turn.person is not None
    await turn.uow.broadcasts.mark_read(sent.id, turn.person.id, turn.now)
    return Reply((text(turn.say("cast-marked-read")),), (press(turn, "cast_reply", sent.id),))


async def answer_in_words(turn: Turn, steer: Act) -> Reply:
    """ "Svar ja til 12", "jeg kommer ikke alligevel": about the invitation or request that is meant."""
    name = {
        "cast_say_yes": "yes",
        "cast_say_no": "no",
        "cast_say_maybe": "maybe",
        "cast_say_partly": "partly",
        "cast_say_deputy": "deputy",
    }[steer.name]
    number = steer.slots.get("number") or await newest_invitation(turn)
    if number is None:
        return Reply((text(turn.say("cast-nothing-asked")),), (act(turn, "help"),))
    if instead := steer.slots.get("person"):
        return await take_deputy(turn, {"broadcast": int(number)}, instead) or await answer(
            turn, Act("cast_answer", {"number": str(number), "key": name})
        )
    return await answer(turn, Act("cast_answer", {"number": str(number), "key": name}))
