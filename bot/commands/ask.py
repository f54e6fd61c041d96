"""`klyngebot ask`: one turn without Teams, and what the bot made of it."""

from __future__ import annotations

import argparse
import time
import uuid
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from bot.bootstrap import open_database
from bot.cards.render import text_for
from bot.clock import Clock
from bot.commands import CommandError
from bot.commands.common import chooser, plain, print_json
from bot.settings import load_settings
from bot.terminal.teams import TENANT, LocalUser
from dialogs.conversation import Conversation, Outcome
from dialogs.guard import check
from dialogs.services import Fetched, Recogniser, Services
from dialogs.turn import Asker, FileRef, Identity, Incoming, Kind, Place
from dialogs.understanding import Understanding
from dialogs.understanding.choosing import Choice, Option
from dialogs.understanding.details import with_cluster
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import Scope

NOBODY = "ask@klyngebot.local"


async def ask(args: argparse.Namespace) -> None:
    """Ask in a conversation of its own, which nothing was said in before, and print the answer."""
    settings = load_settings()
    if not settings.local:
        raise CommandError("ask works in local mode only; MicrosoftAppId is set.")
    database = await open_database(settings)
    try:
        overheard = Overheard()
        incoming = _incoming(args.text, await _asker(database, args.upn or NOBODY, settings.secretariat))
        async with chooser(settings) as model:
            clock = Clock(settings.now)
            services = Services(database, overheard.understanding, check, NoFiles(), clock, model)
            conversation = Conversation(services)
            await conversation.prepare()
            start = time.perf_counter()
            async with conversation.take(incoming) as outcome:
                taken = time.perf_counter() - start
                await outcome.sent()
            await conversation.close()
    finally:
        await database.close()
    said = "\n\n".join(text_for(reply, outcome.language) for reply in outcome.replies)
    if args.json:
        print_json(
            {
                "text": said,
                **overheard.told(args.text),
                "sources": _sources(outcome),
                "ms": round(taken * 1000, 1),
            }
        )
    else:
        print(said)


class Overheard:
    """Notes what the conversation's recogniser makes of a text, on its way."""

    def __init__(self) -> None:
        self._inner: Recogniser | None = None
        self._last: Any = None
        self._catalogue: Catalogue | None = None

    def understanding(self, catalogue: Catalogue) -> Recogniser:
        """Makes the recogniser, for `Services`."""
        self._inner, self._catalogue = Understanding(catalogue), catalogue
        return self

    def recognise(self, text: str, focus: Mapping[str, Any] | None = None, today: date | None = None) -> Any:
        """See Recogniser."""
        assert self._inner is not None
        self._last = self._inner.recognise(text, focus, today)
        return self._last

    def meant(
        self, text: str, intent: str, focus: Mapping[str, Any] | None = None, today: date | None = None
    ) -> Any:
        """See Recogniser. Nothing is pressed here."""
        return None

    def choice(self, seen: Any) -> Choice | None:
        """See Recogniser."""
        assert self._inner is not None
        return self._inner.choice(seen)

    def chosen(self, seen: Any, option: Option, focus: Mapping[str, Any] | None, today: date) -> Any:
        """See Recogniser."""
        assert self._inner is not None
        self._last = self._inner.chosen(seen, option, focus, today)
        return self._last

    def told(self, text: str) -> dict[str, Any]:
        """Intent, slots and decision. A word that steers is not recognised in the turn, so it is here."""
        found = check(text)
        if found:
            return {"intent": None, "slots": {}, "decision": "crisis" if found.kind == "crisis" else "guard"}
        seen = self._last or self.recognise(text)
        assert self._catalogue is not None
        slots = plain(with_cluster(seen.slots, self._catalogue))
        return {"intent": seen.intent, "slots": slots, "decision": str(seen.decision)}


class NoFiles:
    """Nothing is attached to a question on the command line."""

    async def fetch(self, ref: FileRef) -> Fetched:
        """See Files."""
        return Fetched(ref.name)


def _incoming(text: str, asker: Asker) -> Incoming:
    place = Place(asker.tenant_id, asker.object_id, Scope.personal, asker.object_id)
    return Incoming(Kind.message, uuid.uuid4().hex, place, asker, text)


async def _asker(database: Database, upn: str, secretariat: Collection[str]) -> Asker:
    """The person, with an object id for this turn alone: state is kept by it, and the chat's is left."""
    user = LocalUser.of(upn)
    async with database.work() as uow:
        person = await uow.people.by_upn(upn) or await uow.people.remember(
            upn, user.name, TENANT, user.object_id
        )
        await uow.people.set_settings_role(person.id, upn.casefold() in secretariat)
        person = await uow.people.by_upn(upn) or person
    identity = Identity.known if person.memberships else Identity.stranger
    return Asker(identity, person.tenant_id or TENANT, f"ask-{uuid.uuid4()}", person.name, person.upn, person)


def _sources(outcome: Outcome) -> list[dict[str, str | None]]:
    cited = dict.fromkeys(source for reply in outcome.replies for source in reply.sources)
    return [{"document": s.document, "heading": s.heading, "date": s.date} for s in cited]
