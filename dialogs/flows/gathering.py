"""Gather a report: take what is said as the answer, or to the section that is named."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, note, text
from dialogs.reports.asking import all_asked, ask, listed, open_draft
from dialogs.reports.buttons import yes_no
from dialogs.reports.draft import Draft
from dialogs.reports.naming import find_question
from dialogs.reports.preview import excerpt
from dialogs.reports.splitting import offer_split, section_of
from dialogs.reports.storing import asked_now, store
from dialogs.reports.writing import Mode
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act


async def answer(turn: Turn, words: str) -> Reply:
    """A plain message while a question is asked: split over sections, or saved as the answer."""
    draft = await _draft_for(turn, words)
    if isinstance(draft, Reply):
        return draft
    g = turn.state.gathering
    assert g is not None
    question = draft.question(g.question or g.asked)
    if (question is None or g.to_review) and (named := find_question(draft, words)):
        return await _go_to(turn, named, "answer")
    if question is None:
        return offer_place(turn, draft, words) or hold(turn, draft, words)
    if offer := offer_split(turn, draft, question, words):
        return offer
    return await store(turn, draft, question, words, Mode(g.mode))


def offer_place(turn: Turn, draft: Draft, words: str) -> Reply | None:
    """When all questions are asked: the section that words are about, to be saved there on a yes."""
    question = section_of(draft, words)
    if question is None:
        return None
    if offer := offer_split(turn, draft, question, words):
        return offer
    pending = turn.ask_yes("place", report=draft.report.id, question=question.key, words=words)
    key = "gather-place-ask-after" if draft.answered(question) else "gather-place-ask"
    asked = text(turn.say(key, section=question.title))
    return Reply((*excerpt(turn, words), asked), yes_no(turn, pending))


def hold(turn: Turn, draft: Draft, words: str) -> Reply:
    """When all questions are asked: words of which nobody knows where they belong are kept beside the report."""
    turn.hold(words)
    return all_asked(turn, draft, [note(turn.say("gather-held-which"))])


async def confirm_place(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `offer_place`; else the words are held."""
    draft = await _draft_for(turn, data["words"])
    if isinstance(draft, Reply):
        return draft
    question = draft.question(data["question"])
    if chosen != "yes" or question is None:
        return hold(turn, draft, data["words"])
    return await store(
        turn, draft, question, data["words"], Mode.add if draft.answered(question) else Mode.answer
    )


async def _draft_for(turn: Turn, words: str) -> Draft | Reply:
    """The draft that words may be written to; else the words are held, and it is said why."""
    draft = await open_draft(turn)
    if isinstance(draft, Draft):
        return draft
    turn.hold(words)
    return Reply((*draft.blocks, note(turn.say("gather-held"))), draft.buttons)


async def store_words(turn: Turn, words: str) -> Reply:
    """Save words that were said to be the answer, without looking for anything else in them."""
    draft, g = await _draft_for(turn, words), turn.state.gathering
    if isinstance(draft, Reply):
        return draft
    question = draft.question(g.question or g.asked) if g else None
    if g is None or question is None:
        return await answer(turn, words)
    return await store(turn, draft, question, words, Mode(g.mode))


async def edit(turn: Turn, steer: Act) -> Reply:
    """ "Ret <afsnit>": ask that question; the next message replaces one's own newest text."""
    return await _go_to(turn, steer.section, "answer")


async def replace_next(turn: Turn, steer: Act) -> Reply:
    """ "Erstat": the next message replaces the newest text of the question that is asked, or was last answered."""
    return await _go_to(turn, await _current(turn), "answer")


async def add_next(turn: Turn, steer: Act) -> Reply:
    """ "Tilføj": the next message is added to the question named, or the one last answered."""
    return await _go_to(turn, steer.section or await _current(turn), "add")


async def _go_to(turn: Turn, key: str | None, mode: str) -> Reply:
    draft = await open_draft(turn, alone=key is not None)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(key) or asked_now(turn, draft)
    if question is None:
        return all_asked(turn, draft, [text(turn.say("gather-which-section", sections=listed(draft.core)))])
    turn.open(draft.report.id, question.key, mode)
    return await ask(turn, draft)


async def _current(turn: Turn) -> str | None:
    """What "it" is: the question asked when it has a text already, else the one last answered."""
    draft, g = await turn.gathered(), turn.state.gathering
    if draft is None or g is None:
        return None
    asked = draft.question(g.question or (g.asked if not g.to_review else None))
    if asked is not None and (draft.answered(asked) or not g.last):
        return asked.key
    return g.last


async def write_now(turn: Turn, steer: Act) -> Reply:
    """ "Skriv: …": what stands after the colon is the answer, whatever it looks like."""
    return await _store_steered(turn, steer, None, Mode.answer)


async def edit_text(turn: Turn, steer: Act) -> Reply:
    """ "Ret formål: …": replace at once."""
    return await _store_steered(turn, steer, steer.section, Mode.answer)


async def replace_text(turn: Turn, steer: Act) -> Reply:
    """ "Erstat: …": replace the text that was last written or is asked about."""
    return await _store_steered(turn, steer, await _current(turn), Mode.answer)


async def add_text(turn: Turn, steer: Act) -> Reply:
    """ "Tilføj: …" or "tilføj til formål: …": put it after what stands there."""
    return await _store_steered(turn, steer, steer.section or await _current(turn), Mode.add)


async def _store_steered(turn: Turn, steer: Act, key: str | None, mode: Mode) -> Reply:
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        if steer.text:
            turn.hold(steer.text)
        return Reply((*draft.blocks, *([note(turn.say("gather-held"))] if steer.text else ())), draft.buttons)
    g = turn.state.gathering
    assert g is not None
    question = draft.question(key) or asked_now(turn, draft)
    if question is None:
        return hold(turn, draft, steer.text)
    mode = Mode.add if g.mode == "add" and mode is Mode.answer and key is None else mode
    g.active = True
    return await store(turn, draft, question, steer.text, mode)
