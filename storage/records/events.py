"""Events that the secretariat plans, and who comes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict


class EventState(StrEnum):
    """A planned event is held, or it is cancelled; a cancelled one can be planned again."""

    planned = "planned"
    cancelled = "cancelled"


class EventPlan(Struct, frozen=True):
    """What is known of an event, in the words it was told in. Nothing of it is sharper than it was told.

    `when` are the words. `first` and `last` are ISO days: the same for one day; a month or a season spans
    them. `alternatives` are days of which one is still to be chosen. `begins` and `ends` are "09:00", Danish time.
    `deadline` is the last day to answer on.
    """

    title: str
    type: str = "moede"
    when: str | None = None
    first: str | None = None
    last: str | None = None
    alternatives: tuple[str, ...] = ()
    begins: str | None = None
    ends: str | None = None
    place: str | None = None
    link: str | None = None
    programme: str | None = None
    participants: str | None = None
    capacity: int | None = None
    deadline: str | None = None
    clusters: tuple[str, ...] = ()
    initiatives: tuple[int, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it begins on, where that is known."""
        if self.first is None or self.alternatives or not self.settled:
            return None
        return date.fromisoformat(self.first)

    @property
    def last_day(self) -> date | None:
        """The last day it is held on, where that is known."""
        return date.fromisoformat(self.last or self.first or "") if self.day else None

    @property
    def settled(self) -> bool:
        """True when the days are those it is held on, not a month or a season that it falls in."""
        if self.first is None or self.alternatives:
            return False
        span = date.fromisoformat(self.last or self.first) - date.fromisoformat(self.first)
        return span.days < MANY_DAYS

    @property
    def clock(self) -> tuple[time, time | None] | None:
        """When it begins and ends on its day, where that is known."""
        if self.begins is None:
            return None
        return time.fromisoformat(self.begins), time.fromisoformat(self.ends) if self.ends else None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; what is not known is left out."""
        return {
            k: list(v) if isinstance(v, tuple) else v
            for k, v in asdict(self).items()
            if v is not None and v != ()
        }

    @staticmethod
    def from_json(body: Mapping[str, Any]) -> EventPlan:
        """The plan that `to_json` wrote, also by an older version."""
        known = set(EventPlan.__struct_fields__)
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in body.items()}
        return EventPlan(**{k: v for k, v in values.items() if k in known})


MANY_DAYS = 7
"""So many days are a stretch of time in which it falls, not the days it is held on."""


class PlannedEvent(Struct, frozen=True):
    """An event as it stands. `sequence` grows with each change that a calendar must follow."""

    id: int
    key: str
    uid: str
    sequence: int
    state: EventState
    plan: EventPlan
    reminders: bool
    created_by: int | None
    changed_at: datetime


class Coming(StrEnum):
    """What somebody answered to an invitation."""

    yes = "yes"
    no = "no"
    maybe = "maybe"
    deputy = "deputy"


HELD = (Coming.yes, Coming.deputy)
"""The answers that take a seat."""


class Attendance(Struct, frozen=True):
    """Somebody's newest answer. `place` orders those who take a seat; a changed mind goes to the end of the line."""

    event_id: int
    person_id: int
    name: str
    answer: Coming
    at: datetime
    deputy: str | None = None
    heads: int = 1
    remark: str | None = None
    place: int = field(default=0)
