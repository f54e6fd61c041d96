"""One entry to the conversation: lock, load, route, save, commit. Everything a turn does commits together."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import structlog
from msgspec import Struct
from msgspec.structs import replace

from dialogs import keeping
from dialogs.answers import Form, Reply, note, text
from dialogs.arrivals import Arrivals
from dialogs.errors import NeedsChoice, NeedsFile, NeedsKnowledge, NotSaved
from dialogs.guarding import Screened, crisis, screen
from dialogs.knowing import Knowledge
from dialogs.listening import Heard, hear
from dialogs.services import Fetched, Services
from dialogs.state import State
from dialogs.texts import texts_in
from dialogs.turn import Identity, Incoming, Kind
from dialogs.turn_context import Turn
from dialogs.understanding.choosing import Choice
from dialogs.understanding.normalise import language_of
from storage.errors import Conflict, StorageError, Unavailable
from storage.records import Person, Scope

log = structlog.get_logger()
TRIES = 6
PERSONAL = "personal"
"""The conversation key of a person's own chat: it is one, whatever id Teams gives it after a new installation."""

NOT_ANSWERED_TWICE = frozenset({Kind.form_open})
"""Kinds that may come twice: they write nothing, and their answer is not a message that was stored."""


class Outcome(Struct):
    """What a turn came to. It is stored and committed already; `sent` notes that the replies have arrived.

    `revised` tells that it changed the catalogue.
    """

    replies: tuple[Reply, ...] = ()
    form: Form | None = None
    toast: str | None = None
    language: str = "da"
    revised: bool = False
    _sent: Callable[[], Awaitable[None]] | None = None

    async def sent(self) -> None:
        """Note that the replies have arrived, so that a redelivered activity is not answered again."""
        if self._sent is not None:
            await self._sent()


class Conversation:
    """Takes turns. Safe for many at once: turns of one person in one conversation wait for each other."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._database = services.database
        self._knowledge = Knowledge(services.database, services.recogniser)
        self._arrived = Arrivals(services.database)

    async def prepare(self) -> None:
        """Build what understands people now, so that nobody waits for it."""
        await self._knowledge.learn()

    @asynccontextmanager
    async def take(self, incoming: Incoming) -> AsyncIterator[Outcome]:
        """One turn, under its lock until the replies are sent. Raises NotSaved when the database is away."""
        try:
            async with self._locked(incoming):
                outcome = await self._answered(incoming)
                yield outcome
            if outcome.revised:
                self._knowledge.learn_soon()
        except Unavailable as error:
            raise NotSaved from error

    def _locked(self, incoming: Incoming) -> AbstractAsyncContextManager[None]:
        """The lock of this conversation; where it is not the person's own chat, of that as well, in this order."""
        tenant, person = incoming.place.tenant_id, incoming.asker.object_id
        keys = [_key(incoming)] if incoming.place.private else [_key(incoming), PERSONAL]
        return self._database.turn_lock(*(f"{tenant}|{key}|{person}" for key in keys))

    async def _answered(self, incoming: Incoming) -> Outcome:
        """Run the turn; again after a conflict or with what it needs from outside; and hold the words when something
        unforeseen happens.
        """
        fetched: dict[str, Fetched] = {}
        chosen: dict[Choice, int | None] = {}
        behind = False
        for _ in range(TRIES):
            try:
                if behind:
                    await self._knowledge.learn()
                return await self._once(incoming, fetched, chosen)
            except Conflict:
                continue
            except NeedsKnowledge:
                behind = True
            except NeedsFile as wanted:
                fetched[wanted.ref.url] = await self._services.files.fetch(wanted.ref)
            except NeedsChoice as open_:
                chooser = self._services.chooser
                chosen[open_.choice] = await chooser.choose(open_.choice) if chooser else None
            except StorageError:
                raise
            except Exception:
                return await self._failed(incoming)
        raise NotSaved

    async def _once(
        self, incoming: Incoming, fetched: dict[str, Fetched], chosen: dict[Choice, int | None]
    ) -> Outcome:
        now, where = self._services.clock.now(), _where(incoming)
        # Asked before the row is read: in between, a note that waits here may be written there and forgotten here.
        arrived = incoming.key in self._arrived
        async with self._database.work() as uow:
            opening = await uow.turns.open(incoming.key, *where)
            if opening.seen is not None and incoming.kind not in NOT_ANSWERED_TWICE:
                return self._again(incoming, opening.seen.replies, arrived or opening.seen.sent)
            incoming = _as_of_now(incoming, opening.person)
            known = self._knowledge.at(opening.catalogue_revision)
            state = keeping.read(opening.state, where)
            state.language = state.chosen_language or _language(incoming, state.language)
            turn = Turn(
                incoming,
                self._services,
                uow,
                known.catalogue,
                known.recogniser,
                state,
                texts_in(state.language or "da"),
                now,
                fetched,
                incoming.place.private,
                chosen,
            )
            heard = await self._heard(turn)
            await keeping.save(uow, turn.state, now)
            replies = [r.to_json() for r in heard.replies]
            if heard.form is None and incoming.kind not in NOT_ANSWERED_TWICE:
                # When Teams gives up redelivering is a matter of real time, whatever the domain's clock says.
                await uow.turns.add(incoming.key, replies, datetime.now(UTC))
        return Outcome(
            heard.replies,
            heard.form,
            heard.toast,
            turn.texts.language,
            uow.catalogue.revised,
            self._marker(incoming.key),
        )

    async def _heard(self, turn: Turn) -> Heard:
        """The guard first, then the routes. A turn in a channel also has the person's own state at hand."""
        screened = screen(turn)
        if isinstance(screened, Heard):
            if turn.state.crisis and not turn.private:
                await self._crisis_is_personal(turn)
            return screened
        if turn.private:
            return await hear(turn, screened)
        return await self._among_others(turn, screened)

    async def _among_others(self, turn: Turn, screened: Screened) -> Heard:
        """Where others read along: what is private is answered, and remembered, in the person's own chat."""
        place = turn.incoming.place
        heard = await hear(turn, screened)
        if not heard.belongs_private:
            return heard
        async with _own_state(turn) as own_state:
            shared, turn.state, turn.private = turn.state, own_state, True
            own = Heard((crisis(turn),)) if turn.state.crisis else await hear(turn, screened)
            turn.state, turn.private = shared, False
        moved = [replace(r, where="personal", update=False) for r in own.replies]
        where = turn.say(
            "gather-where-from", place=place.name or turn.say(f"gather-place-{place.scope.value}")
        )
        moved[:1] = [replace(r, blocks=(note(where), *r.blocks), summary="") for r in moved[:1]]
        return Heard((Reply((text(turn.say("gather-goes-on-privately")),)), *moved), None, own.toast)

    async def _crisis_is_personal(self, turn: Turn) -> None:
        """A crisis that was told where others read along holds in the person's own chat, where it is answered."""
        async with _own_state(turn) as own:
            own.crisis, turn.state.crisis = True, False

    def _again(self, incoming: Incoming, replies: Any, sent: bool) -> Outcome:
        """A redelivered activity: nothing more if its replies arrived, else those replies, as they were stored."""
        if sent or not replies:
            return Outcome()
        return Outcome(
            tuple(Reply.from_json(r) for r in replies),
            None,
            None,
            _language(incoming) or "da",
            _sent=self._marker(incoming.key),
        )

    def _marker(self, key: str) -> Callable[[], Awaitable[None]]:
        async def mark() -> None:
            self._arrived.note(key)

        return mark

    async def close(self) -> None:
        """Write what waits to be written. The last thing a process does with its conversation."""
        await self._knowledge.close()
        await self._arrived.close()

    async def _failed(self, incoming: Incoming) -> Outcome:
        """Something unforeseen: the turn was rolled back. What was typed is held, and the person gets a reference."""
        reference = secrets.token_hex(3)
        log.exception("turn failed", reference=reference, kind=incoming.kind.value)
        texts, words = texts_in(_language(incoming) or "da"), _typed(incoming)
        keep = bool(words) and incoming.place.scope is Scope.personal and self._services.guard(words) is None
        reply = Reply(
            (
                text(texts.say("gather-failed", reference=reference)),
                *([note(texts.say("gather-held"))] if keep else ()),
            )
        )
        async with self._database.work() as uow:
            where, now = _where(incoming), self._services.clock.now()
            opening = await uow.turns.open(incoming.key, *where)
            state = keeping.read(opening.state, where)
            if keep:
                state.held.append({"text": words, "question": None, "at": now.isoformat()})
                await keeping.save(uow, state, now)
            if opening.seen is None:
                await uow.turns.add(incoming.key, [reply.to_json()], datetime.now(UTC))
        return Outcome(
            (reply,),
            None,
            texts.say("gather-failed", reference=reference),
            texts.language,
            _sent=self._marker(incoming.key),
        )


