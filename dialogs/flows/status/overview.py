"""The whole alliance at a glance, and one cluster of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogs.answers import Block, Button, Reply, Source, chart, facts, heading, note, table, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.status.buttons import onwards, pair_button
from dialogs.status.decided import decided_blocks
from dialogs.status.matrix import (
    Page,
    Progress,
    bad,
    counts,
    page_of,
    progress,
    progress_line,
    short_name,
    table_rows,
)
from dialogs.status.showing import one_line
from dialogs.status.standing import Known, known, sees, sees_all, source_of
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition

DRILLED = 4
MOST_BUTTONS = 5


async def told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Vis overblik" in free words."""
    one, number = recognition.slots.get("cluster"), recognition.slots.get("initiative")
    if isinstance(one, str):
        return await cluster(turn, Act("overview_cluster", {"cluster": one}))
    if isinstance(number, int):
        return await initiative(turn, number)
    return await overview(turn, Act("overview"))


async def overview(turn: Turn, steer: Act) -> Reply:
    """All initiatives in all clusters that the asker sees, with counts, ages and how far the reports are."""
    clusters = [c for c in turn.catalogue.clusters if sees(turn.person, c)]
    if not clusters:
        return access.no_role(turn, "status-who-sees")
    found = {p: k for p, k in (await known(turn.uow, turn.catalogue)).items() if p[0] in clusters}
    page = page_of(clusters, list(turn.catalogue.initiatives), int(steer.slots.get("page", 1)))
    reports = await progress(turn.uow, turn.catalogue, page.clusters)
    today = turn.clock.today()
    reported = sum(k.entry is not None for k in found.values())
    stale = sum(k.entry is not None and k.stale(today) for k in found.values())
    head: list[Block] = [
        heading(turn.say("status-overview-title", date=day(turn.texts, today))),
        text(
            turn.say(
                "status-overview-counts", reported=reported, total=len(found), bad=bad(found), stale=stale
            )
        ),
    ]
    if page.number == 1:
        rows = counts(turn.texts, found)
        head.append(chart(turn.say("status-chart-title"), *((name, count) for name, count in rows)))
    if page.count > 1:
        head.append(note(turn.say("gather-page", page=page.number, pages=page.count)))
    body = [
        table(*table_rows(turn.texts, turn.catalogue, found, page, today)),
        note(
            turn.say(
                "status-legend", clusters=", ".join(short_name(turn.catalogue, c) for c in page.clusters)
            )
        ),
        *_report_rows(
            turn, page.clusters, [r for r in reports if r.report.key.initiative in page.initiatives]
        ),
    ]
    return Reply([*head, *body], _drill(turn, page), _sources(turn, found.values()))


async def reports(turn: Turn, steer: Act) -> Reply:
    """How far the reports are in the clusters that the asker sees, or in the one that is named."""
    named = steer.slots.get("cluster")
    clusters = [c for c in turn.catalogue.clusters if sees(turn.person, c) and named in (None, c)]
    if not clusters:
        return access.no_role(turn, "status-who-sees")
    rows = _report_rows(turn, clusters, await progress(turn.uow, turn.catalogue, clusters))
    buttons = [_cluster_button(turn, key) for key in clusters[:MOST_BUTTONS]]
    return Reply(rows, [*buttons, act(turn, "overview" if sees_all(turn.person) else "start")])


def _report_rows(turn: Turn, clusters: Sequence[str], reports: Sequence[Progress]) -> list[Block]:
    """The reports' progress, a row for each cluster that has begun any."""
    rows = []
    for key in clusters:
        mine = [p for p in reports if p.report.key.cluster == key]
        if mine:
            rows.append((turn.catalogue.clusters[key].name, progress_line(turn.texts, mine)))
    if not rows:
        return [note(turn.say("status-no-reports"))]
    return [text(turn.say("status-reports-title")), facts(*rows)]


def _drill(turn: Turn, page: Page) -> list[Button]:
    """A button for each cluster of the page, and one that goes on."""
    buttons = [_cluster_button(turn, key) for key in page.clusters]
    if page.count > 1:
        following = page.number % page.count + 1
        says = turn.say("says-overview-page", page=str(following))
        button = Button(
            turn.say("button-page_next"), "act", {"act": "overview", "page": following}, says=says
        )
        return [*buttons, button]
    return [*buttons, act(turn, "status_changes")]


