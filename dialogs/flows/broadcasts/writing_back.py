"""Words back to whoever sent a broadcast."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dialogs.answers import Reply, escaped, heading, note, text, verbatim
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import theirs
from dialogs.reports import access
from dialogs.reports.buttons import act, choice
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Broadcast,
)

REPLY_WITHIN = timedelta(days=3)


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
