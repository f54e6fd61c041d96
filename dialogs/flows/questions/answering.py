"""The secretariat's side: what waits, an answer to one question, a correction of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import UNDELIVERED, Block, Form, Reply, escaped, facts, heading, note, text, verbatim
from dialogs.flows.questions import lasting
from dialogs.questions import cards
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Inquiry, Person, RoleName

SHOWN = 15
MOST_BUTTONS = 5


async def unanswered(turn: Turn, steer: Act) -> Reply:
    """ "Ubesvarede spørgsmål", oldest first."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    waiting = await turn.uow.inquiries.unanswered(SHOWN)
    if not waiting:
        return Reply(
            (text(turn.say("questions-none-waiting")),), (act(turn, "lasting_list"), act(turn, "help"))
        )
    count = await turn.uow.inquiries.unanswered_count()
    blocks = [
        heading(turn.say("questions-waiting", count=count)),
        facts(*(cards.row(turn.texts, i) for i in waiting)),
    ]
    if count > len(waiting):
        blocks.append(note(turn.say("questions-oldest", count=len(waiting))))
    return Reply(blocks, [cards.answer_button(turn, i) for i in waiting[:MOST_BUTTONS]])


async def show(turn: Turn, steer: Act) -> Reply:
    """One question with every answer to it."""
    inquiry = await _named(turn, steer.slots.get("number"))
    if isinstance(inquiry, Reply):
        return inquiry
    blocks: list[Block] = [
        heading(turn.say("questions-card-title", number=str(inquiry.id))),
        text(cards.asked_by(turn, turn.texts, inquiry, await _asker(turn, inquiry))),
        verbatim(inquiry.text),
    ]
    for given in inquiry.answers:
        blocks += [text(cards.answered_by(turn.texts, given)), verbatim(given.text)]
    buttons = [cards.answer_button(turn, inquiry)]
    if inquiry.answers:
        buttons.append(lasting.keep_button(turn, inquiry.id))
    else:
        buttons.append(cards.close_button(turn, inquiry))
    return Reply(blocks, (*buttons, act(turn, "inquiries")))


async def open_(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """The field for an answer; for one that was answered, with what was answered."""
    inquiry = await _named(turn, data.get("number"))
    if isinstance(inquiry, Reply):
        return inquiry
    given = inquiry.answer
    said = (
        turn.say("questions-answered-already", name=given.author, answer=cards.short(given.text))
        if given
        else ""
    )
    return cards.answer_form(turn, inquiry, await _asker(turn, inquiry), turn.texts, error=said)


async def save(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], refused: Mapping[str, str]
) -> Form | Reply:
    """The field was sent in: the answer goes to the asker, unless somebody was faster."""
    inquiry = await _named(turn, data.get("number"))
    if isinstance(inquiry, Reply):
        return inquiry
    words = inputs.get(cards.FIELD, "").strip()
    wrong = refused.get(cards.FIELD) or ("" if words else turn.say("questions-field-empty"))
    if len(words) > cards.LONGEST:
        wrong = turn.say("questions-length", limit=cards.LONGEST)
    if wrong:
        return cards.answer_form(turn, inquiry, await _asker(turn, inquiry), turn.texts, words, wrong)
    if data.get("seen") != len(inquiry.answers):
        return await _preview(turn, inquiry, words)
    return await _send(turn, inquiry, words)


async def typed(turn: Turn, steer: Act) -> Reply:
    """ "Svar på 12: …": show what would be sent, and to whom, and ask for a yes."""
    inquiry = await _named(turn, steer.slots.get("number"))
    return inquiry if isinstance(inquiry, Reply) else await _preview(turn, inquiry, steer.text)


async def close(turn: Turn, steer: Act) -> Reply:
    """ "Luk spørgsmål 12": the asker is told that it will not be answered, and why if that was said; on a yes."""
    inquiry = await _named(turn, steer.slots.get("number"))
    if isinstance(inquiry, Reply):
        return inquiry
    if inquiry.answers:
        return await show(turn, steer)
    words = texts_in(inquiry.language).say("questions-closing")
    return await _preview(turn, inquiry, "\n\n".join(w for w in (words, steer.text) if w), closing=True)


async def replied(turn: Turn, inquiry: Inquiry, words: str) -> Reply:
    """A reply in the thread under a question's card: the same."""
    return await _preview(turn, inquiry, words) if _may(turn) else access.only_secretariat(turn)


