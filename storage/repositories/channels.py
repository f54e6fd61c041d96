"""Teams' channels, and whose they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from storage.models import channel, conversation
from storage.records import Channel, ChannelKind, ConversationRef, Scope
from storage.repositories.base import AnyRow, Repository, per_database

_OWN = [name for name in Channel.__struct_fields__ if name != "ref"]
_REF = ConversationRef.__struct_fields__
_FOUND = select(
    *(channel.c[name] for name in _OWN), *(conversation.c[name].label(f"ref_{name}") for name in _REF)
).join_from(channel, conversation)
_MEET = per_database(
    lambda insert: insert(channel).on_conflict_do_nothing(index_elements=[channel.c.conversation_id])
)


class Channels(Repository):
    """`uow.channels`. Only what Teams itself said names and buries a channel; people tie and pause it."""

    async def meet(self, tenant_id: str, conversation_id: str) -> Channel | None:
        """The channel of a remembered conversation, met now if it is new; None for any other conversation."""
        known = select(conversation.c.id).where(
            conversation.c.tenant_id == tenant_id,
            conversation.c.conversation_id == conversation_id,
            conversation.c.scope == Scope.channel,
        )
        row = await self._row(known)
        if row is None:
            return None
        await self._run(_MEET, {"conversation_id": row.id, "paused": False, "archived": False, "gone": False})
        found = await self._row(_FOUND.where(channel.c.conversation_id == row.id))
        return _channel(found) if found else None

    async def by_id(self, channel_id: int) -> Channel | None:
        """One channel."""
        found = await self._row(_FOUND.where(channel.c.id == channel_id))
        return _channel(found) if found else None

    async def all(self) -> list[Channel]:
        """Every channel the bot has met, oldest first."""
        return [_channel(row) for row in await self._rows(_FOUND.order_by(channel.c.id))]

    async def of(self, kind: ChannelKind, cluster: str | None = None) -> list[Channel]:
        """The channels to write to for a cluster, the secretariat or the steering group: those that are open."""
        whose = (channel.c.kind == kind) & (channel.c.cluster.is_not_distinct_from(cluster))
        found = [_channel(row) for row in await self._rows(_FOUND.where(whose).order_by(channel.c.id))]
        return [one for one in found if one.open]

    async def in_team(self, tenant_id: str, team_id: str) -> list[Channel]:
        """The channels of one team that the bot has met."""
        there = (conversation.c.tenant_id == tenant_id) & (conversation.c.team_id == team_id)
        return [_channel(row) for row in await self._rows(_FOUND.where(there).order_by(channel.c.id))]

    async def tie(
        self, channel_id: int, kind: ChannelKind, cluster: str | None, person_id: int | None, at: datetime
    ) -> None:
        """Say whose it is from now on; a pause ends with it."""
        await self._set(channel_id, kind=kind, cluster=cluster, tied_by=person_id, tied_at=at, paused=False)

    async def untie(self, channel_id: int) -> None:
        """It is nobody's any more."""
        await self._set(channel_id, kind=None, cluster=None, tied_by=None, tied_at=None, paused=False)

    async def pause(self, channel_id: int, paused: bool) -> None:
        """Nothing is posted during a pause."""
        await self._set(channel_id, paused=paused)

    async def named(self, channel_id: int, name: str | None = None, team: str | None = None) -> None:
        """What Teams calls it now; None leaves a name as it was."""
        if names := {k: v for k, v in (("name", name), ("team", team)) if v}:
            await self._set(channel_id, **names)

    async def there(self, channel_id: int, *, gone: bool | None = None, archived: bool | None = None) -> None:
        """Whether Teams still has it, and whether its team is put away; None leaves it as it was."""
        if news := {k: v for k, v in (("gone", gone), ("archived", archived)) if v is not None}:
            await self._set(channel_id, **news)

    async def _set(self, channel_id: int, **values: Any) -> None:
        await self._run(update(channel).where(channel.c.id == channel_id).values(**values))


def _channel(row: AnyRow) -> Channel:
    held = row._mapping
    ref = {name: held[f"ref_{name}"] for name in _REF}
    own = {name: held[name] for name in _OWN}
    own["kind"] = ChannelKind(own["kind"]) if own["kind"] else None
    return Channel(ref=ConversationRef(**ref | {"scope": Scope(ref["scope"])}), **own)
