"""Questions: from what was recognised to an answer with its sources, or an honest no with a next step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from dialogs.answers import Block, Reply
from dialogs.questions import offering
from dialogs.turn_context import Turn
from dialogs.understanding.answering import (
    colleagues,
    contacts,
    documents,
    events,
    initiatives,
    lasting,
    listing,
    live,
    people,
    places,
    refusing,
    status,
    steering,
    template_help,
)
from dialogs.understanding.answering.told import SUBJECTS, Told
from dialogs.understanding.recognition import GATES, LASTING, Recognition

Answerer = Callable[[Told], Awaitable[None]]

ANSWERS: dict[str, Answerer] = {
    "status_get": status.status,
    "report_status": status.status,
    "initiative_info": initiatives.info,
    "initiative_list": listing.listing,
    "initiative_anchor": initiatives.anchor,
    "initiative_time": initiatives.time,
    "contact": contacts.contact,
    "person_info": people.person,
    "steering_members": steering.steering,
    "municipality_cluster": places.municipality_cluster,
    "event_when": events.when,
    "event_info": events.info,
    "deadline": events.deadline,
    "approval_process": events.approval,
    "report_help": template_help.report_help,
    "doc_question": documents.document,
    "report_missing": live.missing,
    "ask_secretariat": refusing.to_secretariat,
    LASTING: lasting.told,
}
FADES_AFTER = 4
OURS = (*SUBJECTS, "initiatives", "clusters", "municipalities", "facet", "time", "asked", "age", "day")


async def answer(turn: Turn, recognition: Recognition) -> Reply:
    """Answer a question, ask back, or say no. What it was about stays in the focus for a follow-up."""
    offering.withdraw(turn)
    told, known = Told(turn, recognition), False
    match recognition.decision:
        case "refuse" | "ask" if recognition.reason not in GATES and await _from_records(told):
            _remember(turn, recognition, told.about)
            known = True
        case "refuse" | "crisis":
            await refusing.no(told)
            _fade(turn)
        case "ask":
            await refusing.back(told)
            _remember(turn, recognition)
        case "quote":
            await documents.document(told)
            _remember(turn, recognition)
        case _:
            told.slots = _ours(told)
            await ANSWERS.get(recognition.intent or "", refusing.not_here)(told)
            _remember(turn, recognition, told.about)
    for other in recognition.more:
        await _also(told, other)
    if not told.blocks:
        await refusing.no(told)
    if told.unknown:
        return await offering.offered(turn, told.question, told.reply())
    asks_back = recognition.decision in ("ask", "quote") and recognition.reason != "missing"
    if asks_back or known:
        reply = offering.beside(turn, recognition.text, told.reply())
        return reply if reply.buttons else refusing.led_on(told)
    return told.reply()


async def _also(told: Told, other: Recognition) -> None:
    """Answer the second question of the message beside the first."""
    more, before = Told(told.turn, other), len(told.blocks)
    more.sources, more.blocks, more.buttons = told.sources, told.blocks, told.buttons
    await ANSWERS.get(other.intent or "", refusing.not_here)(more)
    _said_once(told.blocks, before)
    _remember(told.turn, other, more.about)
    told.unknown |= more.unknown


def _ours(told: Told) -> Mapping[str, Any]:
    """What the question mentions, and the asker's own cluster where "we" is who it asks about."""
    own = told.turn.person.clusters if told.turn.person else ()
    asks = told.seen.intent in ("initiative_anchor", "initiative_list") and told.says("we")
    if not (own and asks) or told.slots.keys() & {"cluster", "municipality", "org"}:
        return told.slots
    return {**told.slots, "cluster": own[0]} | ({"clusters": list(own)} if len(own) > 1 else {})


def _said_once(blocks: list[Block], before: int) -> None:
    """Leave out of the second answer what the first has told of the same thing."""
    first, second = blocks[:before], blocks[before:]
    if second and second[0] in first:
        blocks[before:] = [block for block in second if block not in first]


async def _from_records(told: Told) -> bool:
    """Tell what the records know of a question that was not surely understood: whom it names, and where it is."""
    if events.where(told):
        return True
    documents_know = people.named(told)
    if await colleagues.named(told) or documents_know:
        return True
    return told.seen.intent == "people_list" and await colleagues.of_clusters(told)


def _remember(turn: Turn, seen: Recognition, about: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Make this the focus. A new subject takes the old one's place; one that is not named stays for "dér"."""
    focus: dict[str, Any] = turn.state.focus
    kept = {k: focus[k] for k in ("initiative", "cluster", "person") if k in focus}
    if any(k in seen.slots for k in SUBJECTS):
        for key in OURS:
            focus.pop(key, None)
    if "initiative" not in seen.slots and "cluster" in seen.slots and "initiative" in kept:
        focus["initiative"] = kept["initiative"]
    focus.update({k: v for k, v in {**seen.slots, **about}.items() if k in OURS})
    focus |= {"asked": seen.intent, "age": 0, "day": turn.clock.today().isoformat()}


def _fade(turn: Turn) -> None:
    """What was talked about is forgotten after a few turns without it."""
    focus = turn.state.focus
    focus["age"] = focus.get("age", 0) + 1
    if focus["age"] > FADES_AFTER:
        for key in OURS:
            focus.pop(key, None)
