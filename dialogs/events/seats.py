"""Who has a seat, and who waits for one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from storage.records import HELD, Attendance, Coming


class Seats(Struct, frozen=True):
    """Answers sorted out. `waiting` is in the order in which seats will be given."""

    seated: tuple[Attendance, ...]
    waiting: tuple[Attendance, ...]
    maybe: tuple[Attendance, ...]
    declined: tuple[Attendance, ...]

    @property
    def heads(self) -> int:
        """How many come."""
        return sum(a.heads for a in self.seated)

    def place_in_line(self, person_id: int) -> int | None:
        """Which number in the line somebody has, from 1; None when they do not wait."""
        line = [a.person_id for a in self.waiting]
        return line.index(person_id) + 1 if person_id in line else None


def seats(answers: Sequence[Attendance], capacity: int | None) -> Seats:
    """Seats are given in the order of the line. Nobody is passed over: where one party does not fit, those
    after it wait too.
    """
    seated: list[Attendance] = []
    waiting: list[Attendance] = []
    taken = 0
    for one in (a for a in answers if a.answer in HELD):
        if waiting or (capacity is not None and taken + one.heads > capacity):
            waiting.append(one)
        else:
            seated.append(one)
            taken += one.heads
    maybe = tuple(a for a in answers if a.answer is Coming.maybe)
    return Seats(tuple(seated), tuple(waiting), maybe, tuple(a for a in answers if a.answer is Coming.no))


def moved_up(before: Seats, after: Seats) -> list[Attendance]:
    """Those who waited before and have a seat now."""
    waited = {a.person_id for a in before.waiting}
    return [a for a in after.seated if a.person_id in waited]
