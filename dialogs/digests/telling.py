"""A rule told back in words, and when it comes next."""

from __future__ import annotations

from dialogs.digests.rules import DAYS, WORKDAYS, Occurrence, Rule
from dialogs.texts import Texts
from dialogs.texts.dates import day
from storage.denmark import DENMARK


def told(texts: Texts, rule: Rule) -> str:
    """ "hver mandag kl. 8", "den første torsdag i måneden kl. 8.30"."""
    return texts.say("rule-at", rule=_days(texts, rule), time=clock(texts, rule.slot))


def clock(texts: Texts, slot: str) -> str:
    """ "kl. 8", "kl. 8.30"."""
    hour, minute = slot.split(":")
    if minute == "00":
        return texts.say("rule-hour", hour=str(int(hour)))
    return texts.say("rule-clock", hour=str(int(hour)), minute=minute)


def next_time(texts: Texts, due: Occurrence) -> str:
    """ "mandag den 28. oktober 2019 kl. 8"."""
    slot = due.at.astimezone(DENMARK).strftime("%H:%M")
    weekday = texts.say(f"rule-day-{DAYS[due.day.weekday()]}")
    return texts.say("rule-next", weekday=weekday, day=day(texts, due.day), time=clock(texts, slot))


def _days(texts: Texts, rule: Rule) -> str:
    if rule.event:
        event = texts.say(f"rule-event-{rule.event}")
        return texts.say("rule-before", count=rule.before, event=event)
    parts = rule.parts
    match parts["FREQ"]:
        case "DAILY":
            return texts.say("rule-daily")
        case "WEEKLY" if parts["BYDAY"] == WORKDAYS and "INTERVAL" not in parts:
            return texts.say("rule-workdays")
        case "WEEKLY":
            key = "rule-weekly" if "INTERVAL" not in parts else "rule-weekly-each"
            count = {"count": int(parts["INTERVAL"])} if "INTERVAL" in parts else {}
            return texts.say(key, days=_weekdays(texts, parts["BYDAY"].split(",")), **count)
        case "YEARLY":
            odd = parts["BYWEEKNO"].startswith("1,")
            key = "rule-odd-weeks" if odd else "rule-even-weeks"
            return texts.say(key, days=_weekdays(texts, parts["BYDAY"].split(",")))
    period = texts.say("rule-of-quarter" if "BYMONTH" in parts else "rule-of-month")
    return texts.say("rule-monthly", which=_monthly(texts, parts), period=period)


def _monthly(texts: Texts, parts: dict[str, str]) -> str:
    if "BYMONTHDAY" in parts:
        number = int(parts["BYMONTHDAY"].split(",")[-1])
        return texts.say("rule-last-day") if number < 0 else texts.say("rule-monthday", number=str(number))
    if "BYSETPOS" in parts:
        return texts.say("rule-workday", nth=_nth(texts, parts["BYSETPOS"]))
    numbers = [_nth(texts, one[:-2]) for one in parts["BYDAY"].split(",")]
    weekday = texts.say(f"rule-day-{parts['BYDAY'][-2:]}")
    return texts.say("rule-weekday", nth=_joined(texts, numbers), weekday=weekday)


def _nth(texts: Texts, number: str) -> str:
    return texts.say(f"rule-nth-{number.replace('-1', 'last')}") if number in _NAMED else f"{number}."


_NAMED = ("1", "2", "3", "4", "5", "-1")


def _weekdays(texts: Texts, days: list[str]) -> str:
    return _joined(texts, [texts.say(f"rule-day-{one}") for one in days])


def _joined(texts: Texts, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return texts.say("rule-and", first=", ".join(names[:-1]), last=names[-1])
