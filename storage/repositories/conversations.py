"""Where people can be reached unasked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import func, select, update

from storage.models import conversation
from storage.records import ConversationRef, Scope
from storage.repositories.base import AnyRow, Repository, per_database
from storage.repositories.prepared import Prepared

_COLUMNS = [conversation.c[name] for name in ConversationRef.__struct_fields__]
_KEY = ("tenant_id", "conversation_id")
_REMEMBER = Prepared(
    per_database(
        lambda insert: (made := insert(conversation)).on_conflict_do_update(
            index_elements=_KEY,
            set_={column.name: made.excluded[column.name] for column in _COLUMNS if column.name not in _KEY},
        )
    )
)


class Conversations(Repository):
    """`uow.conversations`."""

    async def remember(self, ref: ConversationRef) -> None:
        """Keep what this reference says, also where an older one said otherwise."""
        await self._changed(_REMEMBER, asdict(ref))

    async def get(self, tenant_id: str, conversation_id: str) -> ConversationRef | None:
        """The conversation with this id, if it was remembered."""
        return _ref(await self._row(select(*_COLUMNS).where(_is(tenant_id, conversation_id))))

    async def by_row(self, row_id: int) -> ConversationRef | None:
        """The conversation that a post names."""
        return _ref(await self._row(select(*_COLUMNS).where(conversation.c.id == row_id)))

    async def personal(self, person_id: int) -> ConversationRef | None:
        """A person's own chat with the bot: one where it is installed, if any, and the newest of those."""
        own = (conversation.c.person_id == person_id) & (conversation.c.scope == Scope.personal)
        newest = conversation.c.installed.desc(), conversation.c.id.desc()
        return _ref(await self._row(select(*_COLUMNS).where(own).order_by(*newest).limit(1)))

    async def personals(self, people: Collection[int]) -> dict[int, ConversationRef]:
        """`personal` for many at once; those who have none are left out."""
        own = conversation.c.person_id.in_(people) & (conversation.c.scope == Scope.personal)
        best_last = conversation.c.installed, conversation.c.id
        rows = await self._rows(select(*_COLUMNS).where(own).order_by(*best_last))
        return {ref.person_id: ref for row in rows if (ref := _ref(row)) and ref.person_id is not None}

    async def teams(self) -> list[ConversationRef]:
        """A conversation in each team where the bot is installed: a way to the team's roster."""
        newest = (
            select(func.max(conversation.c.id))
            .where(conversation.c.team_id.is_not(None), conversation.c.installed)
            .group_by(conversation.c.tenant_id, conversation.c.team_id)
        )
        rows = await self._rows(
            select(*_COLUMNS).where(conversation.c.id.in_(newest)).order_by(conversation.c.id)
        )
        return [ref for row in rows if (ref := _ref(row))]

    async def set_installed(self, tenant_id: str, conversation_id: str, installed: bool) -> None:
        """Note an install or a removal. After a removal the next install is welcomed again."""
        values: dict[str, bool] = {"installed": installed}
        if not installed:
            values["welcomed"] = False
        await self._run(update(conversation).where(_is(tenant_id, conversation_id)).values(**values))

    async def welcome_once(self, tenant_id: str, conversation_id: str) -> bool:
        """True for exactly one caller since the install; False too for a conversation nobody remembered."""
        unwelcomed = _is(tenant_id, conversation_id) & conversation.c.welcomed.is_(False)
        return await self._changed(update(conversation).where(unwelcomed).values(welcomed=True)) == 1


def _is(tenant_id: str, conversation_id: str) -> Any:
    return (conversation.c.tenant_id == tenant_id) & (conversation.c.conversation_id == conversation_id)


def _ref(row: AnyRow | None) -> ConversationRef | None:
    return ConversationRef(**dict(row._mapping) | {"scope": Scope(row.scope)}) if row else None
