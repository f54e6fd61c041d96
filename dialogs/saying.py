"""Words: what waits, what steers, a correction, what is written in a report, a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dialogs import router
from dialogs.answers import Reply, note, text
from dialogs.doubting import answer_or_question, paused_answer, settle_doubt, settle_order
from dialogs.flows import correcting, files, helping
from dialogs.flows.broadcasts import replying
from dialogs.flows.questions import answering
from dialogs.guarding import Screened
from dialogs.heard import PRIVATE, Heard
from dialogs.meaning import CONFIDENT, asked, steered, to_do, understood
from dialogs.reports import access
from dialogs.reports.asking import at_hand
from dialogs.reports.buttons import act
from dialogs.reports.correction import parse as parse_correction
from dialogs.reports.draft import Draft
from dialogs.reports.naming import find_question, question_named
from dialogs.turn_context import Turn
from dialogs.understanding.control import (
    Act,
    SectionFinder,
    is_reserved_yes_but,
    is_wordless,
    is_yes,
    match,
)
from dialogs.waiting import waiting
from storage.records import EDITABLE, Inquiry, RoleName


async def said(turn: Turn, screened: Screened) -> Heard:
    incoming = turn.incoming
    if (inquiry := await _in_thread(turn)) is not None and not match(screened.text, lambda _: None):
        return Heard((await answering.replied(turn, inquiry, screened.text),)) if turn.private else PRIVATE
    if not turn.private:
        return await _said_among_others(turn, screened)
    if incoming.files:
        return await _with_file(turn, screened)
    if not screened.text.strip():
        reply = (
            files.unreadable(turn)
            if incoming.unreadable
            else Reply(
                (text(turn.say("help-empty")),), (act(turn, "resume" if turn.state.active else "help"),)
            )
        )
        return Heard((reply,))
    return Heard((await _words(turn, screened.text),))


async def _in_thread(turn: Turn) -> Inquiry | None:
    """The question that the secretariat's channel talks about: its card began this thread."""
    place = turn.incoming.place
    root = place.thread_id.removeprefix(f"{place.conversation_id};messageid=")
    if place.private or root == place.thread_id or not turn.has(RoleName.secretariat):
        return None
    return await turn.uow.inquiries.under_card(place.tenant_id, place.conversation_id, root)


async def _said_among_others(turn: Turn, screened: Screened) -> Heard:
    """Questions are answered in the thread; everything that belongs to one person goes on in private."""
    words = screened.text.strip()
    if not words or turn.incoming.files:
        return Heard((await helping.help_(turn, Act("help")),))
    steer = match(words, _section_anyhow)
    if steer is not None:
        return Heard((await steered(turn, steer),)) if steer.name in router.PUBLIC else PRIVATE
    recognition = turn.recognised(words)
    if (handler := to_do(recognition)) is not None:
        return Heard((await handler(turn, recognition),)) if recognition.intent in router.PUBLIC else PRIVATE
    return Heard((await asked(turn, recognition),))


def _section_anyhow(name: str) -> str | None:
    """Among others no draft is at hand: a short name after "ret" or "tilføj til" means that of a section."""
    return name if len(name.split()) <= 3 and not any(c.isdigit() for c in name) else None


async def _with_file(turn: Turn, screened: Screened) -> Heard:
    """The words that came with a file are taken first; then what the file is for.

    Where it belongs to what the words have just begun, what is shown then is all of it.
    """
    waited = turn.state.pending
    before: Sequence[Any] = ()
    if screened.text.strip():
        answered = await _words(turn, screened.text)
        plainly_saved = bool(answered.blocks) and answered.blocks[0].kind == "note"
        before = answered.blocks[:1] if plainly_saved else answered.blocks
    begun = turn.state.pending if turn.state.pending is not waited else None
    for filed in router.FILED:
        if (reply := await filed(turn)) is not None:
            return Heard((reply if begun else replace(reply, blocks=(*before, *reply.blocks)),))
    reply = await files.received(turn)
    return Heard((replace(reply, blocks=(*before, *reply.blocks)),))


