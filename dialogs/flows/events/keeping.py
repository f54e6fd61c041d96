"""Look after planned events: show, change, cancel, who comes, the calendar file, reminders on and off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.answers import (
    Block,
    Button,
    Reply,
    escaped,
    facts,
    heading,
    text,
)
from dialogs.broadcasts.buttons import form_button, press
from dialogs.events.cards import event_rows, when_text
from dialogs.events.finding import allowed, concerns, meant, none, over, refused
from dialogs.events.plans import keep
from dialogs.events.saving import then_tell
from dialogs.events.seats import Seats, seats
from dialogs.reports.buttons import act, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import REACHED, Attendance, DeliveryState, EventState, PlannedEvent, RoleName

CALENDAR = "text/calendar; charset=utf-8"


async def show_all(turn: Turn, steer: Act) -> Reply:
    """The events that are ahead."""
    if reply := await refused(turn, "event_list"):
        return reply
    ahead = [e for e in await turn.uow.events.all() if not over(turn, e)]
    if not ahead:
        return none(turn)
    rows = [(e.plan.title, _state(turn, e)) for e in ahead]
    buttons = [press(turn, "event_show", e.id, title=e.plan.title) for e in ahead[-5:]]
    return Reply((heading(turn.say("event-list")), facts(*rows)), (*buttons, press(turn, "event_new")))


def _state(turn: Turn, event: PlannedEvent) -> str:
    if event.state is EventState.cancelled:
        return turn.say("event-is-cancelled")
    return when_text(turn.texts, event.plan)


async def _theirs(turn: Turn, steer: Act) -> PlannedEvent | Reply:
    """The event that is meant, if it concerns whoever asks."""
    event = await meant(turn, steer)
    return event if isinstance(event, Reply) or await concerns(turn, event) else none(turn)


async def show(turn: Turn, steer: Act) -> Reply:
    """One event with its head count, for those it concerns."""
    event = await _theirs(turn, steer)
    if isinstance(event, Reply):
        return event
    turn.state.focus["planned"] = event.id
    blocks: list[Block] = [heading(event.plan.title), *event_rows(turn.texts, turn.catalogue, event)]
    if not turn.has(RoleName.secretariat):
        answer = [
            press(turn, "cast_open", n, title=event.plan.title) for n in await _invitations(turn, event)
        ]
        return Reply(blocks, (*answer, press(turn, "event_calendar", event.id), act(turn, "help")))
    sorted_out = seats(await turn.uow.events.attendance(event.id), event.plan.capacity)
    blocks.append(text(_count(turn, sorted_out)))
    return Reply(blocks, _buttons(turn, event))


async def _invitations(turn: Turn, event: PlannedEvent) -> list[int]:
    """The newest invitation to it that this person got, to answer or to change the answer."""
    if turn.person is None or event.state is EventState.cancelled:
        return []
    got = await turn.uow.reach.asked_of(turn.person.id, 20)
    return [b.id for b in got if b.draft.event == event.key][:1]


def _count(turn: Turn, now: Seats) -> str:
    return turn.say(
        "event-count",
        heads=now.heads,
        waiting=len(now.waiting),
        maybe=len(now.maybe),
        declined=len(now.declined),
    )


def _buttons(turn: Turn, event: PlannedEvent) -> Sequence[Button]:
    if event.state is EventState.cancelled:
        return (press(turn, "event_calendar", event.id), press(turn, "event_list"))
    switch = "event_quiet" if event.reminders else "event_remind"
    return (
        press(turn, "event_attendance", event.id),
        press(turn, "cast_invite", event.id),
        form_button(turn, "event", event.id),
        press(turn, "event_calendar", event.id),
        press(turn, switch, event.id),
        press(turn, "event_cancel", event.id),
    )


async def attendance(turn: Turn, steer: Act) -> Reply:
    """Who comes, who waits, who does not, with remarks. For the secretariat: others' answers are not everybody's."""
    event = await allowed(turn, steer, "event_attendance")
    if isinstance(event, Reply):
        return event
    turn.state.focus["planned"] = event.id
    now = seats(await turn.uow.events.attendance(event.id), event.plan.capacity)
    blocks: list[Block] = [
        heading(turn.say("event-attendance-title", title=event.plan.title)),
        text(_count(turn, now)),
    ]
    for name, group in (
        ("seated", now.seated),
        ("waiting", now.waiting),
        ("maybe", now.maybe),
        ("declined", now.declined),
    ):
        if group:
            blocks += [text(turn.say(f"event-group-{name}")), facts(*(_person_row(turn, a) for a in group))]
    blocks += await _without_answer(turn, event, now)
    return Reply(
        blocks, (press(turn, "event_show", event.id, title=event.plan.title), press(turn, "event_list"))
    )


async def _without_answer(turn: Turn, event: PlannedEvent, now: Seats) -> list[Block]:
    """Who has not answered, in the words of the invitation's own card: only those whom it reached can be missing."""
    invited = await turn.uow.reach.invited(event.key)
    answered = {a.person_id for a in (*now.seated, *now.waiting, *now.maybe, *now.declined)}
    missing: list[str] = []
    unreached: dict[DeliveryState, list[str]] = {}
    for person in await turn.uow.people.all():
        if person.id in answered or (state := invited.get(person.id)) is None:
            continue
        (missing if state in REACHED else unreached.setdefault(state, [])).append(person.name)
    rows = [(turn.say("cast-missing-names", count=len(missing)), ", ".join(missing))] if missing else []
    for state, names in unreached.items():
        how = turn.say(f"cast-delivery-{state.value}")
        rows.append((turn.say("event-group-unreached", how=how, count=len(names)), ", ".join(names)))
    return [facts(*rows)] if rows else []


