"""Talk with the conversation as people do, without Teams: what they say and press, what they see, what is stored."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.cards.read import text_of
from bot.cards.render import card_for, check_reply, form_card, text_for
from dialogs.answers import Button, Form, Reply
from dialogs.conversation import Conversation
from dialogs.guard import check
from dialogs.reports.draft import load_draft
from dialogs.reports.snapshot import report_json
from dialogs.services import Chooser, Fetched, Services
from dialogs.turn import Action, Asker, FileRef, Identity, Incoming, Kind, Place
from dialogs.understanding import Understanding
from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import ConversationRef, DeliveryState, Posted, ReportKey, Scope
from storage.repositories.people import PersonRow
from tests.bot.cards.twins import only_on_card
from tests.conftest import CLOSE_FIRST

TENANT = "33333333-3333-3333-3333-333333333333"
PEOPLE = (
    PersonRow("mette@vest.dk", "Mette Holm", "member", "vest", None, None),
    PersonRow("ole@vest.dk", "Ole Bech", "member", "vest", None, None),
    PersonRow("rita@randers.dk", "Rita Lund", "member", "randers", None, None),
    PersonRow("sofie@rm.dk", "Sofie Friis", "secretariat", None, None, None),
    PersonRow("stig@rm.dk", "Stig Dam", "steering", None, None, None),
    PersonRow("bo@rm.dk", "Bo Kjær", "observer", None, None, None),
)
MORE = {
    "lise": PersonRow("lise@rm.dk", "Lise Bak", "secretariat", None, None, None),
    "mettek": PersonRow("mettek@randers.dk", "Mette Krag", "member", "randers", None, None),
}
NAMES = {p.upn.split("@")[0]: p.upn for p in (*PEOPLE, *MORE.values())} | {"fremmed": "fremmed@x.dk"}


class SetClock:
    """A clock that the test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Where the test has put it; a microsecond later each time, as clocks are."""
        self.at += timedelta(microseconds=1)
        return self.at

    def today(self) -> date:
        """The day in Denmark."""
        return self.at.astimezone(ZoneInfo("Europe/Copenhagen")).date()


class SentFiles:
    """Files by their URL; one that nobody put there was refused."""

    def __init__(self) -> None:
        self.files: dict[str, Fetched] = {}

    async def fetch(self, ref: FileRef) -> Fetched:
        """The file the test put there."""
        return self.files.get(ref.url) or Fetched(
            ref.name, refused="card-upload-empty", args={"name": ref.name}
        )


@cache
def catalogue() -> Catalogue:
    """The built-in catalogue, read once."""
    return load(builtin())


@cache
def understanding() -> Understanding:
    """The recogniser for it, made once."""
    return Understanding(catalogue())


@dataclass
class Talk:
    """A bot to talk with. `see` is the plain text of the replies to the last thing done."""

    database: Database
    known: Catalogue = field(default_factory=catalogue)
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2019, 10, 21, 8, 0, tzinfo=UTC)))
    files: SentFiles = field(default_factory=SentFiles)
    chooser: Chooser | None = None
    replies: tuple[Reply, ...] = ()
    form: Form | None = None
    toast: str | None = None
    last: Incoming | None = None
    _inboxes: dict[str, list[Reply]] = field(default_factory=dict)

    async def begin(self, people: Sequence[PersonRow] = PEOPLE) -> Talk:
        """Put the catalogue and the people into the database."""
        async with self.database.work() as uow:
            await uow.catalogue.sync(self.known, self.clock.now())
            await uow.people.import_people(list(people))
        self._made()
        return self

    async def restart(self) -> None:
        """A new process: nothing in memory survives."""
        await self.conversation.close()
        self._made()

    def _made(self) -> None:
        self.conversation = Conversation(
            Services(
                self.database,
                lambda known: understanding() if known == catalogue() else Understanding(known),
                check,
                self.files,
                self.clock,
                self.chooser,
            )
        )
        CLOSE_FIRST.append(self.conversation.close)

    _count = itertools.count(1)

    async def incoming(
        self, who: str, kind: Kind, text: str = "", scope: Scope = Scope.personal, **more: Any
    ) -> Incoming:
        """What Teams' activity would have been translated to."""
        upn = NAMES.get(who, who)
        async with self.database.read() as uow:
            person = await uow.people.by_upn(upn)
        if person is None:
            async with self.database.work() as uow:
                person = await uow.people.remember(upn, who.title(), TENANT, f"id-{upn}")
        identity = Identity.known if person.memberships else Identity.stranger
        asker = Asker(identity, TENANT, f"id-{upn}", person.name, upn, person)
        number = next(self._count)
        conversation = f"a:{upn}" if scope is Scope.personal else "19:kanal@thread.tacv2"
        thread = conversation if scope is Scope.personal else f"{conversation};messageid=1"
        place = Place(TENANT, conversation, scope, thread)
        more.setdefault("message_id", str(number))
        return Incoming(kind, f"key-{number}", place, asker, text, **more)

    async def take(self, incoming: Incoming, sent: bool = True) -> str:
        """Hand one incoming over, and see the answer. `sent=False`: the reply was stored but never arrived."""
        self.last = incoming
        async with self.conversation.take(incoming) as outcome:
            self.replies, self.form, self.toast = outcome.replies, outcome.form, outcome.toast
            for reply in outcome.replies:
                check_reply(reply)
                twin = text_for(reply, outcome.language)
                assert only_on_card(card_for(reply, outcome.language), twin) == []
            if self.form is not None:
                card = form_card(self.form, outcome.language)
                assert (lost := only_on_card(card, text_of(card))) == [], lost
            if sent:
                await outcome.sent()
        return self.see

    @property
    def see(self) -> str:
        """What the person sees, as plain text."""
        return "\n\n".join(text_for(r, "da") for r in self.replies) or (self.toast or "")

    async def say(self, who: str, text: str, **more: Any) -> str:
        """Somebody writes."""
        return await self.take(await self.incoming(who, Kind.message, text, **more))

    def button(self, title: str) -> Button:
        """The button with this title on the last replies."""
        found = [b for r in self.replies for b in r.buttons if b.title == title]
        assert found, f"no button {title!r} among {[b.title for r in self.replies for b in r.buttons]}"
        return found[0]

    async def press(
        self, who: str, button: Button | str, inputs: dict[str, str] | None = None, **more: Any
    ) -> str:
        """Somebody presses a button; one given by title stands on the last replies."""
        pressed = self.button(button) if isinstance(button, str) else button
        kind = Kind.form_open if pressed.opens == "form" else Kind.action
        action = Action(pressed.verb, dict(pressed.data), inputs or {})
        return await self.take(await self.incoming(who, kind, action=action, **more))

    async def submit_form(self, who: str, inputs: dict[str, str]) -> str:
        """Somebody fills in the dialog that is open."""
        assert self.form is not None
        action = Action(self.form.submit.verb, dict(self.form.submit.data), inputs)
        return await self.take(await self.incoming(who, Kind.form_submit, action=action))

    async def edit(self, who: str, message_id: str, text: str) -> str:
        """Somebody edits a message they sent."""
        return await self.take(await self.incoming(who, Kind.edited, text, message_id=message_id))

    async def redeliver(self, sent: bool = True) -> str:
        """Teams sends the last activity again."""
        assert self.last is not None
        return await self.take(replace(self.last), sent)

    async def report(
        self,
        cluster: str = "vest",
        initiative: int | None = 8,
        template: str | None = None,
        meeting: str | None = None,
    ) -> dict[str, Any]:
        """A report as `report show --json` gives it; {} when there is none."""
        key = ReportKey(template or self.known.default_template.key, cluster, initiative, meeting)
        async with self.database.read() as uow:
            report = await uow.reports.get(key)
            draft = await load_draft(uow, self.known, report.id, None) if report else None
            return report_json(draft) if draft else {}

    async def answers(self, **which: Any) -> dict[str, str | None]:
        """The report's answers by question key."""
        shown = await self.report(**which)
        return {q["key"]: q["answer"] for s in shown.get("sections", []) for q in s["questions"]}

    async def notices(self) -> list[tuple[str, str]]:
        """What waits to be sent unasked: (address, text)."""
        async with self.database.work() as uow:
            found = await uow.notices.claim(100, datetime.now(UTC))
            people = {p.id: p.upn for p in await uow.people.all()}
        return [(people[n.person_id], text_for(Reply.from_json(n.body), "da")) for n in found]

    async def inbox(self, who: str) -> str:
        """What arrived unasked with somebody since they last looked, edited messages again; buttons can be pressed."""
        async with self.database.work() as uow:
            people = {person.id: person.upn for person in await uow.people.all()}
            for notice in await uow.notices.claim(100, datetime.now(UTC)):
                arrived = Reply.from_json(notice.body)
                self._inboxes.setdefault(people.get(notice.person_id or 0, "channel"), []).append(arrived)
                await uow.notices.finish(notice, "delivered", message_id=f"notice-{notice.id}")
        self.replies = tuple(self._inboxes.pop(NAMES.get(who, who), []))
        return self.see

    async def leave(self, who: str) -> None:
        """Somebody takes the bot out of their Teams."""
        upn = NAMES[who]
        ref = ConversationRef(TENANT, f"a:{upn}", Scope.personal, "https://smba", "28:bot", installed=True)
        async with self.database.work() as uow:
            person = await uow.people.by_upn(upn)
            await uow.conversations.remember(replace(ref, person_id=person.id if person else None))
            await uow.conversations.set_installed(TENANT, ref.conversation_id, False)

    async def deliver(self, unreached: Sequence[str] = ()) -> list[Button]:
        """Every broadcast that is being sent arrives, but with those who do not have the bot; gives the buttons that
        the newest one's recipients see.
        """
        without = [await self._person_id(who) for who in unreached]
        seen: list[Button] = []
        async with self.database.work() as uow:
            for work in await uow.ledger.work():
                seen = list(Reply.from_json(work.letter.body).buttons)
                for lane in work.lanes:
                    due = await uow.ledger.due(work.id, lane, datetime.now(UTC), 100)
                    mine = await uow.ledger.intend([parcel.id for parcel in due], "test")
                    lost = {parcel.id for parcel in due if parcel.person_id in without}
                    posted = [
                        Posted(one, DeliveryState.not_installed, "", None, None, work.revision)
                        if one in lost
                        else Posted(one, DeliveryState.delivered, "", f"a:{one}", str(one), work.revision)
                        for one in sorted(mine)
                    ]
                    await uow.ledger.note(posted, "test", self.clock.now())
            await uow.ledger.finish(self.clock.now())
        return seen

    async def _person_id(self, who: str) -> int | None:
        async with self.database.read() as uow:
            person = await uow.people.by_upn(NAMES[who])
        return person.id if person else None

    async def audited(self) -> list[str]:
        """What was noted of who did what."""
        async with self.database.read() as uow:
            return [entry.action for entry in await uow.audit.list(200)]
