"""A draft: what is missing is asked for, and anything can be put otherwise; then how it looks, for a yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Button, Reply, escaped, note, text
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import form_button, press
from dialogs.broadcasts.deadlines import end_of
from dialogs.broadcasts.finding import (
    look_at,
    still_unsent,
    unsent,
)
from dialogs.broadcasts.previewing import preview, shown
from dialogs.broadcasts.revising import corrects_audience, revised
from dialogs.broadcasts.templates import wording, wordings
from dialogs.broadcasts.wording import audience_for
from dialogs.flows.broadcasts.scheduling import WHEN, planned
from dialogs.reports.buttons import say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from storage.records import (
    Broadcast,
    BroadcastKind,
    Draft,
)

QUOTED = 80
FIELD = {"cast_title": "title", "cast_words": "text", "cast_link": "link"}


async def drafted(turn: Turn, draft: Draft, unknown: tuple[str, ...]) -> Reply:
    """A new draft, and the question for what is missing in it."""
    assert turn.person is not None
    tenant = turn.incoming.place.tenant_id
    made = await turn.uow.broadcasts.create(draft, turn.person.id, turn.person.name, tenant, turn.now)
    look_at(turn, made)
    await turn.audit("broadcast_drafted", f"broadcast:{made.id}")
    return await ask_next(turn, made, unknown)


async def ask_next(turn: Turn, draft: Broadcast, unknown: tuple[str, ...] = ()) -> Reply:
    """Ask for what is missing: who, then what. With both, how it looks and who gets it."""
    told = [note(turn.say("cast-unknown", addresses=escaped(", ".join(unknown))))] if unknown else []
    if Audience.from_json(draft.draft.audience).nobody:
        turn.ask_yes("cast_audience", broadcast=draft.id)
        return Reply(
            (*told, text(turn.say("cast-ask-audience")), note(turn.say("cast-ask-audience-how"))),
            _offers(turn, draft),
        )
    if not draft.draft.text and draft.draft.kind is not BroadcastKind.invitation:
        turn.ask_yes("cast_text", broadcast=draft.id)
        fitting = [w for w in wordings(turn.texts.language) if w.kind is draft.draft.kind and w.text]
        return Reply(
            (*told, text(turn.say("cast-ask-text")), note(turn.say("cast-ask-text-how"))),
            (
                *(press(turn, "cast_template", draft.id, w.key, title=w.title) for w in fitting[:3]),
                form_button(turn, "broadcast", draft.id),
                press(turn, "cast_discard", draft.id),
            ),
        )
    if when := draft.draft.detail.get(WHEN):
        reply = await planned(turn, draft, str(when))
        looks = [text(turn.say("cast-looks-like")), *await shown(turn, draft)]
        return replace(reply, blocks=(*told, *looks, *reply.blocks))
    return await preview(turn, draft, tuple(told))


def _offers(turn: Turn, draft: Broadcast) -> Sequence[Button]:
    """Audiences to pick, each by the words for it."""
    named = [turn.say(f"cast-offer-{o}") for o in ("clusters", "missing", "steering")]
    return (*(say(words, words) for words in named), press(turn, "cast_discard", draft.id))


async def template(turn: Turn, steer: Act) -> Reply:
    """Take a template's words into the draft."""
    draft = await unsent(turn, steer, "cast_template")
    if isinstance(draft, Reply):
        return draft
    chosen = wording(turn.texts.language, steer.slots.get("key", ""))
    if chosen is None:
        return await ask_next(turn, draft)
    return await _rewritten(turn, draft, title=chosen.title, text=chosen.text)


async def take_audience(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """Who gets it, in answer to the question; None for a question of their own."""
    if words.rstrip().endswith("?"):
        return None
    draft = await still_unsent(turn, data, "cast_audience")
    if draft is None or isinstance(draft, Reply):
        return draft
    audience, unknown = await audience_for(turn, draft, words)
    if audience.nobody:
        recognition = turn.recognised(words)
        if recognition.decision == "do":
            return None
        told = [turn.say("cast-unknown", addresses=escaped(", ".join(unknown)))] if unknown else []
        return Reply(
            (
                *(note(t) for t in told),
                text(turn.say("cast-audience-unclear", words=escaped(words[:QUOTED]))),
            ),
            _offers(turn, draft),
        )
    turn.let_go()
    return await _rewritten(turn, draft, unknown, audience=audience.to_json())


async def take_text(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The text, in answer to the question; word for word."""
    draft = await still_unsent(turn, data, "cast_text")
    if draft is None or isinstance(draft, Reply):
        return draft
    turn.let_go()
    if corrects_audience(words) and (made := await revised(turn, draft, words)):
        return await _rewritten(turn, draft, made[1], audience=made[0].audience)
    return await _rewritten(turn, draft, text=words.strip())


async def change(turn: Turn, steer: Act) -> Reply:
    """ "modtagere: …", "titel: …", "tekst: …", "frist: …", "link: …" about the draft that is being written."""
    draft = await unsent(turn, Act(steer.name), steer.name)
    if isinstance(draft, Reply):
        return draft
    words = steer.text
    match steer.name:
        case "cast_to":
            audience, unknown = await audience_for(turn, draft, words)
            if audience.nobody:
                return Reply(
                    (text(turn.say("cast-audience-unclear", words=escaped(words[:QUOTED]))),),
                    (press(turn, "cast_look", draft.id),),
                )
            return await _rewritten(turn, draft, unknown, audience=audience.to_json())
        case "cast_deadline":
            moment = read(words, turn.clock.today())
            if moment is None:
                return Reply((text(turn.say("event-bad-day")),), (press(turn, "cast_look", draft.id),))
            return await _rewritten(turn, draft, deadline=end_of(moment.last, moment.begins))
        case "cast_link" if not words.startswith(("https://", "http://")):
            return Reply((text(turn.say("event-bad-link")),), (press(turn, "cast_look", draft.id),))
        case _:
            return await _rewritten(turn, draft, (), **{FIELD[steer.name]: words})


async def receipt(turn: Turn, steer: Act) -> Reply:
    """Ask recipients to say that they have read it, or no longer."""
    draft = await unsent(turn, steer, "cast_receipt")
    if isinstance(draft, Reply):
        return draft
    asked = () if "read" in draft.draft.buttons else ("read",)
    return await _rewritten(turn, draft, buttons=asked)


async def _rewritten(turn: Turn, draft: Broadcast, unknown: tuple[str, ...] = (), **changes: Any) -> Reply:
    changed = await turn.uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, **changes))
    look_at(turn, changed)
    return await ask_next(turn, changed, unknown)


async def look(turn: Turn, steer: Act) -> Reply:
    """The draft as it stands, and who gets it."""
    draft = await unsent(turn, steer, "cast_look")
    return draft if isinstance(draft, Reply) else await ask_next(turn, draft)
