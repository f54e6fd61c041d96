"""A digest that is due: gathered, kept, and queued for its channel or person in the same transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from dialogs.answers import Reply
from dialogs.digests.drawn import drawn, quiet
from dialogs.digests.facts import Audience, Facts, gather
from dialogs.digests.rules import Occurrence
from dialogs.texts import texts_in
from storage.catalogue.records import Catalogue
from storage.records import Channel, ChannelKind, Digest, Person, RoleName, Subscription
from storage.unit_of_work import UnitOfWork

SPEAK_AGAIN = timedelta(days=27)
"""After so long without news that is said, so that silence is not taken for a fault. A weekly rule's fourth time
and a monthly rule's next both come later than this."""
SEES_ALL = (RoleName.secretariat, RoleName.steering)


async def audience_of(
    uow: UnitOfWork, subscription: Subscription
) -> tuple[Audience, Channel | Person] | None:
    """Whom a rule is for as things are now; None where nothing is to be sent."""
    if subscription.channel_id is not None:
        channel = await uow.channels.by_id(subscription.channel_id)
        if channel is None or not channel.open or channel.kind is None:
            return None
        return Audience(channel.kind, channel.cluster), channel
    person = await uow.people.by_id(subscription.person_id) if subscription.person_id is not None else None
    kind = role_of(person)
    return (Audience(kind), person) if person is not None and kind is not None else None


def role_of(person: Person | None) -> ChannelKind | None:
    """In which role somebody gets a digest of their own: steering group and secretariat do."""
    role = next((r for r in SEES_ALL if person is not None and person.has(r)), None)
    return ChannelKind(role.value) if role else None


async def post_due(
    uow: UnitOfWork,
    catalogue: Catalogue,
    subscription: Subscription,
    due: Occurrence,
    slot: str,
    now: datetime,
) -> bool:
    """Queue one digest; False when nothing is said: it was done already, nobody is to get it, nothing is new."""
    found = await audience_of(uow, subscription)
    if found is None:
        return False
    audience, to = found
    last = await uow.digests.last_posted(subscription.target)
    facts = await gather(uow, catalogue, audience, now, last)
    silent = last is not None and last.body["news"] == facts.news
    body = {"facts": facts.to_json(), "news": facts.news, "kind": audience.kind, "cluster": audience.cluster}
    day = due.day.isoformat()
    kept = await uow.digests.keep(subscription.id, subscription.target, day, slot, body, now)
    if kept is None or (silent and last is not None and now - last.at < SPEAK_AGAIN):
        return False
    reply = _reply(catalogue, facts, kept, last if silent else None)
    dedupe = f"digest:{subscription.target}:{day}:{slot}"
    if isinstance(to, Channel):
        notice = await uow.notices.post(to.conversation_id, reply.to_json(), now, dedupe)
    else:
        notice = await uow.notices.add(to.id, reply.to_json(), now, dedupe)
    if notice is not None:
        await uow.digests.posted(kept, notice)
    return notice is not None


def _reply(catalogue: Catalogue, facts: Facts, digest_id: int, silent_since: Digest | None) -> Reply:
    texts = texts_in("da")
    if silent_since is not None:
        return quiet(texts, catalogue, facts, silent_since.at.date())
    return drawn(texts, catalogue, facts, digest_id)


async def refreshed(uow: UnitOfWork, catalogue: Catalogue, digest: Digest, now: datetime) -> Reply:
    """A posted digest as things stand now, kept so; it tells of the same stretch of time as before."""
    audience = Audience(ChannelKind(digest.body["kind"]), digest.body["cluster"])
    before = Facts.from_json(digest.body["facts"])
    facts = await gather(uow, catalogue, audience, now, await uow.digests.posted_before(digest))
    facts = Facts.from_json(facts.to_json() | {"day": before.day, "since": before.since})
    await uow.digests.rewrite(digest.id, dict(digest.body) | {"facts": facts.to_json(), "news": facts.news})
    return drawn(texts_in("da"), catalogue, facts, digest.id)


async def refresh_posted(uow: UnitOfWork, catalogue: Catalogue, digest: Digest, now: datetime) -> bool:
    """Edit a posted digest where it stands."""
    if digest.notice_id is None:
        return False
    reply = await refreshed(uow, catalogue, digest, now)
    return await uow.notices.revise(digest.notice_id, reply.to_json())
