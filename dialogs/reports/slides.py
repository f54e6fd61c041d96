"""The extra slides of a report: where they may stand, and what each is called by."""

from __future__ import annotations

from dialogs.answers import Reply, text
from dialogs.reports.asking import open_draft
from dialogs.reports.buttons import act
from dialogs.reports.draft import Draft
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.records import Section
from storage.records import ExtraBlock


def allowing(draft: Draft) -> list[Section]:
    """The sections that take extra slides."""
    return [s for s in draft.template.sections if s.extra_blocks]


async def numbered(turn: Turn, draft: Draft) -> list[ExtraBlock]:
    """All extra slides in the order of the report; a slide's number is its place in this list, from 1."""
    found = await turn.uow.reports.blocks(draft.report.id)
    order = [s.key for s in draft.template.sections]
    return sorted(found, key=lambda b: (order.index(b.section), b.position))


async def slide_rows(turn: Turn, draft: Draft) -> list[tuple[str, str]]:
    """The slides by number, each with its title and section."""
    titles = {s.key: s.title for s in draft.template.sections}
    return [
        (turn.say("gather-slide", number=str(n)), f"{b.title} ({titles[b.section]})")
        for n, b in enumerate(await numbered(turn, draft), 1)
    ]


async def slide_named(turn: Turn, steer: Act) -> tuple[Draft, ExtraBlock, int] | Reply:
    """The slide whose number was said, in the open draft; what to say when there is none."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    number = int(steer.slots["number"])
    slides = await numbered(turn, draft)
    if not 0 < number <= len(slides):
        return Reply(
            (text(turn.say("gather-no-such-slide", number=str(number), count=len(slides))),),
            (act(turn, "blocks", draft.report.id), act(turn, "resume")),
        )
    return draft, slides[number - 1], number
