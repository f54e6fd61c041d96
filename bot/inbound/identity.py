"""Who is asking: found once by name in the roster, and by object id from then on."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any, Protocol

import structlog
from msgspec import Struct

from bot.connector.accounts import invited_address
from bot.connector.errors import CallFailed
from bot.inbound.admission import MAX_ID
from bot.inbound.body import clean
from dialogs.answers import Reply, escaped, text
from dialogs.services import Clock
from dialogs.texts import texts_in
from dialogs.turn import Asker, Identity, Kind, Place
from storage.database import Database
from storage.errors import Conflict
from storage.records import AuditEntry, ConversationRef, Person, RoleName, Scope
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
TALK = frozenset({Kind.message, Kind.action, Kind.form_open, Kind.form_submit})
SEEN_FOR = 30.0
MOST_SEEN = 5000


class Roster(Protocol):
    """Where members of a conversation are looked up; `bot.connector.client.Connector`."""

    async def member(self, service_url: str, conversation_id: str, user_id: str) -> Mapping[str, Any] | None:
        """One member, None where nobody is known by that id. Raises CallFailed."""
        ...


class Account(Struct, frozen=True):
    """A Teams account as the roster tells it."""

    upn: str
    name: str


class Identities:
    """Finds the asker of each turn, and remembers where the conversation can be reached."""

    def __init__(self, database: Database, roster: Roster, clock: Clock, secretariat: frozenset[str]) -> None:
        self._database = database
        self._roster = roster
        self._clock = clock
        self._secretariat = secretariat
        # Saves a query in most turns. The database stays the truth: what another process noted about the
        # conversation meanwhile is put right by the first message after half a minute.
        self._seen: dict[tuple[str, str], tuple[ConversationRef, float]] = {}
        # Who is bound to which person changes only when somebody has their data deleted; roles change often, so
        # the conversation looks those up.
        self._met: dict[tuple[str, str], tuple[Person, float]] = {}

    async def asker(self, raw: Mapping[str, Any], place: Place, kind: Kind) -> Asker:
        """Who sent an activity that passed admission. No query when nothing is new about person and place.

        The roles may be older than this turn; `dialogs.conversation` takes those of the moment.
        """
        sender = raw["from"]
        object_id = _line(sender.get("aadObjectId")) or sender["id"]
        if kind is Kind.channel_news:  # nobody asks anything, and the conversation told of may be gone
            return Asker(Identity.unresolved, place.tenant_id, object_id, _line(sender.get("name")))
        met, until = self._met.get((place.tenant_id, object_id), (None, 0.0))
        if met is not None and monotonic() < until:
            found = _asker(place.tenant_id, object_id, met)
        else:
            found = await self._find(raw, place, object_id)
        await self._note(_reference(raw, place, found.person), kind)
        return found

    async def _find(self, raw: Mapping[str, Any], place: Place, object_id: str) -> Asker:
        async with self._database.read() as uow:
            person = await uow.people.by_object(place.tenant_id, object_id)
        if person is None:
            return await self._meet(raw, place, object_id)
        if len(self._met) >= MOST_SEEN:
            self._met.clear()
        self._met[place.tenant_id, object_id] = (person, monotonic() + SEEN_FOR)
        return _asker(place.tenant_id, object_id, person)

    async def _note(self, current: ConversationRef, kind: Kind) -> None:
        """Keep the way to this conversation up to date; Teams moves service URLs now and then."""
        key = (current.tenant_id, current.conversation_id)
        if kind is Kind.removed:
            self._seen.pop(key, None)
            async with self._database.work() as uow:
                await uow.conversations.set_installed(*key, False)
            return
        seen, until = self._seen.get(key, (None, 0.0))
        if kind in TALK and seen == current and monotonic() < until:
            return
        async with self._database.read() as uow:
            stored = await uow.conversations.get(*key)
        if stored != current:
            async with self._database.work() as uow:
                await uow.conversations.remember(current)
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        self._seen[key] = (current, monotonic() + SEEN_FOR)

    async def give_settings_roles(self) -> None:
        """Bring the secretariat role that the settings give in step with them; once at start-up."""
        async with self._database.work() as uow:
            for person in await uow.people.settings_concern(self._secretariat):
                await uow.people.set_settings_role(person.id, self._in_settings(person.upn, person.object_id))

    def _in_settings(self, upn: str, object_id: str | None) -> bool:
        return upn.casefold() in self._secretariat or (object_id or "").casefold() in self._secretariat

    async def _meet(self, raw: Mapping[str, Any], place: Place, object_id: str) -> Asker:
        """Somebody whose object id is new to us. What the roster cannot tell now is asked again next time."""
        said = _line(raw["from"].get("name"))
        try:
            member = await self._roster.member(
                raw["serviceUrl"], place.team_id or place.thread_id, raw["from"]["id"]
            )
        except CallFailed as failed:
            log.warning("roster out of reach", trouble=failed.trouble.value, status=failed.status)
            member = None
        account = account_of(member, object_id, said) if member else None
        if account is None:
            return Asker(Identity.unresolved, place.tenant_id, object_id, said)
        try:
            async with self._database.work() as uow:
                return await self._introduce(uow, place.tenant_id, object_id, account)
        except Conflict:
            # The same person's first two messages arrived at once: the other one has made the introduction.
            async with self._database.work() as uow:
                person = await uow.people.by_object(place.tenant_id, object_id)
                return (
                    _asker(place.tenant_id, object_id, person)
                    if person
                    else await self._impostor(uow, place.tenant_id, object_id, account)
                )

    async def _introduce(self, uow: UnitOfWork, tenant_id: str, object_id: str, account: Account) -> Asker:
        known = await uow.people.by_upn(account.upn)
        if known and known.object_id and (known.tenant_id, known.object_id) != (tenant_id, object_id):
            return await self._impostor(uow, tenant_id, object_id, account, known)
        if known:
            await uow.people.bind(known.id, tenant_id, object_id, account.name)
        person = known or await uow.people.remember(account.upn, account.name, tenant_id, object_id)
        await uow.people.set_settings_role(person.id, self._in_settings(account.upn, object_id))
        return _asker(tenant_id, object_id, await uow.people.by_id(person.id) or person)

    async def _impostor(
        self, uow: UnitOfWork, tenant_id: str, object_id: str, account: Account, known: Person | None = None
    ) -> Asker:
        """Another account under a name we know gets nothing, and the secretariat hears of it once."""
        person_id = known.id if known else None
        log.warning("another account came with a known user name", person=person_id)
        told = text(texts_in("da").say("edge-impostor", name=escaped(account.name), upn=escaped(account.upn)))
        for secretary in await uow.people.with_role(RoleName.secretariat):
            dedupe = f"impostor:{tenant_id}:{object_id}:{secretary.id}"
            await uow.notices.add(secretary.id, Reply((told,)).to_json(), self._clock.now(), dedupe)
        await uow.audit.add(
            AuditEntry(self._clock.now(), person_id, "identity.impostor", object_id, {"tenant": tenant_id})
        )
        return Asker(Identity.impostor, tenant_id, object_id, account.name, account.upn)


def account_of(member: Mapping[str, Any], object_id: str, said: str) -> Account | None:
    """The account in a roster entry; None where the entry is about somebody else.

    Only the user principal name identifies. An address in `email` can be chosen freely, so it names nobody.
    """
    told = _line(member.get("aadObjectId")) or _line(member.get("objectId"))
    if told and told.casefold() != object_id.casefold():
        return None
    upn = invited_address(_line(member.get("userPrincipalName"))) or object_id
    return Account(upn, _line(member.get("name")) or said or upn)


def _asker(tenant_id: str, object_id: str, person: Person) -> Asker:
    identity = Identity.known if person.memberships else Identity.stranger
    return Asker(identity, tenant_id, object_id, person.name, person.upn, person)


def _reference(raw: Mapping[str, Any], place: Place, person: Person | None) -> ConversationRef:
    personal = place.scope is Scope.personal
    return ConversationRef(
        place.tenant_id,
        place.conversation_id,
        place.scope,
        raw["serviceUrl"],
        raw["recipient"]["id"],
        person.id if personal and person else None,
        raw["from"]["id"] if personal else None,
        place.team_id,
        place.channel_id if place.scope is Scope.channel else None,
    )


def _line(value: object) -> str:
    """One line of bounded length out of a field that may hold anything."""
    return " ".join(clean(value).split())[:MAX_ID] if isinstance(value, str) else ""
