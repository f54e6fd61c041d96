"""How far one is, and pauses: "hvad mangler", stop, annuller, gem."""

from __future__ import annotations

from dialogs.answers import Block, Reply, note, text, warning
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import FOCUS as BROADCAST
from dialogs.reports.asking import ask, listed, open_draft, writing_now
from dialogs.reports.buttons import act
from dialogs.reports.buttons import edit as edit_button
from dialogs.reports.draft import MINUTES
from dialogs.reports.naming import report_title
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import AnswerKind, BroadcastState, RoleName


async def missing(turn: Turn, steer: Act) -> Reply:
    """ "Hvad mangler": sections, not people."""
    draft = await open_draft(turn, alone=True)
    if isinstance(draft, Reply):
        return draft
    later = [q for q in draft.core if (a := draft.answers.get(q.key)) and a.skipped]
    empty = [q for q in draft.core if not draft.answered(q) and q not in later]
    blocks: list[Block] = [
        text(turn.say("gather-missing-filled", filled=draft.filled, total=len(draft.core)))
    ]
    if empty:
        blocks.append(
            text(turn.say("gather-missing-empty", sections=listed(empty), minutes=MINUTES * len(empty)))
        )
    for kind in (AnswerKind.skipped, AnswerKind.not_relevant_yet):
        if off := [q for q in later if draft.answers[q.key].kind is kind]:
            blocks.append(text(turn.say(f"gather-missing-{kind.value}", sections=listed(off))))
    if not empty and not later:
        blocks.append(text(turn.say("gather-missing-none")))
    if turn.state.held_count:
        blocks.append(warning(turn.say("gather-held-count", count=turn.state.held_count)))
    g = turn.state.gathering
    assert g is not None
    following = empty[0] if empty else (later[0] if later else None)
    buttons = [edit_button(turn, draft.report.id, following.key, following.title)] if following else []
    return Reply(blocks, [*buttons, act(turn, "review", draft.report.id), act(turn, "show", draft.report.id)])


async def stop(turn: Turn, steer: Act) -> Reply:
    """Pause: everything is saved; a word brings one back."""
    draft = await turn.gathered()
    g = turn.state.gathering
    if draft is None or g is None:
        return Reply((text(turn.say("gather-stop-idle")),), (act(turn, "help"),))
    g.active = False
    await _leave(turn)
    return Reply(
        (
            text(
                turn.say(
                    "gather-paused",
                    report=report_title(turn.texts, turn.catalogue, draft.report.key),
                    filled=draft.filled,
                    total=len(draft.core),
                )
            ),
        ),
        (act(turn, "resume"), act(turn, "show", draft.report.id)),
    )


async def cancel(turn: Turn, steer: Act) -> Reply:
    """End what is going on, keep drafts, drop the focus. Harmless when idle."""
    pending, active = turn.state.pending, turn.state.active
    turn.let_go()
    talked_about = turn.state.focus.get(BROADCAST)
    turn.state.focus.clear()
    if turn.state.gathering:
        turn.state.gathering.active = False
        await _leave(turn)
    if active:
        return Reply((text(turn.say("gather-cancelled")),), (act(turn, "resume"), act(turn, "help")))
    if (planned := await _still_planned(turn, talked_about)) is not None:
        return planned
    key = "gather-cancelled-pending" if pending else "gather-cancel-idle"
    return Reply((text(turn.say(key)),), (act(turn, "help"),))


async def _still_planned(turn: Turn, number: object) -> Reply | None:
    """To "stop den" about a broadcast that is planned: it still is, and how it is stopped."""
    if not turn.has(RoleName.secretariat) or not isinstance(number, int):
        return None
    planned = await turn.uow.broadcasts.get(number)
    if planned is None or planned.state is not BroadcastState.scheduled or planned.send_at is None:
        return None
    turn.state.focus[BROADCAST] = number
    said = turn.say("gather-still-planned", number=str(number), when=moment(turn.texts, planned.send_at))
    return Reply((text(said),), (press(turn, "cast_discard", number), press(turn, "cast_look", number)))


async def _leave(turn: Turn) -> None:
    if turn.person is not None:
        await turn.uow.reports.leave(turn.person.id)


async def already_saved(turn: Turn, steer: Act) -> Reply:
    """ "Gem": everything is saved already."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    return await ask(turn, draft, [note(turn.say("gather-always-saved"))])


async def who_sees(turn: Turn, steer: Act) -> Reply:
    """ "Hvem kan se det, jeg skriver": who sees a draft, and who what is submitted."""
    draft = await open_draft(turn)
    said = [note(turn.say("gather-who-sees")), note(turn.say("gather-submit-to"))]
    return Reply(said, (act(turn, "help"),)) if isinstance(draft, Reply) else await ask(turn, draft, said)


async def who_is_here(turn: Turn, steer: Act) -> Reply:
    """ "Hvem skriver nu": who else has the report open, and which section."""
    draft = await open_draft(turn, alone=True)
    if isinstance(draft, Reply):
        return draft
    others = await writing_now(turn, draft)
    said = [note(line) for line in others] or [note(turn.say("gather-nobody-here"))]
    return Reply(said, (act(turn, "resume"), act(turn, "show", draft.report.id)))
