"""Lasting answers: what the secretariat has answered once and the bot answers from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    Source,
    escaped,
    facts,
    field_block,
    heading,
    note,
    text,
    verbatim,
    warning,
)
from dialogs.questions import cards
from dialogs.reports import access
from dialogs.reports.buttons import act, opening, yes_no
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.amended import SECRETARIAT
from storage.errors import StaleAmendment
from storage.records import Amendable, Amendment, RoleName

QUESTION, ANSWER, OTHERS = "spoergsmaal", "svar", "andre"
PREFIX = "svar-"
ANSWERED = "answered_inquiry"
"""The focus: the question that this secretary answered last, here."""
MOST_WORDINGS = 20
SHOWN = 12


def key_of(number: int) -> str:
    """The catalogue's key of the lasting answer to the question with this number."""
    return f"{PREFIX}{number}"


def keep_button(turn: Turn, number: int) -> Button:
    """Opens the form that makes an answer a lasting one, or changes it."""
    return opening(
        turn.say("questions-keep"),
        turn.say("questions-says-keep", number=str(number)),
        "lasting",
        number=number,
    )


async def listing(turn: Turn, steer: Act) -> Reply:
    """ "Varige svar": those that the bot gives now."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    kept = list(turn.catalogue.answers.values())
    if not kept:
        return Reply((text(turn.say("lasting-none")),), (act(turn, "inquiries"), act(turn, "help")))
    rows = [
        (turn.say("questions-number", number=_number(a.key)), cards.short(a.question)) for a in kept[-SHOWN:]
    ]
    blocks: list[Block] = [heading(turn.say("lasting-title", count=len(kept))), facts(*rows)]
    blocks.append(note(turn.say("lasting-how")))
    return Reply(blocks, [_button(turn, "show", _number(a.key)) for a in kept[-4:]])


async def show(turn: Turn, steer: Act) -> Reply:
    """One lasting answer as it is given, with what can be done about it."""
    now = await _named(turn, steer.slots.get("number"))
    return now if isinstance(now, Reply) else _shown(turn, now)


def _shown(turn: Turn, now: Amendment, *before: Block) -> Reply:
    number = _number(now.key)
    blocks: list[Block] = [*before, heading(str(now.body["question"])), verbatim(str(now.body["text"]))]
    if others := now.body.get("wordings"):
        blocks.append(note(turn.say("lasting-wordings", wordings=escaped("; ".join(others)))))
    if now.retired:
        blocks.append(note(turn.say("lasting-is-retired")))
    other = () if now.retired else (_button(turn, "retire", number),)
    source = Source(SECRETARIAT, now.author, cards.local_day(now.at))
    return Reply(blocks, (_edit_button(turn, number), *other, _button(turn, "history", number)), (source,))


async def history(turn: Turn, steer: Act) -> Reply:
    """Every change of one lasting answer, newest first."""
    now = await _named(turn, steer.slots.get("number"))
    if isinstance(now, Reply):
        return now
    blocks: list[Block] = [heading(turn.say("lasting-history", number=_number(now.key)))]
    for change in (await turn.uow.amendments.history(Amendable.answer, now.key))[:SHOWN]:
        who = {"name": escaped(change.author), "when": moment(turn.texts, change.at)}
        blocks.append(note(turn.say("lasting-retired-by" if change.retired else "lasting-written-by", **who)))
        blocks += [] if change.retired else [verbatim(str(change.body["text"]))]
    return Reply(blocks, (_edit_button(turn, _number(now.key)), act(turn, "lasting_list")))


async def open_(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """The form with what is there: the lasting answer as it is, else the question and its newest answer."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    number = cards.number_in(data.get("number"))
    now = await turn.uow.amendments.newest(Amendable.answer, key_of(number))
    if now is not None:
        return _form(turn, number, _values(now), now.id)
    inquiry = await turn.uow.inquiries.get(number)
    if inquiry is None or inquiry.answer is None:
        said = "questions-no-such" if inquiry is None else "lasting-answer-first"
        return Reply((text(turn.say(said)),), (act(turn, "inquiries"), act(turn, "help")))
    return _form(turn, number, {QUESTION: inquiry.text, ANSWER: inquiry.answer.text}, 0)


