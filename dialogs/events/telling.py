"""Telling people what became of their place at an event."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Reply, escaped, text
from dialogs.broadcasts.letters import calendar_button
from dialogs.events.cards import when_text
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from storage.records import Attendance, PlannedEvent


async def tell_moved_up(turn: Turn, event: PlannedEvent, moved: Sequence[Attendance]) -> None:
    """Tell those who waited that they have a seat now."""
    texts = texts_in("da")
    for one in moved:
        person = await turn.uow.people.by_id(one.person_id)
        if person is None:
            continue
        said = texts.say(
            "event-moved-up",
            title=escaped(event.plan.title),
            when=when_text(texts, event.plan),
            heads=one.heads,
        )
        reply = Reply((text(said),), (calendar_button(texts, event),))
        await turn.notify([person], reply, f"seat:{event.id}:{one.place}:{turn.now.isoformat()}")
