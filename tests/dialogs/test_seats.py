"""Who has a seat: in the order of the line, and nobody is passed over."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dialogs.events.seats import moved_up, seats
from storage.records import Attendance, Coming

AT = datetime(2019, 10, 21, tzinfo=UTC)


def said(person: int, answer: Coming = Coming.yes, heads: int = 1) -> Attendance:
    return Attendance(1, person, str(person), answer, AT, heads=heads, place=person)


def test_the_line_is_kept_and_a_seat_that_is_given_up_goes_to_the_first_who_waits() -> None:
    full = [said(1), said(2, Coming.deputy), said(3), said(4, Coming.maybe), said(5), said(6, Coming.no)]
    before = seats(full, 2)
    assert [a.person_id for a in before.seated] == [1, 2] and before.heads == 2
    assert before.place_in_line(3) == 1 and before.place_in_line(5) == 2 and before.place_in_line(1) is None
    after = seats([said(1, Coming.no), *full[1:]], 2)
    assert [a.person_id for a in moved_up(before, after)] == [3]


def test_a_party_that_does_not_fit_is_not_overtaken_by_a_smaller_one() -> None:
    found = seats([said(1), said(2, heads=3), said(3)], 3)
    assert [a.person_id for a in found.waiting] == [2, 3]
    assert [a.person_id for a in moved_up(found, seats([said(2, heads=3), said(3)], 3))] == [2]


ANSWERS = st.lists(st.tuples(st.sampled_from(list(Coming)), st.integers(1, 4)), max_size=30)


@given(ANSWERS, st.none() | st.integers(1, 20))
def test_never_more_than_there_are_seats_and_everybody_stands_somewhere(
    answers: list[tuple[Coming, int]], capacity: int | None
) -> None:
    given_ = [said(n, answer, heads) for n, (answer, heads) in enumerate(answers)]
    found = seats(given_, capacity)
    assert capacity is None or found.heads <= capacity
    groups = [*found.seated, *found.waiting, *found.maybe, *found.declined]
    assert sorted(a.person_id for a in groups) == [a.person_id for a in given_]
    assert capacity is not None or not found.waiting
