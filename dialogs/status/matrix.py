"""The whole alliance as a matrix of initiatives and clusters, page by page, with how far the reports are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dialogs.status.showing import state_name, state_short
from dialogs.status.standing import Known, Pair
from dialogs.texts import Texts
from storage.catalogue.records import Catalogue
from storage.records import Report, ReportState, StatusState, TrafficLight
from storage.unit_of_work import UnitOfWork

WIDE, HIGH = 5, 11
"""Clusters and initiatives on a page: so many columns are legible on a phone."""
FITS = 5
"""Letters of a name over a column."""


class Page(Struct, frozen=True):
    """One page: these clusters and initiatives, and where it is among the pages."""

    clusters: Sequence[str]
    initiatives: Sequence[int]
    number: int
    count: int


def page_of(clusters: Sequence[str], initiatives: Sequence[int], wanted: int) -> Page:
    """The wanted page, or the nearest there is: first all initiatives of the first clusters, then the next clusters."""
    cells = [
        (clusters[c : c + WIDE], initiatives[i : i + HIGH])
        for c in range(0, len(clusters), WIDE)
        for i in range(0, len(initiatives), HIGH)
    ] or [((), ())]
    number = min(max(1, wanted), len(cells))
    return Page(*cells[number - 1], number, len(cells))


def cell(texts: Texts, found: Known | None, today: date) -> str:
    """ "drift 3u !": the state in a few letters, its age or year, and a mark where it is bad or old."""
    if found is None:
        return "–"
    state = found.state
    if found.entry is None and found.told is None:
        return texts.say("status-short-anchored", year=(found.as_of or "")[:4])
    said = state_short(texts, state) if state else texts.say("status-short-other")
    if found.entry is None:
        return f"{said} {(found.as_of or '')[:4]}"
    age = found.age(today)
    told = _short_age(texts, age) if age is not None else ""
    marks = f"{'!' if found.troubled else ''}{'?' if found.stale(today) else ''}"
    return " ".join(part for part in (said, told, marks) if part)


def _short_age(texts: Texts, age: timedelta) -> str:
    days = age.days
    for limit, length, unit in ((14, 1, "days"), (61, 7, "weeks"), (730, 30, "months")):
        if days < limit:
            return texts.say(f"status-tiny-{unit}", count=str(days // length))
    return texts.say("status-tiny-years", count=str(days // 365))


def table_rows(
    texts: Texts, catalogue: Catalogue, known: Mapping[Pair, Known], page: Page, today: date
) -> list[list[str]]:
    """The header and a row for each initiative."""
    header = [texts.say("status-number"), *_short_names([short_name(catalogue, c) for c in page.clusters])]
    rows = [
        [str(i), *(cell(texts, known.get((c, i)), today) for c in page.clusters)] for i in page.initiatives
    ]
    return [header, *rows]


def _short_names(names: Sequence[str]) -> list[str]:
    """Names that fit a column on a phone: "Rand." for "Randers"; whole where two would look the same."""
    shortened = [n if len(n) <= FITS else f"{n[: FITS - 1]}." for n in names]
    return shortened if len(set(shortened)) == len(names) else list(names)


def short_name(catalogue: Catalogue, cluster: str) -> str:
    """A cluster's name without its ending: "Vest" of "Vestklyngen"."""
    return catalogue.clusters[cluster].name.removesuffix("klyngen").removesuffix("-").strip()


def counts(texts: Texts, known: Mapping[Pair, Known]) -> list[tuple[str, int]]:
    """How many pairs are in each state, in the states' order; those only known to be tried come last."""
    found = Counter(k.state for k in known.values())
    rows = [(state_name(texts, s), found[s]) for s in StatusState if found[s]]
    return [*rows, *([(texts.say("status-without"), found[None])] if found[None] else [])]


def bad(known: Mapping[Pair, Known]) -> int:
    """How many are red, on hold or ask for help."""
    return sum(
        k.entry is not None
        and (k.entry.light is TrafficLight.red or k.entry.needs_help or k.state is StatusState.on_hold)
        for k in known.values()
    )


class Progress(Struct, frozen=True):
    """How far one report is: how many of its core questions have a text, and how many comments it has."""

    report: Report
    filled: int
    total: int
    comments: int


async def progress(uow: UnitOfWork, catalogue: Catalogue, clusters: Sequence[str]) -> list[Progress]:
    """Every report of these clusters about an initiative, in three queries."""
    filled, comments = await uow.reports.filled(), await uow.comments.counts()
    out = []
    for report in await uow.reports.list():
        template = catalogue.template(report.key.template, report.template_version)
        if template is None or report.key.initiative is None or report.key.cluster not in clusters:
            continue
        there = filled.get(report.id, frozenset())
        done = sum(q.key in there for q in template.core)
        out.append(Progress(report, done, len(template.core), comments.get(report.id, 0)))
    return out


def progress_line(texts: Texts, found: Sequence[Progress]) -> str:
    """ "7: 3 af 7 · 8: indsendt (2 kommentarer)"."""
    said = []
    for p in sorted(found, key=lambda p: p.report.key.initiative or 0):
        state = p.report.state
        open_ = state in (ReportState.in_progress, ReportState.prefilled, ReportState.not_started)
        told = (
            texts.say("status-filled", filled=str(p.filled), total=str(p.total))
            if open_
            else texts.say(f"answer-state-{state.value.replace('_', '-')}")
        )
        comments = f" ({texts.say('status-comments', count=p.comments)})" if p.comments else ""
        said.append(f"{p.report.key.initiative}: {told}{comments}")
    return " · ".join(said)
