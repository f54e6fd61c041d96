"""Ask for status: of a pair, what goes badly, who is silent, when somebody was last heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dialogs.answers import Block, Button, Reply, Source, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.status.buttons import onwards, pair_button
from dialogs.status.decided import decided_blocks
from dialogs.status.naming import as_asked, given
from dialogs.status.showing import entry_blocks, number_words, on_one_line, one_line, told_line
from dialogs.status.standing import Known, Pair, known, reports, sees, sees_all, source_of
from dialogs.texts.dates import day, moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.denmark import DENMARK
from storage.records import StatusEntry, TrafficLight

SHOWN = 8


async def pair(turn: Turn, steer: Act) -> Reply:
    """One initiative in one cluster: what was reported last, and what the documents tell."""
    cluster, number = given(turn.catalogue, steer)
    if cluster is None or number is None:
        return Reply((text(turn.say("status-which-pair")),), (act(turn, "help"),))
    if not sees(turn.person, cluster):
        return access.no_role(turn, "status-who-sees")
    where = turn.catalogue.clusters[cluster].name
    found = (await known(turn.uow, turn.catalogue, cluster)).get((cluster, number))
    title = heading(turn.say("status-pair-title", number=str(number), cluster=where))
    if found is None:
        nothing = text(turn.say("status-nothing-known", number=str(number), cluster=where))
        return Reply(
            (title, nothing, *await decided_blocks(turn, cluster)), _pair_buttons(turn, cluster, number)
        )
    shown, sources = whole(turn, found)
    blocks = (title, *shown, *await decided_blocks(turn, cluster))
    return Reply(blocks, _pair_buttons(turn, cluster, number), sources)


def whole(turn: Turn, found: Known) -> tuple[list[Block], list[Source]]:
    """Everything known of a pair, with its sources."""
    texts, catalogue = turn.texts, turn.catalogue
    blocks: list[Block] = []
    sources: list[Source] = []
    if found.entry is not None:
        blocks += entry_blocks(texts, catalogue, found.entry, turn.clock.today(), found.beside)
        sources.append(source_of(texts, catalogue, found.entry))
    if found.told is not None:
        told = turn.say("status-document-says", year=str(found.told.year))
        blocks += [note(told), Block("quote", found.told.text)]
        sources += _cited(turn, found)
    elif found.entry is None:
        blocks.append(text(one_line(texts, found, turn.clock.today())))
        sources += _cited(turn, found)
    return blocks, sources


def _cited(turn: Turn, found: Known) -> list[Source]:
    record = found.told or found.anchoring
    told = [turn.catalogue.cite(s) for s in record.source[:1]] if record else []
    return [Source(c.document, c.heading, c.date) for c in told]


def _pair_buttons(turn: Turn, cluster: str, number: int) -> list[Button]:
    buttons = [pair_button(turn, "status_history", cluster, number)]
    if reports(turn.person, cluster):
        buttons.append(pair_button(turn, "status_update", cluster, number))
    if sees_all(turn.person):
        buttons.append(pair_button(turn, "comment", cluster, number))
    return [*buttons, act(turn, "comments")]


async def history(turn: Turn, steer: Act) -> Reply:
    """Everything ever said of a pair, newest first; what the documents told comes last."""
    cluster, number = given(turn.catalogue, steer)
    if cluster is None or number is None:
        return Reply((text(turn.say("status-which-pair")),), (act(turn, "help"),))
    if not sees(turn.person, cluster):
        return access.no_role(turn, "status-who-sees")
    entries = await turn.uow.statuses.history(cluster, number)
    corrected = {e.corrects for e in entries}
    rows = [
        (
            _when(turn, e),
            f"{told_line(turn.texts, e)}{turn.say('status-was-corrected') if e.id in corrected else ''}",
        )
        for e in reversed(entries)
    ]
    where = turn.catalogue.clusters[cluster].name
    blocks: list[Block] = [heading(turn.say("status-history-title", number=str(number), cluster=where))]
    blocks += [facts(*rows[:SHOWN])] if rows else [text(turn.say("status-nothing-reported"))]
    if len(rows) > SHOWN:
        blocks.append(note(turn.say("status-older", count=len(rows) - SHOWN)))
    found = (await known(turn.uow, turn.catalogue, cluster)).get((cluster, number))
    documented = Known(cluster, number, told=found.told, anchoring=found.anchoring) if found else None
    if documented is None or not (documented.told or documented.anchoring):
        return Reply(blocks, _pair_buttons(turn, cluster, number)[1:])
    more, sources = whole(turn, documented)
    return Reply([*blocks, *more], _pair_buttons(turn, cluster, number)[1:], sources)


def _when(turn: Turn, entry: StatusEntry) -> str:
    return day(turn.texts, entry.at.astimezone(DENMARK).date())


async def trouble_told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvad går dårligt" in free words."""
    return await trouble(turn, as_asked(recognition, "status_trouble"))


