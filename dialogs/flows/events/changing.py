"""Change an event in words: what would be otherwise is shown, and holds from a yes on."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, escaped, facts, note, text
from dialogs.broadcasts.buttons import form_button, press
from dialogs.events.changing import changed
from dialogs.events.finding import ahead_of, called, none, refused, which
from dialogs.events.plans import Misfit, differences
from dialogs.events.saving import save
from dialogs.flows.events import keeping, planning
from dialogs.reports.buttons import act, say, yes_no
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import EventPlan, EventState, PlannedEvent, RoleName


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """ "Flyt læringsseminaret til 3. december": the event that is meant, as the words change it."""
    return await _changed(turn, recognition.text, recognition.slots.get("change") == "cancel")


async def change(turn: Turn, steer: Act) -> Reply:
    """ "Flyt begivenhed 3 til onsdag den 4. december"."""
    return await _changed(turn, turn.incoming.text, False)


async def _changed(turn: Turn, words: str, off: bool) -> Reply:
    if reply := await refused(turn, "event_change"):
        return reply
    event = await _meant(turn, words)
    if isinstance(event, Reply):
        return event
    if off:
        return await keeping.cancel(turn, Act("event_cancel", {"number": str(event.id)}))
    new = changed(event.plan, words, turn.clock.today())
    if new is None:
        shown = await keeping.show(turn, Act("event_show", {"number": str(event.id)}))
        return Reply((*shown.blocks, note(turn.say("event-change-how"))), shown.buttons)
    return await _proposed(turn, event, new)


async def _meant(turn: Turn, words: str) -> PlannedEvent | Reply:
    found = await called(turn, words)
    if len(found) == 1:
        return found[0]
    ahead = found or await ahead_of(turn)
    return which(turn, ahead) if ahead else none(turn)


async def guess(turn: Turn, recognition: Recognition) -> Reply | None:
    """Words that nothing else was made of, about the event that is talked about: "der er kun plads til 40"."""
    if not turn.has(RoleName.secretariat):
        return None
    found = await called(turn, recognition.text)
    new = changed(found[0].plan, recognition.text, turn.clock.today()) if len(found) == 1 else None
    return await _proposed(turn, found[0], new) if new is not None else None


async def adjust(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """What waits for a yes, a new event or a change of one, as these words change it."""
    if not turn.has(RoleName.secretariat):
        return None
    new = changed(EventPlan.from_json(data["plan"]), words, turn.clock.today())
    if new is None:
        return None
    if "event" not in data:
        return (
            planning.which_day(turn, new, words)
            if isinstance(new, Misfit)
            else await planning.summary(turn, new)
        )
    event = await turn.uow.events.get(data["event"])
    return await _proposed(turn, event, new) if event is not None else none(turn)


async def _proposed(turn: Turn, event: PlannedEvent, new: EventPlan | Misfit) -> Reply:
    """What would be otherwise, for a yes; a weekday that is not the date's is asked about first."""
    turn.state.focus["planned"] = event.id
    if isinstance(new, Misfit):
        return _which_day(turn, event, new)
    rows = differences(turn.texts, event.plan, new)
    if not rows:
        return Reply((text(turn.say("event-same")),), (_show(turn, event), act(turn, "help")))
    pending = turn.ask_yes("event_change", event=event.id, sequence=event.sequence, plan=new.to_json())
    blocks: list[Block] = [facts(*rows)]
    others = [e for e in await ahead_of(turn) if e.id != event.id and new.day and e.plan.day == new.day]
    blocks += [note(turn.say("event-same-day", title=escaped(e.plan.title))) for e in others]
    invited = len(await turn.uow.reach.invited(event.key))
    asked = turn.say("event-change-ask", title=escaped(event.plan.title), count=invited)
    return Reply([*blocks, text(asked)], yes_no(turn, pending))


def _which_day(turn: Turn, event: PlannedEvent, misfit: Misfit) -> Reply:
    buttons = []
    for at in (misfit.written, misfit.nearest):
        told = planning.named(turn, at)
        buttons.append(say(told, turn.say("event-move-to", number=str(event.id), day=day(turn.texts, at))))
    return Reply((text(planning.misfit_told(turn, misfit)),), buttons)


def _show(turn: Turn, event: PlannedEvent) -> Any:
    return press(turn, "event_show", event.id, title=event.plan.title)


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a change; it counts only while the event is as it was shown."""
    if reply := await refused(turn, f"event:{data['event']}"):
        return reply
    event = await turn.uow.events.lock(data["event"])
    if event is None:
        return none(turn)
    if chosen != "yes":
        return Reply(
            (text(turn.say("event-same")),), (_show(turn, event), form_button(turn, "event", event.id))
        )
    if event.sequence != data["sequence"] or event.state is EventState.cancelled:
        return Reply((text(turn.say("event-changed")),), (_show(turn, event),))
    return await save(turn, event, EventPlan.from_json(data["plan"]))