async def _words(turn: Turn, words: str) -> Reply:
    """Words in the personal chat."""
    draft = await _at_hand(turn, words)
    steer = match(
        words,
        (lambda name: find_question(draft, name)) if draft else _usual_section(turn),
        lambda name: access.template_named(turn.catalogue, name),
        _municipality_of(turn, words),
    )
    steer = _meant_here(turn, steer) if steer is not None else None
    if steer is not None and steer.name == "help":
        return await helping.help_(turn, steer)
    if turn.state.pending is not None and (
        reply := await waiting(turn, turn.state.pending, steer, words, SETTLE)
    ):
        return reply
    if (steer is None or steer.name in ("yes", "no")) and (reply := await replying.plainly(turn, words)):
        return reply
    if steer is not None:
        return await steered(turn, steer)
    if (
        is_yes(words)
        or is_wordless(words)
        or (not turn.state.active and _only_begins_like_a_yes(turn, words))
    ):
        return await helping.nothing_to_confirm(turn, Act("yes"))
    if draft is not None and draft.report.state in EDITABLE:
        correction = parse_correction(words, lambda name: find_question(draft, name))
        if correction is not None:
            return await correcting.correct(turn, correction)
    if not turn.incoming.place.private:
        return await understood(turn, words)
    if turn.state.active and draft is None:
        return _gone(turn, words)
    if turn.state.active and draft is not None:
        return await answer_or_question(turn, draft, words)
    if draft is not None and draft.report.state in EDITABLE and (offer := paused_answer(turn, draft, words)):
        return offer
    return await understood(turn, words)


def _meant_here(turn: Turn, steer: Act) -> Act:
    """What a steering act is for this person, and beside what waits."""
    if steer.name == "cast_ready" and not steer.slots and _writes_reports_alone(turn):
        return Act("submit")
    if steer.name == "undo" and _in_doubt(turn):
        return Act("resume")
    ends = _ends_step(turn) if steer.name in ("undo", "no") else None
    return Act(ends) if ends else steer


def _ends_step(turn: Turn) -> str | None:
    """What a no means, and what is taken back, where a name or a title is asked for: that step."""
    kind = turn.state.pending.kind if turn.state.pending is not None else ""
    return "cancel" if kind.startswith("choose_") else "cancel_step" if kind.startswith("block_") else None


def _in_doubt(turn: Turn) -> bool:
    """Whether words were an answer is asked: what is taken back then is those words, and no older answer."""
    return turn.state.pending is not None and turn.state.pending.kind in ("doubt", "order")


def _writes_reports_alone(turn: Turn) -> bool:
    """True for a member who sends nothing to many: their "send den" is about their report, and asks for a yes."""
    return bool(turn.person and turn.person.clusters) and not turn.has(RoleName.secretariat)


async def _at_hand(turn: Turn, words: str) -> Draft | None:
    """The report that is open here; for words that name a section, also the only one there is."""
    if turn.state.gathering is not None:
        return await turn.gathered()
    named = match(words, _usual_section(turn))
    return await at_hand(turn) if named is not None and named.section is not None else None


def _usual_section(turn: Turn) -> SectionFinder:
    """Finds a section where no report is at hand: "ret formål" from somebody who writes reports is about one."""
    template = turn.catalogue.default_template
    if template is None or turn.person is None or not turn.person.clusters:
        return lambda _: None
    return lambda name: question_named(template, template.core, name)


def _municipality_of(turn: Turn, words: str) -> SectionFinder:
    """ "Skive hører til Vestklyngen" is something to do for the secretariat alone, and only as a statement."""
    if not turn.has(RoleName.secretariat) or words.rstrip().endswith("?"):
        return lambda _: None
    return lambda name: access.find_municipality(turn.catalogue, name)


def _gone(turn: Turn, words: str) -> Reply:
    """The report was put away, or is no longer this person's, while they wrote: the words are kept."""
    turn.hold(words)
    turn.state.gathering = None
    return Reply(
        (text(turn.say("gather-gone")), note(turn.say("gather-held"))),
        (act(turn, "start"), act(turn, "undelete")),
    )


def _only_begins_like_a_yes(turn: Turn, words: str) -> bool:
    """ "Ja, men …", unless what follows is understood: "okay, men hvem bestemmer så?"."""
    if not is_reserved_yes_but(words):
        return False
    recognition = turn.recognised(words)
    return recognition.decision not in CONFIDENT


async def _settle_slip(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """Whether "spring ovr" was "spring over", or the answer."""
    return await _words(turn, data["meant"]) if chosen == "yes" else await settle_doubt(turn, data, "answer")


SETTLE: dict[str, tuple[router.Settler, tuple[str, ...]]] = {
    **router.SETTLE,
    "doubt": (settle_doubt, ("answer", "question")),
    "slip": (_settle_slip, ("yes", "answer")),
    "order": (settle_order, ("order", "answer")),
}
"""What can wait for a yes; also words that could be taken in two ways."""
