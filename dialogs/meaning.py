"""Do what was meant: a steering act, an intent, or a question with its answer."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs import router
from dialogs.answers import Reply, note
from dialogs.flows import ask, reading, starting
from dialogs.guarding import crisis
from dialogs.heard import PRIVATE, Heard
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.routes.table import Understood
from dialogs.turn_context import Turn
from dialogs.understanding import choosing
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition

CONFIDENT = ("do", "answer")


async def steered(turn: Turn, steer: Act) -> Reply:
    if turn.state.pending is not None and turn.state.pending.kind in ("slip", "order"):
        turn.state.pending = None
    if steer.name == "undo" and turn.state.gathering is None and "deleted" in turn.state.focus:
        steer = Act("undelete")
    here = steer.name == "show" and turn.state.gathering is not None
    if steer.name in ("show", "show_initiative") and reading.reads(turn) and not here:
        steer = Act("read" if steer.initiative else "submitted", steer.slots)
    return await router.ACTS[steer.name](turn, steer)


async def understood(turn: Turn, words: str) -> Reply:
    """Nothing is being gathered: do what was meant, or answer. The bare name of a template starts it."""
    if template := access.template_named(turn.catalogue, words):
        return await starting.begin(turn, template=turn.catalogue.templates[template])
    recognition = turn.recognised(words)
    if (handler := to_do(recognition)) is not None:
        return await handler(turn, recognition)
    if recognition.decision not in (*CONFIDENT, "crisis"):
        for unsure in router.UNSURE:
            if (reply := await unsure(turn, recognition)) is not None:
                return reply
        for taker in () if recognition.is_question else router.STRAY:
            if (reply := await taker(turn, recognition)) is not None:
                return reply
    return await asked(turn, recognition)


async def chosen(turn: Turn, recognition: Recognition) -> Heard:
    """What somebody said that their words meant. In the middle of gathering the place is kept."""
    if (handler := to_do(recognition)) is not None:
        if not turn.private and recognition.intent not in router.PUBLIC:
            return PRIVATE
        return Heard((await handler(turn, recognition),))
    reply = await asked(turn, recognition)
    return Heard((await beside(turn, reply) if turn.private and turn.state.active else reply,))


def to_do(recognition: Recognition) -> Understood | None:
    """What does the thing that was surely meant; None when it is a question, or nothing sure."""
    return router.INTENTS.get(recognition.intent or "") if recognition.decision in CONFIDENT else None


async def asked(turn: Turn, recognition: Recognition) -> Reply:
    if recognition.decision == "crisis":
        return crisis(turn)
    if turn.services.chooser is not None:
        focus, today = turn.state.focus, turn.clock.today()
        recognition = await choosing.settled(turn.recogniser, recognition, turn.choose, focus, today)
    reply = await ask.answer(turn, recognition)
    warnings = access.identity_warning(turn)
    return replace(reply, blocks=(*warnings, *reply.blocks)) if warnings else reply


async def beside(turn: Turn, reply: Reply) -> Reply:
    """A reply in the middle of gathering also says where one was."""
    draft, g = await turn.gathered(), turn.state.active
    question = draft.question(g.question or g.asked) if draft and g else None
    if question is None:
        return reply
    slide = turn.state.pending is not None and turn.state.pending.kind in ("block_section", "block_title")
    where = turn.say("gather-slide-kept") if slide else turn.say("gather-place-kept", section=question.title)
    return replace(
        reply,
        blocks=(*reply.blocks, note(where)),
        buttons=(*reply.buttons[:5], act(turn, "cancel_step" if slide else "resume")),
    )
