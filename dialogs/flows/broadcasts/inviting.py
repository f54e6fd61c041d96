"""What begins an invitation to an event, and the news to those who were invited."""

from __future__ import annotations

from dialogs.answers import Reply, text, verbatim
from dialogs.broadcasts.audience import Audience, Part
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import refused
from dialogs.broadcasts.templates import wording
from dialogs.broadcasts.wording import audience_in
from dialogs.events.changing import invited_to
from dialogs.events.finding import ahead_of
from dialogs.events.naming import is_called
from dialogs.flows.broadcasts.composing import drafted
from dialogs.reports.buttons import act, say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from dialogs.understanding.recognition import Recognition
from storage.records import (
    BroadcastKind,
    Draft,
    EventState,
    PlannedEvent,
)


async def invitation(turn: Turn, recognition: Recognition) -> Reply:
    """ "Inviter alle klynger til læringsseminaret": the event that is meant, and who was named."""
    if reply := await refused(turn, "cast_invite"):
        return reply
    ahead = await ahead_of(turn)
    named = [e for e in ahead if is_called(e, recognition.text)]
    chosen = named or [e for e in ahead if e.id == turn.state.focus.get("planned")] or ahead
    if len(chosen) == 1:
        return await invite_to(turn, chosen[0], recognition.text)
    if not chosen:
        planned = invited_to(recognition.text)
        if not read(planned, turn.clock.today()):
            return Reply((text(turn.say("cast-no-event")),), (press(turn, "event_new"), act(turn, "help")))
        plan = say(turn.say("cast-make-event"), turn.say("cast-plan-event", words=planned))
        return Reply((text(turn.say("cast-no-event")), verbatim(planned)), (plan, act(turn, "help")))
    shown = [press(turn, "cast_invite", e.id, title=e.plan.title) for e in chosen[-5:]]
    return Reply((text(turn.say("event-which")),), shown)


async def invite(turn: Turn, steer: Act) -> Reply:
    """Invite to the event of this number."""
    if reply := await refused(turn, "cast_invite"):
        return reply
    number = steer.slots.get("number") or turn.state.focus.get("planned")
    event = await turn.uow.events.get(int(number)) if number else None
    if event is None or event.state is EventState.cancelled:
        return Reply((text(turn.say("cast-no-event")),), (press(turn, "event_new"), act(turn, "help")))
    return await invite_to(turn, event, "")


async def invite_to(turn: Turn, event: PlannedEvent, words: str) -> Reply:
    """An invitation to an event, to whom the words name."""
    audience, unknown = await audience_in(turn, words) if words else (Audience(), ())
    if audience.nobody and event.plan.clusters:
        audience = Audience(tuple(Part(cluster=c) for c in event.plan.clusters))
    said = wording(turn.texts.language, "invitation")
    assert said is not None
    draft = Draft(BroadcastKind.invitation, event.plan.title, said.text, audience.to_json(), event=event.key)
    return await drafted(turn, draft, unknown)


async def news(turn: Turn, steer: Act) -> Reply:
    """Tell everybody who was invited what holds now: that it was changed, or that it was cancelled."""
    if reply := await refused(turn, "cast_news"):
        return reply
    event = await turn.uow.events.get(int(steer.slots["number"]))
    if event is None:
        return Reply((text(turn.say("cast-no-event")),), (press(turn, "event_new"),))
    said = wording(turn.texts.language, "aflyst" if event.state is EventState.cancelled else "aendring")
    assert said is not None
    title = f"{said.title}: {event.plan.title}"
    audience = Audience(event=event.id)
    return await drafted(
        turn, Draft(BroadcastKind.message, title, said.text, audience.to_json(), event=event.key), ()
    )
