"""A conversation's state: plain JSON with a revision, so that two turns cannot overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.errors import Conflict
from storage.models import state
from storage.records import StateRecord
from storage.repositories.base import Repository, per_database
from storage.repositories.prepared import Prepared

_here = (
    (state.c.tenant_id == bindparam("tenant"))
    & (state.c.conversation_key == bindparam("conversation"))
    & (state.c.person_key == bindparam("person"))
)
_LOAD = Prepared(select(state.c.body, state.c.revision).where(_here))
_FIRST = Prepared(per_database(lambda insert: insert(state).on_conflict_do_nothing()))
_NEXT = Prepared(
    update(state)
    .where(_here, state.c.revision == bindparam("expected"))
    .values(body=bindparam("new_body"), revision=bindparam("new_revision"), saved_at=bindparam("now"))
)


class States(Repository):
    """`uow.states`."""

    async def load(self, tenant_id: str, conversation_key: str, person_key: str) -> StateRecord:
        """The state of this person in this conversation; revision 0 and an empty body if never saved."""
        row = await self._row(
            _LOAD, {"tenant": tenant_id, "conversation": conversation_key, "person": person_key}
        )
        return StateRecord(row.body, row.revision) if row else StateRecord({}, 0)

    async def save(
        self,
        tenant_id: str,
        conversation_key: str,
        person_key: str,
        body: Mapping[str, Any],
        expected_revision: int,
        at: datetime,
    ) -> int:
        """Save on top of the loaded revision, and tell the new one. Conflict when a newer one exists."""
        new = expected_revision + 1
        values: dict[str, Any]
        if expected_revision == 0:
            values = {"tenant_id": tenant_id, "conversation_key": conversation_key, "person_key": person_key}
            values |= {"body": dict(body), "revision": new, "saved_at": at}
        else:
            values = {"tenant": tenant_id, "conversation": conversation_key, "person": person_key}
            values |= {"expected": expected_revision}
            values |= {"new_body": dict(body), "new_revision": new, "now": at}
        saved = await self._changed(_NEXT if expected_revision else _FIRST, values)
        if not saved:
            raise Conflict("the state was saved by another turn")
        return new
