"""Who gets it: an audience as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from storage.records import (
    Coming,
    Membership,
    Person,
    RoleName,
)


class Part(Struct, frozen=True):
    """People who have all of this: a role, in a place, on an initiative; or one person.

    `community` is an initiative too: of the clusters that learn about it together.
    """

    role: str | None = None
    cluster: str | None = None
    municipality: str | None = None
    organisation: str | None = None
    initiative: int | None = None
    person: int | None = None
    community: int | None = None

    def takes(self, person: Person, on: frozenset[str]) -> Membership | None:
        """The membership by which this person belongs here. `on`: the clusters that have the initiative, or
        learn about it together.
        """
        if self.person is not None:
            return (
                next(iter(person.memberships), Membership(RoleName.observer))
                if person.id == self.person
                else None
            )
        return next((m for m in person.memberships if self._fits(m, on)), None)

    def _fits(self, m: Membership, on: frozenset[str]) -> bool:
        return (
            self.role in (None, m.role)
            and self.cluster in (None, m.cluster)
            and self.municipality in (None, m.municipality)
            and (
                self.organisation is None or self.organisation.casefold() == (m.organisation or "").casefold()
            )
            and ((self.initiative is None and self.community is None) or m.cluster in on)
        )


class Audience(Struct, frozen=True):
    """To whom. The parts are added up; what is missing or was answered narrows them.

    `unsubmitted`: only those whose cluster owes a report (on `report`, when set). `silent`: only those who got
    that broadcast and have not answered it. `event` and `coming`: those invited to it, or with one of these
    answers. `channels`: clusters whose channel gets it too; "" is the secretariat's. `without`: those who do
    not get it after all, whatever else they are.
    """

    parts: tuple[Part, ...] = ()
    everyone: bool = False
    unsubmitted: bool = False
    report: int | None = None
    silent: int | None = None
    event: int | None = None
    coming: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    without: tuple[Part, ...] = ()

    @property
    def nobody(self) -> bool:
        """True when nothing has been said yet about who gets it."""
        named = self.parts or self.everyone or self.unsubmitted or self.channels
        return not named and self.silent is None and self.event is None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; what is not said is left out."""
        said = asdict(self)
        for name in PARTS:
            said[name] = [{k: v for k, v in asdict(p).items() if v is not None} for p in said[name]]
        return {
            k: list(v) if isinstance(v, tuple) else v
            for k, v in said.items()
            if v not in (None, False, (), [])
        }

    @staticmethod
    def from_json(body: Mapping[str, Any]) -> Audience:
        """The audience that `to_json` wrote."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in body.items()}
        for name in PARTS:
            values[name] = tuple(Part(**p) for p in body.get(name, ()))
        return Audience(**values)


PARTS = ("parts", "without")
"""The fields of an audience that hold parts."""
COMING_TO = (Coming.yes, Coming.deputy, Coming.maybe)
"""The answers of those who may still come."""
