"""Follow a broadcast that was sent, and steer it: pause, stop, correct, take back, try again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of, look_at, meant, refused
from dialogs.broadcasts.following import current
from dialogs.broadcasts.letters import letter, seen
from dialogs.broadcasts.rules import in_words
from dialogs.reports.buttons import act, yes_no
from dialogs.texts import texts_in
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recogniser import Recognition
from storage.records import (
    Broadcast,
    BroadcastState,
    Delivery,
    DeliveryState,
    Response,
)

STARTED = (BroadcastState.sending, BroadcastState.paused, BroadcastState.done)
AGAIN = (DeliveryState.unknown, DeliveryState.failed, DeliveryState.not_installed, DeliveryState.blocked)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED, ON_BUTTON = 8, 30
A_PAGE = 60
QUOTED = 80


async def list_all(turn: Turn, steer: Act) -> Reply:
    """What is being written, waits for its time, is being sent or was sent, the newest first."""
    if reply := await refused(turn, "cast_list"):
        return reply
    found = await turn.uow.broadcasts.newest((), LISTED)
    if not found:
        return Reply((text(turn.say("cast-none")),), (press(turn, "cast_new"), act(turn, "help")))
    rows = [(turn.say("cast-row", number=str(b.id), title=b.draft.title), _state(turn, b)) for b in found]
    buttons = [_open(turn, b) for b in found[:5]]
    return Reply((heading(turn.say("cast-list")), facts(*rows)), (*buttons, press(turn, "cast_new")))


def _state(turn: Turn, one: Broadcast) -> str:
    said = turn.say(f"cast-state-{one.state.value}")
    if one.state is not BroadcastState.scheduled or one.send_at is None:
        return said
    when = moment(turn.texts, one.send_at)
    return turn.say("cast-repeating", rule=in_words(turn.texts, one.rule), when=when) if one.rule else when


def _open(turn: Turn, one: Broadcast) -> Button:
    unsent = one.state in (BroadcastState.draft, BroadcastState.scheduled)
    button = press(turn, "cast_look" if unsent else "cast_follow", one.id)
    return replace(button, title=turn.say("cast-row", number=str(one.id), title=one.draft.title[:ON_BUTTON]))


async def follow(turn: Turn, steer: Act) -> Reply:
    """How far it is, and what was answered."""
    if reply := await refused(turn, "cast_follow"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    return replace(await current(turn.uow, turn.texts, sent), update=False)


async def understood_follow(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvem har svaret på invitationen?": the broadcast talked about, or the newest that was sent."""
    return await follow(turn, Act("cast_follow"))


async def understood_change(turn: Turn, recognition: Recognition) -> Reply:
    """ "Træk invitationen tilbage", "ret den besked vi sendte": of the broadcast talked about, or the newest."""
    flow = {"withdraw": withdraw, "correct": correct, "pause": pause, "resume": resume}
    change = recognition.slots.get("change", "")
    return await flow.get(change, follow)(turn, Act(f"cast_{change or 'follow'}"))