async def keep(turn: Turn, steer: Act) -> Reply:
    """ "Varigt svar 12", or "gør det til et varigt svar" about the answer just given: the form as a card."""
    form = await open_(turn, {"number": turn.state.focus.get(ANSWERED)} | dict(steer.slots))
    return form if isinstance(form, Reply) else form.on_card(act(turn, "lasting_list"))


async def save(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], refused: Mapping[str, str]
) -> Form | Reply:
    """The form was sent in. Who changed it meanwhile is told, with what they wrote."""
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    number, seen = cards.number_in(data.get("number")), data.get("seen")
    if await turn.uow.inquiries.get(number) is None or type(seen) is not int:
        return Reply((text(turn.say("questions-no-such")),), (act(turn, "lasting_list"), act(turn, "help")))
    given = {name: inputs.get(name, "").strip() for name in (QUESTION, ANSWER, OTHERS)}
    if wrong := _wrong(turn, given, refused):
        return _form(turn, number, given, seen, wrong)
    return await _write(turn, number, _body(given), seen) or await _behind(turn, number, given)


async def _write(turn: Turn, number: int, changes: Mapping[str, Any], seen: int) -> Reply | None:
    """Make it what the bot answers; None when somebody changed it after this secretary saw it."""
    assert turn.person is not None
    key = key_of(number)
    try:
        made = await turn.uow.amendments.amend(Amendable.answer, key, changes, turn.person, turn.now, seen)
    except StaleAmendment:
        return None
    await turn.audit("lasting.change" if seen else "lasting.keep", f"answer:{key}")
    return _shown(turn, made, text(turn.say("lasting-kept")))


async def _behind(turn: Turn, number: int, given: Mapping[str, str]) -> Form:
    now = await turn.uow.amendments.newest(Amendable.answer, key_of(number))
    assert now is not None
    said = turn.say("lasting-changed-meanwhile", name=now.author, text=str(now.body["text"]))
    return _form(turn, number, given, now.id, said)


async def reword(turn: Turn, steer: Act) -> Reply:
    """ "Ret varigt svar 12: …": show both, and ask for a yes."""
    now = await _named(turn, steer.slots.get("number"))
    if isinstance(now, Reply):
        return now
    if not steer.text or len(steer.text) > cards.LONGEST:
        return Reply((text(turn.say("questions-length", limit=cards.LONGEST)),), (act(turn, "lasting_list"),))
    pending = turn.ask_yes("lasting_reword", number=int(_number(now.key)), seen=now.id, words=steer.text)
    blocks = [
        text(turn.say("lasting-reword")),
        note(turn.say("lasting-before")),
        verbatim(str(now.body["text"])),
    ]
    return Reply((*blocks, note(turn.say("lasting-after")), verbatim(steer.text)), yes_no(turn, pending))


