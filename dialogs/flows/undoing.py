"""Take back what one wrote, or empty an answer; every text stays in the history."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, escaped, note, text
from dialogs.reports.asking import ask, open_draft
from dialogs.reports.buttons import yes_no
from dialogs.reports.draft import Draft
from dialogs.reports.preview import excerpt
from dialogs.reports.writing import write
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import AnswerKind


async def undo(turn: Turn, steer: Act) -> Reply:
    """Take back the last thing this person saved here, then the one before; not where somebody has written since."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    g = turn.state.gathering
    assert g is not None
    last = g.done.pop() if g.done else None
    if last is not None and "question" not in last:
        return await _undo_beside(turn, draft, last)
    question = draft.question(last["question"]) if last else None
    if last is None or question is None:
        return await ask(turn, draft, [note(turn.say("gather-nothing-to-undo"))])
    if draft.revision(question.key) != last["revision"]:
        return await ask(turn, draft, [text(turn.say("gather-undo-changed", section=question.title))])
    history = await turn.uow.reports.history(draft.report.id, question.key)
    before = next((a for a in history if a.revision == last["back"]), None)
    kind = before.kind if before else AnswerKind.cleared
    answer = await write(turn, draft, question.key, kind, list(before.parts) if before else [])
    g.done.pop()
    g.undid(last, answer.revision)
    g.question = question.key
    undone = history[-1].text
    blocks: list[Block] = [note(turn.say("gather-undone", section=question.title))]
    if undone:
        blocks += [note(turn.say("gather-undone-was")), *excerpt(turn, undone, 2)]
    return await ask(turn, await turn.draft(draft.report.id) or draft, blocks)


async def _undo_beside(turn: Turn, draft: Draft, last: dict[str, Any]) -> Reply:
    """A slide or a file that was added goes, one that was removed comes back; a contact is who it was."""
    if "contact" in last:
        return await _undo_contact(turn, draft, last)
    kind = "slide" if "slide" in last else "file"
    if last["what"] == "changed":
        await turn.uow.reports.change_block(last["slide"], text=last["was"])
    elif kind == "slide" and last["what"] == "added":
        await turn.uow.reports.remove_block(last["slide"], turn.now)
    elif kind == "slide":
        await turn.uow.reports.restore_block(last["slide"])
    elif last["what"] == "added":
        await turn.uow.files.remove(last["file"], turn.now)
    else:
        await turn.uow.files.restore(last["file"])
    return await ask(turn, draft, [note(turn.say(f"gather-undone-{kind}-{last['what']}"))])


async def _undo_contact(turn: Turn, draft: Draft, last: dict[str, Any]) -> Reply:
    which, was = turn.say(f"gather-contact-{last['contact']}"), last["was"]
    if draft.contact(last["contact"]) != last["now"]:
        return await ask(turn, draft, [text(turn.say("gather-undo-changed", section=which))])
    await turn.uow.reports.set_contact(draft.report.id, last["contact"], was)
    turn.forget_draft(draft.report.id)
    name = escaped(was) if was else turn.say("gather-none")
    return await ask(turn, draft, [note(turn.say("gather-undone-contact", which=which, name=name))])


async def clear(turn: Turn, steer: Act) -> Reply:
    """Empty an answer, on a yes; the text stays in the history."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(steer.section)
    current = draft.text(question.key) if question else None
    if question is None or current is None:
        return await ask(turn, draft, [note(turn.say("gather-clear-empty"))])
    pending = turn.ask_yes(
        "clear", report=draft.report.id, question=question.key, revision=draft.revision(question.key)
    )
    return Reply(
        (text(turn.say("gather-clear-ask", section=question.title)), *excerpt(turn, current)),
        yes_no(turn, pending),
    )