async def _preview(turn: Turn, inquiry: Inquiry, words: str, closing: bool = False) -> Reply:
    words = words.strip()
    if not words or len(words) > cards.LONGEST:
        return Reply((text(turn.say("questions-length", limit=cards.LONGEST)),), (act(turn, "inquiries"),))
    pending = turn.ask_yes(
        "inquiry_answer", number=inquiry.id, seen=len(inquiry.answers), words=words, closing=closing
    )
    blocks: list[Block] = []
    if given := inquiry.answer:
        blocks += [text(cards.answered_by(turn.texts, given)), verbatim(given.text)]
        blocks.append(text(turn.say("questions-correct", name=escaped(inquiry.asker))))
    else:
        blocks += [
            cards.shortened(inquiry.text),
            text(turn.say("questions-answer-so", name=escaped(inquiry.asker))),
        ]
    return Reply((*blocks, verbatim(words)), yes_no(turn, pending))


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to sending an answer. Somebody else's in between is shown first."""
    inquiry = await _named(turn, data["number"])
    if isinstance(inquiry, Reply):
        return inquiry
    if chosen != "yes":
        return Reply((text(turn.say("questions-not-sent")),), (cards.answer_button(turn, inquiry),))
    if data["seen"] != len(inquiry.answers):
        return await _preview(turn, inquiry, data["words"])
    return await _send(turn, inquiry, data["words"], data.get("closing", False))


async def _send(turn: Turn, inquiry: Inquiry, words: str, closing: bool = False) -> Reply:
    by, seen = turn.person, len(inquiry.answers)
    assert by is not None
    if not await turn.uow.inquiries.answer(inquiry.id, words, by, turn.now, seen):
        newest = await turn.uow.inquiries.get(inquiry.id)
        return await _preview(turn, newest or inquiry, words)
    inquiry = await turn.uow.inquiries.get(inquiry.id) or inquiry
    asker = await _asker(turn, inquiry)
    if asker is not None:
        # Whoever answered hears of it when the answer cannot be delivered later on.
        missed = {"person": by.id, "body": cards.undelivered_notice(turn, inquiry, asker).to_json()}
        body = cards.answer_notice(inquiry).to_json() | {UNDELIVERED: missed}
        await turn.uow.notices.add(asker.id, body, turn.now, f"inquiry-answer:{inquiry.id}:{seen + 1}")
    body = cards.answered_card(turn, inquiry, asker).to_json()
    for notice in await turn.uow.inquiries.cards(inquiry.id):
        await turn.uow.notices.revise(notice, body)
    done = "inquiry.close" if closing else "inquiry.correct" if seen else "inquiry.answer"
    await turn.audit(done, f"inquiry:{inquiry.id}")
    turn.state.focus[lasting.ANSWERED] = inquiry.id
    keep = () if closing else (lasting.keep_button(turn, inquiry.id),)
    return Reply(
        (text(await _sent(turn, inquiry, asker)), cards.shortened(words)), (*keep, act(turn, "inquiries"))
    )


async def _sent(turn: Turn, inquiry: Inquiry, asker: Person | None) -> str:
    """That it is on its way; or, where the asker has left, that it is kept, and how else to reach them."""
    if asker is None:
        return turn.say("questions-asker-gone", name=escaped(inquiry.asker))
    ref = await turn.uow.conversations.personal(asker.id)
    key = "questions-asker-away" if ref is not None and not ref.installed else "questions-answer-sent"
    return turn.say(key, name=escaped(inquiry.asker), upn=escaped(asker.upn))


def _may(turn: Turn) -> bool:
    return turn.has(RoleName.secretariat)


async def _named(turn: Turn, number: Any) -> Inquiry | Reply:
    """The question with this number, for the secretariat alone; else why not."""
    if not _may(turn):
        return access.only_secretariat(turn)
    inquiry = await turn.uow.inquiries.get(cards.number_in(number))
    return inquiry or Reply(
        (text(turn.say("questions-no-such")),), (act(turn, "inquiries"), act(turn, "help"))
    )


async def _asker(turn: Turn, inquiry: Inquiry) -> Person | None:
    """Who asked; None for somebody who has been forgotten since, whose row holds no address any more."""
    found = await turn.uow.people.by_id(inquiry.asker_id) if inquiry.asker_id is not None else None
    return found if found is not None and found.upn else None
