"""Gather a report: take an answer, and steer between the questions."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, note, text
from dialogs.reports.asking import all_asked, ask, go_on, listed, open_draft, saved_blocks
from dialogs.reports.buttons import act, say, yes_no
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.naming import find_question
from dialogs.reports.preview import excerpt
from dialogs.reports.splitting import offer_split
from dialogs.reports.writing import Mode, Outcome, clash_reply, save, write
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.records import Question
from storage.records import AnswerKind

MOST_BUTTONS = 6


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
        turn.hold(words)
        return all_asked(turn, draft, [note(turn.say("gather-held-which"))])
    if offer := offer_split(turn, draft, question, words):
        return offer
    return await store(turn, draft, question, words, Mode(g.mode))


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


async def store(turn: Turn, draft: Draft, question: Question, words: str, mode: Mode) -> Reply:
    """Save words under a question, say so briefly, and ask on."""
    g = turn.state.gathering
    assert g is not None
    if not words.strip():
        return await ask(turn, draft, [text(turn.say("gather-empty"))])
    saved = await save(turn, draft, question, words, mode, g.seen.get(question.key))
    if saved.outcome is Outcome.clash:
        assert saved.answer is not None
        turn.ask_yes(
            "clash",
            report=draft.report.id,
            question=question.key,
            words=words,
            revision=saved.answer.revision,
        )
        return clash_reply(turn, question, saved.answer, words)
    if saved.outcome is Outcome.too_long:
        turn.hold(words, question.key)
        return Reply(
            (
                text(
                    turn.say("gather-too-long", length=saved.length, limit=MAX_ANSWER, section=question.title)
                ),
                note(turn.say("gather-held")),
            ),
            (act(turn, "held"), act(turn, "show")),
        )
    if turn.state.pending is not None and "said" in turn.state.pending.data:
        turn.state.pending = None
    turn.state.note_message(
        turn.incoming.message_id, report=draft.report.id, question=question.key, text=words.strip()
    )
    return await go_on(turn, draft, question, saved_blocks(turn, question, mode, saved))


def _asked(turn: Turn, draft: Draft) -> Question | None:
    g = turn.state.gathering
    return draft.question(g.question or g.asked) if g else None


async def skip(turn: Turn, steer: Act) -> Reply:
    """Leave the question for later; the report says so until somebody answers."""
    return await _put_off(turn, steer, AnswerKind.skipped, "gather-skipped")


async def not_relevant(turn: Turn, steer: Act) -> Reply:
    """Not relevant yet; it is put off with those words."""
    return await _put_off(turn, steer, AnswerKind.not_relevant_yet, "gather-not-relevant")


async def guide(turn: Turn) -> Reply:
    """ "Hvad skal jeg skrive her?": what the template says about the section, and the question again."""
    draft = await open_draft(turn)
    question = _asked(turn, draft) if isinstance(draft, Draft) else None
    if isinstance(draft, Reply) or question is None:
        return draft if isinstance(draft, Reply) else all_asked(turn, draft)
    section = draft.section_of(question)
    said = [s for s in (section.instruction, *section.guidance) if s and s != question.prompt]
    return await ask(
        turn, draft, [text(turn.say("gather-guide", section=question.title)), *(note(s) for s in said)]
    )


async def _put_off(turn: Turn, steer: Act, kind: AnswerKind, receipt: str) -> Reply:
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(steer.section) or _asked(turn, draft)
    if question is None:
        return all_asked(turn, draft)
    if draft.answered(question):
        return await go_on(turn, draft, question, [note(turn.say("gather-kept", section=question.title))])
    if draft.prefilling:
        return await _pass_by(turn, draft, question)
    await write(turn, draft, question.key, kind, [])
    return await go_on(turn, draft, question, [note(turn.say(receipt, section=question.title))])


async def _pass_by(turn: Turn, draft: Draft, question: Question) -> Reply:
    """Whoever pre-fills passes a question by without putting it off for the cluster."""
    g = turn.state.gathering
    assert g is not None
    keys = [q.key for q in draft.core]
    later = keys[keys.index(question.key) + 1 :] if question.key in keys else []
    g.question, g.asked = (later[0] if later else None), (None if later else question.key)
    if later:
        return await ask(turn, draft)
    return all_asked(turn, draft)


async def keep(turn: Turn, steer: Act) -> Reply:
    """What stands there is right: a pre-filled text becomes the cluster's answer as it is."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(steer.section) or _asked(turn, draft)
    if question is None:
        return all_asked(turn, draft)
    latest = draft.answers.get(question.key)
    if latest and latest.kind is AnswerKind.prefill and latest.parts and not draft.prefilling:
        await write(turn, draft, question.key, AnswerKind.text, list(latest.parts))
    return await go_on(turn, draft, question, [note(turn.say("gather-kept", section=question.title))])


