"""Who the bot knows."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class RoleName(StrEnum):
    """What a person may be here. Given by the secretariat, never claimed."""

    secretariat = "secretariat"
    steering = "steering"
    member = "member"
    observer = "observer"


class Membership(Struct, frozen=True):
    """One role of one person; `cluster`, `municipality` are catalogue ids, `organisation` is free text."""

    role: RoleName
    cluster: str | None = None
    municipality: str | None = None
    organisation: str | None = None


class Person(Struct, frozen=True):
    """Somebody the bot knows. `tenant_id` + `object_id` are set once the person has been seen in Teams."""

    id: int
    upn: str
    name: str
    memberships: tuple[Membership, ...] = ()
    tenant_id: str | None = None
    object_id: str | None = None

    def has(self, role: RoleName) -> bool:
        """True when one of the memberships gives this role."""
        return any(m.role is role for m in self.memberships)

    @property
    def clusters(self) -> tuple[str, ...]:
        """The clusters this person is a *member* of, in the order given, without repeats."""
        return tuple(
            dict.fromkeys(m.cluster for m in self.memberships if m.role is RoleName.member and m.cluster)
        )
