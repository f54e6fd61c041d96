"""Report status: in one sentence, corrected in words or in a form, saved on a yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text, verbatim, warning
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.status.buttons import form_button, pair_button
from dialogs.status.days import no_such_day, readable
from dialogs.status.proposal import Proposal
from dialogs.status.reading import changed, initiatives_in, place_in, read
from dialogs.status.showing import content_rows, entry_blocks, number_words, state_name
from dialogs.status.standing import known, reports, source_of
from dialogs.status.words import cued, light_in, state_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.normalise import fold
from dialogs.understanding.recogniser import Recognition
from storage.records import RoleName, StatusEntry, StatusState

OFFERED = 4
USUAL = (StatusState.preparing, StatusState.testing, StatusState.running, StatusState.on_hold)
LONGEST = 2_000
"""Characters in one status: it is a sentence or two; the report has room for more."""


def may_report(turn: Turn) -> bool:
    """Members and the secretariat report; others ask."""
    return access.writes(turn.person)


def refused(turn: Turn) -> Reply:
    """Why not, and what one can do instead."""
    return access.no_role(turn, "status-who-reports")


async def told(turn: Turn, recognition: Recognition) -> Reply:
    """Free words that were recognised as a status."""
    return await propose_words(turn, recognition.text)


async def statement(turn: Turn, recognition: Recognition) -> Reply | None:
    """A sentence that tells how far an initiative is, in words that no phrase has; a question is none."""
    said = recognition.text
    if (
        recognition.is_question
        or "?" in said
        or not may_report(turn)
        or not (state_in(said) or light_in(said))
    ):
        return None
    named = initiatives_in(turn.catalogue, turn.recogniser, said, turn.clock.today())
    place = place_in(turn.catalogue, said)
    if not (named or place.cluster or place.parts or cued("every", fold(said))):
        return None
    return await propose_words(turn, said)


async def now(turn: Turn, steer: Act) -> Reply:
    """ "Ny status: …": what stands after the colon is the status."""
    return await propose_words(turn, steer.text)


async def begin(turn: Turn, steer: Act) -> Reply:
    """ "Opdater status" without what it is: ask for it in one sentence, or in a form."""
    if not may_report(turn) or turn.person is None:
        return refused(turn)
    cluster, number = _named(turn, steer)
    if cluster is not None and not reports(turn.person, cluster):
        return access.not_your_cluster(turn, cluster)
    turn.ask_yes("status_words", cluster=cluster, initiative=number)
    example = turn.say("status-example-number", number=str(number)) if number else turn.say("status-example")
    data: dict[str, str | int] = {"cluster": cluster} if cluster else {}
    data |= {"number": number} if number else {}
    blocks: list[Block] = [text(turn.say("status-ask", example=example))]
    if cluster and number:
        blocks += await _standing_now(turn, cluster, number)
    return Reply(blocks, (form_button(turn, **data), act(turn, "cancel")))


def _named(turn: Turn, steer: Act) -> tuple[str | None, int | None]:
    """The cluster and initiative of a button or of words; the only cluster one has, where none is named."""
    own = turn.person.clusters if turn.person else ()
    words = steer.slots.get("short")
    cluster = steer.slots.get("cluster") or (access.find_cluster(turn.catalogue, words) if words else None)
    number = steer.initiative or int(steer.slots.get("number", 0)) or None
    known_cluster = cluster if cluster in turn.catalogue.clusters else None
    return (
        known_cluster or (own[0] if len(own) == 1 else None),
        number if number in turn.catalogue.initiatives else None,
    )


async def _standing_now(turn: Turn, cluster: str, number: int) -> list[Block]:
    found = (await known(turn.uow, turn.catalogue, cluster)).get((cluster, number))
    if found is None or found.entry is None:
        return []
    when = readable(turn.texts, found.entry.as_of)
    said = f"{state_name(turn.texts, found.entry.state)}, {when}"
    return [note(turn.say("status-until-now", told=said, name=found.entry.author))]


async def take_words(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The sentence that `begin` asked for. A question is not one."""
    if words.rstrip().endswith("?"):
        return None
    turn.state.pending = None
    return await propose_words(turn, words, data.get("cluster"), data.get("initiative"))


async def propose_words(
    turn: Turn, said: str, cluster: str | None = None, initiative: int | None = None
) -> Reply:
    """Show what a sentence was taken for. `cluster` and `initiative`: what was meant before it was said."""
    if not may_report(turn) or turn.person is None:
        return refused(turn)
    if len(said) > LONGEST:
        turn.hold(said)
        return Reply(
            (text(turn.say("status-too-long", limit=str(LONGEST))), note(turn.say("gather-held"))),
            (act(turn, "start"), act(turn, "help")),
        )
    own = (cluster,) if cluster else turn.person.clusters
    proposal = read(turn.catalogue, turn.recogniser, said, turn.clock.today(), own)
    if not proposal.initiatives and initiative is not None:
        proposal = replace(proposal, initiatives=(initiative,))
    focused = turn.state.focus.get("initiative")
    if not proposal.initiatives and isinstance(focused, int) and "det" in said.casefold().split():
        proposal = replace(proposal, initiatives=(focused,))
    if proposal.state is None and not proposal.initiatives and len(said.split()) < _SAYS_SOMETHING:
        return await begin(turn, Act("status_update"))
    return await propose(turn, proposal)


_SAYS_SOMETHING = 5
"""Words: fewer, without a state or an initiative, tell that one wants to report, and nothing yet."""


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
        n
        for a in turn.catalogue.anchorings.values()
        if a.party in (proposal.cluster, "alle")
        for n in a.initiatives
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


async def correct(turn: Turn, steer: Act) -> Reply:
    """Say an earlier status again and better: a new entry that takes its place; the old one is kept."""
    if not may_report(turn) or turn.person is None:
        return refused(turn)
    entry = await _meant(turn, steer)
    if entry is None:
        return await begin(turn, steer)
    if not reports(turn.person, entry.cluster):
        return access.not_your_cluster(turn, entry.cluster)
    return await propose(turn, Proposal.correcting(entry))


async def _meant(turn: Turn, steer: Act) -> StatusEntry | None:
    """The entry of a button; the newest of the pair that is named; else the newest of one's own."""
    if "number" in steer.slots:
        return await turn.uow.statuses.by_id(int(steer.slots["number"]))
    cluster, number = _named(turn, steer)
    if number is not None:
        standing = await turn.uow.statuses.newest(cluster, number)
        return standing[0].entry if len(standing) == 1 else None
    mine = [e for e in await turn.uow.statuses.changed() if turn.person and e.author_id == turn.person.id]
    return mine[-1] if mine else None
