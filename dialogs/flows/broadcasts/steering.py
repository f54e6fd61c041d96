"""Steer what was sent: pause, go on, try again, correct, take back."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, escaped, facts, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import STARTED, allowed, event_of, look_at, refused
from dialogs.broadcasts.letters import letter, seen
from dialogs.flows.broadcasts import scheduling
from dialogs.flows.broadcasts.following import A_PAGE, ended, follow
from dialogs.reports.buttons import yes_no
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import (
    REACHED,
    Broadcast,
    DeliveryState,
)

AGAIN = (DeliveryState.unknown, DeliveryState.failed, DeliveryState.not_installed, DeliveryState.blocked)
QUOTED = 80


async def understood_change(turn: Turn, recognition: Recognition) -> Reply:
    """ "Træk invitationen tilbage", "ret den besked vi sendte": of the broadcast talked about, or the newest."""
    flow = {"withdraw": withdraw, "correct": correct, "pause": pause, "resume": resume}
    change = recognition.slots.get("change", "")
    if not change and "date" in recognition.slots:  # "flyt den til fredag kl 9"
        return await scheduling.plan(turn, Act("cast_plan", {"text": recognition.text}))
    return await flow.get(change, follow)(turn, Act(f"cast_{change or 'follow'}"))


async def pause(turn: Turn, steer: Act) -> Reply:
    """Stop for now; at once, since a pause sends nothing."""
    return await _move(turn, steer, "cast_pause")


async def resume(turn: Turn, steer: Act) -> Reply:
    """Go on with what was said yes to."""
    return await _move(turn, steer, "cast_resume")


async def _move(turn: Turn, steer: Act, name: str) -> Reply:
    sent = await allowed(turn, steer, name, STARTED)
    if isinstance(sent, Reply):
        return sent
    repository, pausing = turn.uow.broadcasts, name == "cast_pause"
    done = await (repository.pause(sent.id, "sender") if pausing else repository.resume(sent.id))
    if not done:
        return await follow(turn, Act("cast_follow", {"number": str(sent.id)}))
    await turn.audit("broadcast_paused" if pausing else "broadcast_resumed", f"broadcast:{sent.id}")
    other = press(turn, "cast_resume" if pausing else "cast_pause", sent.id)
    said = turn.say("cast-paused") if pausing else turn.say("cast-resumed")
    return Reply(
        (text(said),), (other, press(turn, "cast_follow", sent.id), press(turn, "cast_withdraw", sent.id))
    )


async def again(turn: Turn, steer: Act) -> Reply:
    """Ask before it is tried once more with those whom it did not reach, or perhaps did not."""
    sent = await allowed(turn, steer, "cast_again", STARTED)
    if isinstance(sent, Reply):
        return sent
    left = await turn.uow.broadcasts.deliveries(sent.id, AGAIN, 0, 500)
    if not left:
        return await follow(turn, Act("cast_follow", {"number": str(sent.id)}))
    pending = turn.ask_yes("cast_again", broadcast=sent.id, revision=sent.revision)
    unknown = sum(d.state is DeliveryState.unknown for d in left)
    names = facts(*((d.recipient, ended(turn, d)) for d in left[:A_PAGE]))
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


async def _started(turn: Turn, steer: Act, what: str) -> Broadcast | Reply:
    """The broadcast that is meant, while it can still be changed; else that it is over."""
    sent = await allowed(turn, steer, what, STARTED)
    if isinstance(sent, Reply) or sent.state in STARTED:
        return sent
    return Reply((text(turn.say("cast-over", number=str(sent.id))),), (press(turn, "cast_list"),))


async def correct(turn: Turn, steer: Act) -> Reply:
    """Say something else in a message that was sent: the new words, then the yes."""
    sent = await _started(turn, steer, "cast_correct")
    if isinstance(sent, Reply):
        return sent
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
    sent = await _started(turn, steer, "cast_withdraw")
    if isinstance(sent, Reply):
        return sent
    counts = await turn.uow.broadcasts.counts(sent.id)
    pending = turn.ask_yes("cast_withdraw", broadcast=sent.id, revision=sent.revision)
    reached = sum(counts.get(s, 0) for s in REACHED)
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
