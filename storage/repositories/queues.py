"""What waits to be sent, for the figures that operators watch."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from storage.models import delivery, notice
from storage.repositories.base import Repository

_NOTICES = select(notice.c.state, func.count()).group_by(notice.c.state)
_DELIVERIES = select(delivery.c.state, func.count()).group_by(delivery.c.state)
_OLDEST = select(func.min(notice.c.created_at)).where(notice.c.state == "pending")


class Queues(Repository):
    """`uow.queues`."""

    async def notices(self) -> dict[str, int]:
        """How many messages to single people and channels there are in each state."""
        return {row[0]: row[1] for row in await self._rows(_NOTICES)}

    async def deliveries(self) -> dict[str, int]:
        """How many deliveries of broadcasts there are in each state."""
        return {row[0]: row[1] for row in await self._rows(_DELIVERIES)}

    async def oldest(self) -> datetime | None:
        """When the message was left that has waited longest; None when none waits."""
        row = await self._row(_OLDEST)
        return row[0] if row else None
