"""A file that goes with a broadcast: sent in the chat while it is written, seen in the preview, had by recipients.

A bot may give a file in a personal chat alone, and only to somebody who says that they want it. So recipients get
a button for it, and Teams asks them.
"""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers import Reply, escaped, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import FOCUS, UNSENT, in_private, meant, theirs, unsent
from dialogs.documents import proposing
from dialogs.flows.broadcasts.composing import ask_next
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Broadcast, RoleName


async def received(turn: Turn) -> Reply | None:
    """Take a file into the broadcast that is being written; None where none is."""
    draft = await _written(turn)
    if draft is None:
        return None
    ref, more = turn.incoming.files[0], len(turn.incoming.files) - 1
    found = await turn.file(ref)
    if refusal := proposing.refused(turn, found):
        return Reply((text(refusal),), (press(turn, "cast_look", draft.id), act(turn, "help")))
    assert turn.person is not None
    number = await turn.uow.enclosures.add(
        found.name, found.content_type, found.content, turn.person.id, turn.person.name, turn.now
    )
    file = {"id": number, "name": found.name, "type": found.content_type, "size": len(found.content)}
    changed = await turn.uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, file=file))
    await turn.audit("broadcast_file_added", f"broadcast:{draft.id}")
    key = "cast-file-added" if draft.draft.file is None else "cast-file-replaced"
    told = [note(turn.say(key, name=escaped(found.name)))]
    if more:
        told.append(note(turn.say("file-one-at-a-time", count=more)))
    reply = await ask_next(turn, changed)
    return replace(reply, blocks=(*told, *reply.blocks))


async def _written(turn: Turn) -> Broadcast | None:
    """The broadcast that a file is for: what waits is about it, or it is talked about and nothing else is."""
    if not turn.has(RoleName.secretariat):
        return None
    pending = turn.state.pending
    waits = pending is not None and pending.kind.startswith("cast_")
    number = pending.data.get("broadcast") if pending and waits else turn.state.focus.get(FOCUS)
    if not isinstance(number, int) or (not waits and (pending or turn.state.active)):
        return None
    draft = await turn.uow.broadcasts.get(number)
    return draft if draft is not None and draft.state in UNSENT else None


async def remove(turn: Turn, steer: Act) -> Reply:
    """ "Fjern filen": the broadcast goes without it."""
    draft = await unsent(turn, steer, "cast_unfile")
    if isinstance(draft, Reply):
        return draft
    if draft.draft.file is None:
        return await ask_next(turn, draft)
    return await ask_next(
        turn,
        await turn.uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, file=None)),
    )


async def fetch(turn: Turn, steer: Act) -> Reply:
    """ "Hent filen": for recipients, and for the secretariat."""
    sent = await (
        meant(turn, steer) if turn.has(RoleName.secretariat) else theirs(turn, await _numbered(turn, steer))
    )
    if isinstance(sent, Reply):
        return sent
    file = sent.draft.file
    if file is None:
        return Reply((text(turn.say("cast-no-file")),), (act(turn, "help"),))
    if not turn.private:
        return in_private(turn, turn.say("says-cast_file", number=str(sent.id)))
    handout = turn.hand_over(str(file["name"]), str(file["type"]), "enclosure", broadcast=sent.id)
    return Reply((text(turn.say("cast-file-here", name=escaped(str(file["name"])))),), handout=handout)


async def _numbered(turn: Turn, steer: Act) -> Act:
    """With the number of the newest broadcast that this person got with a file, where none was said."""
    if "number" in steer.slots or turn.person is None:
        return steer
    got = await turn.uow.reach.with_file(turn.person.id)
    return Act(steer.name, {**steer.slots, "number": str(got or 0)})
