"""What follows events and broadcasts by itself: reminders in the morning, and senders' cards brought up to date."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from dialogs.broadcasts.following import refresh
from dialogs.digests.workdays import is_workday
from dialogs.events.reminding import remind
from dialogs.services import Clock
from dialogs.texts import texts_in
from storage.database import Database
from storage.denmark import DENMARK

MORNING, EVENING = time(8), time(16)
LOOKED_BACK = timedelta(seconds=20)
AT_FIRST = timedelta(days=1)


class Reminders:
    """Writes the day's reminders on working days between eight and four; however often it is asked, once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def tick(self) -> int:
        """Tells how many were written."""
        now = self._clock.now()
        local = now.astimezone(DENMARK)
        if not is_workday(local.date()) or not MORNING <= local.time() < EVENING:
            return 0
        async with self._database.read() as uow:
            if not any(event.reminders for event in await uow.events.all()):
                return 0
        async with self._database.work() as uow:
            return await remind(uow, await uow.catalogue.load(), local.date(), now)


class Following:
    """Edits the senders' cards of broadcasts in which something has happened; every card at most once a tick."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._looked: datetime | None = None

    async def tick(self) -> int:
        """Tells how many cards changed."""
        now = self._clock.now()
        since = now - AT_FIRST if self._looked is None else min(self._looked, now) - LOOKED_BACK
        async with self._database.read() as uow:
            lively = await uow.reach.lively(since)
        changed = 0
        for one in lively:
            async with self._database.work() as uow:
                changed += await refresh(uow, texts_in("da"), one)
        self._looked = now
        return changed