def _cluster_button(turn: Turn, key: str) -> Button:
    name = turn.catalogue.clusters[key].name
    says = turn.say("says-overview_cluster", cluster=name)
    return Button(name, "act", {"act": "overview_cluster", "cluster": key}, says=says)


def _sources(turn: Turn, found: Iterable[Known]) -> list[Source]:
    """The documents that cells come from, each once, and the newest report."""
    cited: dict[str, Source] = {}
    entries = []
    for k in found:
        if k.entry is not None:
            entries.append(k.entry)
        elif record := k.told or k.anchoring:
            c = turn.catalogue.cite(record.source[0])
            cited.setdefault(c.document, Source(c.document, c.heading, c.date))
    newest = max(entries, key=lambda e: e.id, default=None)
    told = [source_of(turn.texts, turn.catalogue, newest)] if newest else []
    return [*told, *cited.values()][:4]


async def cluster(turn: Turn, steer: Act) -> Reply:
    """One cluster: each of its initiatives in a line, its reports, and what to press for more."""
    words = steer.slots.get("short") or ""
    key = steer.slots.get("cluster") or access.find_cluster(turn.catalogue, words) or ""
    if not key and (number := access.find_initiative(turn.catalogue, words)):
        return await initiative(turn, number)
    if key not in turn.catalogue.clusters or not sees(turn.person, key):
        return access.no_role(turn, "status-who-sees")
    found = await known(turn.uow, turn.catalogue, key)
    today = turn.clock.today()
    rows = [
        (turn.catalogue.initiatives[i].title if i in turn.catalogue.initiatives else str(i), i, k)
        for (_, i), k in found.items()
    ]
    lines = [(f"{i}. {title}", one_line(turn.texts, k, today)) for title, i, k in rows]
    head: list[Block] = [heading(turn.say("status-cluster-title", cluster=turn.catalogue.clusters[key].name))]
    head += [facts(*lines)] if lines else [text(turn.say("status-nothing-reported"))]
    body = _report_rows(turn, [key], await progress(turn.uow, turn.catalogue, [key]))
    body += await decided_blocks(turn, key)
    return Reply([*head, *body], _cluster_buttons(turn, key, found.values()), _sources(turn, found.values()))


async def initiative(turn: Turn, number: int) -> Reply:
    """One initiative: how far it is in each cluster that the asker sees, and what to press for more."""
    found = [
        k
        for k in (await known(turn.uow, turn.catalogue)).values()
        if k.initiative == number and sees(turn.person, k.cluster)
    ]
    if turn.person is None or not (sees_all(turn.person) or turn.person.clusters):
        return access.no_role(turn, "status-who-sees")
    today = turn.clock.today()
    lines = [(turn.catalogue.clusters[k.cluster].name, one_line(turn.texts, k, today)) for k in found]
    title = heading(turn.say("status-initiative-title", number=str(number)))
    body = facts(*lines) if lines else text(turn.say("status-nothing-reported"))
    buttons = [_pair_button(turn, k) for k in found[: DRILLED + 1]]
    return Reply((title, body), [*buttons, *onwards(turn)[:1]], _sources(turn, found))


def _pair_button(turn: Turn, k: Known) -> Button:
    b = pair_button(turn, "status_show", k.cluster, k.initiative)
    return Button(turn.catalogue.clusters[k.cluster].name, b.verb, b.data, says=b.says)


def _cluster_buttons(turn: Turn, key: str, found: Iterable[Known]) -> list[Button]:
    worst = sorted(found, key=lambda k: (not k.troubled, k.entry is None, k.initiative))[:DRILLED]
    out = []
    for k in sorted(worst, key=lambda k: k.initiative):
        b = pair_button(turn, "status_show", key, k.initiative)
        out.append(
            Button(turn.say("status-button-number", number=str(k.initiative)), b.verb, b.data, says=b.says)
        )
    if sees_all(turn.person):
        return [*out, act(turn, "overview")]
    return [*out, act(turn, "status_update")]
