"""What was understood of a status: shown, corrected in words, saved on a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text, verbatim, warning
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.status.buttons import form_button, pair_button
from dialogs.status.days import no_such_day, readable
from dialogs.status.proposal import Proposal
from dialogs.status.reading import changed
from dialogs.status.showing import content_rows, entry_blocks, number_words, state_name
from dialogs.status.standing import reports, source_of
from dialogs.turn_context import Turn
from dialogs.understanding.recognition import Recognition
from storage.records import RoleName, StatusEntry, StatusState

OFFERED = 4
SAVED = "status_saved"
"""The focus: the status that was saved last, here."""
AMENDED_WITHIN = timedelta(hours=1)
USUAL = (StatusState.preparing, StatusState.testing, StatusState.running, StatusState.on_hold)


def may_report(turn: Turn) -> bool:
    """Members and the secretariat report; others ask."""
    return access.writes(turn.person)


def refused(turn: Turn) -> Reply:
    """Why not, and what one can do instead."""
    return access.no_role(turn, "status-who-reports")


async def propose(turn: Turn, proposal: Proposal, before: Sequence[Block] = ()) -> Reply:
    """Put a status up for a yes, or ask for what is missing."""
    assert turn.person is not None
    if proposal.cluster and not reports(turn.person, proposal.cluster):
        if not turn.person.clusters:
            return refused(turn)
        return access.not_your_cluster(turn, proposal.cluster)
    stamp = await _stamp(turn, proposal)
    pending = turn.ask_yes("status", proposal=proposal.to_json(), stamp=stamp, words=proposal.text)
    blocks: list[Block] = [
        *before,
        heading(
            turn.say("status-proposal-title" if proposal.corrects is None else "status-correction-title")
        ),
        facts(*content_rows(turn.texts, turn.catalogue, proposal)),
        verbatim(proposal.text),
    ]
    if proposal.missing:
        question, buttons = _ask_missing(turn, proposal)
        return Reply([*blocks, text(question)], [*buttons, form_button(turn)])
    blocks += _cautions(turn, proposal)
    return Reply(
        [*blocks, text(turn.say("status-ask-yes")), note(turn.say("status-how-to-change"))],
        [*yes_no(turn, pending), form_button(turn)],
    )


def _cautions(turn: Turn, proposal: Proposal) -> list[Block]:
    """What may be wrong with it: a day that does not exist, an initiative that the documents do not place here."""
    told: list[Block] = []
    today = turn.clock.today()
    if proposal.as_of == today.isoformat() and (strange_day := no_such_day(proposal.text, today)):
        told = [warning(turn.say("status-no-such-day", day=strange_day))]
    anchored = {
        n for a in turn.catalogue.anchorings.values() if a.of_cluster(proposal.cluster) for n in a.initiatives
    }
    strange = [n for n in proposal.initiatives if n not in anchored]
    if not strange or not anchored:
        return told
    where = turn.catalogue.clusters[proposal.cluster or ""].name
    return [*told, note(turn.say("status-not-anchored", numbers=number_words(strange), cluster=where))]


def _ask_missing(turn: Turn, proposal: Proposal) -> tuple[str, list[Button]]:
    """The question for what is missing first, with the likeliest answers as buttons."""
    missing = proposal.missing or ""
    catalogue, person = turn.catalogue, turn.person
    if missing == "cluster":
        own = person.clusters if person and person.clusters else tuple(catalogue.clusters)
        names = [catalogue.clusters[c].name for c in own]
        return turn.say("status-missing-cluster"), [say(name, name) for name in names[: OFFERED + 1]]
    if missing == "initiatives":
        anchored = sorted(
            {n for a in catalogue.anchorings.values() if a.party == proposal.cluster for n in a.initiatives}
        )
        typed = [turn.say("answer-number", number=str(n)) for n in anchored[: OFFERED + 1]]
        return turn.say("status-missing-initiatives"), [say(t[:1].upper() + t[1:], t) for t in typed]
    names = [state_name(turn.texts, s) for s in USUAL]
    every = ", ".join(state_name(turn.texts, s) for s in StatusState)
    return turn.say("status-missing-state", states=every), [say(n[:1].upper() + n[1:], n) for n in names]


async def adjust(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """A few words between the proposal and the yes: they change it, and it is shown again."""
    old = Proposal.from_json(data["proposal"])
    new = changed(turn.catalogue, turn.recogniser, old, words, turn.clock.today())
    if new is None:
        return None
    turn.state.pending = None  # it is the same status; another one would be held as words without a place
    return await propose(turn, new)


async def amend(turn: Turn, recognition: Recognition) -> Reply | None:
    """ "Den er gul" soon after a status was saved: it is corrected, on another yes."""
    number = turn.state.focus.get(SAVED)
    entry = await turn.uow.statuses.by_id(number) if isinstance(number, int) else None
    if entry is None or recognition.is_question or turn.now - entry.at > AMENDED_WITHIN:
        return None
    old = Proposal.correcting(entry)
    new = changed(turn.catalogue, turn.recogniser, old, recognition.text, turn.clock.today())
    return await propose(turn, new) if new is not None and new != old and may_report(turn) else None


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a proposed status. It counts while nobody else has reported on the same meanwhile."""
    proposal = Proposal.from_json(data["proposal"])
    if not may_report(turn) or (proposal.cluster and not reports(turn.person, proposal.cluster)):
        return refused(turn)
    if chosen != "yes":
        return Reply((text(turn.say("status-not-saved")), verbatim(proposal.text)), _onwards(turn))
    if proposal.missing:
        return await propose(turn, proposal)
    if await _stamp(turn, proposal) != data["stamp"]:
        return await propose(turn, proposal, await _meanwhile(turn, proposal))
    return await save(turn, proposal)


