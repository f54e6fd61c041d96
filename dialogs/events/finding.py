"""Which event is meant, and whether somebody may have to do with it."""

from __future__ import annotations

from dialogs.answers import Reply, text
from dialogs.broadcasts.buttons import press
from dialogs.events.naming import is_called, numbered
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import EventState, PlannedEvent, RoleName


async def meant(turn: Turn, steer: Act) -> PlannedEvent | Reply:
    """The event of the number or the name that was given; else the one talked about, else the only one ahead."""
    number = steer.slots.get("number")
    if number:
        event = await turn.uow.events.get(int(number))
        return event or none(turn)
    ahead = await ahead_of(turn)
    if said := steer.slots.get("short"):
        ahead = [e for e in ahead if is_called(e, said)]
    focus = turn.state.focus.get("planned")
    here = next((e for e in ahead if e.id == focus), None)
    if here is not None or len(ahead) == 1:
        return here or ahead[0]
    return which(turn, ahead) if ahead else none(turn)


async def called(turn: Turn, said: str) -> list[PlannedEvent]:
    """The events ahead that the words name; where they name none, the one talked about, or the only one."""
    ahead = await ahead_of(turn)
    named = [e for e in ahead if is_called(e, said)]
    if named or numbered(said) is not None:
        return named
    here = [e for e in ahead if e.id == turn.state.focus.get("planned")]
    return here or (ahead if len(ahead) == 1 else [])


async def ahead_of(turn: Turn) -> list[PlannedEvent]:
    """The events that are planned and not over."""
    return [e for e in await turn.uow.events.all(EventState.planned) if not over(turn, e)]


async def refused(turn: Turn, what: str) -> Reply | None:
    """None for the secretariat, who alone plans; anybody else is told so, and that they tried is noted."""
    if turn.has(RoleName.secretariat):
        return None
    await turn.audit("event_refused", what)
    return access.only_secretariat(turn)


async def allowed(turn: Turn, steer: Act, what: str) -> PlannedEvent | Reply:
    """The event that is meant, for the secretariat alone."""
    return await refused(turn, what) or await meant(turn, steer)


def over(turn: Turn, event: PlannedEvent) -> bool:
    """True when its day has passed."""
    return event.plan.last_day is not None and event.plan.last_day < turn.clock.today()


def which(turn: Turn, found: list[PlannedEvent]) -> Reply:
    """There is more than one: a button for each."""
    shown = [press(turn, "event_show", e.id, title=e.plan.title) for e in found[-5:]]
    return Reply((text(turn.say("event-which")),), shown)


def none(turn: Turn) -> Reply:
    """There is no such event."""
    secretary = turn.has(RoleName.secretariat)
    return Reply(
        (text(turn.say("event-none")),),
        (press(turn, "event_new") if secretary else act(turn, "help"),),
    )


async def concerns(turn: Turn, event: PlannedEvent) -> bool:
    """True for those who may see an event's details: the secretariat, who was invited, and who has answered."""
    if turn.has(RoleName.secretariat):
        return True
    if turn.person is None:
        return False
    invited = await turn.uow.reach.invited(event.key)
    return turn.person.id in invited or any(
        a.person_id == turn.person.id for a in await turn.uow.events.attendance(event.id)
    )
