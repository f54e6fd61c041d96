"""A rule in words: "hver mandag kl. 8", "første torsdag i måneden", "14 dage før klyngestyregruppemødet"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dialogs import data_files
from dialogs.digests.rules import DAYS, WORKDAYS, Rule
from dialogs.understanding.normalise import DATA, fold

_CALENDAR: Mapping[str, Any] = data_files.read(DATA / "calendar.yaml")
_WORDS: Mapping[str, Any] = data_files.read(Path(__file__).parent / "words.yaml")

MORNING = "08:00"
QUARTERS = ";BYMONTH=1,4,7,10"
MOST_DAYS_BEFORE = 366


def _table(*groups: Mapping[Any, list[str]]) -> dict[str, int]:
    return {word: int(number) for group in groups for number, words in group.items() for word in words}


def _names(table: Mapping[str, Any]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


_WEEKDAY = _table(_CALENDAR["weekdays"])
_NUMBER = _table(_CALENDAR["numbers"])
_ORDINAL = _table(_CALENDAR["ordinals"], _WORDS["ordinals"])
_UNIT = _table(_WORDS["units"])

_D = rf"(?:{_names(_WEEKDAY)})(?:ene|en|e|s)?"
_O = rf"(?:{_names(_ORDINAL)}|\d{{1,2}}\.)"
_N = rf"(?:\d{{1,3}}|{_names(_NUMBER)})"
_EVERY = r"(?:hver|hvert|every|each)"
_OF_MONTH = r"(?:i |af |of )?(?:hver |hvert |the |en |every |each )?(?P<period>maned|kvartal|month|quarter)"

_CLOCK = re.compile(
    r"\b(?:kl\.?|klokken|at)\s*(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5]\d))?(?!\d|[.:]\d)"
    r"|\b(?P<h2>[01]?\d|2[0-3])[.:](?P<m2>[0-5]\d)\b"
    rf"|\b(?:kl\.?|klokken|at)\s+(?P<half>halv )?(?P<word>{_names(_NUMBER)})\b"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<n>{_N}) (?P<unit>{_names(_UNIT)})|(?P<one>dagen|ugen|the day|a week)) (?:for|inden|before) (?P<what>.+)"
)
_NTH_DAY = re.compile(rf"\b(?P<nth>{_O}(?:(?: og |, | and ){_O})*) (?P<day>{_D})\b.*?\b{_OF_MONTH}")
_NTH_WORKDAY = re.compile(
    rf"\b(?P<nth>{_O}) (?:hverdag|arbejdsdag|working day|weekday|workday)\b.*?\b{_OF_MONTH}"
)
_MONTHDAY = re.compile(
    rf"\b(?:den|d\.?|the) ?(?P<a>\d{{1,2}}\b|{_names(_ORDINAL)})\.?(?:st|nd|rd|th)?(?: dag)? {_OF_MONTH}"
    rf"|\b(?P<p2>maned|maneden|month)(?:en)? (?:pa |on )?(?:den|d\.?|the) ?(?P<b>\d{{1,2}}|{_names(_ORDINAL)})\b"
)
_LAST_DAY = re.compile(rf"\b(?:sidste|last) (?:dag|day) {_OF_MONTH}")
_PART = re.compile(
    r"\b(?P<part>primo|forst|starten|begyndelsen|midt|medio|ultimo|sidst|slutningen|beginning|middle|end)\b.*\b(?:maned|month)"
)
_EACH_NTH = re.compile(
    rf"\b{_EVERY} ?(?P<n>anden|andet|other|second|{_O})\.? ?(?:uge|week|{_D})\b|\bhveranden\b"
)
_FORTNIGHT = re.compile(rf"\b{_EVERY} (?:14\.?|fjortende) dag\b|\bfortnightly\b")
_PARITY = re.compile(r"\b(?P<odd>u)?lige uger?\b|\b(?P<odd2>odd|even) weeks?\b")
_MONTHLY = re.compile(
    rf"\bmanedlig|\b{_EVERY} (?:eneste )?maned\b|\b(?:om|i) maneden\b|\bmonthly\b|\bevery month\b"
)
_QUARTERLY = re.compile(r"\bkvartal|\bquarter")
_WEEKLY = re.compile(rf"\bugentlig|\b{_EVERY} (?:eneste )?uge\b|\b(?:om|i) ugen\b|\bweekly\b|\bevery week\b")
_WORKDAY = re.compile(r"\bhverdage?\b|\barbejdsdage?\b|\bworkdays?\b|\bweekdays?\b")
_DAILY = re.compile(rf"\b{_EVERY} (?:eneste )?dag\b|\bdaglig|\balle dage\b|\bdaily\b|\bevery day\b")
_DAYS = re.compile(rf"\b(?P<day>{_names(_WEEKDAY)})(?:ene|en|e|s)?\b")
_AGAIN = re.compile(rf"\b{_EVERY}\b|\b(?:{_names(_WEEKDAY)})(?:ene|en|e|s)\b|{_WEEKLY.pattern}")


def read(words: str, today: date, alone: bool = True) -> Rule | None:
    """The rule that these words are; None when they are none that can be kept.

    A weekday `alone` is every one of its name; False: only the next one, so that it is no rule.
    """
    folded = " ".join(fold(words).split())
    if any(word in folded for word in _WORDS["refused"]):
        return None
    slot, rest = _slot(folded)
    if found := _BEFORE.search(rest):
        return _before(found, slot)
    try:
        readers = _READERS if alone or _AGAIN.search(rest) else [r for r in _READERS if r is not _weekly]
        rule = next((made for read_ in readers if (made := read_(rest))), None)
    except _Impossible:
        return None
    return Rule(slot, rule, today.isoformat()) if rule else None


class _Impossible(Exception):
    """Plainly a rule, but one of a day that there is not."""


def _possible(number: int, *among: int) -> int:
    if number not in among:
        raise _Impossible
    return number


def _slot(folded: str) -> tuple[str, str]:
    """The time of the day, and the words without it."""
    if found := _CLOCK.search(folded):
        rest = " ".join((folded[: found.start()] + " " + folded[found.end() :]).split())
        if word := found["word"]:
            hour, minute = _NUMBER[word] % 24, 0
            if found["half"]:
                hour, minute = (hour - 1) % 24, 30
        else:
            hour, minute = int(found["h"] or found["h2"]), int(found["m"] or found["m2"] or 0)
        return f"{hour:02}:{minute:02}", rest
    for slot, names in _WORDS["times"].items():
        if any(re.search(rf"\b{re.escape(name)}\b", folded) for name in names):
            return str(slot), folded
    return MORNING, folded


def meeting_in(folded: str) -> str | None:
    """The kind of meeting or deadline that folded words name first in the table's order."""
    return next((k for k, names in _WORDS["events"].items() if any(n in folded for n in names)), None)