async def ledger(turn: Turn, steer: Act) -> Reply:
    """Each recipient with how it ended and why, in words."""
    if reply := await refused(turn, "cast_ledger"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    after = int(steer.slots.get("page", "0"))
    rows = await turn.uow.broadcasts.deliveries(sent.id, (), after, A_PAGE + 1)
    shown = rows[:A_PAGE]
    blocks: list[Block] = [heading(turn.say("cast-ledger-title", title=sent.draft.title))]
    if shown:
        blocks.append(facts(*((d.recipient, _ended(turn, d)) for d in shown)))
    buttons = [press(turn, "cast_follow", sent.id), press(turn, "cast_export", sent.id)]
    if len(rows) > A_PAGE:
        more = press(turn, "cast_ledger", sent.id)
        buttons.insert(
            0, replace(more, title=turn.say("button-more"), data={**more.data, "page": shown[-1].id})
        )
    return Reply(blocks, buttons)


def _ended(turn: Turn, one: Delivery) -> str:
    said = turn.say(f"cast-delivery-{one.state.value}")
    if one.read_at is not None:
        return turn.say("cast-read-at", state=said, when=moment(turn.texts, one.read_at))
    return said


async def answers(turn: Turn, steer: Act) -> Reply:
    """What was answered, by person and organisation, with what they wrote; and who is missing."""
    if reply := await refused(turn, "cast_answers"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    given = await turn.uow.responses.newest(sent.id)
    missing = await turn.uow.responses.missing(sent.id)
    blocks: list[Block] = [heading(turn.say("cast-answers-title", title=sent.draft.title))]
    if given:
        blocks.append(facts(*((_who(r), _what(turn, r)) for r in given)))
    if missing:
        names = ", ".join(_missing_name(d) for d in missing)
        blocks.append(facts((turn.say("cast-missing-names", count=len(missing)), names)))
    if not given and not missing:
        blocks.append(text(turn.say("cast-no-answers")))
    buttons = [press(turn, "cast_nudge", sent.id, count=len(missing))] if missing else []
    return Reply(blocks, (*buttons, press(turn, "cast_export", sent.id), press(turn, "cast_follow", sent.id)))


def _who(given: Response) -> str:
    return f"{given.organisation} ({given.name})" if given.organisation else given.name


def _what(turn: Turn, given: Response) -> str:
    said = [turn.say(f"cast-answer-{given.answer.value}")]
    if deputy := given.detail.get("deputy"):
        said.append(str(deputy))
    if given.detail.get("late"):
        said.append(turn.say("cast-late"))
    return " · ".join([*said, *([given.comment] if given.comment else [])])


def _missing_name(one: Delivery) -> str:
    return f"{one.recipient} ({one.organisation})" if one.organisation else one.recipient


async def export(turn: Turn, steer: Act) -> Reply:
    """Its recipients and answers as a workbook."""
    if reply := await refused(turn, "cast_export"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    name = turn.say("cast-export-name", number=str(sent.id))
    handout = turn.hand_over(f"{name}.xlsx", SHEET, "broadcast", broadcast=sent.id)
    await turn.audit("broadcast_exported", f"broadcast:{sent.id}")
    told = turn.say("cast-export-here", title=escaped(sent.draft.title))
    return Reply((text(told),), (press(turn, "cast_follow", sent.id),), handout=handout)


async def pause(turn: Turn, steer: Act) -> Reply:
    """Stop for now; at once, since a pause sends nothing."""
    return await _move(turn, steer, "cast_pause")


async def resume(turn: Turn, steer: Act) -> Reply:
    """Go on with what was said yes to."""
    return await _move(turn, steer, "cast_resume")


async def _move(turn: Turn, steer: Act, name: str) -> Reply:
    if reply := await refused(turn, name):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    repository, pausing = turn.uow.broadcasts, name == "cast_pause"
    done = await (repository.pause(sent.id, "sender") if pausing else repository.resume(sent.id))
    if not done:
        return replace(await follow(turn, Act("cast_follow", {"number": str(sent.id)})))
    await turn.audit("broadcast_paused" if pausing else "broadcast_resumed", f"broadcast:{sent.id}")
    other = press(turn, "cast_resume" if pausing else "cast_pause", sent.id)
    said = turn.say("cast-paused") if pausing else turn.say("cast-resumed")
    return Reply(
        (text(said),), (other, press(turn, "cast_follow", sent.id), press(turn, "cast_withdraw", sent.id))
    )


async def again(turn: Turn, steer: Act) -> Reply:
    """Ask before it is tried once more with those whom it did not reach, or perhaps did not."""
    if reply := await refused(turn, "cast_again"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    left = await turn.uow.broadcasts.deliveries(sent.id, AGAIN, 0, 500)
    if not left:
        return await follow(turn, Act("cast_follow", {"number": str(sent.id)}))
    pending = turn.ask_yes("cast_again", broadcast=sent.id, revision=sent.revision)
    unknown = sum(d.state is DeliveryState.unknown for d in left)
    names = facts(*((d.recipient, _ended(turn, d)) for d in left[:A_PAGE]))
    return Reply(
        (names, text(turn.say("cast-again-ask", count=len(left), unknown=unknown))), yes_no(turn, pending)
    )


async def _agreed(turn: Turn, data: dict[str, Any], chosen: str) -> Broadcast | Reply:
    """What a yes is to, while it is as it was then; else what to say."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    sent = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or sent is None or sent.revision != data["revision"]:
        return Reply((text(turn.say("cast-unchanged")),), (press(turn, "cast_follow", data["broadcast"]),))
    return sent


async def confirm_again(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to trying once more."""
    sent = await _agreed(turn, data, chosen)
    if isinstance(sent, Reply):
        return sent
    count = await turn.uow.broadcasts.resend(sent.id, AGAIN)
    await turn.audit("broadcast_sent_again", f"broadcast:{sent.id}", count=count)
    return Reply((text(turn.say("cast-again", count=count)),), (press(turn, "cast_follow", sent.id),))


async def correct(turn: Turn, steer: Act) -> Reply:
    """Say something else in a message that was sent: the new words, then the yes."""
    if reply := await refused(turn, "cast_correct"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    if sent.state not in STARTED:
        return Reply((text(turn.say("cast-over", number=str(sent.id))),), (press(turn, "cast_list"),))
    if steer.text:
        return await _corrected(turn, sent, steer.text)
    turn.ask_yes("cast_correction", broadcast=sent.id)
    return Reply(
        (text(turn.say("cast-ask-correction", title=escaped(sent.draft.title))),),
        (press(turn, "cast_follow", sent.id),),
    )


async def take_correction(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The new words, in answer to the question."""
    if reply := await refused(turn, "cast_correction"):
        return reply
    sent = await turn.uow.broadcasts.get(data["broadcast"])
    if sent is None or sent.state not in STARTED:
        return None
    turn.let_go()
    return await _corrected(turn, sent, words.strip())


async def _corrected(turn: Turn, sent: Broadcast, words: str) -> Reply:
    counts = await turn.uow.broadcasts.counts(sent.id)
    pending = turn.ask_yes("cast_correct", broadcast=sent.id, revision=sent.revision, text=words)
    new = replace(sent, draft=replace(sent.draft, text=words))
    looks = seen(texts_in("da"), turn.catalogue, new, await event_of(turn, sent))
    told = escaped(words if len(words) <= QUOTED else f"{words[:QUOTED]}…")
    asked = turn.say("cast-correct-ask", words=told, count=sum(counts.values()), number=str(sent.id))
    return Reply((note(turn.say("cast-looks-like")), *looks.blocks, text(asked)), yes_no(turn, pending))


async def confirm_correct(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a correction: delivered messages are edited, those to come say the new words."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    sent = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or sent is None or sent.revision != data["revision"] or sent.state not in STARTED:
        turn.hold(data["text"])
        return Reply((text(turn.say("cast-unchanged")),), (press(turn, "cast_follow", data["broadcast"]),))
    draft = replace(sent.draft, text=data["text"])
    new = replace(sent, draft=draft)
    says = letter(texts_in("da"), turn.catalogue, new, await event_of(turn, sent))
    await turn.uow.broadcasts.correct(sent.id, sent.revision, draft, says)
    await turn.audit("broadcast_corrected", f"broadcast:{sent.id}")
    return Reply((text(turn.say("cast-corrected")),), (press(turn, "cast_follow", sent.id),))


async def withdraw(turn: Turn, steer: Act) -> Reply:
    """Ask before a message is taken back."""
    if reply := await refused(turn, "cast_withdraw"):
        return reply
    sent = await meant(turn, steer, STARTED)
    if isinstance(sent, Reply):
        return sent
    if sent.state not in STARTED:
        return Reply((text(turn.say("cast-over", number=str(sent.id))),), (press(turn, "cast_list"),))
    counts = await turn.uow.broadcasts.counts(sent.id)
    pending = turn.ask_yes("cast_withdraw", broadcast=sent.id, revision=sent.revision)
    reached = sum(counts.get(s, 0) for s in (DeliveryState.delivered, DeliveryState.posted_in_channel))
    said = turn.say(
        "cast-withdraw-ask", title=escaped(sent.draft.title), number=str(sent.id), reached=reached
    )
    return Reply((text(said),), yes_no(turn, pending))


async def confirm_withdraw(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to taking it back: delivered messages are deleted, the rest is never sent."""
    sent = await _agreed(turn, data, chosen)
    if isinstance(sent, Reply):
        return sent
    done = await turn.uow.broadcasts.withdraw(sent.id, turn.now)
    if done:
        await turn.audit("broadcast_withdrawn", f"broadcast:{sent.id}")
    look_at(turn, sent)
    said = turn.say("cast-withdrawn") if done else turn.say("cast-over", number=str(sent.id))
    return Reply((text(said),), (press(turn, "cast_follow", sent.id), press(turn, "cast_copy", sent.id)))
