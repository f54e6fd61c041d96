"""The asker's side: a question goes to the secretariat on a yes, may be put in other words, and is followed."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, escaped, note, text, verbatim
from dialogs.questions import cards, offering
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold, match
from storage.records import ChannelKind, Inquiry, Person, RoleName

MOST_WAITING = 10
"""Unanswered questions of one person: so many, and the rest can wait for an answer to these."""


async def ask(turn: Turn, steer: Act) -> Reply:
    """ "Spørg sekretariatet: …": show what would be sent, and to whom, and ask for a yes."""
    return await _preview(turn, steer.text)


async def ask_what(turn: Turn, steer: Act) -> Reply:
    """ "Spørg sekretariatet": what was offered last, else what the question is."""
    pending = turn.state.pending
    if pending is not None and pending.kind == "hand_over":
        turn.state.pending = None
        return await confirm(turn, pending.data, "yes")
    if turn.person is None:
        return access.no_role(turn, "questions-no-person")
    turn.ask_yes("choose_inquiry")
    return Reply((text(turn.say("questions-what")),), (act(turn, "cancel_step"),))


async def words_given(turn: Turn, data: dict[str, Any], words: str) -> Reply:
    """The question that was asked for."""
    turn.state.pending = None
    return await _preview(turn, words)


async def _preview(turn: Turn, words: str) -> Reply:
    if turn.person is None:
        return access.no_role(turn, "questions-no-person")
    words = words.strip()
    if not words or len(words) > cards.LONGEST:
        return Reply((text(turn.say("questions-length", limit=cards.LONGEST)),), (act(turn, "help"),))
    pending = turn.ask_yes("hand_over", said=words, message=turn.incoming.message_id)
    to = await _recipients(turn)
    return Reply(
        (text(turn.say("questions-preview", to=escaped(to))), verbatim(words)), yes_no(turn, pending)
    )


async def _recipients(turn: Turn) -> str:
    if channels := await turn.uow.channels.of(ChannelKind.secretariat):
        return ", ".join(turn.say("questions-to-channel", name=c.name or "") for c in channels)
    names = [p.name for p in await turn.uow.people.with_role(RoleName.secretariat)]
    return turn.say("questions-to-people", names=", ".join(names)) if names else turn.say("questions-to-list")


async def hand_over(turn: Turn, steer: Act) -> Reply:
    """The button under a "det ved jeg ikke": the press is the yes."""
    offer = offering.remembered(turn, steer.slots.get("key", ""))
    if offer is None:
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),))
    offering.withdraw(turn)
    return await _send(turn, str(offer["text"]), offer.get("message"))


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to sending a question."""
    if chosen != "yes":
        return Reply((text(turn.say("questions-not-sent")),), (act(turn, "help"),))
    offer = offering.remembered(turn, str(data.get("key"))) or data
    return await _send(turn, str(data["said"]), offer.get("message"))


async def _send(turn: Turn, words: str, message: str | None) -> Reply:
    asker = turn.person
    if asker is None:
        return access.no_role(turn, "questions-no-person")
    waiting = [i for i in await turn.uow.inquiries.of_person(asker.id, 100) if not i.answers]
    if same := next((i for i in waiting if fold(i.text) == fold(words)), None):
        return Reply(
            (text(turn.say("questions-sent-before", number=str(same.id))),), (act(turn, "my_inquiries"),)
        )
    if len(waiting) >= MOST_WAITING:
        return Reply(
            (text(turn.say("questions-too-many", count=len(waiting))),), (act(turn, "my_inquiries"),)
        )
    inquiry = await turn.uow.inquiries.add(words, turn.texts.language, asker, turn.now)
    reached = await _tell(turn, inquiry, asker)
    turn.state.note_message(message, words, inquiry=inquiry.id)
    await turn.audit("inquiry.ask", f"inquiry:{inquiry.id}")
    said = "questions-sent" if reached else "questions-listed"
    return Reply(
        (text(turn.say(said, number=str(inquiry.id))), cards.shortened(words)), (act(turn, "my_inquiries"),)
    )


async def _tell(turn: Turn, inquiry: Inquiry, asker: Person) -> bool:
    """Put the question before the secretariat: in its channels, or with each of them. False where nobody is."""
    body, dedupe = cards.question_card(turn, inquiry, asker).to_json(), f"inquiry:{inquiry.id}"
    posts = [
        await turn.uow.notices.post(c.conversation_id, body, turn.now, dedupe)
        for c in await turn.uow.channels.of(ChannelKind.secretariat)
    ]
    if not posts:
        posts = [
            await turn.uow.notices.add(p.id, body, turn.now, dedupe)
            for p in await turn.uow.people.with_role(RoleName.secretariat)
            if p.id != asker.id
        ]
    for notice in posts:
        if notice is not None:
            await turn.uow.inquiries.shown_on(inquiry.id, notice)
    return bool(posts)


async def mine(turn: Turn, steer: Act) -> Reply:
    """ "Mine spørgsmål": what one has asked, and what was answered."""
    asked = await turn.uow.inquiries.of_person(turn.person.id, 5) if turn.person else []
    if not asked:
        return Reply((text(turn.say("questions-none-of-mine")),), (act(turn, "help"),))
    blocks: list[Block] = [text(turn.say("questions-mine"))]
    for inquiry in asked:
        blocks.append(verbatim(cards.short(inquiry.text)))
        if given := inquiry.answer:
            blocks += [note(cards.answered_by(turn.texts, given)), verbatim(given.text)]
        else:
            blocks.append(note(turn.say("questions-waits", number=str(inquiry.id))))
    return Reply(blocks, (act(turn, "help"),), [cards.source(i.answer) for i in asked if i.answer])


async def edited(turn: Turn) -> Reply | None:
    """A question's message was edited after it was sent: the secretariat gets the new words on a yes."""
    was = turn.state.recent.get(turn.incoming.message_id or "", {})
    inquiry = await turn.uow.inquiries.get(was["inquiry"]) if "inquiry" in was else None
    steer = match(turn.incoming.text, lambda _: None)
    words = steer.text if steer is not None else turn.incoming.text.strip()
    if inquiry is None or not words or words == inquiry.text:
        return None
    if inquiry.answers:
        return Reply((text(turn.say("questions-edited-late")),), (act(turn, "my_inquiries"),))
    pending = turn.ask_yes("inquiry_edited", number=inquiry.id, said=words)
    return Reply(
        (text(turn.say("questions-edited", number=str(inquiry.id))), verbatim(words)), yes_no(turn, pending)
    )


async def confirm_edited(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to other words: the cards that show the question follow."""
    if chosen != "yes":
        return Reply((text(turn.say("questions-unchanged")),), (act(turn, "my_inquiries"),))
    changed = await turn.uow.inquiries.change(data["number"], data["said"])
    inquiry = await turn.uow.inquiries.get(data["number"])
    if not changed or inquiry is None:
        return Reply((text(turn.say("questions-edited-late")),), (act(turn, "my_inquiries"),))
    body = cards.question_card(turn, inquiry, turn.person).to_json()
    for notice in await turn.uow.inquiries.cards(inquiry.id):
        await turn.uow.notices.revise(notice, body)
    await turn.audit("inquiry.change", f"inquiry:{inquiry.id}")
    return Reply((text(turn.say("questions-changed", number=str(inquiry.id))),), (act(turn, "my_inquiries"),))
