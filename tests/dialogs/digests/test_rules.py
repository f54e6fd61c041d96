"""Rules: from words, back to words, and to days in Denmark."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.digests.reading import read
from dialogs.digests.rules import Rule
from dialogs.digests.telling import next_time, told
from dialogs.digests.workdays import is_holiday, is_workday
from dialogs.texts import texts_in
from storage.denmark import DENMARK

TODAY = date(2019, 10, 21)  # a Monday
DA = texts_in("da")

SAID = {
    "hver mandag kl. 8": "hver mandag kl. 8",
    "mandag kl 8.30": "hver mandag kl. 8.30",
    "Hver Mandag Klokken 08:00": "hver mandag kl. 8",
    "mandage": "hver mandag kl. 8",
    "send den hver mandag og torsdag kl 9": "hver mandag og torsdag kl. 9",
    "alle mandage klokken otte": "hver mandag kl. 8",
    "ugentligt": "hver mandag kl. 8",
    "en gang om ugen": "hver mandag kl. 8",
    "hver uge om fredagen kl. 14": "hver fredag kl. 14",
    "fredag eftermiddag": "hver fredag kl. 14",
    "hver lørdag": "hver lørdag kl. 8",
    "hver loerdag": "hver lørdag kl. 8",
    "hver dag kl. 7": "hver dag kl. 7",
    "dagligt": "hver dag kl. 8",
    "alle hverdage halv ni": "alle hverdage kl. 8",
    "alle hverdage kl. halv ni": "alle hverdage kl. 8.30",
    "hver anden mandag kl. 8": "hver anden mandag kl. 8",
    "hveranden torsdag": "hver anden torsdag kl. 8",
    "hver 14. dag": "hver anden mandag kl. 8",
    "hver anden uge om onsdagen": "hver anden onsdag kl. 8",
    "hver tredje uge": "hver 3. mandag kl. 8",
    "mandag i lige uger": "mandag i lige uger kl. 8",
    "tirsdag i ulige uger kl. 10": "tirsdag i ulige uger kl. 10",
    "første torsdag i måneden": "første torsdag i måneden kl. 8",
    "foerste torsdag i maaneden kl 13": "første torsdag i måneden kl. 13",
    "den første og tredje torsdag i hver måned": "første og tredje torsdag i måneden kl. 8",
    "sidste fredag i måneden kl. 12": "sidste fredag i måneden kl. 12",
    "anden mandag i måneden": "anden mandag i måneden kl. 8",
    "første mandag i kvartalet": "første mandag i kvartalet kl. 8",
    "første hverdag i måneden": "første hverdag i måneden kl. 8",
    "sidste hverdag i hver måned": "sidste hverdag i måneden kl. 8",
    "den 1. i hver måned": "den 1. i måneden kl. 8",
    "d. 15. hver måned kl. 9": "den 15. i måneden kl. 9",
    "hver måned den 15.": "den 15. i måneden kl. 8",
    "den 31. i måneden": "den 31. i måneden kl. 8",
    "den femtende i måneden": "den 15. i måneden kl. 8",
    "midt i måneden": "den 15. i måneden kl. 8",
    "sidste dag i måneden": "sidste dag i måneden kl. 8",
    "sidst på måneden": "sidste dag i måneden kl. 8",
    "månedligt": "den 1. i måneden kl. 8",
    "hver måned": "den 1. i måneden kl. 8",
    "hvert kvartal": "den 1. i kvartalet kl. 8",
    "14 dage før klyngestyregruppemødet": "14 dage før klyngestyregruppemødet kl. 8",
    "fjorten dage foer klyngestyregruppemoedet": "14 dage før klyngestyregruppemødet kl. 8",
    "to uger før styregruppemødet kl. 12": "14 dage før styregruppemødet kl. 12",
    "dagen før læringsseminaret": "dagen før læringsseminaret kl. 8",
    "en uge inden konferencen": "7 dage før konferencen kl. 8",
    "3 dage før deadline": "3 dage før en frist kl. 8",
    "every monday at 8": "hver mandag kl. 8",
    "every other friday": "hver anden fredag kl. 8",
    "first thursday of the month": "første torsdag i måneden kl. 8",
    "daily at 9": "hver dag kl. 9",
}


@pytest.mark.parametrize(("words", "meant"), SAID.items())
def test_rules_in_words(words: str, meant: str) -> None:
    rule = read(words, TODAY)
    assert rule is not None and told(DA, rule) == meant


@pytest.mark.parametrize(
    "words",
    ["", "tak", "når jeg siger til", "hver gang der er nyt", "10 arbejdsdage før mødet", "14 dage før jul",
     "0 dage før konferencen", "måske", "kl. 8", "den 32. i måneden"],
)  # fmt: skip
def test_other_words_are_no_rule(words: str) -> None:
    assert read(words, TODAY) is None


slots = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59))
weekdays = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=4).map(
    lambda days: ",".join(sorted(set(days), key=["MO", "TU", "WE", "TH", "FR", "SA", "SU"].index))
)
rrules = st.one_of(
    st.just("FREQ=DAILY"),
    st.just("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    weekdays.map("FREQ=WEEKLY;BYDAY={}".format),
    st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.integers(2, 12), weekdays.filter(lambda d: "," not in d)),
    st.builds("FREQ=YEARLY;BYWEEKNO={};BYDAY={}".format,
              st.sampled_from([",".join(map(str, range(first, 54, 2))) for first in (1, 2)]), weekdays),
    st.builds("FREQ=MONTHLY{};BYDAY={}".format, st.sampled_from(["", ";BYMONTH=1,4,7,10"]),
              st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(["MO", "TH", "SU"]))),
    st.builds("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={}".format, st.sampled_from([1, 2, 3, -1])),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 28)),
    st.sampled_from(["FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"]),
)  # fmt: skip
rules = st.one_of(
    st.builds(Rule, slots, rrules, st.just(TODAY.isoformat())),
    st.builds(
        lambda slot, event, days: Rule(slot, event=event, before=days),
        slots,
        st.sampled_from(
            ["klyngestyregruppemoede", "styregruppemoede", "laeringsseminar", "konference", "frist"]
        ),
        st.integers(1, 60),
    ),
)


@settings(deadline=None)
@given(rules, st.sampled_from(["da", "en"]))
def test_what_is_told_back_is_understood_as_the_same(rule: Rule, language: str) -> None:
    assert read(told(texts_in(language), rule), TODAY) == rule
    assert Rule.from_json(rule.to_json()) == rule


@settings(deadline=None)
@given(rules, st.integers(0, 3000), st.lists(st.dates(date(2019, 1, 1), date(2030, 1, 1)), max_size=5))
def test_each_day_once_at_the_hour_that_was_said(rule: Rule, ahead: int, events: list[date]) -> None:
    """On no holiday, in order; and the same whether a year is looked at whole or in pieces."""
    begin = datetime(2019, 10, 21, 10, tzinfo=UTC) + timedelta(days=ahead)
    middle, end = begin + timedelta(days=47, hours=5), begin + timedelta(days=120)
    due = rule.due(begin, end, events)
    assert due == [*rule.due(begin, middle, events), *rule.due(middle, end, events)]
    assert len({one.day for one in due}) == len(due) and due == sorted(due, key=lambda one: one.at)
    hour = time.fromisoformat(rule.slot)
    for one in due:
        local = one.at.astimezone(DENMARK)
        assert local.date() == one.day and not is_holiday(one.day)
        assert local.time() == hour or _skipped(one.day, hour)


def _skipped(day: date, hour: time) -> bool:
    """The hour that does not exist on the last Sunday of March."""
    made = datetime.combine(day, hour, DENMARK)
    return made.astimezone(UTC).astimezone(DENMARK).time() != hour and hour.hour == 2


@pytest.mark.parametrize(
    ("words", "after", "expected"),
    [
        ("hver mandag kl. 8", "2019-10-20T12:00", ["2019-10-21T06:00", "2019-10-28T07:00"]),  # the clock goes back
        ("hver mandag kl. 8", "2020-03-22T12:00", ["2020-03-23T07:00", "2020-03-30T06:00"]),  # … and forward
        ("hver torsdag kl. 8", "2020-04-05T12:00", ["2020-04-14T06:00", "2020-04-16T06:00"]),  # Maundy Thursday
        ("hver søndag kl. 2.30", "2020-03-28T12:00", ["2020-03-29T01:30", "2020-04-05T00:30"]),  # no such hour
        ("hver søndag kl. 2.30", "2019-10-26T12:00", ["2019-10-27T00:30", "2019-11-03T01:30"]),  # twice that hour
        ("den 1. i måneden", "2019-11-30T12:00", ["2019-12-02T07:00", "2020-01-02T07:00"]),  # a Sunday, New Year
        ("den 31. i måneden", "2021-01-30T12:00", ["2021-02-01T07:00", "2021-03-01T07:00"]),  # two Sundays
        ("hver dag", "2019-12-23T12:00", ["2019-12-27T07:00", "2019-12-28T07:00"]),  # Christmas falls together
        ("første hverdag i måneden", "2020-12-31T12:00", ["2021-01-04T07:00", "2021-02-01T07:00"]),
        ("mandag i lige uger", "2020-12-20T12:00", ["2020-12-21T07:00", "2021-01-11T07:00"]),  # 53 weeks
        ("hver anden mandag", "2019-10-21T12:00", ["2019-11-04T07:00", "2019-11-18T07:00"]),
    ],
)  # fmt: skip
def test_days_in_denmark(words: str, after: str, expected: list[str]) -> None:
    rule = read(words, TODAY)
    assert rule is not None
    begin = datetime.fromisoformat(after).replace(tzinfo=UTC)
    due = rule.due(begin, begin + timedelta(days=70))[:2]
    assert [one.at.strftime("%Y-%m-%dT%H:%M") for one in due] == expected


def test_days_before_a_meeting() -> None:
    """Two weeks before 5 May 2026 is a Tuesday; before 16 April it is Maundy Thursday, and moves."""
    rule = read("14 dage før klyngestyregruppemødet", TODAY)
    assert rule is not None
    begin = datetime(2026, 3, 1, tzinfo=UTC)
    due = rule.due(begin, begin + timedelta(days=90), [date(2026, 5, 5), date(2026, 4, 16)])
    assert [one.day for one in due] == [date(2026, 4, 7), date(2026, 4, 21)]
    assert rule.next(begin) is None


def test_working_days() -> None:
    assert not is_workday(date(2026, 12, 24)) and not is_workday(date(2026, 6, 5))
    assert is_workday(date(2026, 5, 1)) and is_workday(date(2024, 4, 26))
    assert is_holiday(date(2008, 5, 1))  # Ascension Day
    assert is_holiday(date(2023, 5, 5))  # Great Prayer Day, for the last time


def test_the_next_time_in_words() -> None:
    rule = read("hver mandag kl. 8.30", TODAY)
    due = rule.next(datetime(2019, 10, 21, 8, tzinfo=UTC)) if rule else None
    assert due is not None and next_time(DA, due) == "mandag den 28. oktober 2019 kl. 8.30"