async def confirm_reword(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to another answer, or to one more way of asking."""
    now = await _named(turn, data["number"])
    if isinstance(now, Reply):
        return now
    if chosen != "yes":
        return _shown(turn, now, text(turn.say("lasting-unchanged")))
    written = await _write(turn, data["number"], {"text": data["words"]}, data["seen"])
    return written or _shown(turn, now, text(turn.say("lasting-changed-by", name=escaped(now.author))))


async def retire(turn: Turn, steer: Act) -> Reply:
    """ "Træk varigt svar 12 tilbage": ask for a yes."""
    now = await _named(turn, steer.slots.get("number"))
    if isinstance(now, Reply):
        return now
    if now.retired:
        return _shown(turn, now)
    pending = turn.ask_yes("lasting_retire", number=int(_number(now.key)), seen=now.id)
    blocks = (text(turn.say("lasting-retire")), heading(str(now.body["question"])))
    return Reply((*blocks, verbatim(str(now.body["text"]))), yes_no(turn, pending))


async def confirm_retire(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to giving it no more."""
    now = await _named(turn, data["number"])
    if isinstance(now, Reply) or turn.person is None:
        return now if isinstance(now, Reply) else access.only_secretariat(turn)
    if chosen != "yes":
        return _shown(turn, now, text(turn.say("lasting-unchanged")))
    try:
        gone = await turn.uow.amendments.retire(
            Amendable.answer, now.key, turn.person, turn.now, data["seen"]
        )
    except StaleAmendment as stale:
        changed = turn.say("lasting-changed-by", name=escaped(stale.latest.author))
        return _shown(turn, stale.latest, text(changed))
    await turn.audit("lasting.retire", f"answer:{now.key}")
    return _shown(turn, gone, text(turn.say("lasting-retired")))


async def _named(turn: Turn, number: Any) -> Amendment | Reply:
    """The lasting answer with this number, also a retired one, for the secretariat alone; else why not."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    found = await turn.uow.amendments.newest(Amendable.answer, key_of(cards.number_in(number)))
    return found or Reply(
        (text(turn.say("lasting-no-such")),), (act(turn, "lasting_list"), act(turn, "help"))
    )


def _form(
    turn: Turn, number: int, values: Mapping[str, str], seen: int, error: str | Mapping[str, str] = ""
) -> Form:
    wrong = error if isinstance(error, Mapping) else {}
    blocks: list[Block] = [text(turn.say("lasting-form"))]
    if isinstance(error, str) and error:
        blocks.append(warning(error))
    for name in (QUESTION, ANSWER, OTHERS):
        if name in wrong:
            blocks.append(warning(wrong[name]))
        label, help_ = (
            turn.say(f"lasting-field-{name}"),
            turn.say("lasting-help-andre") if name == OTHERS else "",
        )
        field = Input(name, label, "longtext", values.get(name, ""), help=help_, max_length=cards.LONGEST)
        blocks.append(field_block(field))
    data = {"form": "lasting", "number": number, "seen": seen}
    submit = Button(
        turn.say("lasting-save"), "form_save", data, says=turn.say("lasting-says-save", number=str(number))
    )
    return Form(turn.say("lasting-form-title", number=str(number)), blocks, submit)


def _values(now: Amendment) -> dict[str, str]:
    others = "\n".join(now.body.get("wordings", ()))
    return {QUESTION: str(now.body["question"]), ANSWER: str(now.body["text"]), OTHERS: others}


def _body(given: Mapping[str, str]) -> dict[str, Any]:
    wordings = list(dict.fromkeys(w for line in given[OTHERS].splitlines() if (w := line.strip())))
    return {"question": given[QUESTION], "text": given[ANSWER], "wordings": wordings[:MOST_WORDINGS]}


def _wrong(turn: Turn, given: Mapping[str, str], refused: Mapping[str, str]) -> dict[str, str]:
    wrong = dict(refused)
    for name in (QUESTION, ANSWER):
        if not given[name]:
            wrong.setdefault(name, turn.say("questions-field-empty"))
    for name, words in given.items():
        if len(words) > cards.LONGEST:
            wrong.setdefault(name, turn.say("questions-length", limit=cards.LONGEST))
    return wrong


def _number(key: str) -> str:
    return key.removeprefix(PREFIX)


def _edit_button(turn: Turn, number: str) -> Button:
    return opening(
        turn.say("lasting-edit"),
        turn.say("questions-says-keep", number=number),
        "lasting",
        number=int(number),
    )


def _button(turn: Turn, what: str, number: str) -> Button:
    title = turn.say(f"lasting-button-{what}", number=number)
    says = turn.say(f"lasting-says-{what}", number=number)
    return Button(title, "act", {"act": f"lasting_{what}", "number": int(number)}, says=says)
