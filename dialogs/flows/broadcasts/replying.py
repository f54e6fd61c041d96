"""Words that may be an answer to a broadcast, or be for its sender: a press tells."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dialogs.answers import Block, Reply, escaped, note, text, verbatim
from dialogs.broadcasts.finding import theirs
from dialogs.broadcasts.letters import offered
from dialogs.flows.broadcasts.answering import answer
from dialogs.flows.broadcasts.writing_back import passed_on
from dialogs.reports.buttons import act, choice
from dialogs.turn_context import Turn
from dialogs.understanding.answering.refusing import may
from dialogs.understanding.control import Act, also_says, is_no, is_unclear_yes, is_yes
from dialogs.understanding.recognition import Recognition
from storage.records import Broadcast

REPLY_WITHIN = timedelta(days=3)
BARE = 2
"""Words: so short an answer has no remark in it."""


async def plainly(turn: Turn, words: str) -> Reply | None:
    """ "Ja", "nej desværre", "delvist" when nothing here waits for it: to what was asked in a broadcast lately?

    While a report is written only the bare words count; a longer text that begins like them is for the report.
    """
    bare = is_yes(words) or also_says("partly", words) or (is_no(words) and len(words.split()) <= BARE)
    begins = not turn.state.active and (is_no(words) or is_unclear_yes(words))
    sent = await _asked_lately(turn) if bare or begins else None
    return None if sent is None else _which(turn, sent, words)


async def stray(turn: Turn, recognition: Recognition) -> Reply | None:
    """A statement, soon after a broadcast came: the answer to it, or words to its sender where it meant nothing else."""
    if sent := await _asked_lately(turn):
        return None if await _asked_since(turn, sent) else _which(turn, sent, recognition.text)
    meant = recognition.decision == "ask" and may(turn.person, recognition.intent or "oos")
    if turn.person is None or meant or recognition.decision not in ("ask", "refuse"):
        return None
    got = await turn.uow.reach.since(turn.person.id, turn.now - REPLY_WITHIN, 1)
    if not got or got[0].author_id in (None, turn.person.id):
        return None
    pending = turn.ask_yes("cast_stray", broadcast=got[0].id, words=recognition.text)
    asked = turn.say("cast-stray-ask", name=escaped(got[0].author), title=escaped(got[0].draft.title))
    return Reply(
        (text(asked), verbatim(recognition.text)),
        (choice(turn, pending, "yes"), choice(turn, pending, "no")),
    )


async def _asked_lately(turn: Turn) -> Broadcast | None:
    """The newest request or invitation that came or was reminded of these days, and waits for this person's answer."""
    if turn.person is None:
        return None
    got = await turn.uow.reach.since(turn.person.id, turn.now - REPLY_WITHIN, 5)
    about = {b.draft.detail.get("nudges", b.id) for b in got}
    waits = [b for b in await turn.uow.responses.awaited(turn.person) if b.id in about] if got else []
    return max(waits, key=lambda b: b.id, default=None)


async def _asked_since(turn: Turn, sent: Broadcast) -> bool:
    """True when the steering group has asked one's cluster something after the broadcast: it is nearer at hand."""
    clusters = turn.person.clusters if turn.person else ()
    since = sent.started_at or turn.now
    return any(c.cluster in clusters and c.at > since for c in await turn.uow.comments.waiting())


def _which(turn: Turn, sent: Broadcast, words: str) -> Reply:
    remark = words.strip() if len(words.split()) > BARE else ""
    offers = [*offered(sent.draft), *(["message"] if remark else []), "leave"]
    pending = turn.ask_yes("cast_response", broadcast=sent.id, words=remark, offers=offers)
    asked = turn.say("cast-response-ask", name=escaped(sent.author), title=escaped(sent.draft.title))
    blocks: list[Block] = [text(asked)]
    if remark:
        blocks += [verbatim(remark), note(turn.say("cast-response-remark"))]
    return Reply(blocks, [choice(turn, pending, offer) for offer in offers])


async def confirm_response(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The press: an answer, with the words as its remark; or words to the sender; or neither."""
    number = str(data["broadcast"])
    if chosen == "message":
        return await _to_sender(turn, number, data["words"])
    if chosen == "deputy" and data["words"]:
        turn.hold(data["words"])  # the next words are the deputy's name
    if chosen != "leave":
        return await answer(
            turn, Act("cast_answer", {"number": number, "key": chosen, "text": data["words"]})
        )
    if data["words"]:
        return _kept(turn, data["words"])
    return Reply((text(turn.say("cast-response-left")),), (act(turn, "resume"), act(turn, "help")))


async def confirm_stray(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to passing words on to the sender."""
    if chosen != "yes":
        return _kept(turn, data["words"])
    return await _to_sender(turn, str(data["broadcast"]), data["words"])


async def _to_sender(turn: Turn, number: str, words: str) -> Reply:
    sent = await theirs(turn, Act("cast_reply", {"number": number}))
    return sent if isinstance(sent, Reply) else await passed_on(turn, sent, words)


def _kept(turn: Turn, words: str) -> Reply:
    turn.hold(words)
    return Reply((text(turn.say("cast-stray-kept")),), (act(turn, "held"), act(turn, "help")))
