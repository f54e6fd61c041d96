"""How an event looks: when and where in its own words, programme, and how many have a seat."""

from __future__ import annotations

from datetime import date

from dialogs.answers import Block, facts, text, verbatim, warning
from dialogs.texts import Texts
from dialogs.texts.dates import day
from storage.catalogue.records import Catalogue
from storage.records import EventPlan, EventState, PlannedEvent


def when_text(texts: Texts, plan: EventPlan) -> str:
    """When it is, as precisely as it is known: the words it was told in where there is no day."""
    if plan.alternatives:
        days = [day(texts, date.fromisoformat(d)) for d in plan.alternatives]
        return texts.say("event-one-of", days=texts.say("event-or").join(days))
    if plan.day is None or plan.last_day is None:
        return plan.when or texts.say("event-no-date")
    weekday = texts.say(f"date-weekday-{plan.day.weekday()}")
    said = texts.say("event-day", weekday=weekday, day=day(texts, plan.day))
    if plan.last_day != plan.day:
        return texts.say("event-days", first=said, last=day(texts, plan.last_day))
    if plan.begins is None:
        return said
    begins = _clock(plan.begins)
    if plan.ends is None:
        return texts.say("event-from", day=said, begins=begins)
    return texts.say("event-from-to", day=said, begins=begins, ends=_clock(plan.ends))


def _clock(at: str) -> str:
    hour, minute = at.split(":")[:2]
    return str(int(hour)) if minute == "00" else f"{int(hour)}.{minute}"


def event_rows(texts: Texts, catalogue: Catalogue, event: PlannedEvent) -> list[Block]:
    """When, where and until when one can answer; then the programme as it was written."""
    plan = event.plan
    rows = [(texts.say("event-when"), when_text(texts, plan))]
    if plan.place:
        rows.append((texts.say("event-place"), plan.place))
    if plan.participants:
        rows.append((texts.say("event-participants"), plan.participants))
    if plan.capacity is not None:
        rows.append((texts.say("event-capacity"), str(plan.capacity)))
    if plan.deadline:
        rows.append((texts.say("event-deadline"), day(texts, date.fromisoformat(plan.deadline))))
    blocks: list[Block] = []
    if event.state is EventState.cancelled:
        blocks.append(warning(texts.say("event-is-cancelled")))
    blocks.append(facts(*rows))
    if plan.programme:
        blocks += [text(texts.say("event-programme")), verbatim(plan.programme)]
    return blocks
