"""Texts without a place: kept whole until they are put under a section or let go."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, text
from dialogs.reports.asking import open_draft
from dialogs.reports.buttons import act, say, yes_no
from dialogs.reports.preview import excerpt
from dialogs.reports.storing import asked_now, store
from dialogs.reports.writing import Mode
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act

MOST_BUTTONS = 6


async def held(turn: Turn, steer: Act) -> Reply:
    """Texts without a place: shown whole, the newest first, to be put under a section or let go."""
    texts = await turn.held()
    if not texts:
        return Reply((text(turn.say("gather-held-none")),), (act(turn, "help"),))
    blocks: list[Block] = [text(turn.say("gather-held-list", count=len(texts)))]
    for kept in reversed(texts):
        blocks += excerpt(turn, kept["text"], len(texts))
    return Reply(blocks, (act(turn, "place_held"), act(turn, "drop_held"), act(turn, "missing")))


async def place_held(turn: Turn, steer: Act) -> Reply:
    """Put the newest held text under the question that is asked."""
    draft, texts = await open_draft(turn), await turn.held()
    if isinstance(draft, Reply) or not texts:
        return draft if isinstance(draft, Reply) else await held(turn, steer)
    newest = texts[-1]
    question = draft.question(steer.section or newest.get("question")) or asked_now(turn, draft)
    if question is None:
        buttons = [
            say(q.title, turn.say("says-place-in", section=q.title)) for q in draft.core[:MOST_BUTTONS]
        ]
        return Reply((text(turn.say("gather-place-where")), *excerpt(turn, newest["text"])), buttons)
    texts.pop()
    turn.open(draft.report.id, question.key)
    mode = Mode.add if draft.answered(question) else Mode.answer
    return await store(turn, draft, question, newest["text"], mode)


async def drop_held(turn: Turn, steer: Act) -> Reply:
    """Ask whether the held texts may go: they stand nowhere else."""
    count = turn.state.held_count
    if not count:
        return await held(turn, steer)
    pending = turn.ask_yes("drop_held", count=count)
    return Reply((text(turn.say("gather-held-drop-ask", count=count)),), yes_no(turn, pending))


async def confirm_drop_held(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `drop_held`; one that has come since stays."""
    if chosen != "yes":
        return await held(turn, Act("held"))
    texts = await turn.held()
    del texts[: data["count"]]
    return Reply(
        (text(turn.say("gather-held-dropped", count=data["count"])),),
        (act(turn, "resume"), act(turn, "help")),
    )
