"""What recipients do with a broadcast: answer it, change their mind, tell conditions, mark it read, write back.

Who may is looked up from the ledger: a card that was forwarded is nobody else's to answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, heading, note, text, verbatim
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of
from dialogs.broadcasts.letters import calendar_button, offered, seen
from dialogs.events.cards import when_text
from dialogs.events.seats import moved_up, seats
from dialogs.events.telling import tell_moved_up
from dialogs.reports import access
from dialogs.reports.buttons import act, choice
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Attendance,
    Broadcast,
    BroadcastKind,
    BroadcastState,
    Coming,
    EventState,
    PlannedEvent,
    ResponseAnswer,
)

OVER = (BroadcastState.withdrawn, BroadcastState.cancelled)
REPLY_WITHIN = timedelta(days=3)


async def answer(turn: Turn, steer: Act) -> Reply:
    """A recipient's answer, by button or in words; it counts at once and can be changed."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    name = steer.slots.get("key", "")
    if name not in offered(sent.draft):
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),))
    if name == "read":
        return await _read(turn, sent)
    event = await event_of(turn, sent)
    if name == "deputy" and not turn.private:
        return in_private(
            turn, turn.say("cast-answer-says", answer=turn.say("cast-answer-deputy"), number=str(sent.id))
        )
    if name == "deputy":
        turn.ask_yes("cast_deputy", broadcast=sent.id)
        return Reply((text(turn.say("cast-ask-deputy")),), (act(turn, "cancel"),))
    if event is not None and sent.draft.kind is BroadcastKind.invitation:
        return await _comes(turn, sent, event, Coming(name))
    return await _responds(turn, sent, ResponseAnswer(name))


async def look_again(turn: Turn, steer: Act) -> Reply:
    """The message as its recipient got it, with its answers."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    return seen(turn.texts, turn.catalogue, sent, await event_of(turn, sent))


async def theirs(turn: Turn, steer: Act) -> Broadcast | Reply:
    """The broadcast, when this person is one of its recipients; else they are told so, and that they tried is noted."""
    sent = await turn.uow.broadcasts.get(int(steer.slots["number"]))
    mine = None
    if sent is not None and turn.person is not None:
        mine = await turn.uow.broadcasts.delivery_to(sent.id, turn.person.id)
    if sent is None or mine is None:
        await turn.audit("response_refused", f"broadcast:{steer.slots['number']}")
        return access.no_role(turn, "cast-not-yours")
    if sent.state in OVER:
        return Reply((text(turn.say("cast-no-longer")),), (act(turn, "help"),))
    return sent


def in_private(turn: Turn, words: str) -> Reply:
    """What needs words of one's own goes on where nobody else reads along."""
    return Reply((text(turn.say("cast-go-private", words=words)),))


async def _read(turn: Turn, sent: Broadcast) -> Reply:
    assert turn.person is not None
    await turn.uow.broadcasts.mark_read(sent.id, turn.person.id, turn.now)
    return Reply((text(turn.say("cast-marked-read")),), (press(turn, "cast_reply", sent.id),))


# ── requests ──


