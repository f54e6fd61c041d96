"""Days and times of the day, no sharper than they were written."""

from __future__ import annotations

from datetime import date, time

import pytest

from dialogs.understanding.moments import Moment, read, time_in

TODAY = date(2019, 10, 21)
NOV = date(2019, 11, 12)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("tirsdag den 12. november kl. 9-15.30", Moment(NOV, NOV, (), time(9), time(15, 30))),
        ("12/11 kl 9", Moment(NOV, NOV, (), time(9))),
        ("12. november 2019 kl. 09:00 til kl. 15:00", Moment(NOV, NOV, (), time(9), time(15))),
        ("12. november 9.10-12.30", Moment(NOV, NOV, (), time(9, 10), time(12, 30))),
        ("den 12. november fra 13 til 15", Moment(NOV, NOV, (), time(13), time(15))),
        ("torsdag den 12. november", Moment(NOV, NOV, misfit=3)),
        ("12. november (tirsdag) kl. 10", Moment(NOV, NOV, (), time(10))),
        ("den 12. eller 13. november", Moment(NOV, date(2019, 11, 13), (NOV, date(2019, 11, 13)))),
        ("12. november eller 14. november", Moment(NOV, date(2019, 11, 14), (NOV, date(2019, 11, 14)))),
        ("12.-13. november", Moment(NOV, date(2019, 11, 13))),
        ("foråret 2020", Moment(date(2020, 3, 1), date(2020, 5, 31))),
        ("maj 2020", Moment(date(2020, 5, 1), date(2020, 5, 31))),
        ("på fredag kl. 8.15", Moment(date(2019, 10, 25), date(2019, 10, 25), (), time(8, 15))),
        ("i morgen klokken 7", Moment(date(2019, 10, 22), date(2019, 10, 22), (), time(7))),
        ("on November 12 at 9:30", Moment(NOV, NOV, (), time(9, 30))),
    ],
)
def test_what_was_written_is_read(words: str, moment: Moment) -> None:
    assert read(words, TODAY) == moment


@pytest.mark.parametrize("words", ["", "det finder vi ud af", "kl. 9", "den 31. november"])
def test_no_day_is_no_moment(words: str) -> None:
    assert read(words, TODAY) is None


def test_a_time_alone() -> None:
    assert time_in("send kl. 8.05 hver mandag") == (time(8, 5), None)
    assert time_in("den 12. november") == (None, None)
