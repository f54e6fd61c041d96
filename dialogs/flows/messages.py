"""What happens to an answer whose message was edited or deleted in the chat."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, note, text
from dialogs.reports.asking import as_asked, ask
from dialogs.reports.buttons import yes_no
from dialogs.reports.draft import MAX_ANSWER, Draft, may_write
from dialogs.reports.preview import excerpt
from dialogs.reports.writing import length_of, write
from dialogs.state import fingerprint
from dialogs.turn_context import Turn
from dialogs.understanding.control import match
from storage.catalogue.records import Question
from storage.records import EDITABLE, Answer, AnswerKind, Part


async def edited(turn: Turn) -> Reply | None:
    """Ask whether the answer is to follow an edited message. Silent where the message became no answer."""
    found = await _place(turn)
    words = _said_now(turn.incoming.text) if found else ""
    if found is None or not words or words == found[3].text:
        return None
    draft, question, answer, part = found
    pending = turn.ask_yes(
        "edited",
        report=draft.report.id,
        question=question.key,
        revision=answer.revision,
        part=answer.parts.index(part),
        words=words,
        message=turn.incoming.message_id,
    )
    return Reply(
        (
            text(turn.say("gather-edited-ask", section=question.title)),
            note(turn.say("gather-before")),
            *excerpt(turn, part.text, 2),
            note(turn.say("gather-after")),
            *excerpt(turn, words, 2),
        ),
        yes_no(turn, pending),
    )


STORED_AFTER_COLON = frozenset({"write", "write_anyway", "add", "add_to", "replace", "edit_text"})


def _said_now(words: str) -> str:
    """The words of an edited message that are for the report: of "skriv: …" what stands after the colon."""
    steer = match(words, lambda name: name)
    if steer is None or steer.name not in STORED_AFTER_COLON:
        return "" if steer is not None and steer.section is None else words.strip()
    return steer.text


async def deleted(turn: Turn) -> Reply | None:
    """Ask whether the answer is to go with a deleted message. Silent where the message became no answer."""
    found = await _place(turn)
    if found is None:
        return None
    draft, question, answer, part = found
    pending = turn.ask_yes(
        "remove_part",
        report=draft.report.id,
        question=question.key,
        revision=answer.revision,
        part=answer.parts.index(part),
    )
    return Reply(
        (text(turn.say("gather-deleted-ask", section=question.title)), *excerpt(turn, part.text)),
        yes_no(turn, pending),
    )


async def _place(turn: Turn) -> tuple[Draft, Question, Answer, Part] | None:
    """Where a message's words stand in a draft today, if they still do and this person may change them."""
    was = turn.state.recent.get(turn.incoming.message_id or "")
    draft = await turn.draft(was["report"]) if was and "report" in was else None
    if (
        was is None
        or draft is None
        or draft.report.state not in EDITABLE
        or not may_write(turn.person, draft)
    ):
        return None
    question, answer = draft.question(was["question"]), draft.answers.get(was["question"])
    if question is None or answer is None or turn.person is None:
        return None
    part = next(
        (p for p in answer.parts if p.author_id == turn.person.id and fingerprint(p.text) == was["print"]),
        None,
    )
    return (draft, question, answer, part) if part else None


async def confirm_edited(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `edited`: that stretch, and no other, becomes the edited words."""
    turn.open(data["report"])
    found = await as_asked(turn, data, chosen)
    if isinstance(found, Reply):
        return found
    assert turn.person is not None
    draft, question = found
    answer = draft.answers[question.key]
    mine = Part(turn.person.id, turn.person.name, data["words"], turn.now)
    parts = [mine if i == data["part"] else p for i, p in enumerate(answer.parts)]
    if (length := length_of(parts)) > MAX_ANSWER:
        turn.hold(mine.text, question.key)
        return await ask(
            turn,
            draft,
            [
                text(turn.say("gather-too-long", length=length, limit=MAX_ANSWER, section=question.title)),
                note(turn.say("gather-held")),
            ],
        )
    await write(turn, draft, question.key, answer.kind if answer.text else AnswerKind.text, parts)
    turn.state.note_message(
        data["message"], report=draft.report.id, question=question.key, text=data["words"]
    )
    return await ask(turn, draft, [note(turn.say("gather-corrected", section=question.title))])
