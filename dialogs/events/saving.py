"""A changed event is kept: the catalogue knows, who waited may get a seat, and those invited can be told."""

from __future__ import annotations

from dialogs.answers import Reply, escaped, note, text
from dialogs.broadcasts.buttons import press
from dialogs.events.cards import when_text
from dialogs.events.plans import keep
from dialogs.events.seats import moved_up, seats
from dialogs.events.telling import tell_moved_up
from dialogs.turn_context import Turn
from storage.records import EventPlan, PlannedEvent


async def save(turn: Turn, event: PlannedEvent, plan: EventPlan) -> Reply:
    """Write the plan, under the event's lock."""
    before = seats(await turn.uow.events.attendance(event.id), event.plan.capacity)
    changed = await turn.uow.events.change(event.id, plan, turn.now, event.state)
    await keep(turn, changed)
    await turn.audit("event_changed", f"event:{event.id}")
    after = seats(await turn.uow.events.attendance(event.id), plan.capacity)
    await tell_moved_up(turn, changed, moved_up(before, after))
    turn.state.focus["planned"] = event.id
    when = when_text(turn.texts, plan)
    return await then_tell(turn, changed, turn.say("event-saved", title=escaped(plan.title), when=when))


async def then_tell(turn: Turn, event: PlannedEvent, said: str) -> Reply:
    """What was done; and where people are invited, that they do not know it yet, with the way to tell them."""
    show = press(turn, "event_show", event.id, title=event.plan.title)
    if not await turn.uow.reach.invited(event.key):
        return Reply((text(said),), (press(turn, "cast_invite", event.id), show))
    return Reply((text(said), note(turn.say("event-tell-them"))), (press(turn, "cast_news", event.id), show))
