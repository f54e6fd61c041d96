"""Extra slides of a report: made step by step, moved, taken out and put back."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text
from dialogs.documents.slides import MAX_TITLE
from dialogs.reports.asking import all_asked, ask, open_draft
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.naming import find_question
from dialogs.reports.preview import excerpt
from dialogs.reports.slides import allowing, slide_named, slide_rows
from dialogs.state import Pending
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold, is_order


async def blocks(turn: Turn, steer: Act) -> Reply:
    """The extra slides there are, and a new one: first its section, then its title, then its text."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    sections = allowing(draft)
    if not sections:
        return await ask(turn, draft, [text(turn.say("gather-no-blocks"))])
    body: list[Block] = [heading(turn.say("gather-blocks-title"))]
    if rows := await slide_rows(turn, draft):
        body += [facts(*rows), note(turn.say("gather-blocks-how"))]
    if len(sections) == 1:
        turn.ask_yes("block_title", report=draft.report.id, section=sections[0].key)
        return Reply([*body, text(turn.say("gather-block-ask-title"))], (act(turn, "cancel_step"),))
    turn.ask_yes("block_section", report=draft.report.id)
    body.append(text(turn.say("gather-block-ask-section")))
    return Reply(body, [*(say(s.title, s.title) for s in sections[:4]), act(turn, "cancel_step")])


async def block_section(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The section named for a new slide; by its own title, or by a question in it. None for a question."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(find_question(draft, words))
    section = next(
        (
            s
            for s in allowing(draft)
            if fold(s.title) == fold(words) or (question and question.section == s.key)
        ),
        None,
    )
    if section is None and (turn.asks(words) or is_order(words)):
        return None
    if section is None:
        # What was meant for a title is kept for it: the section comes first.
        turn.ask_yes("block_section", **{**data, "title": data.get("title") or words})
        return Reply(
            (text(turn.say("gather-block-ask-section")),),
            [*(say(s.title, s.title) for s in allowing(draft)[:4]), act(turn, "cancel_step")],
        )
    turn.ask_yes("block_title", report=draft.report.id, section=section.key, file=data.get("file"))
    if title := data.get("title"):
        assert turn.state.pending is not None
        return await block_title(turn, turn.state.pending.data, title)
    return Reply((text(turn.say("gather-block-ask-title")),), (act(turn, "cancel_step"),))


async def block_title(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The slide's title; None for a question."""
    if turn.asks(words):
        return None
    title = " ".join(words.split())
    if len(title) > MAX_TITLE:
        turn.hold(words)
        return Reply(
            (text(turn.say("gather-block-title-long", limit=MAX_TITLE)),), (act(turn, "cancel_step"),)
        )
    turn.ask_yes("block_text", **{**data, "title": title})
    return Reply(
        (text(turn.say("gather-block-ask-text", title=escaped(title))),),
        (act(turn, "no_text"), act(turn, "cancel_step")),
    )


async def block_text(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The slide's text, verbatim; then it is saved."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    if len(words) > MAX_ANSWER:
        turn.hold(words)
        return Reply(
            (text(turn.say("gather-too-long", length=len(words), limit=MAX_ANSWER, section=data["title"])),),
            (act(turn, "cancel_step"),),
        )
    assert turn.person is not None
    turn.state.pending = None
    if (changed := data.get("block")) is not None:
        _undoable(turn, "changed", changed, was=data["was"])
        await turn.uow.reports.change_block(changed, text=words.strip())
        turn.forget_draft(draft.report.id)
        return await _after(turn, draft, "gather-block-saved", data["title"])
    made = await turn.uow.reports.add_block(
        draft.report.id,
        data["section"],
        data["title"],
        words.strip(),
        data.get("file"),
        turn.person.id,
        turn.person.name,
        turn.now,
    )
    _undoable(turn, "added", made.id)
    turn.forget_draft(draft.report.id)
    return await _after(turn, draft, "gather-block-saved", data["title"])


def _undoable(turn: Turn, what: str, block: int, **was: str) -> None:
    """What "fortryd" takes back: a slide that came, one that went, or its new text."""
    if turn.state.gathering is not None:
        turn.state.gathering.beside(slide=block, what=what, **was)


async def no_text(turn: Turn, steer: Act) -> Reply:
    """The slide has a title, and perhaps a picture, but no text."""
    pending = turn.state.pending
    if pending is None or pending.kind != "block_text":
        return await blocks(turn, steer)
    reply = await block_text(turn, pending.data, "")
    assert reply is not None
    return reply


async def _after(turn: Turn, draft: Draft, key: str, title: str) -> Reply:
    done = note(turn.say(key, title=escaped(title)))
    g = turn.state.gathering
    return all_asked(turn, draft, [done]) if g and g.to_review else await ask(turn, draft, [done])


async def cancel_step(turn: Turn, steer: Act) -> Reply:
    """Stop making a slide; the report stays open, and a picture that was sent for it is not kept."""
    pending, turn.state.pending = turn.state.pending, None
    if pending is not None and _unused(pending):
        await turn.uow.files.remove(pending.data["file"], turn.now)
    draft = await open_draft(turn)
    return (
        draft
        if isinstance(draft, Reply)
        else await ask(turn, draft, [note(turn.say("gather-step-cancelled"))])
    )


def _unused(pending: Pending) -> bool:
    """A picture was stored for a slide that is not made yet."""
    own = pending.kind.startswith("block_") and "block" not in pending.data
    return own and bool(pending.data.get("file"))


async def remove_block(turn: Turn, steer: Act) -> Reply:
    """Take a slide out; the button beside puts it back."""
    found = await slide_named(turn, steer)
    if isinstance(found, Reply):
        return found
    draft, block, _ = found
    await turn.uow.reports.remove_block(block.id, turn.now)
    _undoable(turn, "removed", block.id)
    back = Button(
        turn.say("button-put-back"),
        "act",
        {"act": "restore_block", "report": draft.report.id, "block": block.id},
    )
    return Reply(
        (text(turn.say("gather-block-removed", title=escaped(block.title))),), (back, act(turn, "resume"))
    )


async def restore_block(turn: Turn, steer: Act) -> Reply:
    """Put a removed slide of this report back."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    wanted = int(steer.slots["block"])
    if all(b.id != wanted for b in await turn.uow.reports.blocks(draft.report.id, removed=True)):
        return Reply(
            (text(turn.say("gather-old-card")),), (act(turn, "blocks", draft.report.id), act(turn, "resume"))
        )
    await turn.uow.reports.restore_block(wanted)
    return await _after(turn, draft, "gather-block-restored", "")


async def edit_block(turn: Turn, steer: Act) -> Reply:
    """ "Ret slide 2": what stands there, and the next message is its text; "ret slide 2: …" at once."""
    found = await slide_named(turn, steer)
    if isinstance(found, Reply):
        return found
    draft, block, _ = found
    place = {"report": draft.report.id, "section": block.section, "file": block.file_id}
    pending = turn.ask_yes("block_text", **place, title=block.title, block=block.id, was=block.text)
    if steer.text:
        reply = await block_text(turn, pending.data, steer.text)
        assert reply is not None
        return reply
    asked = text(turn.say("gather-block-ask-text", title=escaped(block.title)))
    shown = excerpt(turn, block.text) if block.text else []
    return Reply((*shown, asked), (act(turn, "no_text"), act(turn, "cancel_step")))
