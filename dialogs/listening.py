"""From what came in to the flow that answers: buttons, what waits for a yes, words that steer, answers, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialogs import router
from dialogs.answers import Form, Reply, note, text
from dialogs.flows import ask, correcting, files, forms, gathering, helping, messages, reading, starting
from dialogs.guarding import Screened, crisis
from dialogs.heard import NOTHING, PRIVATE, Heard
from dialogs.reports import access
from dialogs.reports.buttons import act, choice, say
from dialogs.reports.correction import parse as parse_correction
from dialogs.reports.draft import EDITABLE, Draft, may_see
from dialogs.reports.naming import find_question
from dialogs.state import Pending
from dialogs.texts import LANGUAGES, texts_in
from dialogs.turn import Kind
from dialogs.turn_context import Turn
from dialogs.understanding.control import (Act, fold, is_no, is_reserved_yes_but, is_unclear_yes, is_wordless, is_yes, match, slip,
                                           wants_guidance)

INTENT_ACTS = {"help": "help", "cancel": "cancel", "greet": "greet", "thanks": "thanks", "whoami": "whoami",
               "report_fill": "start", "report_show": "show", "report_submit": "submit", "report_reopen": "reopen",
               "report_delete": "delete", "report_prefill": "prefill", "report_status": "missing"}
"""Intents that are things to do; all others are questions."""

CONFIDENT = ("do", "answer")
SURE_QUESTION = 0.7


async def hear(turn: Turn, screened: Screened) -> Heard:
    """Answer one screened turn."""
    match turn.incoming.kind:
        case Kind.message:
            return await _said(turn, screened)
        case Kind.action:
            return await _pressed(turn, screened)
        case Kind.form_open | Kind.form_submit:
            return await _form(turn, screened)
        case Kind.edited if turn.private:
            return _one(await messages.edited(turn))
        case Kind.deleted if turn.private:
            return _one(await messages.deleted(turn))
        case Kind.installed:
            return _one(await helping.welcome(turn))
        case Kind.members_added if turn.incoming.bot_added:
            return _one(await helping.welcome(turn))
        case _:
            return NOTHING


def _one(reply: Reply | None) -> Heard:
    return Heard((reply,)) if reply is not None else NOTHING


async def _said(turn: Turn, screened: Screened) -> Heard:
    incoming = turn.incoming
    if not turn.private:
        return await _said_among_others(turn, screened)
    if incoming.files:
        return await _with_file(turn, screened)
    if not screened.text.strip():
        reply = files.unreadable(turn) if incoming.unreadable else Reply(
            (text(turn.say("help-empty")),), (act(turn, "resume" if turn.state.active else "help"),))
        return Heard((reply,))
    return Heard((await _words(turn, screened.text),))


async def _said_among_others(turn: Turn, screened: Screened) -> Heard:
    """Questions are answered in the thread; everything that belongs to one person goes on in private."""
    words = screened.text.strip()
    if not words or turn.incoming.files:
        return Heard((await helping.help_(turn, Act("help")),))
    steer = match(words, lambda _: None)
    if steer is not None:
        handler = router.PUBLIC.get(steer.name)
        return Heard((await handler(turn, steer),)) if handler else PRIVATE
    recognition = turn.recogniser.recognise(words, turn.state.focus, turn.services.clock.today())
    if recognition.intent in INTENT_ACTS and recognition.decision in CONFIDENT:
        handler = router.PUBLIC.get(INTENT_ACTS[recognition.intent])
        return Heard((await handler(turn, Act(recognition.intent)),)) if handler else PRIVATE
    return Heard((await _asked(turn, recognition),))


async def _with_file(turn: Turn, screened: Screened) -> Heard:
    """The words that came with a file are taken first; then what the file is for."""
    before: Sequence[Any] = ()
    if screened.text.strip():
        answered = await _words(turn, screened.text)
        before = [b for b in answered.blocks[:1] if b.kind == "note"]
    reply = await files.received(turn)
    return Heard((replace(reply, blocks=(*before, *reply.blocks)),))


async def _words(turn: Turn, words: str) -> Reply:
    """Words in the personal chat."""
    draft = await turn.gathered()
    steer = match(words, (lambda name: find_question(draft, name)) if draft else (lambda _: None),
                  lambda name: access.template_named(turn.catalogue, name))
    if steer is not None and steer.name == "help":
        return await helping.help_(turn, steer)
    if turn.state.pending is not None and (reply := await _waiting(turn, turn.state.pending, steer, words)):
        return reply
    if steer is not None:
        return await _steered(turn, steer)
    if is_yes(words) or is_wordless(words) or is_reserved_yes_but(words) and not turn.state.active:
        return await helping.nothing_to_confirm(turn, Act("yes"))
    if draft is not None and draft.report.state in EDITABLE:
        correction = parse_correction(words, lambda name: find_question(draft, name))
        if correction is not None:
            return await correcting.correct(turn, correction)
    if turn.state.active and draft is not None:
        return await _answer_or_question(turn, draft, words)
    return await _understood(turn, words)


async def _steered(turn: Turn, steer: Act) -> Reply:
    if turn.state.pending is not None and turn.state.pending.kind == "slip":
        turn.state.pending = None
    if steer.name == "undo" and turn.state.gathering is None and "deleted" in turn.state.focus:
        steer = Act("undelete")
    if steer.name in ("show", "show_initiative") and reading.reads(turn) and turn.state.gathering is None:
        steer = Act("read" if steer.initiative else "submitted", steer.slots)
    return await router.ACTS[steer.name](turn, steer)


async def _waiting(turn: Turn, pending: Pending, steer: Act | None, words: str) -> Reply | None:
    """Words while something waits: its answer, or None when they are about something else."""
    if pending.kind in router.TAKE:
        if steer is not None and steer.name not in ("write",):
            return None
        return await router.TAKE[pending.kind](turn, pending.data, steer.text if steer else words)
    settler, choices = {**router.SETTLE, **_OWN}[pending.kind]
    chosen = _choice(turn, pending, choices, steer, words)
    if chosen is None:
        return _neither(turn, pending, choices, words)
    if pending.lapsed(turn.now):
        turn.let_go()
        return Reply((text(turn.say("gather-lapsed")),), (act(turn, "resume"), act(turn, "help")))
    if chosen == "":
        said = turn.say("gather-choose-phrase", phrase=pending.data["phrase"]) if "phrase" in pending.data else turn.say("gather-choose")
        return Reply((text(said),), _choices(turn, pending, choices))
    turn.state.pending = None
    return await settler(turn, pending.data, chosen)


def _neither(turn: Turn, pending: Pending, choices: Sequence[str], words: str) -> Reply | None:
    """ "Ja, men …" and a thumbs-up are neither yes nor no; None for words about something else."""
    if is_wordless(words):
        return Reply((text(turn.say("gather-yes-but")),), _choices(turn, pending, choices))
    if "said" in pending.data or not (is_reserved_yes_but(words) or is_unclear_yes(words)):
        return None
    turn.hold(words)
    return Reply((text(turn.say("gather-yes-but")), note(turn.say("gather-held"))), _choices(turn, pending, choices))


def _choices(turn: Turn, pending: Pending, choices: Sequence[str]) -> list[Any]:
    shown = [c for c in choices if c != "yes"] if "yes" in choices and len(choices) > 2 else choices
    return [choice(turn, pending, c) for c in shown if c != "delete"]


def _choice(turn: Turn, pending: Pending, choices: Sequence[str], steer: Act | None, words: str) -> str | None:
    """Which answer the words are; "" for a yes where more than yes is needed; None where they are none."""
    key = fold(words)
    for name in choices:
        if any(key == fold(texts_in(lang).say(f"choice{kind}-{name}")) for lang in LANGUAGES for kind in ("", "-says")):
            return name
    number = turn.state.focus.get("initiative")
    objects = (f"initiativ {number}",) if number else ()
    if is_yes(words, objects):
        tail = key.partition(" ")[2]
        special = next((c for c in choices if c not in ("yes", "no") and tail and tail in fold(turn.say(f"choice-says-{c}"))), None)
        return special or ("yes" if "yes" in choices else "")
    if "no" in choices and (is_no(words) or steer is not None and steer.name == "undo"):
        return "no"
    if steer is not None and steer.name == "submit" and pending.kind == "submit":
        return "submit_anyway"
    return None


async def _settle_doubt(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """ "Det er mit svar" or "det er et spørgsmål" to words that could be either.

    `words` were never answered, so they are held when something else takes their place; `said` was answered
    as a question, and goes with it.
    """
    draft, words = await turn.gathered(), data.get("words") or data["said"]
    if chosen == "question" or draft is None:
        recognition = turn.recogniser.recognise(words, turn.state.focus, turn.services.clock.today())
        return await _beside(turn, await _asked(turn, recognition))
    turn.open(data["report"], data["question"], turn.state.gathering.mode if turn.state.gathering else "answer")
    return await gathering.store_words(turn, draft, words)


async def _settle_slip(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """Whether "spring ovr" was "spring over", or the answer."""
    return await _words(turn, data["meant"]) if chosen == "yes" else await _settle_doubt(turn, data, "answer")


_OWN: dict[str, tuple[router.Settler, tuple[str, ...]]] = {
    "doubt": (_settle_doubt, ("answer", "question")), "slip": (_settle_slip, ("yes", "answer"))}
"""What waits because words could be taken in two ways."""


async def _answer_or_question(turn: Turn, draft: Draft, words: str) -> Reply:
    """While a question is asked: an answer, unless it is surely a question; in doubt, one button tells."""
    g = turn.state.gathering
    assert g is not None
    if wants_guidance(words):
        return await gathering.guide(turn)
    if meant := slip(words):
        return _ask_slip(turn, draft, meant, words)
    if not _could_be_question(words):
        return await gathering.answer(turn, words)
    recognition = turn.recogniser.recognise(words, turn.state.focus, turn.services.clock.today())
    if recognition.decision == "crisis":
        return crisis(turn)
    sure = recognition.is_question and recognition.question_strength >= SURE_QUESTION
    if sure and recognition.decision in CONFIDENT:
        return await _interruption(turn, recognition, words)
    if not words.rstrip().endswith("?") and not sure:
        return await gathering.answer(turn, words)
    pending = turn.ask_yes("doubt", report=draft.report.id, question=g.question or g.asked, words=words)
    question = draft.question(g.question or g.asked)
    return Reply((text(turn.say("gather-doubt", section=question.title if question else "")),),
                 (choice(turn, pending, "answer"), choice(turn, pending, "question")))


def _ask_slip(turn: Turn, draft: Draft, meant: str, words: str) -> Reply:
    g = turn.state.gathering
    question = draft.question(g.question or g.asked) if g else None
    if question is None:
        return Reply((text(turn.say("gather-meant", meant=meant)),), (say(meant, meant), act(turn, "help")))
    pending = turn.ask_yes("slip", report=draft.report.id, question=question.key, said=words, meant=meant)
    return Reply((text(turn.say("gather-meant-or", meant=meant, section=question.title)),),
                 (say(meant, meant), choice(turn, pending, "answer")))


def _could_be_question(words: str) -> bool:
    return len(words) <= 300 and "\n" not in words.strip() and (words.rstrip().endswith("?") or len(words.split()) <= 14)


async def _interruption(turn: Turn, recognition: Any, words: str) -> Reply:
    """Answer the question in the middle, and keep the place. One press makes the words the answer after all."""
    g = turn.state.gathering
    assert g is not None
    where = g.question or g.asked
    intent = INTENT_ACTS.get(recognition.intent)
    if intent is not None:
        return await _do(turn, intent, recognition)
    reply = await _beside(turn, await _asked(turn, recognition))
    if turn.state.pending is not None or where is None:
        return reply
    pending = turn.ask_yes("doubt", report=g.report, question=where, said=words)
    return replace(reply, buttons=(choice(turn, pending, "answer"), *reply.buttons[:5]))


async def _beside(turn: Turn, reply: Reply) -> Reply:
    """A reply in the middle of gathering also says where one was."""
    draft, g = await turn.gathered(), turn.state.active
    question = draft.question(g.question or g.asked) if draft and g else None
    if question is None:
        return reply
    return replace(reply, blocks=(*reply.blocks, note(turn.say("gather-place-kept", section=question.title))),
                   buttons=(*reply.buttons[:5], act(turn, "resume")))


async def _understood(turn: Turn, words: str) -> Reply:
    """Nothing is being gathered: do what was meant, or answer. The bare name of a template starts it."""
    if template := access.template_named(turn.catalogue, words):
        return await starting.begin(turn, template=turn.catalogue.templates[template])
    recognition = turn.recogniser.recognise(words, turn.state.focus, turn.services.clock.today())
    intent = INTENT_ACTS.get(recognition.intent)
    if intent is not None and recognition.decision in CONFIDENT:
        return await _do(turn, intent, recognition)
    return await _asked(turn, recognition)


async def _do(turn: Turn, name: str, recognition: Any) -> Reply:
    slots: Mapping[str, Any] = recognition.slots
    if name == "start":
        return await starting.begin(turn, _first(slots.get("initiative")), _first(slots.get("cluster")),
                                    turn.catalogue.templates.get(str(slots.get("template"))))
    given = {"initiative": str(_first(slots["initiative"]))} if slots.get("initiative") else {}
    return await router.ACTS[name](turn, Act(name, given))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list | tuple) and value else value


async def _asked(turn: Turn, recognition: Any) -> Reply:
    if recognition.decision == "crisis":
        return crisis(turn)
    reply = await ask.answer(turn, recognition)
    warnings = access.identity_warning(turn)
    return replace(reply, blocks=(*warnings, *reply.blocks)) if warnings else reply


async def _pressed(turn: Turn, screened: Screened) -> Heard:
    """A button. Who may, and whether the card is still current, is looked up now, never taken from the card."""
    action = turn.incoming.action
    assert action is not None
    if action.automatic:
        return NOTHING
    match action.verb:
        case "say" if screened.text:
            said = replace(turn.incoming, text=screened.text, files=(), kind=Kind.message, action=None, message_id=None)
            turn.incoming = said
            return await _said(turn, screened)
        case "act" | "confirm" | "form" | "form_save" if not turn.private:
            return PRIVATE
        case "act":
            return Heard((await _act(turn, action.data),))
        case "confirm":
            return Heard((await _confirm(turn, action.data),))
        case "form":
            return Heard((await _opened(turn, action.data) or await forms.card(turn, _form_act(action.data)),))
        case "form_save":
            return _as_message(turn, await _save(turn, screened))
        case _:
            return Heard((Reply((text(turn.say("gather-old-card")),), (act(turn, "resume"), act(turn, "help"))),))


async def _act(turn: Turn, data: Mapping[str, Any]) -> Reply:
    name = data.get("act")
    if not isinstance(name, str) or name not in router.PRESSED:
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "resume"), act(turn, "help")))
    if refusal := await _opened(turn, data):
        return refusal
    g, asked = turn.state.gathering, data.get("question")
    if name in router.ASKED_ONLY and g is not None and asked != (g.question or g.asked):
        reply = await starting.resume(turn, Act("resume"))
        return replace(reply, blocks=(note(turn.say("gather-old-card")), *reply.blocks))
    slots = {k: str(data[k]) for k in ("page", "block", "number", "read") if isinstance(data.get(k), int | str)}
    if not all(v.isdecimal() and v.isascii() and len(v) < 10 for v in slots.values()) or not router.PRESSED[name] <= slots.keys():
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "resume"),))
    section = data.get("section") or asked
    draft = await turn.gathered()
    known = isinstance(section, str) and draft is not None and draft.question(section) is not None
    return await _steered(turn, Act(name, slots, section if known and isinstance(section, str) else None))


async def _opened(turn: Turn, data: Mapping[str, Any]) -> Reply | None:
    """Make the card's report the open one, if it is another; the refusal, when this person may not or it is gone."""
    report = data.get("report")
    g = turn.state.gathering
    if report is None or (g is not None and g.report == report):
        return None
    draft = await turn.draft(report) if type(report) is int and 0 < report < 2**31 else None  # True is an int too
    if draft is None:
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "start"), act(turn, "help")))
    if not may_see(turn.person, draft):
        return access.no_role(turn, "who-not-your-report")
    turn.open(draft.report.id)
    return None


