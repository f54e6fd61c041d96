"""Broadcasts that come again: the rule as it is stored with them (RFC 5545), told in words, and its next time."""

from __future__ import annotations

import re
from datetime import datetime

from dialogs.broadcasts.deadlines import moment_at
from dialogs.digests.rules import Rule, moved
from dialogs.digests.telling import told
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

    Days that nobody works on give way as those of digests do.
    """
    found = next_time(rule, planned, now)
    if found is None:
        return None
    local = found.astimezone(DENMARK)
    day = moved(local.date(), by_name="BYMONTHDAY" not in rule)
    return found if day == local.date() else moment_at(day, local.time())
