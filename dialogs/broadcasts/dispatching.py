"""Sending: the decision, a delivery for each recipient and the sender's own card, in one unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, escaped, facts, text
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.following import card
from dialogs.broadcasts.letters import letter
from dialogs.broadcasts.recipients import Found, find
from dialogs.texts import Texts, texts_in
from storage.catalogue.records import Catalogue
from storage.records import AuditEntry, Broadcast, BroadcastState, RoleName
from storage.unit_of_work import UnitOfWork

CARD = "card"
"""Where a broadcast keeps the number of its sender's card, which is brought up to date while it is sent."""


async def dispatch(
    uow: UnitOfWork, catalogue: Catalogue, draft: Broadcast, found: Found, now: datetime
) -> int:
    """Begin sending to those who were found; gives how many they are."""
    texts = texts_in("da")
    event = await uow.events.by_key(draft.draft.event) if draft.draft.event else None
    sent = draft
    if draft.author_id is not None:
        begun = replace(draft, state=BroadcastState.sending)
        body = card(texts, begun, {}, [], len(found.recipients)).to_json()
        if (made := await uow.notices.add(draft.author_id, body, now, f"follow:{draft.id}")) is not None:
            detail = {**draft.draft.detail, CARD: made}
            sent = await uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, detail=detail))
    return await uow.broadcasts.start(
        sent.id, sent.revision, found.recipients, letter(texts, catalogue, sent, event), now
    )


async def begin_due(uow: UnitOfWork, due: Broadcast, now: datetime) -> None:
    """What was scheduled is sent now, to whom its audience stands for now.

    Its writer gave the yes when they scheduled it, and must still be somebody who may. Who came to the audience
    or left it since is told them; of a series it is expected.
    """
    author = await uow.people.by_id(due.author_id) if due.author_id else None
    if author is None or not author.has(RoleName.secretariat):
        await _stopped(uow, due, now, "cast-without-role")
        return
    catalogue = await uow.catalogue.load()
    found = await find(uow, catalogue, Audience.from_json(due.draft.audience))
    if found.everybody:
        await _stopped(uow, due, now, "cast-became-everyone")
        return
    count = await dispatch(uow, catalogue, due, found, now)
    await _note(uow, "broadcast_sent_on_time", due, now, count=count)
    if due.series_id is None:
        await _tell_difference(uow, due, found, now)


async def _stopped(uow: UnitOfWork, due: Broadcast, now: datetime, why: str) -> None:
    """Who scheduled it may not send any more, or it would reach everybody, which takes two: nothing leaves, and the
    secretariat is told.
    """
    await uow.broadcasts.cancel(due.id, now)
    await _note(uow, "broadcast_stopped", due, now, why=why)
    said = texts_in("da").say(why, title=escaped(due.draft.title), name=escaped(due.author))
    for person in await uow.people.with_role(RoleName.secretariat):
        await uow.notices.add(person.id, Reply((text(said),)).to_json(), now, f"norole:{due.id}")


async def _note(uow: UnitOfWork, action: str, one: Broadcast, now: datetime, **detail: Any) -> None:
    await uow.audit.add(AuditEntry(now, one.author_id, action, f"broadcast:{one.id}", detail))


def came_and_left(texts: Texts, before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    """Rows of who gets it that did not before, and the other way round; both are names by key."""
    came = [name for key, name in now.items() if key not in before]
    left = [name for key, name in before.items() if key not in now]
    rows = [(texts.say("cast-came"), ", ".join(came))] if came else []
    return rows + ([(texts.say("cast-left"), ", ".join(left))] if left else [])


async def _tell_difference(uow: UnitOfWork, sent: Broadcast, found: Found, now: datetime) -> None:
    """Tell the writer who gets it that did not when they said yes, and the other way round."""
    named: dict[str, str] = dict(sent.draft.detail.get("keys", {}))
    if sent.author_id is None or named.keys() == found.keys.keys():
        return
    texts = texts_in("da")
    said = texts.say("cast-different", title=escaped(sent.draft.title))
    reply = Reply((text(said), facts(*came_and_left(texts, named, found.keys))))
    await uow.notices.add(sent.author_id, reply.to_json(), now, f"differs:{sent.id}")
