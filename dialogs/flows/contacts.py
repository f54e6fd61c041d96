"""A report's two contacts: on the initiative, and in the steering group."""

from __future__ import annotations

from typing import Any, Literal

from dialogs.answers import Reply, escaped, facts, heading, note, text
from dialogs.reports.asking import ask, open_draft
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.draft import Draft
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act


async def contacts(turn: Turn, steer: Act) -> Reply:
    """The report's two contacts, and how to set them."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    none = turn.say("gather-none")
    rows = [
        (turn.say("gather-contact-initiative"), draft.report.contact_initiative or none),
        (turn.say("gather-contact-steering"), draft.report.contact_steering or none),
    ]
    return Reply(
        (heading(turn.say("gather-contacts-title")), facts(*rows), text(turn.say("gather-contacts-how"))),
        (act(turn, "resume"),),
    )


async def contact_initiative(turn: Turn, steer: Act) -> Reply:
    """Set the initiative's contact."""
    return await _set_contact(turn, "initiative", steer.slots["short"])


async def contact_steering(turn: Turn, steer: Act) -> Reply:
    """Set the contact from the steering group."""
    return await _set_contact(turn, "steering", steer.slots["short"])


async def contact_none(turn: Turn, steer: Act) -> Reply:
    """Take the contact off that is named: the initiative's, or the steering group's."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    which: Literal["initiative", "steering"] = (
        "steering" if steer.name == "contact_steering_none" else "initiative"
    )
    return await _contact_is(turn, draft, which, None)


async def _set_contact(turn: Turn, which: Literal["initiative", "steering"], name: str) -> Reply:
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    before = draft.contact(which)
    label = turn.say(f"gather-contact-{which}")
    if before and before != name.strip():
        pending = turn.ask_yes(
            "contact", report=draft.report.id, which=which, name=name.strip(), before=before
        )
        said = turn.say("gather-contact-ask", which=label, before=escaped(before), name=escaped(name.strip()))
        return Reply((text(said),), yes_no(turn, pending))
    return await _contact_is(turn, draft, which, name.strip())


async def confirm_contact(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to another contact in the place of one; only while that one still stands."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    if chosen != "yes" or draft.contact(data["which"]) != data["before"]:
        return await ask(turn, draft, [note(turn.say("gather-unchanged"))])
    return await _contact_is(turn, draft, data["which"], data["name"])


async def _contact_is(
    turn: Turn, draft: Draft, which: Literal["initiative", "steering"], name: str | None
) -> Reply:
    before, g = draft.contact(which), turn.state.gathering
    if g is not None and before != name:
        g.beside(contact=which, was=before, now=name)
    await turn.uow.reports.set_contact(draft.report.id, which, name)
    turn.forget_draft(draft.report.id)
    label, said = turn.say(f"gather-contact-{which}"), escaped(name) if name else turn.say("gather-none")
    return await ask(turn, draft, [note(turn.say("gather-contact-saved", which=label, name=said))])
