"""When something that comes again comes next, by Danish clocks."""

from __future__ import annotations

from datetime import UTC, datetime

from dateutil.rrule import rrulestr

from storage.denmark import DENMARK


def next_time(rule: str, last: datetime, now: datetime) -> datetime | None:
    """The first time after both `last` and `now`; None when the rule has ended.

    `rule` is an RFC 5545 RRULE in Danish local time, counted from `last`, or from a DTSTART line of its own.
    A time that the clock skips in spring comes an hour later that day; one that comes twice in autumn counts
    the first time. Give a DTSTART, so that an hour's move on such a day is not kept for ever.
    """
    rules = rrulestr(rule, dtstart=_local(last), ignoretz=True)
    after = max(last, now)
    found: datetime | None = _local(after)
    while found is not None and (found := rules.after(found)) is not None:
        # On a day when clocks are put back, a local time after this one may be an earlier moment.
        if (moment := found.replace(tzinfo=DENMARK).astimezone(UTC)) > after:
            return moment
    return None


def _local(moment: datetime) -> datetime:
    return moment.astimezone(DENMARK).replace(tzinfo=None)
