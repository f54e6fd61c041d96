"""Turns that were answered, so that a redelivered one is answered once; and what a turn needs to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, literal_column, select, update

from storage.models import catalogue_state, state, turn
from storage.records import StateRecord
from storage.repositories.base import Repository


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """What a turn answered, and whether that was sent."""

    replies: Sequence[dict[str, Any]]
    sent: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """All that a turn must know before it can begin. `seen` is None for a turn that is new."""

    seen: TurnRecord | None
    state: StateRecord
    catalogue_revision: int


_always = select(literal_column("1").label("one")).subquery(
    "always"
)  # one row, whatever is missing beside it
_OPEN = select(
    turn.c.replies, turn.c.sent, state.c.body, state.c.revision, catalogue_state.c.revision.label("catalogue")
).select_from(
    _always.outerjoin(turn, turn.c.key == bindparam("turn"))
    .outerjoin(
        state,
        and_(
            state.c.tenant_id == bindparam("tenant"),
            state.c.conversation_key == bindparam("conversation"),
            state.c.person_key == bindparam("person"),
        ),
    )
    .outerjoin(catalogue_state, catalogue_state.c.id == 1)
)
_ADD = insert(turn).values(sent=False)
_MARK_SENT = update(turn).where(turn.c.key == bindparam("turn")).values(sent=True)


class Turns(Repository):
    """`uow.turns`."""

    async def open(self, key: str, tenant_id: str, conversation_key: str, person_key: str) -> Opening:
        """Everything a turn begins with, in one query."""
        row = await self._row(
            _OPEN, {"turn": key, "tenant": tenant_id, "conversation": conversation_key, "person": person_key}
        )
        assert row is not None
        replies, sent, body, revision, catalogue = row
        seen = None if replies is None else TurnRecord(replies, sent)
        return Opening(seen, StateRecord(body or {}, revision or 0), catalogue or 0)

    async def add(self, key: str, replies: Sequence[Mapping[str, Any]], at: datetime) -> None:
        """Note what a turn answers. Conflict when the turn was answered already."""
        await self._run(_ADD, {"key": key, "replies": list(replies), "at": at})

    async def mark_sent(self, key: str) -> None:
        """Note that the replies have left; a redelivery is then answered with nothing."""
        await self._run(_MARK_SENT, {"turn": key})

    async def purge(self, before: datetime) -> int:
        """Forget turns from before this time, and tell how many. Their redelivery would be answered again."""
        return await self._changed(delete(turn).where(turn.c.at < before))
