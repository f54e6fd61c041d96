"""What is done when words met somebody else's text, or a long message was offered split."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, note, text
from dialogs.documents.reading_in import put
from dialogs.reports.asking import ask, go_on, listed, open_draft, saved_blocks
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.writing import Mode, Outcome, clash_reply, save
from dialogs.turn_context import Turn
from storage.catalogue.records import Question

MODES = {"add": Mode.add, "replace": Mode.replace_all}


async def settle_clash(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """ "Tilføj efter", "erstat" or "fortryd" to two texts; then the next, where a file brought more of them."""
    reply = await _settle(turn, data, chosen)
    rest, draft = data.get("rest"), await turn.gathered()
    if not rest or turn.state.pending is not None or draft is None:
        return reply
    told = [block for block in reply.blocks if block.kind == "note"][:1]
    return await put(turn, draft, [(key, words) for key, words in rest], told)


async def _settle(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """What becomes of one text. A text newer than the one shown is shown first."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        turn.hold(data["words"], data["question"])
        return Reply((*draft.blocks, note(turn.say("gather-held"))), draft.buttons)
    question = draft.question(data["question"])
    if question is None:
        return await ask(turn, draft)
    latest = draft.answers.get(question.key)
    if chosen == "no":
        turn.hold(data["words"], question.key)
        return await go_on(
            turn,
            draft,
            question,
            [note(turn.say("gather-clash-kept", section=question.title)), note(turn.say("gather-held"))],
        )
    if latest is not None and latest.revision != data["revision"]:
        turn.ask_yes("clash", **{**data, "revision": latest.revision})
        return clash_reply(turn, question, latest, data["words"])
    saved = await save(turn, draft, question, data["words"], MODES.get(chosen, Mode.add))
    if saved.outcome is Outcome.too_long:
        return await _too_long(turn, draft, question, data["words"], saved.length)
    turn.state.note_message(
        turn.incoming.message_id, report=draft.report.id, question=question.key, text=data["words"]
    )
    return await go_on(
        turn, draft, question, saved_blocks(turn, question, MODES.get(chosen, Mode.add), saved)
    )


async def _too_long(turn: Turn, draft: Draft, question: Question, words: str, length: int) -> Reply:
    turn.hold(words, question.key)
    return await go_on(
        turn,
        draft,
        question,
        [
            text(turn.say("gather-too-long", length=length, limit=MAX_ANSWER, section=question.title)),
            note(turn.say("gather-held")),
        ],
    )


async def settle_split(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """ "Del op", "det hele hører til …" or "fortryd" to a message that covers several sections."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        turn.hold(data["words"], data["question"])
        return Reply((*draft.blocks, note(turn.say("gather-held"))), draft.buttons)
    if chosen == "no":
        turn.hold(data["words"], data["question"])
        return await ask(turn, draft, [note(turn.say("gather-held"))])
    asked = draft.question(data["question"])
    if chosen == "whole" and asked is not None:
        return await _whole(turn, draft, asked, data["words"])
    placed, kept = [], [(None, words) for words in data["unplaced"]]
    for key, words in data["pieces"].items():
        question = draft.question(key)
        saved = await save(turn, draft, question, words, Mode.add) if question else None
        if question is None or saved is None or saved.outcome is Outcome.too_long:
            kept.append((key, words))
        else:
            placed.append(question)
    for key, words in kept:
        turn.hold(words, key)
    before = [note(turn.say("gather-split-done", sections=listed(placed)))] if placed else []
    if kept:
        before.append(note(turn.say("gather-split-held", count=len(kept))))
    return await go_on(turn, draft, None, before)


async def _whole(turn: Turn, draft: Draft, question: Question, words: str) -> Reply:
    mode = Mode.add if draft.answered(question) else Mode.answer
    saved = await save(turn, draft, question, words, mode)
    if saved.outcome is Outcome.too_long:
        return await _too_long(turn, draft, question, words, saved.length)
    return await go_on(turn, draft, question, saved_blocks(turn, question, mode, saved))
