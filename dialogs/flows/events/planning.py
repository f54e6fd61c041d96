"""Plan an event in words: its title and time, whatever else is said; then a yes, and it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Reply, escaped, heading, note, text, warning
from dialogs.broadcasts.buttons import form_button, press
from dialogs.events.cards import event_rows, when_text
from dialogs.events.changing import told_beside, wished
from dialogs.events.finding import refused
from dialogs.events.plans import Misfit, keep, misfit_in, new_key, split, type_of, with_moment
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from dialogs.understanding.recognition import Recognition
from storage.records import EventPlan, EventState, PlannedEvent


async def new(turn: Turn, steer: Act) -> Reply:
    """Plan a new event, with whatever was told of it already."""
    if reply := await refused(turn, "event_new"):
        return reply
    return await _begin(turn, steer.text)


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """The same, asked for in free words: they tell title and time where they hold a time."""
    if reply := await refused(turn, "event_new"):
        return reply
    words = wished(recognition.text)
    return await _begin(turn, words if read(words, turn.clock.today()) else "")


async def _begin(turn: Turn, words: str) -> Reply:
    beside, words = told_beside(EventPlan("", ""), words, turn.clock.today())
    title, when, place = split(turn, words)
    slots = turn.slots_in(words) if words else {}
    clusters = slots.get("clusters") or ([slots["cluster"]] if "cluster" in slots else [])
    plan = replace(beside, title=title, type=type_of(title), place=place, clusters=tuple(clusters))
    return await _on(turn, plan, when)


async def _on(turn: Turn, plan: EventPlan, when: str = "") -> Reply:
    """Ask for what is missing of title and time; else show it all, for a yes."""
    if not plan.title:
        turn.ask_yes("event_title", plan=plan.to_json(), when=when)
        return Reply((text(turn.say("event-ask-title")),), (act(turn, "cancel"),))
    if when:
        return await _dated(turn, plan, when)
    if plan.first is None and plan.when is None:
        turn.ask_yes("event_when", plan=plan.to_json())
        return Reply(
            (text(turn.say("event-ask-when", title=escaped(plan.title))),),
            (say(turn.say("event-when-unknown"), turn.say("event-when-unknown")), act(turn, "cancel")),
        )
    return await summary(turn, plan)


async def take_title(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The title, in answer to the question for it."""
    turn.let_go()
    title, when, place = split(turn, words)
    before = EventPlan.from_json(data["plan"])
    plan = replace(before, title=title, type=type_of(title), place=place or before.place)
    return await _on(turn, plan, when or data["when"])


async def take_when(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The time, in answer to the question for it; "ved jeg ikke endnu" leaves it open. None for a question."""
    if words.rstrip().endswith("?"):
        return None
    turn.let_go()
    return await _dated(turn, EventPlan.from_json(data["plan"]), words)


async def _dated(turn: Turn, plan: EventPlan, words: str) -> Reply:
    moment = read(words, turn.clock.today())
    if moment is None:
        return await summary(turn, replace(plan, when=words.strip()))
    if misfit := misfit_in(words, moment):
        turn.ask_yes("event_when", plan=plan.to_json())
        return which_day(turn, misfit, words)
    return await summary(turn, with_moment(plan, words, moment))


def which_day(turn: Turn, misfit: Misfit, words: str) -> Reply:
    """A weekday that is not the date's: which of the two was meant is asked, never guessed."""
    hours = read(words, turn.clock.today())
    clock = turn.say("event-clock", begins=hours.begins.strftime("%H.%M")) if hours and hours.begins else ""
    if hours and hours.begins and hours.ends:
        clock = turn.say(
            "event-clock-to", begins=hours.begins.strftime("%H.%M"), ends=hours.ends.strftime("%H.%M")
        )
    days = [named(turn, d) for d in (misfit.written, misfit.nearest)]
    return Reply((text(misfit_told(turn, misfit)),), [say(d, f"{d} {clock}".strip()) for d in days])


def misfit_told(turn: Turn, misfit: Misfit) -> str:
    """That the weekday is not the date's, and the question which is meant."""
    return turn.say(
        "event-misfit",
        day=day(turn.texts, misfit.written),
        real=turn.say(f"date-weekday-{misfit.written.weekday()}"),
        told=turn.say(f"date-weekday-{misfit.weekday}"),
    )


def named(turn: Turn, at: date) -> str:
    """A day with its weekday."""
    return turn.say("event-day", weekday=turn.say(f"date-weekday-{at.weekday()}"), day=day(turn.texts, at))


async def summary(turn: Turn, plan: EventPlan) -> Reply:
    """All that is known of a new event, for a yes."""
    pending = turn.ask_yes("event_make", plan=plan.to_json())
    preview = PlannedEvent(0, "", "", 0, EventState.planned, plan, False, None, turn.now)
    blocks: list[Block] = [
        heading(turn.say("event-make-title", title=plan.title)),
        *event_rows(turn.texts, turn.catalogue, preview),
    ]
    if plan.day is not None and plan.day < turn.clock.today():
        blocks.append(warning(turn.say("event-in-the-past")))
    if plan.day is None:
        blocks.append(note(turn.say("event-open-date")))
    for other in await turn.uow.events.all(EventState.planned):
        if plan.day is not None and other.plan.day == plan.day:
            blocks.append(warning(turn.say("event-same-day", title=escaped(other.plan.title))))
    return Reply([*blocks, text(turn.say("event-make-ask"))], yes_no(turn, pending))


async def confirm_make(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a new event: from here questions about it are answered, and it can be invited to."""
    if (reply := await refused(turn, "event_make")) or turn.person is None:
        return reply or access.only_secretariat(turn)
    if chosen != "yes":
        return Reply((text(turn.say("event-not-made")),), (press(turn, "event_new"), act(turn, "help")))
    plan = EventPlan.from_json(data["plan"])
    taken = [*turn.catalogue.events, *(e.key for e in await turn.uow.events.all())]
    made = await turn.uow.events.add(new_key(taken, plan), plan, turn.person.id, turn.now)
    await keep(turn, made)
    await turn.audit("event_made", f"event:{made.id}")
    turn.state.focus["planned"] = made.id
    return Reply(
        (
            text(
                turn.say(
                    "event-made",
                    title=escaped(plan.title),
                    when=when_text(turn.texts, plan),
                    number=str(made.id),
                )
            ),
        ),
        (
            press(turn, "cast_invite", made.id),
            form_button(turn, "event", made.id),
            press(turn, "event_calendar", made.id),
        ),
    )
