"""How long it is between two times, and which comes first: days are counted only where the documents give them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dialogs.texts import texts_in
from dialogs.understanding.answering.calendar import days
from dialogs.understanding.answering.spans import Span, between, from_today, order
from dialogs.understanding.recognition import Recognition
from storage.catalogue.facts import When
from storage.database import Database
from tests.dialogs.talk import SetClock, Talk, catalogue

BETWEEN = "hvor lang tid går der mellem læringsseminaret og konferencen"


class Lines:
    """An answer in the making, as far as spans need one."""

    def __init__(self, today: date = date(2019, 10, 21)) -> None:
        self.said: list[str] = []
        self.turn = self
        self.clock = SetClock(datetime(today.year, today.month, today.day, 10, tzinfo=UTC))
        self.seen = Recognition("event_when", {}, "answer", 1.0)

    def say(self, key: str, /, **values: object) -> str:
        return texts_in("da").say(key, **values)

    def line(self, key: str, /, **values: object) -> Lines:
        self.said.append(self.say(key, **values))
        return self


def span(first: str, last: str | None = None, known: bool = True) -> Span:
    return Span(first, first, date.fromisoformat(first), date.fromisoformat(last or first), known)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (span("2020-06-10"), span("2020-06-11"), "Der er 1 dag imellem."),
        (span("2020-06-26"), span("2020-06-10"), "Der er 16 dage (godt 2 uger) imellem."),
        (span("2020-06-10"), span("2020-07-01"), "Der er 21 dage (3 uger) imellem."),
        (
            span("2019-11-01", "2019-11-30"),
            span("2020-01-01", "2020-01-31"),
            "Dagene står ikke i dokumenterne: der er mindst 32 dage (godt 4 uger) og højst 91 dage (13 uger) imellem.",
        ),
        (
            span("2019-03-01", "2019-05-31", known=False),
            span("2020-01-01"),
            "Hvor længe der er imellem, kan jeg ikke tælle: "
            "nærmere end »2019-03-01« og »2020-01-01« siger dokumenterne ikke.",
        ),
    ],
)
def test_days_are_counted_where_they_are_known(one: Span, other: Span, said: str) -> None:
    lines: Any = Lines()
    between(lines, one, other)
    assert lines.said == [said]


@given(
    first=st.dates(date(2018, 1, 1), date(2022, 1, 1)),
    wide=st.integers(0, 60),
    gap=st.integers(1, 400),
    wide_too=st.integers(0, 60),
    where=st.floats(0, 1),
    where_too=st.floats(0, 1),
)
def test_any_days_in_the_spans_lie_within_what_is_told(
    first: date, wide: int, gap: int, wide_too: int, where: float, where_too: float
) -> None:
    """Whatever the two days turn out to be, the distance told holds; and the order does."""
    start = first.toordinal()
    one = Span("a", "a", first, date.fromordinal(start + wide))
    later = start + wide + gap
    other = Span("b", "b", date.fromordinal(later), date.fromordinal(later + wide_too))
    lines: Any = Lines()
    order(lines, [other, one])
    between(lines, other, one)
    actual = (later + round(wide_too * where_too)) - (start + round(wide * where))
    told = [int(days) for days in re.findall(r"(\d+) dag", lines.said[1])]
    assert lines.said[0] == "a kommer først." and told[0] <= actual <= told[-1]
    assert {*told} == {gap, gap + wide + wide_too}


def test_no_order_where_the_times_overlap() -> None:
    lines: Any = Lines()
    order(lines, [span("2019-11-01", "2019-11-30"), span("2019-11-12")])
    order(lines, [span("2019-11-12"), span("2019-11-12")])
    assert lines.said == [
        "Tiderne overlapper, så det fremgår ikke, hvad der kommer først.",
        "Det er samme dag.",
    ]


@pytest.mark.parametrize(
    ("when", "today", "said"),
    [
        ({"start": "2019-11-14", "end": "2019-11-14"}, date(2019, 11, 1), "Der er 13 dage til."),
        ({"start": "2019-11-14", "end": "2019-11-14"}, date(2019, 11, 14), "Det er i dag."),
        ({"start": "2019-11-14", "end": "2019-11-14"}, date(2019, 11, 15), "Det er 1 dag siden."),
        ({"start": "2019-11", "end": "2019-11"}, date(2019, 11, 5), "Det kan være nu"),
        ({"start": "2019-11", "end": "2019-11"}, date(2019, 10, 31), "mindst 1 dag og højst 30 dage"),
        ({"alternatives": ("2019-09-30", "2019-12-13")}, date(2019, 9, 1), "mindst 29 dage"),
        ({"year": 2019, "season": "efterår"}, date(2019, 5, 1), "Dagene kan jeg ikke tælle"),
        ({"year": 2020, "part": "primo"}, date(2019, 5, 1), "Dagene kan jeg ikke tælle"),
    ],
)
def test_from_today(when: dict[str, Any], today: date, said: str) -> None:
    event = replace(
        next(iter(catalogue().events.values())), date=When(text="en tid", precision="day", **when)
    )
    lines: Any = Lines(today)
    from_today(lines, event)
    assert len(lines.said) == 1 and said in lines.said[0]


def test_the_end_of_a_year_is_not_the_whole_of_it() -> None:
    when = When(text="i slutningen af året", precision="part", year=2020, part="slutningen af året")
    assert days(when) == (date(2020, 10, 1), date(2020, 12, 31))


ASKED = [
    (BETWEEN, ["Læringsseminar: November 2019", "Januar 2020", "mindst 32 dage", "højst 91 dage"]),
    ("hvad kommer først, læringsseminaret eller konferencen", ["Læringsseminar kommer først", "Kilde"]),
    ("ligger konferencen før eller efter læringsseminaret", ["Læringsseminar kommer først"]),
    ("hvor mange dage er der til konferencen", ["Januar 2020", "mindst 72 dage", "højst 102 dage"]),
    ("hvor lang tid er der til næste styregruppemøde", ["26. juni 2020", "Der er 249 dage"]),
    ("hvor mange dage er der fra 1. november til konferencen", ["mindst 61 dage", "højst 91 dage"]),
    ("how many days until the conference", ["Januar 2020", "at least 72 days"]),
    ("which comes first, the conference or the learning seminar", ["Læringsseminar comes first"]),
    (
        "hvor længe går der mellem opstart og afrapportering af initiativ 5",
        ["1/9 2018", "31/12 2021", "Der er 1.217 dage (godt 173 uger)"],
    ),
    (
        "hvor længe går der mellem opstart og afrapportering af initiativ 4",
        ["kan jeg ikke tælle", "efteråret 2019", "foråret 2020"],
    ),
    ("starter initiativ 8 før initiativ 4", ["Initiativ 8 starter først"]),
    ("starter initiativ 8 før initiativ 6", ["Tiderne overlapper"]),
]


async def test_asked_in_the_autumn_of_2019(database: Database) -> None:
    talk = await Talk(database).begin()
    for question, told in ASKED:
        said = await talk.say("bo", question)
        assert all(part in said for part in told), (question, said)
        assert talk.replies[-1].sources, question


async def test_what_is_over_is_told_as_so_long_ago(database: Database) -> None:
    talk = await Talk(database, clock=SetClock(datetime(2020, 11, 2, 8, tzinfo=UTC))).begin()
    assert "mindst 276 dage" in await talk.say("bo", "hvor længe siden var konferencen")
    assert "Det er 129 dage" in await talk.say("bo", "hvor lang tid er der til næste styregruppemøde")
    assert "mindst 32 dage" in await talk.say("bo", BETWEEN)
