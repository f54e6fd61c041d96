"""Dates as people write them: the measured list, and every day in every form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.dates import find
from dialogs.understanding.normalise import fold

MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
          "november", "december"]  # fmt: skip
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]  # fmt: skip
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))


def read(text: str, today: date) -> list[str]:
    return [span.iso for span in find(fold(text), today)]


def test_the_measured_list_is_read_right_to_the_last_row(
    questions: Callable[[str], list[dict[str, Any]]],
) -> None:
    wrong = []
    for row in questions("dates-dev.jsonl"):
        found = read(row["text"], date.fromisoformat(row["today"]))
        if (found[0] if found else None) != row["expect"]:
            wrong.append((row["text"], found, row["expect"]))
    assert wrong == []


@given(day=DAYS, today=DAYS)
def test_a_day_with_its_year_comes_back_in_every_form(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    forms = [
        day.isoformat(),
        f"{day.day}/{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}/{day.month} {day.year}",
        f"den {day.day}. {month} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {month} {day.year}",
        f"d. {day.day}. {month[:3]}. {day.year}",
        f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
        f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
        f"send det {WEEKDAYS[day.weekday()]} d. {day.day}. {month} {day.year} kl. 10.30",
    ]
    assert {form: read(form, today) for form in forms} == {form: [day.isoformat()] for form in forms}


@given(day=DAYS, ahead=st.integers(0, 360))
def test_a_day_without_year_is_the_next_one(day: date, ahead: int) -> None:
    today = day - timedelta(ahead)
    forms = [f"{day.day}. {MONTHS[day.month - 1]}", f"d. {day.day}/{day.month}", f"den {day.day}.{day.month}"]
    expected = [day.isoformat()]
    assert {form: read(form, today) for form in forms} == {form: expected for form in forms}


@given(today=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_is_the_first_one_after_today(today: date, weekday: int) -> None:
    (span,) = find(fold(f"på {WEEKDAYS[weekday]}"), today)
    assert span.first.weekday() == weekday
    assert timedelta(0) < span.first - today <= timedelta(7)


@given(today=DAYS, weekday=st.integers(0, 6))
def test_next_weekday_is_in_the_next_calendar_week(today: date, weekday: int) -> None:
    (span,) = find(fold(f"næste {WEEKDAYS[weekday]}"), today)
    assert span.first == today - timedelta(today.weekday()) + timedelta(7 + weekday)


@given(today=DAYS, days=st.integers(1, 60))
def test_counted_days_are_counted(today: date, days: int) -> None:
    assert read(f"om {days} dage", today) == [(today + timedelta(days)).isoformat()]


@given(today=DAYS, weeks=st.integers(1, 12))
def test_counted_weeks_are_counted(today: date, weeks: int) -> None:
    expected = [(today + timedelta(7 * weeks)).isoformat()]
    assert read(f"om {weeks} uger", today) == read(f"in {weeks} weeks", today) == expected


@given(today=DAYS, week=st.integers(1, 52), weekday=st.integers(0, 6))
def test_a_day_of_a_week_lies_in_it(today: date, week: int, weekday: int) -> None:
    (span,) = find(fold(f"{WEEKDAYS[weekday]} i uge {week}"), today)
    assert (span.first, span.first.isocalendar()[1:]) == (span.last, (week, weekday + 1))


@given(year=st.integers(2018, 2032), month=st.integers(1, 12), today=DAYS)
def test_a_month_is_all_of_it_and_its_parts_lie_in_it(year: int, month: int, today: date) -> None:
    name = f"{MONTHS[month - 1]} {year}"
    (whole,) = find(fold(name), today)
    assert (whole.first.day, whole.first.month) == (1, month)
    assert (whole.last + timedelta(1)).day == 1
    for part in ("primo", "medio", "ultimo"):
        (span,) = find(fold(f"{part} {name}"), today)
        assert whole.first <= span.first <= span.last <= whole.last


@given(first=DAYS, length=st.integers(1, 20), today=DAYS)
def test_from_one_day_to_another_is_both_and_all_between(first: date, length: int, today: date) -> None:
    last = first + timedelta(length)
    if last.month != first.month:
        last = first
    month = f"{MONTHS[first.month - 1]} {first.year}"
    if first < last:
        for form in (f"{first.day}.-{last.day}. {month}", f"den {first.day}. til {last.day}. {month}"):
            assert read(form, today) == [f"{first.isoformat()}/{last.isoformat()}"]


@given(today=DAYS, week=st.integers(1, 52))
def test_a_week_runs_from_monday_to_sunday_and_is_not_over(today: date, week: int) -> None:
    (span,) = find(f"uge {week}", today)
    assert (span.first.weekday(), span.last - span.first) == (0, timedelta(6))
    assert span.first.isocalendar().week == week
    assert span.last >= today


@given(st.text(max_size=80), DAYS)
def test_any_text_can_be_read(text: str, today: date) -> None:
    for span in find(fold(text), today):
        assert span.first <= span.last