async def trouble(turn: Turn, steer: Act) -> Reply:
    """What goes badly by the clusters' own words: the worst first."""
    if turn.person is None or not (sees_all(turn.person) or turn.person.clusters):
        return access.no_role(turn, "status-who-sees")
    cluster, _ = given(turn.catalogue, steer)
    found = [
        k
        for k in (await known(turn.uow, turn.catalogue, cluster)).values()
        if k.troubled and sees(turn.person, k.cluster)
    ]
    if not found:
        return Reply((text(turn.say("status-no-trouble")),), onwards(turn, besides="status_trouble"))
    found.sort(
        key=lambda k: (k.entry is None or k.entry.light is not TrafficLight.red, k.cluster, k.initiative)
    )
    rows = [(_pair_name(turn, k), _trouble_line(turn, k)) for k in found[: SHOWN + 2]]
    blocks: list[Block] = [heading(turn.say("status-trouble-title")), facts(*rows)]
    if len(found) > len(rows):
        blocks.append(note(turn.say("status-more-trouble", count=len(found) - len(rows))))
    sources = [source_of(turn.texts, turn.catalogue, k.entry) for k in found[:3] if k.entry]
    return Reply(blocks, onwards(turn)[:1], sources)


def _pair_name(turn: Turn, k: Known) -> str:
    where = turn.catalogue.clusters[k.cluster].name
    return turn.say("status-of", numbers=str(k.initiative), cluster=where)


def _trouble_line(turn: Turn, k: Known) -> str:
    said = k.entry.blocker if k.entry else None
    line = one_line(turn.texts, k, turn.clock.today())
    return f"{line} – {on_one_line(said)}" if said else line


async def silent_told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvem mangler at melde" in free words."""
    return await silent(turn, as_asked(recognition, "status_silent"))


async def silent(turn: Turn, steer: Act) -> Reply:
    """Who has not reported, or not for long: told to the steering group and the secretariat only."""
    if not sees_all(turn.person):
        return access.no_role(turn, "status-who-silent")
    found = await known(turn.uow, turn.catalogue)
    wanted = [(c, i) for i, c in await access.owed(turn)]
    today = turn.clock.today()
    never = [p for p in wanted if p not in found or found[p].entry is None]
    stale = [p for p in wanted if p not in never and found[p].stale(today)]
    blocks: list[Block] = [heading(turn.say("status-silent-title"))]
    if not never and not stale:
        return Reply([*blocks, text(turn.say("status-nobody-silent"))], onwards(turn))
    for key, pairs in (("status-silent-never", never), ("status-silent-stale", stale)):
        if pairs:
            blocks += [text(turn.say(key, count=len(pairs))), facts(*_by_cluster(turn, pairs))]
    return Reply([*blocks, note(turn.say("answer-missing-basis"))], (act(turn, "overview"),))


def _by_cluster(turn: Turn, pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    clusters = dict.fromkeys(c for c, _ in pairs)
    return [
        (
            turn.catalogue.clusters[c].name,
            turn.say("status-initiatives", numbers=", ".join(str(i) for k, i in sorted(pairs) if k == c)),
        )
        for c in clusters
    ]


async def heard_told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvornår hørte vi sidst fra Vest" in free words."""
    return await heard(turn, as_asked(recognition, "status_heard"))


async def heard(turn: Turn, steer: Act) -> Reply:
    """When a cluster last reported status, submitted a report or answered; of all clusters where none is named."""
    cluster, _ = given(turn.catalogue, steer)
    if cluster is not None and not sees(turn.person, cluster):
        return access.no_role(turn, "status-who-sees")
    clusters = [cluster] if cluster else [c for c in turn.catalogue.clusters if sees(turn.person, c)]
    if not clusters:
        return access.no_role(turn, "status-who-sees")
    last = await turn.uow.statuses.last_heard()
    submitted = await turn.uow.reports.list(cluster=cluster)
    rows: list[tuple[str, str]] = []
    for c in clusters:
        handed = [r.submitted_at for r in submitted if r.key.cluster == c and r.submitted_at]
        rows.append(
            (turn.catalogue.clusters[c].name, _heard_line(turn, last.get(c), max(handed, default=None)))
        )
    sources = [source_of(turn.texts, turn.catalogue, last[c]) for c in clusters if c in last]
    return Reply((heading(turn.say("status-heard-title")), facts(*rows)), onwards(turn), sources[:3])


def _heard_line(turn: Turn, entry: StatusEntry | None, submitted: datetime | None) -> str:
    said = []
    if entry is not None:
        numbers = number_words(entry.initiatives)
        when = moment(turn.texts, entry.at)
        said.append(turn.say("status-heard-status", numbers=numbers, when=when, name=entry.author))
    if submitted is not None:
        said.append(turn.say("status-heard-report", when=moment(turn.texts, submitted)))
    return "; ".join(said) or turn.say("status-heard-never")
