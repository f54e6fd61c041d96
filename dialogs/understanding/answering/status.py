"""How far things are: what was reported to those who may know it, reports in work, and what the documents told."""

from __future__ import annotations

from dialogs.answers import shortened
from dialogs.reports.buttons import act
from dialogs.status.buttons import pair_button
from dialogs.status.showing import entry_blocks, one_line
from dialogs.status.standing import Known, known, reports, sees, sees_all, source_of
from dialogs.understanding.answering import comparing, events
from dialogs.understanding.answering.anchoring import here, of_place
from dialogs.understanding.answering.initiatives import SEVERAL
from dialogs.understanding.answering.live import report_rows, secretariat
from dialogs.understanding.answering.told import MOST_SOURCES, Told
from dialogs.understanding.details import with_cluster
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import of_field
from storage.catalogue.records import Status

MOST_PAIRS, WHOLE, FEW, STATED, TITLED = 12, 2, 2, 220, 50


async def status(told: Told) -> None:
    """What was reported last, for those who may see it; reports in work; then the documents, as of then."""
    clusters = _clusters(told)
    numbers = told.all_of("initiative", "initiatives") or _numbers_of_term(told)
    if not numbers and len(clusters) > 1 and comparing.asked(told) and not told.says("standing"):
        comparing.clusters(told, clusters)
        return
    if not (numbers or clusters) and "event" in told.slots:
        await events.when(told)
        return
    if not (numbers or clusters) and told.term():
        told.lacks("answer-no-status", what=told.subject()).rows(secretariat(told))
        return
    for number in numbers[:SEVERAL]:
        told.line("answer-heading", title=told.initiative(number))
    reported = await _reported(told, numbers, clusters)
    told.rows(await report_rows(told, numbers, clusters))
    found = [
        s
        for s in told.catalogue.statuses.values()
        if (not numbers or set(numbers) & set(s.initiatives)) and (not clusters or s.cluster in clusters)
    ]
    if found:
        _statuses(told, found)
        for silent in [c for c in clusters if c not in {s.cluster for s in found} and not reported]:
            told.lacks("answer-no-status-from", place=told.party(silent, "cluster"))
    elif not reported:
        _no_status(told, numbers, clusters)
    if not (reported or found) and not all(
        sees(told.turn.person, c) for c in clusters or told.catalogue.clusters
    ):
        told.note("answer-status-seen-by")
    _offer(told, numbers, clusters)


async def _reported(told: Told, numbers: list[int], clusters: list[str]) -> bool:
    """What clusters reported, of those that the asker sees; among others nothing of it is told."""
    turn = told.turn
    if not turn.private or turn.person is None:
        return False
    found = [
        k
        for k in (await known(turn.uow, turn.catalogue)).values()
        if k.entry is not None
        and sees(turn.person, k.cluster)
        and (not numbers or k.initiative in numbers)
        and (not clusters or k.cluster in clusters)
    ]
    if len({k.entry.id for k in found if k.entry}) <= WHOLE:
        _whole(told, found)
    else:
        today = turn.clock.today()
        told.rows((_pair(told, k), one_line(turn.texts, k, today)) for k in found[:MOST_PAIRS])
        if len(found) > MOST_PAIRS:
            told.note("status-more-changes", count=len(found) - MOST_PAIRS)
    for k in found[: MOST_SOURCES // 2]:
        source = source_of(turn.texts, turn.catalogue, k.entry) if k.entry else None
        if source is not None and source not in told.sources:
            told.sources.append(source)
    return bool(found)


def _whole(told: Told, found: list[Known]) -> None:
    """Each entry once, also where it is about several initiatives."""
    shown: set[int] = set()
    for k in found:
        if k.entry is not None and k.entry.id not in shown:
            shown.add(k.entry.id)
            told.blocks += entry_blocks(
                told.turn.texts, told.catalogue, k.entry, told.turn.clock.today(), k.beside
            )


def _pair(told: Told, k: Known) -> str:
    return told.say("status-of", numbers=str(k.initiative), cluster=told.party(k.cluster, "cluster"))


def _offer(told: Told, numbers: list[int], clusters: list[str]) -> None:
    person = told.turn.person
    if told.turn.private and sees_all(person) and len(numbers) == len(clusters) == 1:
        names = ("comment", "status_history")
        told.buttons += [pair_button(told.turn, name, clusters[0], numbers[0]) for name in names]
    if told.turn.private and sees_all(person):
        told.buttons.append(act(told.turn, "overview"))
    elif (
        told.turn.private
        and person is not None
        and any(reports(person, c) for c in set(clusters or person.clusters) & set(person.clusters))
    ):
        told.buttons.append(act(told.turn, "status_update"))
    for number in numbers[:1]:
        about = told.say("answer-number", number=str(number))
        told.ask("answer-button-what", told.typed("initiative_info", about))
        told.ask("answer-button-who", told.typed("initiative_anchor", about))


def _numbers_of_term(told: Told) -> list[int]:
    """The initiatives whose last told status names the term that the question is about ("lab 14")."""
    term = told.term()
    named = " ".join(words(term.term)) if term else ""
    found = (
        s
        for s in told.catalogue.statuses.values()
        if named and f" {named} " in f" {' '.join(words(s.text))} "
    )
    return list(dict.fromkeys(n for s in found for n in s.initiatives))


def _clusters(told: Told) -> list[str]:
    slots = with_cluster(told.slots, told.catalogue)
    return list(slots.get("clusters") or ([slots["cluster"]] if "cluster" in slots else []))


def _statuses(told: Told, found: list[Status]) -> None:
    told.line("answer-status-as-of", year=str(found[0].year), cluster=told.party(found[0].cluster, "cluster"))
    for one in found[:8]:
        label = told.say("answer-number", number="/".join(map(str, one.initiatives)))
        if len(found) > FEW:
            titles = (shortened(told.catalogue.initiatives[n].title, TITLED) for n in one.initiatives)
            label = f"{'/'.join(map(str, one.initiatives))} {' / '.join(titles)}"
        told.rows(((label, shortened(one.text if len(found) <= FEW else one.state, STATED)),)).cite(
            one.source
        )
    told.note("answer-status-old")


def _no_status(told: Told, numbers: list[int], clusters: list[str]) -> None:
    if told.place() and not numbers:
        told.lacks("answer-no-status-from", place=told.place())
    else:
        told.lacks("answer-no-status", what=told.subject() or told.say("answer-all-clusters"))
    for number in numbers[:SEVERAL]:
        told.cite(of_field(told.catalogue.initiatives[number].source, "title")[:1])
    if not numbers and told.place():
        of_place(told)
    for number in numbers[:1]:
        elsewhere = [s for s in told.catalogue.statuses.values() if number in s.initiatives]
        if clusters:
            here(told, number)
        if elsewhere:
            _statuses(told, elsewhere)