@asynccontextmanager
async def _own_state(turn: Turn) -> AsyncIterator[State]:
    """The state of the asker's own chat, saved with what the block does to it."""
    own = await keeping.load(turn.uow, (turn.incoming.place.tenant_id, PERSONAL, turn.asker.object_id))
    yield own
    await keeping.save(turn.uow, own, turn.now)


def _typed(incoming: Incoming) -> str:
    """Everything that was typed: the message, or the fields of a form."""
    action = incoming.action
    said = [incoming.text, *(action.inputs.values() if action else ())]
    return "\n\n".join(s.strip() for s in said if s.strip())


def _as_of_now(incoming: Incoming, person: Person | None) -> Incoming:
    """The asker with the roles of this moment. One who was known and is not any more gets no role."""
    asker = incoming.asker
    bound = asker.person is not None and asker.person.object_id == asker.object_id
    if not bound or asker.person == person:
        return incoming
    if person is None:
        return replace(incoming, asker=replace(asker, identity=Identity.unresolved, person=None))
    identity = Identity.known if person.memberships else Identity.stranger
    return replace(
        incoming, asker=replace(asker, identity=identity, person=person, name=person.name, upn=person.upn)
    )


def _where(incoming: Incoming) -> keeping.Where:
    return incoming.place.tenant_id, _key(incoming), incoming.asker.object_id


def _key(incoming: Incoming) -> str:
    return PERSONAL if incoming.place.private else incoming.place.thread_id


def _language(incoming: Incoming, before: str | None = None) -> str | None:
    """The language of a short message that clearly has one; else the one spoken before, if any.

    Only English is worth remembering: Danish is the language of the house. An answer to a question is no sign
    of a change, so a long text leaves it as it was.
    """
    said = language_of(incoming.text) if 0 < len(incoming.text) < 300 else None
    return before if said is None else None if said == "da" else said
