"""Words go under a question, and the report goes on from there."""

from __future__ import annotations

from dialogs.answers import Reply, note, text
from dialogs.reports.asking import ask, go_on, saved_blocks
from dialogs.reports.buttons import act
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.writing import Mode, Outcome, clash_reply, save
from dialogs.turn_context import Turn
from storage.catalogue.records import Question


def asked_now(turn: Turn, draft: Draft) -> Question | None:
    """The question that is asked, or was asked last."""
    g = turn.state.gathering
    return draft.question(g.question or g.asked) if g else None


async def store(turn: Turn, draft: Draft, question: Question, words: str, mode: Mode) -> Reply:
    """Save words under a question, say so briefly, and ask on."""
    g = turn.state.gathering
    assert g is not None
    if not words.strip():
        return await ask(turn, draft, [text(turn.say("gather-empty"))])
    saved = await save(turn, draft, question, words, mode, g.seen.get(question.key))
    if saved.outcome is Outcome.clash:
        assert saved.answer is not None
        turn.ask_yes(
            "clash",
            report=draft.report.id,
            question=question.key,
            words=words,
            revision=saved.answer.revision,
        )
        return clash_reply(turn, question, saved.answer, words)
    if saved.outcome is Outcome.too_long:
        turn.hold(words, question.key)
        return Reply(
            (
                text(
                    turn.say("gather-too-long", length=saved.length, limit=MAX_ANSWER, section=question.title)
                ),
                note(turn.say("gather-held")),
            ),
            (act(turn, "held"), act(turn, "show")),
        )
    if turn.state.pending is not None and "said" in turn.state.pending.data:
        turn.state.pending = None
    turn.state.note_message(
        turn.incoming.message_id, report=draft.report.id, question=question.key, text=words.strip()
    )
    return await go_on(turn, draft, question, saved_blocks(turn, question, mode, saved))
