"""Broadcasts that come again: the rule as it is stored with them (RFC 5545), told in words, and its next time."""

from __future__ import annotations

import re
from datetime import datetime

from dialogs.broadcasts.deadlines import moment_at
from dialogs.digests.rules import Rule
from dialogs.digests.telling import told
from dialogs.digests.workdays import is_holiday, is_workday, next_workday
from dialogs.recurring import next_time
from dialogs.texts import Texts
from storage.denmark import DENMARK

_STORED = re.compile(r"DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00\nRRULE:(.+)")


def stored(rule: Rule) -> str:
    """The rule as text, counted from its first day at its time of the day in Denmark."""
    start = f"{rule.begins.replace('-', '')}T{rule.slot.replace(':', '')}00"
    return f"DTSTART:{start}\nRRULE:{rule.rrule}"


def in_words(texts: Texts, rule: str) -> str:
    """ "hver mandag kl. 8"."""
    found = _STORED.fullmatch(rule)
    if found is None:
        return rule
    year, month, day, hour, minute, rrule = found.groups()
    return told(texts, Rule(f"{hour}:{minute}", rrule, f"{year}-{month}-{day}"))


def next_after(rule: str, planned: datetime, now: datetime) -> datetime | None:
    """The next time after both moments. What was missed while nothing ran is not caught up one by one.

    A holiday gives way to the next working day; so does a weekend, where the rule names a day of the month.
    """
    found = next_time(rule, planned, now)
    if found is None:
        return None
    local = found.astimezone(DENMARK)
    asked_for = "BYMONTHDAY" not in rule and not is_holiday(local.date())
    if is_workday(local.date()) or asked_for:
        return found
    return moment_at(next_workday(local.date()), local.time())
