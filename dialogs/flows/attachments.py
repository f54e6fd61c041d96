"""Files that go with a report."""

from __future__ import annotations

from dialogs.answers import Block, Reply, escaped, facts, heading, note, text
from dialogs.reports.asking import open_draft
from dialogs.reports.buttons import act
from dialogs.reports.draft import Draft
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import StoredFile


async def attachments(turn: Turn, steer: Act) -> Reply:
    """What is attached, and how to attach."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    files = await _attached(turn, draft)
    rows = [(turn.say("gather-attachment", number=str(n)), f.name) for n, f in enumerate(files, 1)]
    body: list[Block] = [heading(turn.say("gather-attachments-title"))]
    body += (
        [facts(*rows), note(turn.say("gather-attachments-remove"))]
        if rows
        else [note(turn.say("gather-attachments-none"))]
    )
    return Reply([*body, text(turn.say("gather-attachments-how"))], (act(turn, "resume"),))


async def remove_attachment(turn: Turn, steer: Act) -> Reply:
    """Take an attachment off."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    files = await _attached(turn, draft)
    number = int(steer.slots["number"])
    if not 0 < number <= len(files):
        return Reply(
            (text(turn.say("gather-no-such-attachment", number=str(number), count=len(files))),),
            (act(turn, "attachments"), act(turn, "resume")),
        )
    gone = files[number - 1]
    await turn.uow.files.remove(gone.id, turn.now)
    if (g := turn.state.gathering) is not None:
        g.beside(file=gone.id, what="removed")
    return Reply(
        (text(turn.say("gather-attachment-removed", name=escaped(gone.name))),),
        (act(turn, "undo", draft.report.id), act(turn, "attachments"), act(turn, "resume")),
    )


async def _attached(turn: Turn, draft: Draft) -> list[StoredFile]:
    return [f for f in await turn.uow.files.list(draft.report.id) if f.purpose == "attachment"]