async def _confirm(turn: Turn, data: Mapping[str, Any]) -> Reply:
    """A button that answers what waits. It counts once, from the person asked, within its time."""
    pending, chosen = turn.state.pending, data.get("choice")
    if pending is None or pending.id != data.get("id") or pending.kind in router.TAKE:
        return Reply((text(turn.say("gather-no-longer-waiting")),), (act(turn, "resume"), act(turn, "help")))
    settler, choices = {**router.SETTLE, **_OWN}[pending.kind]
    if chosen not in choices or chosen == "delete":
        return Reply((text(turn.say("gather-choose")),), _choices(turn, pending, choices))
    if pending.lapsed(turn.now):
        turn.let_go()
        return Reply((text(turn.say("gather-lapsed")),), (act(turn, "resume"), act(turn, "help")))
    turn.state.pending = None
    return await settler(turn, pending.data, str(chosen))


def _form_act(data: Mapping[str, Any]) -> Act:
    section = data.get("section")
    return Act("form", {"section": section} if isinstance(section, str) else {})


async def _form(turn: Turn, screened: Screened) -> Heard:
    """A dialog: opened, or its fields saved."""
    action = turn.incoming.action
    if action is None or action.verb not in ("form", "form_save") or not turn.private:
        return Heard(toast=turn.say("form-private" if not turn.private else "gather-old-card"))
    if refusal := await _opened(turn, action.data):
        return Heard(toast=refusal.blocks[0].text)
    if turn.incoming.kind is Kind.form_open:
        opened = await forms.open_(turn, _form_act(action.data))
        return Heard(form=opened) if isinstance(opened, Form) else Heard(toast=opened.blocks[0].text)
    saved = await _save(turn, screened)
    return Heard(form=saved) if isinstance(saved, Form) else Heard((saved,))


async def _save(turn: Turn, screened: Screened) -> Form | Reply:
    action = turn.incoming.action
    assert action is not None
    if refusal := await _opened(turn, action.data):
        return refusal
    raw = action.data.get("bases")
    bases = {k: v for k, v in raw.items() if isinstance(v, int)} if isinstance(raw, Mapping) else {}
    refused = {k.removeprefix(forms.PREFIX): v for k, v in screened.refused.items()}
    return await forms.save_form(turn, _form_act(action.data), action.inputs, bases, refused)


def _as_message(turn: Turn, result: Form | Reply) -> Heard:
    """A form that was a card in the chat comes back as a card."""
    if isinstance(result, Reply):
        return Heard((result,))
    return Heard((Reply(result.blocks, (result.submit, act(turn, "resume"))),))