async def _responds(turn: Turn, sent: Broadcast, given: ResponseAnswer) -> Reply:
    assert turn.person is not None
    own = await turn.uow.broadcasts.delivery_to(sent.id, turn.person.id)
    organisation = own.organisation if own else None
    before = await turn.uow.responses.of(sent.id, turn.person.id)
    late = sent.draft.deadline is not None and turn.now > sent.draft.deadline
    await turn.uow.responses.give(
        sent.id,
        turn.person.id,
        turn.person.name,
        given,
        turn.now,
        before.comment if before and before.answer is given else "",
        organisation,
        {"late": True} if late else {},
    )
    turn.state.focus["answered"] = sent.id
    await turn.audit("response_given", f"broadcast:{sent.id}", answer=given.value)
    changed = before is not None and before.answer is not given
    blocks: list[Block] = [
        text(
            turn.say(
                "cast-answer-changed" if changed else "cast-answered",
                answer=turn.say(f"cast-answer-{given.value}"),
                title=escaped(sent.draft.title),
            )
        )
    ]
    if organisation:
        blocks.append(note(turn.say("cast-on-behalf", organisation=escaped(organisation))))
    if late:
        blocks.append(note(turn.say("cast-late-told")))
    if given is ResponseAnswer.partly and not turn.private:
        said = in_private(turn, turn.say("says-cast_comment", number=str(sent.id)))
        return replace(said, blocks=(*blocks, *said.blocks))
    if given is ResponseAnswer.partly:
        turn.ask_yes("cast_comment", broadcast=sent.id)
        return Reply([*blocks, text(turn.say("cast-ask-conditions"))], (act(turn, "cancel"),))
    return Reply(
        [*blocks, note(turn.say("cast-may-change"))],
        (press(turn, "cast_comment", sent.id), press(turn, "cast_reply", sent.id)),
    )


async def comment(turn: Turn, steer: Act) -> Reply:
    """A remark to one's own answer, in a message of its own or after the colon."""
    if "number" not in steer.slots and "answered" not in turn.state.focus:
        turn.hold(turn.incoming.text)
        return Reply(
            (text(turn.say("cast-nothing-asked")), note(turn.say("gather-held"))), (act(turn, "held"),)
        )
    sent = await theirs(turn, _numbered(turn, steer))
    if isinstance(sent, Reply):
        return sent
    if steer.text:
        return await _commented(turn, sent, steer.text)
    turn.ask_yes("cast_comment", broadcast=sent.id)
    return Reply((text(turn.say("cast-ask-comment")),), (act(turn, "cancel"),))


def _numbered(turn: Turn, steer: Act) -> Act:
    number = steer.slots.get("number") or str(turn.state.focus.get("answered", 0))
    return replace(steer, slots={**steer.slots, "number": number})