async def _stamp(turn: Turn, proposal: Proposal) -> int:
    """The newest entry on any of the pairs; another one since means that somebody else has reported."""
    if proposal.cluster is None:
        return 0
    standing = await turn.uow.statuses.newest(proposal.cluster)
    return max((s.entry.id for s in standing if s.initiative in proposal.initiatives), default=0)


async def _meanwhile(turn: Turn, proposal: Proposal) -> list[Block]:
    newest = await turn.uow.statuses.by_id(await _stamp(turn, proposal))
    if newest is None:
        return []
    told = f"{state_name(turn.texts, newest.state)}, {readable(turn.texts, newest.as_of)}"
    return [
        warning(turn.say("status-meanwhile", name=escaped(newest.author), told=told)),
        verbatim(newest.text),
    ]


async def save(turn: Turn, proposal: Proposal) -> Reply:
    """Keep it, and tell the secretariat where help is asked for."""
    assert turn.person is not None
    entry = await turn.uow.statuses.add(proposal.content(), turn.person.id, turn.person.name, turn.now)
    await turn.audit("status_reported", f"status:{entry.id}", corrects=entry.corrects)
    turn.state.focus[SAVED] = entry.id
    if entry.needs_help:
        await _tell_secretariat(turn, entry)
    number, cluster = entry.initiatives[0], entry.cluster
    where = turn.catalogue.clusters[cluster].name
    receipt = turn.say("status-saved", numbers=number_words(entry.initiatives), cluster=where)
    blocks: list[Block] = [text(receipt), facts(*content_rows(turn.texts, turn.catalogue, entry))]
    if entry.needs_help:
        blocks.append(note(turn.say("status-help-told")))
    correct = act(turn, "status_correct", number=entry.id)
    return Reply(
        blocks,
        (pair_button(turn, "status_show", cluster, number), correct, act(turn, "status_update")),
    )


async def _tell_secretariat(turn: Turn, entry: StatusEntry) -> None:
    where = turn.catalogue.clusters[entry.cluster].name
    said = turn.say(
        "status-notice-help", name=entry.author, numbers=number_words(entry.initiatives), cluster=where
    )
    shown = entry_blocks(turn.texts, turn.catalogue, entry, turn.clock.today())
    reply = Reply((text(said), *shown), (), (source_of(turn.texts, turn.catalogue, entry),))
    await turn.notify(await turn.uow.people.with_role(RoleName.secretariat), reply, f"status-help:{entry.id}")


def _onwards(turn: Turn) -> list[Button]:
    return [act(turn, "status_update"), act(turn, "help")]
