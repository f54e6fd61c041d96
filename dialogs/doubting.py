"""Words while a report is being written: the answer to the question that is asked, or a question; in doubt a press tells."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs import router
from dialogs.answers import Reply, text
from dialogs.flows import gathering, passing
from dialogs.guarding import crisis
from dialogs.meaning import CONFIDENT, asked, beside, to_do, understood
from dialogs.reports import access
from dialogs.reports.buttons import act, choice, say
from dialogs.reports.draft import Draft, may_write
from dialogs.reports.naming import question_called
from dialogs.turn_context import Turn
from dialogs.understanding.control import (
    Act,
    aside,
    is_order,
    is_request,
    slip,
    wants_guidance,
    without_lead,
)
from dialogs.understanding.recognition import Recognition
from storage.catalogue.records import Question

STATEMENT_WHEN_ALL_ASKED = 12
"""Words: when every question has been asked, so short a message is no answer, and is understood like any other."""
STATEMENT = 4
ORDERED = router.OF_REPORTS - {"cancel"}
"""What is asked about when it is told in the middle of a report; a no that goes on ("nej, vi har ikke …") is an answer."""


async def answer_or_question(turn: Turn, draft: Draft, words: str) -> Reply:
    """While a question is asked: an answer, unless it is surely a question; in doubt, one button tells."""
    g = turn.state.gathering
    assert g is not None
    if wants_guidance(words):
        return await passing.guide(turn)
    question, called = draft.question(g.question or g.asked), draft.question(question_called(draft, words))
    if question is None and len(words.split()) <= STATEMENT_WHEN_ALL_ASKED:
        return await _when_all_asked(turn, draft, called, words)
    if called is not None and called is question and not g.to_review:
        return await passing.guide(turn)
    if called is not None and not g.to_review:
        return _ask_slip(turn, draft, turn.say("says-edit", section=called.title), words)
    if meant := slip(words) or aside(words):
        return _ask_slip(turn, draft, meant, words)
    if not _could_be_question(words):
        return await gathering.answer(turn, words)
    recognition = turn.recognised(words)
    if recognition.decision == "crisis":
        return crisis(turn)
    if recognition.intent in router.ON_REQUEST and is_request(words) and (handler := to_do(recognition)):
        return await handler(turn, recognition)
    sure = recognition.surely_asked
    if sure and recognition.decision in CONFIDENT:
        return await _interruption(turn, recognition, words)
    told = recognition.intent in ORDERED and without_lead(words) is not None and to_do(recognition)
    if question and (told or is_order(words) or access.template_named(turn.catalogue, words)):
        return _ask_order(turn, draft, question, words)
    if not words.rstrip().endswith("?") and not (sure or _asks_plainly(recognition)):
        return await gathering.answer(turn, words)
    return _ask_doubt(turn, draft, g.question or g.asked, words)


def _asks_plainly(recognition: Recognition) -> bool:
    """ "Er vi færdige", but not "Har vi succes, udvides det"."""
    return recognition.is_question and "," not in recognition.text


async def _when_all_asked(turn: Turn, draft: Draft, called: Question | None, words: str) -> Reply:
    """A few words when no question is asked: the name of a section, a statement for one of them, or anything else."""
    if called is not None:
        return await gathering.edit(turn, Act("edit", section=called.key))
    return (None if is_order(words) else _placed(turn, draft, words)) or await understood(turn, words)


def _placed(turn: Turn, draft: Draft, words: str) -> Reply | None:
    """A statement about one of the sections that means nothing else to the bot, to be saved there on a yes.

    What is told as a sentence with its full stop is kept, also where a question might be made of its words.
    """
    if len(words.split()) < STATEMENT:
        return None
    recognition = turn.recognised(words)
    told = recognition.decision == "answer" and words.rstrip().endswith(".")
    if recognition.is_question or (recognition.decision in (*CONFIDENT, "crisis") and not told):
        return None
    nothing_else = told or recognition.decision == "refuse"
    return gathering.offer_place(turn, draft, words) or (
        gathering.hold(turn, draft, words) if nothing_else else None
    )


def paused_answer(turn: Turn, draft: Draft, words: str) -> Reply | None:
    """A statement that means nothing to the bot, during a pause, may be the answer: it is held until that is said."""
    g = turn.state.gathering
    question = (draft.question(g.question or g.asked) if g else None) or draft.next_open()
    if question is None or len(words.split()) < STATEMENT or not may_write(turn.person, draft):
        return None
    recognition = turn.recognised(words)
    if recognition.is_question or recognition.decision in (*CONFIDENT, "crisis"):
        return None
    return _ask_doubt(turn, draft, question.key, words)


def _ask_doubt(turn: Turn, draft: Draft, key: str | None, words: str) -> Reply:
    pending = turn.ask_yes("doubt", report=draft.report.id, question=key, words=words)
    question = draft.question(key)
    asked = turn.say("gather-doubt", section=question.title) if question else turn.say("gather-doubt-any")
    return Reply(
        (text(asked),),
        (choice(turn, pending, "answer"), choice(turn, pending, "question")),
    )


def _ask_slip(turn: Turn, draft: Draft, meant: str, words: str) -> Reply:
    g = turn.state.gathering
    question = draft.question(g.question or g.asked) if g else None
    if question is None:
        return Reply((text(turn.say("gather-meant", meant=meant)),), (say(meant, meant), act(turn, "help")))
    pending = turn.ask_yes("slip", report=draft.report.id, question=question.key, words=words, meant=meant)
    return Reply(
        (text(turn.say("gather-meant-or", meant=meant, section=question.title)),),
        (say(meant, meant), choice(turn, pending, "answer")),
    )


def _ask_order(turn: Turn, draft: Draft, question: Question, words: str) -> Reply:
    """Words that ask for something to be done with the report may be what stands in it after all."""
    pending = turn.ask_yes("order", report=draft.report.id, question=question.key, words=words)
    return Reply(
        (text(turn.say("gather-order", section=question.title)),),
        (choice(turn, pending, "order"), choice(turn, pending, "answer")),
    )


async def settle_order(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """What was asked for is done as well as it is understood; or the words are the answer."""
    if chosen == "answer":
        return await settle_doubt(turn, data, chosen)
    recognition = turn.recognised(data["words"])
    if to_do(recognition) is not None or access.template_named(turn.catalogue, data["words"]):
        return await understood(turn, data["words"])
    if recognition.decision == "ask":
        return await beside(turn, await asked(turn, recognition))
    unknown = (text(turn.say("gather-order-unknown")), text(turn.say("help-gathering-words")))
    return await beside(turn, Reply(unknown, (act(turn, "help"),)))


def _could_be_question(words: str) -> bool:
    """Short, on one line, and not a question that its writer goes on to answer: "Hvem gør hvad? Kommunen er …"."""
    answered = words.rpartition("?")[2].split() if "?" in words else ()
    return (
        len(words) <= 300
        and "\n" not in words.strip()
        and len(answered) < STATEMENT
        and (words.rstrip().endswith("?") or len(words.split()) <= 14)
    )


async def _interruption(turn: Turn, recognition: Any, words: str) -> Reply:
    """Answer the question in the middle, and keep the place. One press makes the words the answer after all."""
    g = turn.state.gathering
    assert g is not None
    where = g.question or g.asked
    if (handler := to_do(recognition)) is not None:
        return await handler(turn, recognition)
    reply = await beside(turn, await asked(turn, recognition))
    if turn.state.pending is not None or where is None:
        return reply
    pending = turn.ask_yes("doubt", report=g.report, question=where, said=words)
    return replace(reply, buttons=(choice(turn, pending, "answer"), *reply.buttons[:5]))


async def settle_doubt(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """ "Det er mit svar" or "det er et spørgsmål" to words that could be either.

    `words` were never answered, so they are held when something else takes their place; `said` was answered
    as a question, and goes with it.
    """
    draft, words = await turn.gathered(), data.get("words") or data["said"]
    if chosen == "question" or draft is None:
        recognition = turn.recognised(words)
        return await beside(turn, await asked(turn, recognition))
    turn.open(
        data["report"], data["question"], turn.state.gathering.mode if turn.state.gathering else "answer"
    )
    return await gathering.store_words(turn, words)
