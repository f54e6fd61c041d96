"""Report status: in one sentence, or asked for; for one initiative, or a correction of what was reported."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Reply, note, text
from dialogs.flows.status.proposing import may_report, propose, refused
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.status.buttons import form_button
from dialogs.status.days import readable
from dialogs.status.proposal import Proposal
from dialogs.status.reading import initiatives_in, place_in, read
from dialogs.status.showing import state_name
from dialogs.status.standing import known, reports
from dialogs.status.words import cued, light_in, state_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.normalise import fold
from dialogs.understanding.recognition import Recognition
from storage.records import StatusEntry

LONGEST = 2_000
"""Characters in one status: it is a sentence or two; the report has room for more."""
_SAYS_SOMETHING = 5
"""Words: fewer, without a state or an initiative, tell that one wants to report, and nothing yet."""


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
