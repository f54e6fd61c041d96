"""What a flow has at hand while it answers one turn."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from dialogs import keeping
from dialogs.answers import Handout, Reply
from dialogs.errors import NeedsChoice, NeedsFile
from dialogs.reports.draft import Draft, load_draft, may_see
from dialogs.services import Clock, Fetched, Recogniser, Services
from dialogs.state import Gathering, Pending, State
from dialogs.texts import Texts
from dialogs.turn import Asker, FileRef, Incoming
from dialogs.understanding.choosing import Choice
from dialogs.understanding.focus import OWN
from dialogs.understanding.recognition import Recognition
from storage.catalogue.records import Catalogue
from storage.records import AuditEntry, Person, RoleName
from storage.unit_of_work import UnitOfWork


class Turn(Struct):
    """One turn in work: the message, the open transaction, the state. Everything a flow changes commits together.

    `state` is the state of this conversation; in a channel, a flow that belongs in private is given a turn
    whose state is the person's own chat (`private` is then True and its replies go there).
    """

    incoming: Incoming
    services: Services
    uow: UnitOfWork
    catalogue: Catalogue
    recogniser: Recogniser
    state: State
    texts: Texts
    now: datetime
    fetched: Mapping[str, Fetched] = field(default_factory=dict)
    private: bool = True
    chosen: Mapping[Choice, int | None] = field(default_factory=dict)
    _drafts: dict[int, Draft | None] = field(default_factory=dict)

    def say(self, key: str, /, **values: Any) -> str:
        """A sentence in the person's language."""
        return self.texts.say(key, **values)

    @property
    def asker(self) -> Asker:
        """Who is asking."""
        return self.incoming.asker

    @property
    def clock(self) -> Clock:
        """Domain time."""
        return self.services.clock

    @property
    def person(self) -> Person | None:
        """The stored person, None where nobody could be resolved."""
        return self.incoming.asker.person

    def has(self, role: RoleName) -> bool:
        """True when the asker holds this role."""
        return self.person is not None and self.person.has(role)

    def recognised(self, words: str) -> Recognition:
        """Words as they are understood here and now: with what was talked about, and today's date."""
        own = {OWN: list(self.person.clusters)} if self.person and self.person.clusters else {}
        return self.recogniser.recognise(words, {**self.state.focus, **own}, self.clock.today())

    def slots_in(self, words: str) -> dict[str, Any]:
        """What words name by themselves, whatever was talked about before."""
        slots: dict[str, Any] = self.recogniser.recognise(words, None, self.clock.today()).slots
        return slots

    def asks(self, words: str) -> bool:
        """True when words are surely a question, and one that can be answered."""
        seen = self.recognised(words)
        return seen.surely_asked and seen.decision == "answer"

    async def draft(self, report_id: int) -> Draft | None:
        """A report with its template and newest answers; None when it is not there any more. Read once a turn."""
        if report_id not in self._drafts:
            self._drafts[report_id] = await load_draft(self.uow, self.catalogue, report_id, self.person)
        return self._drafts[report_id]

    def forget_draft(self, report_id: int) -> None:
        """Have the next `draft` read again, after a write."""
        self._drafts.pop(report_id, None)

    async def gathered(self) -> Draft | None:
        """The report of this conversation's gathering, active or paused; None when this person may not see it."""
        draft = await self.draft(self.state.gathering.report) if self.state.gathering else None
        return draft if draft is not None and may_see(self.person, draft) else None

    def open(self, report_id: int, question: str | None = None, mode: str = "answer") -> Gathering:
        """Make a report the one that is being gathered, keeping what this person has seen of it."""
        now = self.state.gathering
        if now is None or now.report != report_id:
            now = self.state.gathering = Gathering(report_id)
        now.active, now.question, now.mode, now.to_review = True, question, mode, False
        return now

    def ask_yes(self, kind: str, **data: Any) -> Pending:
        """Put something up for a yes. It replaces whatever waited before, but for words, which are held."""
        self.let_go()
        self.state.pending = Pending(secrets.token_hex(6), kind, data, self.now)
        return self.state.pending

    def let_go(self) -> None:
        """Drop what waits for a yes; words that waited with it are held, so that nothing typed is lost."""
        old, self.state.pending = self.state.pending, None
        if old is not None and old.data.get("words"):
            self.hold(old.data["words"], old.data.get("question"))
            for question, words in old.data.get("rest", ()):
                self.hold(words, question)

    def hold(self, words: str, question: str | None = None) -> None:
        """Keep words that have no place yet; they are shown at the review and on "gemte tekster"."""
        self.state.held.append({"text": words, "question": question, "at": self.now.isoformat()})

    async def held(self) -> list[dict[str, Any]]:
        """All that is kept without a place, the oldest first; what is taken out of the list is let go."""
        return await keeping.held(self.uow, self.state)

    async def file(self, ref: FileRef) -> Fetched:
        """The bytes of a sent file. The first time, the turn is rolled back, the file fetched, and the turn run again."""
        if ref.url not in self.fetched:
            raise NeedsFile(ref)
        return self.fetched[ref.url]

    async def choose(self, choice: Choice) -> int | None:
        """What somebody else chooses, once a turn: it is rolled back and run again, as it is for a file."""
        if not self.chosen:
            raise NeedsChoice(choice)
        return self.chosen.get(choice)

    def hand_over(self, name: str, content_type: str, kind: str, **args: Any) -> Handout:
        """A file for `Reply.handout`: the person is asked whether they want it, and gets it when they say yes."""
        handout = Handout(name, content_type, kind, args, secrets.token_hex(8))
        self.state.offer(handout.token, handout.to_json(), self.now)
        return handout

    async def notify(self, people: Sequence[Person], reply: Reply, dedupe: str) -> None:
        """Send a message unasked, once per person and `dedupe`; never to the asker. Leaves with this turn's commit."""
        for person in people:
            if self.person is None or person.id != self.person.id:
                await self.uow.notices.add(person.id, reply.to_json(), self.now, f"{dedupe}:{person.id}")

    async def audit(self, action: str, target: str, **detail: Any) -> None:
        """Note who did what, without contents."""
        await self.uow.audit.add(
            AuditEntry(self.now, self.person.id if self.person else None, action, target, detail)
        )
