"""Past a question without an answer: put off, kept as it is, back, or told what belongs there."""

from __future__ import annotations

from dialogs.answers import Reply, note, text
from dialogs.reports.asking import all_asked, ask, go_on, open_draft
from dialogs.reports.draft import Draft
from dialogs.reports.storing import asked_now
from dialogs.reports.writing import write
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.records import Question
from storage.records import AnswerKind


async def skip(turn: Turn, steer: Act) -> Reply:
    """Leave the question for later; the report says so until somebody answers."""
    return await _put_off(turn, steer, AnswerKind.skipped, "gather-skipped")


async def not_relevant(turn: Turn, steer: Act) -> Reply:
    """Not relevant yet; it is put off with those words."""
    return await _put_off(turn, steer, AnswerKind.not_relevant_yet, "gather-not-relevant")


async def guide(turn: Turn) -> Reply:
    """ "Hvad skal jeg skrive her?": what the template says about the section, and the question again."""
    found = await _question(turn, None)
    if isinstance(found, Reply):
        return found
    draft, question = found
    section = draft.section_of(question)
    said = [_completed(section.instruction, question)] if section.instruction else []
    said += [one for one in section.guidance if one != question.prompt]
    return await ask(
        turn, draft, [text(turn.say("gather-guide", section=question.title)), *(note(s) for s in said)]
    )


def _completed(instruction: str, question: Question) -> str:
    """A section's instruction; one that ends in a colon begins the sentence that each of its questions ends."""
    return f"{instruction} {question.prompt.rstrip(':')}" if instruction.endswith(":") else instruction


async def _question(turn: Turn, key: str | None) -> tuple[Draft, Question] | Reply:
    """The open draft and the question of this name, else the one that is asked; what to say when there is none."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(key) or asked_now(turn, draft)
    return (draft, question) if question else all_asked(turn, draft)


async def _put_off(turn: Turn, steer: Act, kind: AnswerKind, receipt: str) -> Reply:
    found = await _question(turn, steer.section)
    if isinstance(found, Reply):
        return found
    draft, question = found
    if draft.answered(question):
        return await go_on(turn, draft, question, [note(turn.say("gather-kept", section=question.title))])
    if draft.prefilling:
        return await _pass_by(turn, draft, question)
    await write(turn, draft, question.key, kind, [])
    return await go_on(turn, draft, question, [note(turn.say(receipt, section=question.title))])


async def _pass_by(turn: Turn, draft: Draft, question: Question) -> Reply:
    """Whoever pre-fills passes a question by without putting it off for the cluster."""
    g = turn.state.gathering
    assert g is not None
    keys = [q.key for q in draft.core]
    later = keys[keys.index(question.key) + 1 :] if question.key in keys else []
    g.question, g.asked = (later[0] if later else None), (None if later else question.key)
    if later:
        return await ask(turn, draft)
    return all_asked(turn, draft)


async def keep(turn: Turn, steer: Act) -> Reply:
    """What stands there is right: a pre-filled text becomes the cluster's answer as it is."""
    found = await _question(turn, steer.section)
    if isinstance(found, Reply):
        return found
    draft, question = found
    latest = draft.answers.get(question.key)
    if latest and latest.kind is AnswerKind.prefill and latest.parts and not draft.prefilling:
        await write(turn, draft, question.key, AnswerKind.text, list(latest.parts))
    return await go_on(turn, draft, question, [note(turn.say("gather-kept", section=question.title))])


async def back(turn: Turn, steer: Act) -> Reply:
    """The question before the one that is asked."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    g = turn.state.gathering
    assert g is not None
    earlier = draft.before(None if g.to_review else g.question or g.asked)
    turn.open(draft.report.id, earlier.key if earlier else g.asked)
    return await ask(turn, draft, [] if earlier else [note(turn.say("gather-first"))])
