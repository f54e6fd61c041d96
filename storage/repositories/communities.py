"""What the steering group changed of the learning communities, and what is shared in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import func, insert, select

from storage.models import community_change, experience
from storage.records import CommunityChange, Experience
from storage.repositories.base import Repository

_CHANGE = [community_change.c[name] for name in CommunityChange.__struct_fields__]
_EXPERIENCE = [experience.c[name] for name in Experience.__struct_fields__]


class Communities(Repository):
    """`uow.communities`. Order is by id; nothing is changed or removed."""

    async def change(self, change: CommunityChange) -> None:
        """Keep what the steering group decided; the newest about the same thing holds."""
        await self._run(insert(community_change), asdict(change))

    async def changes(self) -> list[CommunityChange]:
        """Everything that was decided, oldest first."""
        rows = await self._rows(select(*_CHANGE).order_by(community_change.c.id))
        return [CommunityChange(*row) for row in rows]

    async def share(
        self, initiative: int, cluster: str, text: str, author_id: int | None, author: str, at: datetime
    ) -> Experience:
        """Keep what a cluster tells the others."""
        values = {"initiative": initiative, "cluster": cluster, "text": text, "author_id": author_id}
        row = await self._row(
            insert(experience).returning(*_EXPERIENCE), values | {"author": author, "at": at}
        )
        assert row is not None
        return Experience(*row)

    async def shared(self, initiatives: Iterable[int], after: int = 0) -> list[Experience]:
        """What was told about these initiatives, with a higher id than `after`; oldest first."""
        mine = experience.c.initiative.in_(sorted(initiatives)) & (experience.c.id > after)
        return [
            Experience(*row)
            for row in await self._rows(select(*_EXPERIENCE).where(mine).order_by(experience.c.id))
        ]

    async def newest(self) -> int:
        """The highest id of what was told so far; 0 for nothing."""
        return (await self._run(select(func.max(experience.c.id)))).scalar() or 0
