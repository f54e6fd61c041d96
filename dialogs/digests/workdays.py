"""Danish working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

ONE_DAY = timedelta(days=1)
WORKED_ON = (5, 1)
"""1 May is among the days that are off for some; the alliance's offices work on it."""


@lru_cache(maxsize=16)
def _off(year: int) -> frozenset[date]:
    found = holidays.country_holidays("DK", years=year, categories=("public", "optional"))
    return frozenset(day for day in found if (day.month, day.day) != WORKED_ON or _official(day))


def _official(day: date) -> bool:
    """1 May may also be Ascension Day."""
    return day in holidays.country_holidays("DK", years=day.year)


def is_holiday(day: date) -> bool:
    """True for Danish holidays, Christmas Eve, New Year's Eve and Constitution Day; not for mere weekends."""
    return day in _off(day.year)


def is_workday(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def next_workday(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_workday(day):
        day += ONE_DAY
    return day
