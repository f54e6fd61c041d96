"""The tick that sends digests when they are due. Several replicas may tick at once: one of them comes first."""

from __future__ import annotations

from datetime import datetime

from dialogs.digests.calendar import meeting_days
from dialogs.digests.facts import shows
from dialogs.digests.posting import audience_of, post_due, refresh_posted
from dialogs.digests.rules import Occurrence, Rule
from dialogs.services import Clock
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import Subscription


class Digests:
    """Looks at every rule; what was missed while no process ran is caught up once, by its newest occurrence.

    The domain's clock says what is due. A clock that was set back sends nothing again.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._catalogue: tuple[int, Catalogue] | None = None
        self._corrected_until: int | None = None

    async def tick(self) -> int:
        """Post what is due, edit what was corrected since; gives how many messages that makes."""
        async with self._database.read() as uow:
            active = await uow.digests.active()
            if not active:
                return 0
            catalogue = await self._known(await uow.catalogue.revision())
        now = self._clock.now()
        posted = [await self._see_to(one, catalogue, now) for one in active if one.done_until < now]
        return sum(posted) + await self._edit_corrected(catalogue, now)

    async def _known(self, revision: int) -> Catalogue:
        if self._catalogue is None or self._catalogue[0] != revision:
            async with self._database.read() as uow:
                self._catalogue = await uow.catalogue.revision(), await uow.catalogue.load()
        return self._catalogue[1]

    async def _see_to(self, subscription: Subscription, catalogue: Catalogue, now: datetime) -> bool:
        rule = Rule.from_json(subscription.rule)
        due = await self._due(subscription, rule, catalogue, now)
        if due is None:
            return False
        async with self._database.work() as uow:
            if not await uow.digests.done(subscription.id, subscription.done_until, due.at):
                return False
            return await post_due(uow, catalogue, subscription, due, rule.slot, now)

    async def _due(
        self, subscription: Subscription, rule: Rule, catalogue: Catalogue, now: datetime
    ) -> Occurrence | None:
        """The newest of what is due; the older ones are passed over."""
        meetings = []
        if rule.event:
            async with self._database.read() as uow:
                found = await audience_of(uow, subscription)
            meetings = meeting_days(catalogue, rule.event, found[0].cluster if found else None)
        return next(iter(reversed(rule.due(subscription.done_until, now, meetings))), None)

    async def _edit_corrected(self, catalogue: Catalogue, now: datetime) -> int:
        """A digest that tells of a status which was corrected later is edited where it stands."""
        async with self._database.read() as uow:
            posted = await uow.digests.newest_posted()
            after = self._corrected_until
            if after is None:
                after = min((one.body["facts"]["seen"]["status"] for one in posted), default=0)
            entries = await uow.statuses.changed(after=after)
        wrong = {entry.corrects for entry in entries if entry.corrects is not None}
        to_edit = [one for one in posted if wrong and shows(one.body, wrong)]
        edited = 0
        for one in to_edit:
            async with self._database.work() as uow:
                edited += await refresh_posted(uow, catalogue, one, now)
        self._corrected_until = max((entry.id for entry in entries), default=after)
        return edited