async def back(turn: Turn, steer: Act) -> Reply:
    """The question before the one that is asked."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    g = turn.state.gathering
    assert g is not None
    earlier = draft.before(None if g.to_review else g.question or g.asked)
    turn.open(draft.report.id, earlier.key if earlier else g.asked)
    return await ask(turn, draft, [] if earlier else [note(turn.say("gather-first"))])


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
    question = draft.question(key) or _asked(turn, draft)
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
    question = draft.question(key) or _asked(turn, draft)
    if question is None:
        turn.hold(steer.text)
        return all_asked(turn, draft, [note(turn.say("gather-held-which"))])
    mode = Mode.add if g.mode == "add" and mode is Mode.answer and key is None else mode
    g.active = True
    return await store(turn, draft, question, steer.text, mode)


async def held(turn: Turn, steer: Act) -> Reply:
    """Texts without a place: shown whole, the newest first, to be put under a section or let go."""
    texts = await turn.held()
    if not texts:
        return Reply((text(turn.say("gather-held-none")),), (act(turn, "help"),))
    blocks: list[Block] = [text(turn.say("gather-held-list", count=len(texts)))]
    for kept in reversed(texts):
        blocks += excerpt(turn, kept["text"], len(texts))
    return Reply(blocks, (act(turn, "place_held"), act(turn, "drop_held"), act(turn, "missing")))


async def place_held(turn: Turn, steer: Act) -> Reply:
    """Put the newest held text under the question that is asked."""
    draft, texts = await open_draft(turn), await turn.held()
    if isinstance(draft, Reply) or not texts:
        return draft if isinstance(draft, Reply) else await held(turn, steer)
    newest = texts[-1]
    question = draft.question(steer.section or newest.get("question")) or _asked(turn, draft)
    if question is None:
        buttons = [
            say(q.title, turn.say("says-place-in", section=q.title)) for q in draft.core[:MOST_BUTTONS]
        ]
        return Reply((text(turn.say("gather-place-where")), *excerpt(turn, newest["text"])), buttons)
    texts.pop()
    turn.open(draft.report.id, question.key)
    mode = Mode.add if draft.answered(question) else Mode.answer
    return await store(turn, draft, question, newest["text"], mode)


async def drop_held(turn: Turn, steer: Act) -> Reply:
    """Ask whether the held texts may go: they stand nowhere else."""
    count = turn.state.held_count
    if not count:
        return await held(turn, steer)
    pending = turn.ask_yes("drop_held", count=count)
    return Reply((text(turn.say("gather-held-drop-ask", count=count)),), yes_no(turn, pending))


async def confirm_drop_held(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `drop_held`; one that has come since stays."""
    if chosen != "yes":
        return await held(turn, Act("held"))
    texts = await turn.held()
    del texts[: data["count"]]
    return Reply(
        (text(turn.say("gather-held-dropped", count=data["count"])),),
        (act(turn, "resume"), act(turn, "help")),
    )
