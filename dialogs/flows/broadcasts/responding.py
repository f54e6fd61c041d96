"""Answers to a request, on behalf of an organisation where one was given."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers import Block, Reply, escaped, note, text, verbatim
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import in_private
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from storage.records import (
    Broadcast,
    ResponseAnswer,
)


async def responds(turn: Turn, sent: Broadcast, given: ResponseAnswer, remark: str = "") -> Reply:
    """Note the answer; it counts at once, also when it is late. "Partly" is asked for its conditions."""
    assert turn.person is not None
    own = await turn.uow.broadcasts.delivery_to(sent.id, turn.person.id)
    organisation = own.organisation if own else None
    before = await turn.uow.responses.of(sent.id, turn.person.id)
    late = sent.draft.deadline is not None and turn.now > sent.draft.deadline
    await turn.uow.responses.give(
        sent.id,
        turn.person.id,
        turn.person.name,
        given,
        turn.now,
        remark or (before.comment if before and before.answer is given else ""),
        organisation,
        {"late": True} if late else {},
    )
    turn.state.focus["answered"] = sent.id
    await turn.audit("response_given", f"broadcast:{sent.id}", answer=given.value)
    changed = before is not None and before.answer is not given
    blocks: list[Block] = [
        text(
            turn.say(
                "cast-answer-changed" if changed else "cast-answered",
                answer=turn.say(f"cast-answer-{given.value}"),
                title=escaped(sent.draft.title),
            )
        )
    ]
    if organisation:
        blocks.append(note(turn.say("cast-on-behalf", organisation=escaped(organisation))))
    if late:
        blocks.append(note(turn.say("cast-late-told")))
    if remark:
        blocks.append(verbatim(remark))
    if given is ResponseAnswer.partly and not remark and not turn.private:
        said = in_private(turn, turn.say("says-cast_comment", number=str(sent.id)))
        return replace(said, blocks=(*blocks, *said.blocks))
    if given is ResponseAnswer.partly and not remark:
        turn.ask_yes("cast_comment", broadcast=sent.id)
        return Reply([*blocks, text(turn.say("cast-ask-conditions"))], (act(turn, "cancel"),))
    return Reply(
        [*blocks, note(turn.say("cast-may-change"))],
        (press(turn, "cast_comment", sent.id), press(turn, "cast_reply", sent.id)),
    )
