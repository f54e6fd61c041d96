"""Words back to whoever sent a broadcast."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, escaped, heading, note, text, verbatim
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import theirs
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import (
    Broadcast,
)


async def write_back(turn: Turn, steer: Act) -> Reply:
    """Words to whoever sent a broadcast."""
    sent = await theirs(turn, steer)
    if isinstance(sent, Reply):
        return sent
    if steer.text:
        return await passed_on(turn, sent, steer.text)
    turn.ask_yes("cast_reply", broadcast=sent.id)
    return Reply((text(turn.say("cast-ask-reply", name=escaped(sent.author))),), (act(turn, "cancel"),))


async def take_reply(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The words to pass on."""
    sent = await theirs(turn, Act("cast_reply", {"number": str(data["broadcast"])}))
    turn.let_go()
    return sent if isinstance(sent, Reply) else await passed_on(turn, sent, words.strip())


async def passed_on(turn: Turn, sent: Broadcast, words: str) -> Reply:
    """Have the words sent to whoever wrote the broadcast."""
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