async def take_comment(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The remark or the conditions, word for word."""
    sent = await theirs(turn, Act("cast_comment", {"number": str(data["broadcast"])}))
    turn.let_go()
    return sent if isinstance(sent, Reply) else await _commented(turn, sent, words.strip())


async def _commented(turn: Turn, sent: Broadcast, words: str) -> Reply:
    assert turn.person is not None
    event = await event_of(turn, sent)
    if event is not None and sent.draft.kind is BroadcastKind.invitation:
        mine = await _mine(turn, event)
        if mine is None:
            return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
        await turn.uow.events.answer(replace(mine, remark=words, at=turn.now))
        await _mirrored(turn, sent, Coming(mine.answer), words, mine.deputy)
        return Reply((text(turn.say("cast-commented")), verbatim(words)), (act(turn, "help"),))
    before = await turn.uow.responses.of(sent.id, turn.person.id)
    if before is None:
        return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
    await turn.uow.responses.give(
        sent.id,
        turn.person.id,
        turn.person.name,
        before.answer,
        turn.now,
        words,
        before.organisation,
        before.detail,
    )
    await turn.audit("response_commented", f"broadcast:{sent.id}")
    return Reply((text(turn.say("cast-commented")), verbatim(words)), (press(turn, "cast_reply", sent.id),))


# ── invitations ──


async def take_deputy(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """Who comes instead."""
    if len(words.split()) > 8 or words.rstrip().endswith("?"):
        return None
    sent = await theirs(turn, Act("cast_deputy", {"number": str(data["broadcast"])}))
    turn.let_go()
    if isinstance(sent, Reply):
        return sent
    event = await event_of(turn, sent)
    if event is None:
        return Reply((text(turn.say("cast-no-longer")),), (act(turn, "help"),))
    return await _comes(turn, sent, event, Coming.deputy, words.strip())


async def heads(turn: Turn, steer: Act) -> Reply:
    """ "Vi kommer 3": how many one's answer stands for."""
    asked = await _newest_invitation(turn)
    if asked is None:
        return Reply((text(turn.say("cast-nothing-asked")),), (act(turn, "help"),))
    sent = await theirs(turn, Act("cast_heads", {"number": str(asked)}))
    if isinstance(sent, Reply):
        return sent
    event = await event_of(turn, sent)
    count = int(steer.slots["number"])
    if event is None or not 0 < count < 100:
        return Reply((text(turn.say("cast-answer-first")),), (act(turn, "help"),))
    return await _comes(turn, sent, event, Coming.yes, count=count)


async def _comes(
    turn: Turn, sent: Broadcast, event: PlannedEvent, given: Coming, deputy: str | None = None, count: int = 1
) -> Reply:
    """Note who comes, under the event's lock: seats are counted, and who moves up is told."""
    assert turn.person is not None
    locked = await turn.uow.events.lock(event.id)
    if locked is None or locked.state is EventState.cancelled:
        return Reply((text(turn.say("event-is-cancelled")),), (act(turn, "help"),))
    before_all = await turn.uow.events.attendance(event.id)
    before = next((a for a in before_all if a.person_id == turn.person.id), None)
    remark = before.remark if before else None
    new = Attendance(event.id, turn.person.id, turn.person.name, given, turn.now, deputy, count, remark)
    await turn.uow.events.answer(new)
    await _mirrored(turn, sent, given, remark or "", deputy)
    await turn.audit("invitation_answered", f"event:{event.id}", answer=given.value)
    capacity = locked.plan.capacity
    after = seats(await turn.uow.events.attendance(event.id), capacity)
    await tell_moved_up(turn, locked, moved_up(seats(before_all, capacity), after))
    turn.state.focus["answered"] = sent.id
    changed = before is not None and before.answer is not given
    return _told(turn, sent, locked, given, deputy, changed, after.place_in_line(turn.person.id))


def _told(
    turn: Turn,
    sent: Broadcast,
    event: PlannedEvent,
    given: Coming,
    deputy: str | None,
    changed: bool,
    in_line: int | None,
) -> Reply:
    said = {"title": escaped(event.plan.title), "when": when_text(turn.texts, event.plan)}
    blocks: list[Block] = [text(turn.say("event-answer-changed"))] if changed else []
    blocks.append(text(turn.say(f"event-answered-{given.value}", deputy=escaped(deputy or ""), **said)))
    if in_line is not None:
        blocks.append(text(turn.say("event-in-line", place=in_line)))
    blocks.append(note(turn.say("cast-may-change")))
    buttons: list[Button] = []
    if given is not Coming.no and event.plan.day is not None and in_line is None:
        buttons.append(calendar_button(turn.texts, event))
    others = {Coming.no: "yes"}.get(given, "no")
    buttons += [
        Button(
            turn.say(f"cast-answer-{others}"),
            "act",
            {"act": "cast_answer", "number": sent.id, "key": others},
            says=turn.say("cast-answer-says", answer=turn.say(f"cast-answer-{others}"), number=str(sent.id)),
        ),
        press(turn, "cast_comment", sent.id),
    ]
    return Reply(blocks, buttons)


async def _mirrored(turn: Turn, sent: Broadcast, given: Coming, words: str, deputy: str | None) -> None:
    """The ledger knows the answer too, so that who is missing is the same everywhere."""
    assert turn.person is not None
    detail = {"deputy": deputy} if deputy else {}
    await turn.uow.responses.give(
        sent.id, turn.person.id, turn.person.name, ResponseAnswer(given.value), turn.now, words, None, detail
    )


async def _mine(turn: Turn, event: PlannedEvent) -> Attendance | None:
    assert turn.person is not None
    await turn.uow.events.lock(event.id)
    everybody = await turn.uow.events.attendance(event.id)
    return next((a for a in everybody if turn.person is not None and a.person_id == turn.person.id), None)


# ── in words, and back to the sender ──


async def answer_in_words(turn: Turn, steer: Act) -> Reply:
    """ "Svar ja til 12", "jeg kommer ikke alligevel": about the invitation or request that is meant."""
    name = {
        "cast_say_yes": "yes",
        "cast_say_no": "no",
        "cast_say_maybe": "maybe",
        "cast_say_partly": "partly",
        "cast_say_deputy": "deputy",
    }[steer.name]
    number = steer.slots.get("number") or await _newest_invitation(turn)
    if number is None:
        return Reply((text(turn.say("cast-nothing-asked")),), (act(turn, "help"),))
    if instead := steer.slots.get("person"):
        return await take_deputy(turn, {"broadcast": int(number)}, instead) or await answer(
            turn, Act("cast_answer", {"number": str(number), "key": name})
        )
    return await answer(turn, Act("cast_answer", {"number": str(number), "key": name}))


async def _newest_invitation(turn: Turn) -> int | None:
    """The invitation that "jeg kommer" is about: the one answered last here, else the newest."""
    got = await turn.uow.reach.asked_of(turn.person.id, 10) if turn.person else []
    invited = [b.id for b in got if b.draft.kind is BroadcastKind.invitation]
    answered = turn.state.focus.get("answered")
    return answered if answered in invited else next(iter(invited), None)


async def write_back(turn: Turn, steer: Act) -> Reply:
    """Words to whoever sent a broadcast."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    if steer.text:
        return await _passed_on(turn, sent, steer.text)
    turn.ask_yes("cast_reply", broadcast=sent.id)
    return Reply((text(turn.say("cast-ask-reply", name=escaped(sent.author))),), (act(turn, "cancel"),))


async def take_reply(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The words to pass on."""
    sent = await theirs(turn, Act("cast_reply", {"number": str(data["broadcast"])}))
    turn.let_go()
    return sent if isinstance(sent, Reply) else await _passed_on(turn, sent, words.strip())


async def _passed_on(turn: Turn, sent: Broadcast, words: str) -> Reply:
    assert turn.person is not None
    author = await turn.uow.people.by_id(sent.author_id) if sent.author_id else None
    if author is None:
        return access.no_role(turn, "cast-author-gone")
    texts = texts_in("da")
    told = Reply(
        (
            heading(texts.say("cast-reply-from", name=turn.person.name)),
            note(texts.say("cast-reply-about", title=escaped(sent.draft.title), number=str(sent.id))),
            verbatim(words),
            note(texts.say("cast-reply-write-to", upn=turn.person.upn)),
        ),
        (press(turn, "cast_follow", sent.id),),
    )
    await turn.notify([author], told, f"reply:{sent.id}:{turn.person.id}:{turn.incoming.key}")
    await turn.audit("broadcast_reply", f"broadcast:{sent.id}")
    return Reply((text(turn.say("cast-reply-sent", name=escaped(author.name))),), (act(turn, "help"),))


async def stray(turn: Turn, words: str) -> Reply | None:
    """Words that mean nothing else, soon after a broadcast came: perhaps they are for its sender. A yes tells."""
    if turn.person is None:
        return None
    got = await turn.uow.reach.since(turn.person.id, turn.now - REPLY_WITHIN, 1)
    if not got or got[0].author_id in (None, turn.person.id):
        return None
    pending = turn.ask_yes("cast_stray", broadcast=got[0].id, words=words)
    asked = turn.say("cast-stray-ask", name=escaped(got[0].author), title=escaped(got[0].draft.title))
    return Reply((text(asked), verbatim(words)), (choice(turn, pending, "yes"), choice(turn, pending, "no")))


async def confirm_stray(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to passing words on to the sender."""
    if chosen != "yes":
        turn.hold(data["words"])
        return Reply((text(turn.say("cast-stray-kept")),), (act(turn, "held"), act(turn, "help")))
    sent = await theirs(turn, Act("cast_reply", {"number": str(data["broadcast"])}))
    return sent if isinstance(sent, Reply) else await _passed_on(turn, sent, data["words"])
