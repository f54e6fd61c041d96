"""Extra slides change places, within their section."""

from __future__ import annotations

from dialogs.answers import Reply, escaped, facts, note
from dialogs.reports.buttons import act
from dialogs.reports.draft import Draft
from dialogs.reports.slides import numbered, slide_named, slide_rows
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from storage.records import ExtraBlock


async def move_block(turn: Turn, steer: Act) -> Reply:
    """ "Flyt slide 2 op", "… ned", "… til 1"."""
    found = await slide_named(turn, steer)
    if isinstance(found, Reply):
        return found
    draft, block, number = found
    same = await _beside(turn, draft, block)
    here = same.index(block)
    if "number2" in steer.slots:
        target = here + int(steer.slots["number2"]) - number
    else:
        target = here - 1 if fold(turn.incoming.text).endswith("op") else here + 1
    target = min(max(0, target), len(same) - 1)
    if target != here:
        await turn.uow.reports.move_block(block.id, target)
    return await _moved(turn, draft, block, target != here)


async def swap_blocks(turn: Turn, steer: Act) -> Reply:
    """ "Byt slide 1 og 2"."""
    found = await slide_named(turn, steer)
    other = await slide_named(turn, Act(steer.name, {"number": steer.slots["number2"]}))
    if isinstance(found, Reply):
        return found
    if isinstance(other, Reply):
        return other
    draft, one, two = found[0], found[1], other[1]
    same = await _beside(turn, draft, one)
    swaps = one.id != two.id and one.section == two.section
    if swaps:
        first, second = sorted((one, two), key=same.index)
        await turn.uow.reports.move_block(second.id, same.index(first))
        await turn.uow.reports.move_block(first.id, same.index(second))
    return await _moved(turn, draft, one, swaps)


async def _beside(turn: Turn, draft: Draft, block: ExtraBlock) -> list[ExtraBlock]:
    return [b for b in await numbered(turn, draft) if b.section == block.section]


async def _moved(turn: Turn, draft: Draft, block: ExtraBlock, moved: bool) -> Reply:
    said = turn.say("gather-block-moved" if moved else "gather-block-stays", title=escaped(block.title))
    return Reply(
        (note(said), facts(*await slide_rows(turn, draft))),
        (act(turn, "blocks", draft.report.id), act(turn, "resume")),
    )