def _before(found: re.Match[str], slot: str) -> Rule | None:
    kind = meeting_in(found["what"])
    if found["one"]:
        count = 7 if "ug" in found["one"] or "week" in found["one"] else 1
    else:
        count = _number(found["n"]) * _UNIT[found["unit"]]
    return Rule(slot, event=kind, before=count) if kind and 0 < count <= MOST_DAYS_BEFORE else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER[word]


def _ordinal(word: str) -> int:
    bare = word.rstrip(".")
    return int(bare) if bare.isdigit() else _ORDINAL[bare]


def _weekday(word: str) -> str:
    found = _DAYS.search(word)
    assert found is not None
    return DAYS[_WEEKDAY[found["day"]]]


def _weekdays(words: str) -> str:
    named = {_WEEKDAY[found["day"]] for found in _DAYS.finditer(words)}
    return ",".join(DAYS[number] for number in sorted(named))


def _quarter(period: str) -> str:
    return QUARTERS if period in ("kvartal", "quarter") else ""


def _nth_day(words: str) -> str | None:
    if not (found := _NTH_DAY.search(words)):
        return None
    named = {_possible(_ordinal(w), -1, *range(1, 6)) for w in re.findall(_O, found["nth"])}
    numbers = sorted(named, key=lambda n: (n < 0, n))
    day = _weekday(found["day"])
    return f"FREQ=MONTHLY{_quarter(found['period'])};BYDAY={','.join(f'{n}{day}' for n in numbers)}"


def _nth_workday(words: str) -> str | None:
    if not (found := _NTH_WORKDAY.search(words)):
        return None
    number = _possible(_ordinal(found["nth"]), -1, *range(1, 16))
    return f"FREQ=MONTHLY{_quarter(found['period'])};BYDAY={WORKDAYS};BYSETPOS={number}"


def _monthday(words: str) -> str | None:
    if found := _MONTHDAY.search(words):
        number = _possible(_ordinal(found["a"] or found["b"]), *range(1, 32))
        return f"FREQ=MONTHLY{_quarter(found['period'] or '')};{_by_monthday(number)}"
    if found := _LAST_DAY.search(words):
        return f"FREQ=MONTHLY{_quarter(found['period'])};BYMONTHDAY=-1"
    if found := _PART.search(words):
        part = found["part"]
        number = (
            15
            if part in ("midt", "medio", "middle")
            else -1
            if part in ("ultimo", "sidst", "slutningen", "end")
            else 1
        )
        return f"FREQ=MONTHLY;{_by_monthday(number)}"
    return None


def _by_monthday(number: int) -> str:
    """The 31st of a shorter month is its last day; RFC 5545 alone would pass the month over."""
    if number > 28:
        return f"BYMONTHDAY={','.join(map(str, range(28, number + 1)))};BYSETPOS=-1"
    return f"BYMONTHDAY={number}"


def _each_nth(words: str) -> str | None:
    days = _weekdays(words) or DAYS[0]
    if _FORTNIGHT.search(words):
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={days}"
    if found := _PARITY.search(words):
        first = 1 if found["odd"] or found["odd2"] == "odd" else 2
        return f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(first, 54, 2)))};BYDAY={days}"
    if not (found := _EACH_NTH.search(words)):
        return None
    said = found["n"] or "anden"
    count = 2 if said in ("anden", "andet", "other", "second") else _possible(_ordinal(said), *range(2, 27))
    return f"FREQ=WEEKLY;INTERVAL={count};BYDAY={days}"


def _weekly(words: str) -> str | None:
    if days := _weekdays(words):
        return f"FREQ=WEEKLY;BYDAY={days}"
    return f"FREQ=WEEKLY;BYDAY={DAYS[0]}" if _WEEKLY.search(words) else None


def _daily(words: str) -> str | None:
    if _WORKDAY.search(words):
        return f"FREQ=WEEKLY;BYDAY={WORKDAYS}"
    return "FREQ=DAILY" if _DAILY.search(words) else None


def _whole_period(words: str) -> str | None:
    if _QUARTERLY.search(words):
        return f"FREQ=MONTHLY{QUARTERS};BYMONTHDAY=1"
    return "FREQ=MONTHLY;BYMONTHDAY=1" if _MONTHLY.search(words) else None


_READERS = (_nth_day, _nth_workday, _monthday, _each_nth, _daily, _weekly, _whole_period)
