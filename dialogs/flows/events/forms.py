"""An event as a form: everything about it on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from dialogs.answers import (
    Button,
    Form,
    Input,
    Reply,
    field_block,
    text,
)
from dialogs.broadcasts.buttons import press
from dialogs.events.cards import when_text
from dialogs.events.changing import MOST_SEATS
from dialogs.events.finding import none, refused
from dialogs.events.plans import misfit_in, type_of, with_moment
from dialogs.events.saving import save
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.moments import read
from storage.records import EventPlan, PlannedEvent

FIELDS = ("title", "when", "place", "link", "programme", "participants", "capacity", "deadline")
LONGEST = {"title": 200, "when": 200, "place": 300, "link": 500, "programme": 4000, "participants": 300}


async def open_form(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """Everything about an event on one page."""
    event = await _of_form(turn, data)
    return event if isinstance(event, Reply) else _form(turn, event, _values(turn, event), {})


async def _of_form(turn: Turn, data: Mapping[str, Any]) -> PlannedEvent | Reply:
    if reply := await refused(turn, "event_form"):
        return reply
    number = data.get("number")
    event = await turn.uow.events.lock(number) if type(number) is int and 0 < number < 2**31 else None
    return event or none(turn)


def _values(turn: Turn, event: PlannedEvent) -> dict[str, str]:
    plan = event.plan
    dated = plan.day is not None or plan.alternatives
    when = when_text(turn.texts, plan) if dated else plan.when or ""
    deadline = day(turn.texts, date.fromisoformat(plan.deadline)) if plan.deadline else ""
    plain = {name: str(getattr(plan, name) or "") for name in FIELDS}
    return plain | {"when": when, "deadline": deadline}


def _form(turn: Turn, event: PlannedEvent, values: Mapping[str, str], errors: Mapping[str, str]) -> Form:
    kinds = {"programme": "longtext", "capacity": "number"}
    blocks = [
        field_block(
            Input(
                name,
                turn.say(f"event-field-{name}"),
                kinds.get(name, "text"),  # type: ignore[arg-type]
                values.get(name, ""),
                help=turn.say(f"event-help-{name}"),
                max_length=LONGEST.get(name),
                error=errors.get(name, ""),
            )
        )
        for name in FIELDS
    ]
    data = {"form": "event", "number": event.id, "sequence": event.sequence}
    return Form(event.plan.title, blocks, Button(turn.say("button-save"), "form_save", data))


async def save_form(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], stopped: Mapping[str, str]
) -> Form | Reply:
    """Take the fields over, or give them back with what is wrong. Who waited may get a seat by it."""
    event = await _of_form(turn, data)
    if isinstance(event, Reply):
        return event
    if event.sequence != data.get("sequence"):
        errors = {"title": turn.say("event-changed")}
        return _form(turn, event, _values(turn, event), errors)
    given = {name: inputs.get(name, "").strip() for name in FIELDS}
    plan, errors = _planned(turn, event, given)
    if errors or stopped:
        return _form(turn, event, given, {**errors, **stopped})
    if plan == event.plan:
        return Reply(
            (text(turn.say("event-same")),), (press(turn, "event_show", event.id, title=plan.title),)
        )
    return await save(turn, event, plan)


def _planned(turn: Turn, event: PlannedEvent, given: Mapping[str, str]) -> tuple[EventPlan, dict[str, str]]:
    """The plan that the fields make, and what is wrong with them, by field."""
    errors: dict[str, str] = {}
    plan = replace(
        event.plan,
        title=given["title"] or event.plan.title,
        type=type_of(given["title"] or event.plan.title),
        place=given["place"] or None,
        link=given["link"] or None,
        programme=given["programme"] or None,
        participants=given["participants"] or None,
    )
    if plan.link and not plan.link.startswith(("https://", "http://")):
        errors["link"] = turn.say("event-bad-link")
    seats = given["capacity"]
    if seats and not (seats.isdecimal() and len(seats) < len(str(MOST_SEATS)) and int(seats)):
        errors["capacity"] = turn.say("event-bad-capacity")
    else:
        plan = replace(plan, capacity=int(seats) if seats else None)
    plan = _deadline(turn, plan, given["deadline"], errors)
    if given["when"] == _values(turn, event)["when"]:
        return plan, errors
    return _moved(turn, plan, given["when"], errors), errors


def _deadline(turn: Turn, plan: EventPlan, words: str, errors: dict[str, str]) -> EventPlan:
    moment = read(words, turn.clock.today()) if words else None
    if words and (moment is None or moment.first != moment.last):
        errors["deadline"] = turn.say("event-bad-day")
        return plan
    return replace(plan, deadline=moment.first.isoformat() if moment else None)


def _moved(turn: Turn, plan: EventPlan, words: str, errors: dict[str, str]) -> EventPlan:
    moment = read(words, turn.clock.today()) if words else None
    if moment is None:
        nothing = replace(plan, first=None, last=None, alternatives=(), begins=None, ends=None)
        return replace(nothing, when=words or None)
    if misfit := misfit_in(words, moment):
        errors["when"] = turn.say(
            "event-misfit",
            day=day(turn.texts, misfit.written),
            real=turn.say(f"date-weekday-{misfit.written.weekday()}"),
            told=turn.say(f"date-weekday-{misfit.weekday}"),
        )
    return with_moment(plan, words, moment)
