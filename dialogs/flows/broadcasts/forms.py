"""A broadcast as a form: everything about it on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Button, Form, Input, Reply, escaped, field_block, text
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.deadlines import end_of
from dialogs.broadcasts.describing import described
from dialogs.broadcasts.finding import UNSENT, look_at, refused
from dialogs.broadcasts.letters import READ, told_deadline
from dialogs.broadcasts.previewing import preview
from dialogs.broadcasts.recipients import named_in
from dialogs.broadcasts.wording import audience_for
from dialogs.turn_context import Turn
from dialogs.understanding.moments import read
from storage.records import Broadcast, BroadcastKind, Draft

FIELDS = ("kind", "audience", "title", "text", "link", "deadline")
LONGEST = {"audience": 1000, "title": 200, "text": 6000, "link": 500, "deadline": 100}
PLAIN = (BroadcastKind.message, BroadcastKind.reminder, BroadcastKind.request)


async def open_form(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """The draft with its fields."""
    draft = await _draft(turn, data)
    return draft if isinstance(draft, Reply) else _form(turn, draft, await _values(turn, draft), {})


async def _draft(turn: Turn, data: Mapping[str, Any]) -> Broadcast | Reply:
    if reply := await refused(turn, "cast_form"):
        return reply
    number = data.get("number")
    found = await turn.uow.broadcasts.get(number) if type(number) is int and 0 < number < 2**31 else None
    if found is None or found.state not in UNSENT:
        return Reply((text(turn.say("cast-no-draft", number=str(number))),), (press(turn, "cast_list"),))
    look_at(turn, found)
    return found


async def _values(turn: Turn, draft: Broadcast) -> dict[str, str]:
    said, audience = draft.draft, Audience.from_json(draft.draft.audience)
    people = await named_in(turn.uow, audience)
    to = "" if audience.nobody else described(turn.texts, turn.catalogue, audience, people)
    return {
        "kind": said.kind.value,
        "audience": to,
        "title": said.title,
        "text": said.text,
        "link": said.link or "",
        "deadline": told_deadline(turn.texts, said.deadline) if said.deadline else "",
        "receipt": "true" if READ in said.buttons else "false",
    }


def _form(turn: Turn, draft: Broadcast, values: Mapping[str, str], errors: Mapping[str, str]) -> Form:
    fields = [
        Input(
            name,
            turn.say(f"cast-field-{name}"),
            "text",
            values.get(name, ""),
            help=turn.say(f"cast-help-{name}"),
            max_length=LONGEST.get(name),
            error=errors.get(name, ""),
        )
        for name in FIELDS
    ]
    fields[3] = replace(fields[3], kind="longtext")
    kinds = tuple((k.value, turn.say(f"cast-kind-{k.value}")) for k in PLAIN)
    fields[0] = replace(fields[0], kind="choice", choices=kinds)
    shown = fields if draft.draft.kind in PLAIN else fields[1:]
    receipt = Input("receipt", turn.say("cast-field-receipt"), "toggle", values.get("receipt", "false"))
    data = {"form": "broadcast", "number": draft.id, "revision": draft.revision}
    send = Button(turn.say("button-save"), "form_save", data)
    return Form(
        turn.say("cast-form-title", number=str(draft.id)), [field_block(f) for f in (*shown, receipt)], send
    )


async def save_form(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], refused_: Mapping[str, str]
) -> Form | Reply:
    """Take the fields over; what cannot be read comes back with why. Nothing is sent by it."""
    draft = await _draft(turn, data)
    if isinstance(draft, Reply):
        return draft
    before = await _values(turn, draft)
    given = {name: inputs.get(name, before[name]).strip() for name in before}
    errors = dict(refused_)
    if draft.revision != data.get("revision"):
        errors["title"] = turn.say("cast-changed-meanwhile")
    said = await _said(turn, draft, before, given, errors)
    if errors:
        return _form(turn, draft, given, errors)
    if said == draft.draft:
        return await preview(turn, draft)
    return await preview(turn, await turn.uow.broadcasts.change(draft.id, draft.revision, said))


async def _said(
    turn: Turn, draft: Broadcast, before: Mapping[str, str], given: Mapping[str, str], errors: dict[str, str]
) -> Draft:
    said = draft.draft
    kind = BroadcastKind(given["kind"]) if given["kind"] in {k.value for k in PLAIN} else said.kind
    said = replace(
        said, kind=kind if said.kind in PLAIN else said.kind, title=given["title"], text=given["text"]
    )
    said = replace(said, link=given["link"] or None, buttons=(READ,) if given["receipt"] == "true" else ())
    if said.link and not said.link.startswith(("https://", "http://")):
        errors["link"] = turn.say("event-bad-link")
    if given["deadline"] != before["deadline"]:
        moment = read(given["deadline"], turn.clock.today()) if given["deadline"] else None
        if given["deadline"] and moment is None:
            errors["deadline"] = turn.say("event-bad-day")
        said = replace(said, deadline=end_of(moment.last, moment.begins) if moment else None)
    if given["audience"] != before["audience"]:
        audience, unknown = await audience_for(turn, draft, given["audience"])
        if audience.nobody or unknown:
            who = ", ".join(unknown) or given["audience"]
            errors["audience"] = turn.say("cast-audience-unclear", words=escaped(who[:80]))
        said = replace(said, audience=audience.to_json())
    return said
