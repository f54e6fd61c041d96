"""People and their roles. What somebody may do follows from the rows here, never from what they say."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, or_, select, update

from storage.errors import Conflict
from storage.models import membership, person
from storage.portions import AT_ONCE
from storage.records import Membership, Person, RoleName
from storage.repositories.base import AnyRow, Repository, per_database
from storage.repositories.prepared import Prepared

IMPORT, SETTINGS = "import", "settings"


class PersonRow(Struct, frozen=True):
    """One line of a people file: one role of one person."""

    upn: str
    name: str
    role: RoleName
    cluster: str | None = None
    municipality: str | None = None
    organisation: str | None = None


PERSON = (
    *(person.c[name].label(f"person_{name}") for name in ("id", "upn", "name", "tenant_id", "object_id")),
    *(membership.c[name] for name in ("role", "cluster", "municipality", "organisation")),
)
"""The columns that `gathered` makes people of: a row per role."""


def _people(*where: ColumnElement[bool]) -> Select[Any]:
    """People with their roles, a row per role, the roles in the order they were given."""
    joined = person.outerjoin(membership, membership.c.person_id == person.c.id)
    return select(*PERSON).select_from(joined).where(*where).order_by(person.c.id, membership.c.id)


_BY_OBJECT = Prepared(
    _people(person.c.tenant_id == bindparam("tenant"), person.c.object_id == bindparam("object"))
)
_BY_UPN = _people(person.c.upn_key == bindparam("upn_key"))
_BY_ID = _people(person.c.id == bindparam("person"))
_NEXT = (
    select(person.c.id)
    .where(person.c.id > bindparam("after"), person.c.upn != "")  # those who were forgotten have none
    .order_by(person.c.id)
    .limit(AT_ONCE)
)
_PAGE = Prepared(_people(person.c.id.in_(_NEXT)))
_NEW = per_database(lambda insert: insert(person).on_conflict_do_nothing().returning(person.c.id))
_UPSERT = per_database(
    lambda insert: (made := insert(person)).on_conflict_do_update(
        index_elements=["upn_key"], set_={"name": made.excluded.name}
    )
)


class People(Repository):
    """`uow.people`."""

    async def by_object(self, tenant_id: str, object_id: str) -> Person | None:
        """Who has this Entra object id in this tenant: the only thing that identifies a bound person."""
        return _only(await self._rows(_BY_OBJECT, {"tenant": tenant_id, "object": object_id}))

    async def by_upn(self, upn: str) -> Person | None:
        """Who has this UPN, ignoring case. The caller checks whether another object id has it already."""
        return _only(await self._rows(_BY_UPN, {"upn_key": upn.casefold()}))

    async def by_id(self, person_id: int) -> Person | None:
        """The person with this id."""
        return _only(await self._rows(_BY_ID, {"person": person_id}))

    async def all(self) -> list[Person]:
        """Everybody, in the order they became known. Where they are very many, others have their turn meanwhile."""
        found: list[Person] = []
        while page := gathered(await self._rows(_PAGE, {"after": found[-1].id if found else 0})):
            found += page
            if len(page) < AT_ONCE:
                break
            await asyncio.sleep(0)
        return found

    async def with_role(self, role: RoleName, cluster: str | None = None) -> list[Person]:
        """Everybody with this role (in this cluster), each with all their roles."""
        held = select(membership.c.person_id).where(membership.c.role == role)
        if cluster is not None:
            held = held.where(membership.c.cluster == cluster)
        return gathered(await self._rows(_people(person.c.id.in_(held))))

    async def with_name(self, parts: Sequence[str], most: int) -> list[Person]:
        """People with a role whose name has each of these parts, in any case; "%" stands for any letters."""
        named = (person.c.name.ilike(f"%{part}%") for part in parts)
        held = select(membership.c.person_id)
        some = select(person.c.id).where(person.c.id.in_(held), *named).order_by(person.c.id).limit(most)
        return gathered(await self._rows(_people(person.c.id.in_(some))))

    async def remember(self, upn: str, name: str, tenant_id: str, object_id: str) -> Person:
        """A new person without roles, bound at once. Conflict when the UPN or the object id is known."""
        values = {"upn": upn, "upn_key": upn.casefold(), "name": name}
        row = await self._row(_NEW, values | {"tenant_id": tenant_id, "object_id": object_id})
        if row is None:
            raise Conflict("this person is known already")
        return Person(row.id, upn, name, (), tenant_id, object_id)

    async def bind(self, person_id: int, tenant_id: str, object_id: str, name: str) -> None:
        """Tie a person to an Entra object id for good. Conflict when either is tied to another already."""
        free = or_(
            person.c.object_id.is_(None),
            (person.c.tenant_id == tenant_id) & (person.c.object_id == object_id),
        )
        other = person.alias("other")
        taken = select(other.c.id).where(
            other.c.tenant_id == tenant_id, other.c.object_id == object_id, other.c.id != person_id
        )
        change = update(person).where(person.c.id == person_id, free, ~taken.exists())
        values = {"tenant_id": tenant_id, "object_id": object_id, "name": name}
        if not await self._changed(change.values(**values)):
            raise Conflict("the person or the object id is bound already")

    async def import_people(self, rows: Sequence[PersonRow]) -> int:
        """Make each named person's roles exactly the rows', and tell how many people that is.

        Roles from the settings stay, and so do people whom no row names.
        """
        people = {
            row.upn.casefold(): {"upn": row.upn, "upn_key": row.upn.casefold(), "name": row.name}
            for row in rows
        }
        if not people:
            return 0
        await self._run(_UPSERT, list(people.values()))
        found = await self._rows(select(person.c.upn_key, person.c.id).where(person.c.upn_key.in_(people)))
        ids = {row.upn_key: row.id for row in found}
        given = membership.c.person_id.in_(ids.values()) & (membership.c.origin == IMPORT)
        await self._run(delete(membership).where(given))
        await self._run(
            insert(membership), [_membership(ids[row.upn.casefold()], row) for row in dict.fromkeys(rows)]
        )
        return len(people)

    async def give(self, row: PersonRow) -> int:
        """Give one role more, and tell whose id that is. Somebody new gets the row's name until Teams tells theirs."""
        values = {"upn": row.upn, "upn_key": row.upn.casefold(), "name": row.name}
        await self._run(_NEW, values)
        known = await self.by_upn(row.upn)
        assert known is not None
        held = [m for m in known.memberships if (m.role, m.cluster) == (row.role, row.cluster)]
        if not held:
            await self._run(insert(membership), _membership(known.id, row))
        return known.id

    async def take(self, person_id: int, role: RoleName, cluster: str | None) -> bool:
        """Take one role. False when there is none to take: it comes from the settings, or is gone already."""
        same = membership.c.cluster.is_(None) if cluster is None else membership.c.cluster == cluster
        own = (membership.c.person_id == person_id) & (membership.c.role == role) & same
        return await self._changed(delete(membership).where(own, membership.c.origin == IMPORT)) > 0

    async def settings_concern(self, names: Collection[str]) -> list[Person]:
        """Whom the settings name, by UPN or object id in lower case, and those whom they gave a role before."""
        named = person.c.upn_key.in_(names) | func.lower(person.c.object_id).in_(names)
        given = person.c.id.in_(select(membership.c.person_id).where(membership.c.origin == SETTINGS))
        return gathered(await self._rows(_people(person.c.upn != "", named | given)))

    async def set_settings_role(self, person_id: int, present: bool) -> None:
        """Give or take the secretariat role that the settings give; an imported one is another matter."""
        own = (membership.c.person_id == person_id) & (membership.c.origin == SETTINGS)
        held = await self._row(select(membership.c.id).where(own))
        if present and held is None:
            values = {"person_id": person_id, "role": RoleName.secretariat, "origin": SETTINGS}
            await self._run(insert(membership).values(**values))
        elif held is not None and not present:
            await self._run(delete(membership).where(own))


def _membership(person_id: int, row: PersonRow) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "role": row.role,
        "cluster": row.cluster,
        "municipality": row.municipality,
        "organisation": row.organisation,
        "origin": IMPORT,
    }


def _only(rows: Sequence[AnyRow]) -> Person | None:
    return _person(rows) if rows else None


def gathered(rows: Iterable[Sequence[Any]]) -> list[Person]:
    """One person per run of rows with the same id."""
    of: dict[int, list[Sequence[Any]]] = {}
    for row in rows:
        of.setdefault(row[0], []).append(row)
    return [_person(group) for group in of.values()]


def _person(rows: Sequence[Sequence[Any]]) -> Person:
    person_id, upn, name, tenant_id, object_id = rows[0][:5]
    return Person(person_id, upn, name, _roles(tuple(tuple(row[5:9]) for row in rows)), tenant_id, object_id)


@lru_cache(maxsize=1000)
def _roles(rows: tuple[tuple[Any, ...], ...]) -> tuple[Membership, ...]:
    """Those whom the settings and a file give the same role have it once. People of one role share these."""
    return tuple(dict.fromkeys(Membership(RoleName(row[0]), *row[1:]) for row in rows if row[0] is not None))
