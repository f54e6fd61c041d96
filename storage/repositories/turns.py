"""Turns that were answered, so that a redelivered one is answered once; and what a turn needs to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import and_, bindparam, delete, insert, literal_column, select, update

from storage.models import catalogue_state, membership, person, state, turn
from storage.records import Person, StateRecord
from storage.repositories.base import Repository
from storage.repositories.people import PERSON, gathered
from storage.repositories.prepared import Prepared


class TurnRecord(Struct, frozen=True):
    """What a turn answered, and whether that was sent."""

    replies: Sequence[dict[str, Any]]
    sent: bool


class Opening(Struct, frozen=True):
    """All that a turn must know before it can begin. `seen` is None for a turn that is new.

    `person` is who has this object id, with the roles of this moment; None for nobody we know.
    """

    seen: TurnRecord | None
    state: StateRecord
    catalogue_revision: int
    person: Person | None = None


_always = select(literal_column("1").label("one")).subquery(
    "always"
)  # one row, whatever is missing beside it
_OPEN = Prepared(
    select(
        turn.c.replies,
        turn.c.sent,
        state.c.body,
        state.c.revision,
        catalogue_state.c.revision.label("catalogue"),
        *PERSON,
    )
    .select_from(
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
        .outerjoin(
            person, and_(person.c.tenant_id == bindparam("tenant"), person.c.object_id == bindparam("person"))
        )
        .outerjoin(membership, membership.c.person_id == person.c.id)
    )
    .order_by(membership.c.id)
)
_ADD = Prepared(insert(turn).values(sent=False))
_MARK_SENT = update(turn).where(turn.c.key.in_(bindparam("turns", expanding=True))).values(sent=True)


class Turns(Repository):
    """`uow.turns`."""

    async def open(self, key: str, tenant_id: str, conversation_key: str, person_key: str) -> Opening:
        """Everything a turn begins with, in one query. `person_key` is the asker's object id."""
        rows = await self._rows(
            _OPEN, {"turn": key, "tenant": tenant_id, "conversation": conversation_key, "person": person_key}
        )
        replies, sent, body, revision, catalogue, *_ = rows[0]
        seen = None if replies is None else TurnRecord(replies, sent)
        asker = gathered([row[5:] for row in rows if row[5] is not None])
        return Opening(
            seen, StateRecord(body or {}, revision or 0), catalogue or 0, asker[0] if asker else None
        )

    async def add(self, key: str, replies: Sequence[Mapping[str, Any]], at: datetime) -> None:
        """Note what a turn answers. Conflict when the turn was answered already."""
        await self._changed(_ADD, {"key": key, "replies": list(replies), "at": at})

    async def mark_sent(self, *keys: str) -> None:
        """Note that the replies have left; a redelivery is then answered with nothing."""
        await self._run(_MARK_SENT, {"turns": keys})

    async def purge(self, before: datetime) -> int:
        """Forget turns from before this time, and tell how many. Their redelivery would be answered again."""
        return await self._changed(delete(turn).where(turn.c.at < before))
