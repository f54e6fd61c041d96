"""Buttons and forms. Who may, and whether a card is still current, is looked up, never taken from the card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from dialogs import router
from dialogs.answers import Form, Reply, note, text
from dialogs.flows import starting
from dialogs.guarding import Screened
from dialogs.heard import NOTHING, PRIVATE, Heard
from dialogs.meaning import chosen, steered
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.reports.draft import may_see
from dialogs.routes.table import FormRoute
from dialogs.saying import SETTLE, said
from dialogs.turn import Kind
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.waiting import choices_of, offers, open_its_report

NUMBER = re.compile(r"[0-9]{1,9}")
KEY = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")


async def pressed(turn: Turn, screened: Screened) -> Heard:
    """A button. Who may, and whether the card is still current, is looked up now, never taken from the card."""
    action = turn.incoming.action
    assert action is not None
    if action.automatic:
        return NOTHING
    name = action.data.get("act")
    among_others = action.verb == "act" and isinstance(name, str) and name in router.PRESSED_AMONG_OTHERS
    match action.verb:
        case "say" if screened.text:
            turn.incoming = replace(
                turn.incoming, text=screened.text, files=(), kind=Kind.message, action=None, message_id=None
            )
            return await _meant(turn, screened, action.data.get("as")) or await said(turn, screened)
        case "act" | "confirm" | "form" | "form_save" if not turn.private and not among_others:
            return PRIVATE
        case "act":
            return Heard((await _act(turn, action.data),))
        case "confirm":
            return Heard((await _confirm(turn, action.data),))
        case "form":
            return Heard((await _form_card(turn, action.data),))
        case "form_save":
            return Heard((_as_card(turn, await _save(turn, screened)),))
        case _:
            return Heard((_old(turn),))


async def _meant(turn: Turn, screened: Screened, intent: object) -> Heard | None:
    """ "Mener du …?": the words again as what was chosen, with all that they tell. None where no card of ours asked so."""
    if not isinstance(intent, str):
        return None
    today = turn.services.clock.today()
    recognition = turn.recogniser.meant(screened.text, intent, turn.state.focus, today)
    return await chosen(turn, recognition) if recognition is not None else None


def _old(turn: Turn, *others: str) -> Reply:
    return Reply(
        (text(turn.say("gather-old-card")),), [act(turn, other) for other in others or ("resume", "help")]
    )


async def _act(turn: Turn, data: Mapping[str, Any]) -> Reply:
    name = data.get("act")
    if not isinstance(name, str) or name not in router.PRESSED:
        return _old(turn)
    if refusal := await _opened(turn, data):
        return refusal
    g, asked = turn.state.gathering, data.get("question")
    if name in router.ASKED_ONLY and g is not None and asked != (g.question or g.asked):
        reply = await starting.resume(turn, Act("resume"))
        return replace(reply, blocks=(note(turn.say("gather-old-card")), *reply.blocks))
    slots = _slots(data)
    if slots is None or not router.PRESSED[name] <= slots.keys():
        return _old(turn, "resume")
    section = data.get("section") or asked
    draft = await turn.gathered()
    known = isinstance(section, str) and draft is not None and draft.question(section) is not None
    return await steered(turn, Act(name, slots, section if known and isinstance(section, str) else None))


def _slots(data: Mapping[str, Any]) -> dict[str, str] | None:
    """What the button brings for its act; None when something in it cannot have come from one of ours."""
    numbers = {k: str(data[k]) for k in router.NUMBERS & data.keys() if isinstance(data[k], int | str)}
    keys = {k: data[k] for k in router.KEYS & data.keys() if isinstance(data[k], str)}
    fits = all(NUMBER.fullmatch(v) for v in numbers.values()) and all(KEY.fullmatch(v) for v in keys.values())
    return numbers | keys if fits else None


async def _opened(turn: Turn, data: Mapping[str, Any]) -> Reply | None:
    """Make the card's report the open one, if it is another; the refusal, when this person may not or it is gone."""
    report = data.get("report")
    g = turn.state.gathering
    if report is None or (g is not None and g.report == report):
        return None
    draft = (
        await turn.draft(report) if type(report) is int and 0 < report < 2**31 else None
    )  # True is an int too
    if draft is None:
        return _old(turn, "start", "help")
    if not may_see(turn.person, draft):
        return access.no_role(turn, "who-not-your-report")
    turn.open(draft.report.id)
    return None


async def _confirm(turn: Turn, data: Mapping[str, Any]) -> Reply:
    """A button that answers what waits. It counts once, from the person asked, within its time."""
    pending, chosen = turn.state.pending, data.get("choice")
    if pending is None or pending.id != data.get("id") or pending.kind in router.TAKE:
        await turn.audit("confirm_refused", "confirm")
        return Reply((text(turn.say("gather-no-longer-waiting")),), (act(turn, "resume"), act(turn, "help")))
    settler, choices = SETTLE[pending.kind]
    choices = tuple(offers(pending, choices))
    if chosen not in choices or chosen == "delete":
        return Reply((text(turn.say("gather-choose")),), choices_of(turn, pending, choices))
    if pending.lapsed(turn.now):
        turn.let_go()
        return Reply((text(turn.say("gather-lapsed")),), (act(turn, "resume"), act(turn, "help")))
    turn.state.pending = None
    open_its_report(turn, pending)
    return await settler(turn, pending.data, str(chosen))


async def form(turn: Turn, screened: Screened) -> Heard:
    """A dialog: opened, or its fields saved."""
    action = turn.incoming.action
    if action is None or action.verb not in ("form", "form_save") or not turn.private:
        return Heard(toast=turn.say("form-private" if not turn.private else "gather-old-card"))
    if refusal := await _opened(turn, action.data):
        return Heard(toast=refusal.blocks[0].text)
    if turn.incoming.kind is Kind.form_open:
        route = _route(action.data)
        opened = await route.open(turn, action.data) if route else _old(turn)
        return Heard(form=opened) if isinstance(opened, Form) else Heard(toast=opened.blocks[0].text)
    saved = await _save(turn, screened)
    return Heard(form=saved) if isinstance(saved, Form) else Heard((saved,))


async def _save(turn: Turn, screened: Screened) -> Form | Reply:
    action = turn.incoming.action
    assert action is not None
    if refusal := await _opened(turn, action.data):
        return refusal
    route = _route(action.data)
    if route is None:
        return _old(turn)
    return await route.save(turn, action.data, action.inputs, screened.refused)


def _route(data: Mapping[str, Any]) -> FormRoute | None:
    """Which form a button belongs to. Buttons that were sent before forms had names are a report's section."""
    name = data.get("form", "section")
    return router.FORMS.get(name) if isinstance(name, str) else None


async def _form_card(turn: Turn, data: Mapping[str, Any]) -> Reply:
    """A form's button where no dialog can open: the same fields on a card."""
    if refusal := await _opened(turn, data):
        return refusal
    route = _route(data)
    if route is None:
        return _old(turn)
    return _as_card(turn, await route.open(turn, data))


def _as_card(turn: Turn, result: Form | Reply) -> Reply:
    """A form in the chat is a card with the same fields."""
    return result if isinstance(result, Reply) else result.on_card(act(turn, "resume"))