def _person_row(turn: Turn, given: Attendance) -> tuple[str, str]:
    said = [turn.say("event-deputy-row", deputy=given.deputy)] if given.deputy else []
    said += [turn.say("event-heads-row", count=given.heads)] if given.heads > 1 else []
    said += [given.remark] if given.remark else []
    return given.name, " · ".join(said) or "–"


async def calendar(turn: Turn, steer: Act) -> Reply:
    """The event's calendar file, to put into one's own calendar; the same entry each time."""
    event = await _theirs(turn, steer)
    if isinstance(event, Reply):
        return event
    if event.plan.day is None:
        said = turn.say("event-no-calendar", when=when_text(turn.texts, event.plan))
        return Reply((text(said),), (act(turn, "help"),))
    file = turn.hand_over(f"{event.key}.ics", CALENDAR, "calendar", event=event.id)
    return Reply((text(turn.say("event-calendar-here", title=escaped(event.plan.title))),), handout=file)


async def remind(turn: Turn, steer: Act) -> Reply:
    """Switch the automatic reminders of an event on: a yes given once, for this event."""
    return await _switch(turn, steer, True)


async def quiet(turn: Turn, steer: Act) -> Reply:
    """Switch them off."""
    return await _switch(turn, steer, False)


async def _switch(turn: Turn, steer: Act, on: bool) -> Reply:
    event = await allowed(turn, steer, "event_switch")
    if isinstance(event, Reply):
        return event
    if on and event.plan.deadline is None and event.plan.day is None:
        return Reply((text(turn.say("event-remind-no-day")),), (form_button(turn, "event", event.id),))
    await turn.uow.events.remind(event.id, on)
    await turn.audit("event_reminders_on" if on else "event_reminders_off", f"event:{event.id}")
    title = escaped(event.plan.title)
    said = turn.say("event-remind-on", title=title) if on else turn.say("event-remind-off", title=title)
    back = press(turn, "event_quiet" if on else "event_remind", event.id)
    return Reply((text(said),), (back, press(turn, "event_show", event.id, title=event.plan.title)))


async def cancel(turn: Turn, steer: Act) -> Reply:
    """Ask before an event is called off; who was invited is written to in a message of its own."""
    event = await allowed(turn, steer, "event_cancel")
    if isinstance(event, Reply):
        return event
    if event.state is EventState.cancelled:
        return Reply((text(turn.say("event-is-cancelled")),), (press(turn, "event_list"),))
    invited = await turn.uow.reach.invited(event.key)
    pending = turn.ask_yes("event_cancel", event=event.id, sequence=event.sequence)
    said = turn.say(
        "event-cancel-ask",
        title=escaped(event.plan.title),
        when=when_text(turn.texts, event.plan),
        count=len(invited),
    )
    return Reply((text(said),), yes_no(turn, pending))


async def confirm_cancel(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `cancel`; it counts only while the event is as it was named."""
    if reply := await refused(turn, "event_cancel"):
        return reply
    event = await turn.uow.events.lock(data["event"])
    if event is None or chosen != "yes":
        return Reply((text(turn.say("event-not-cancelled")),), (press(turn, "event_list"),))
    if event.sequence != data["sequence"] or event.state is EventState.cancelled:
        return Reply(
            (text(turn.say("event-changed")),), (press(turn, "event_show", event.id, title=event.plan.title),)
        )
    gone = await turn.uow.events.change(event.id, event.plan, turn.now, EventState.cancelled)
    await keep(turn, gone)
    await turn.audit("event_cancelled", f"event:{event.id}")
    return await then_tell(turn, gone, turn.say("event-cancelled", title=escaped(event.plan.title)))
