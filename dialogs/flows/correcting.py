"""Correct a word in what is written: find it, show before and after, change only that on a yes."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, escaped, note, text, verbatim
from dialogs.reports.asking import ask, go_on, open_draft
from dialogs.reports.buttons import act, choice, yes_no
from dialogs.reports.correction import Correction, apply, narrow, occurrence, widen
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.writing import length_of, tell_other_author, write
from dialogs.turn_context import Turn
from storage.catalogue.records import Question
from storage.records import Answer, AnswerKind


async def correct(turn: Turn, wanted: Correction) -> Reply:
    """Propose the change; or say that the words were not found, and keep everything."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    found = [
        (q, a)
        for q in draft.template.questions
        if (a := draft.answers.get(q.key))
        and a.parts
        and (wanted.question in (None, q.key))
        and _holds(a, wanted.old)
    ]
    if not found:
        return _not_found(turn, draft, wanted)
    question, answer = _preferred(turn, found)
    old = widen(answer.text or "", wanted.old, wanted.new)
    new = narrow(old, wanted.new)
    after = _once(answer, old, new)
    if any((found_ := turn.services.guard(part)) and found_.kind == "cpr" for part in after):
        return await ask(turn, draft, [text(turn.say("guard-cpr")), text(turn.say("guard-cpr-rewrite"))])
    pending = turn.ask_yes(
        "correct", report=draft.report.id, question=question.key, revision=answer.revision, after=after
    )
    return Reply(
        (
            text(turn.say("gather-correct-ask", section=question.title)),
            note(turn.say("gather-before")),
            verbatim(_around(answer.text or "", old)),
            note(turn.say("gather-after")),
            verbatim(_around("\n\n".join(after), new)),
        ),
        yes_no(turn, pending),
    )


def _not_found(turn: Turn, draft: Draft, wanted: Correction) -> Reply:
    """The words stand nowhere. Perhaps this was an answer that only sounds like a correction: one press makes it one."""
    where, g = draft.question(wanted.question), turn.state.active
    key = "gather-correct-not-there" if where else "gather-correct-nowhere"
    said = text(turn.say(key, old=escaped(wanted.old), section=where.title if where else ""))
    beside = (act(turn, "show", draft.report.id), act(turn, "resume"), act(turn, "help"))
    question = draft.question(g.question or g.asked) if g else None
    if question is None or turn.incoming.action is not None:
        return Reply((said,), beside)
    pending = turn.ask_yes("doubt", report=draft.report.id, question=question.key, words=turn.incoming.text)
    return Reply(
        (said, text(turn.say("gather-correct-or-answer", section=question.title))),
        (choice(turn, pending, "answer"), *beside),
    )


def _once(answer: Answer, old: str, new: str) -> list[str]:
    """The parts with the first occurrence changed, and no other."""
    out, done = [], False
    for part in answer.parts:
        changed = part.text if done else apply(part.text, old, new)
        done = done or changed != part.text
        out.append(changed)
    return out


def _holds(answer: Answer, old: str) -> bool:
    return any(occurrence(old).search(p.text) for p in answer.parts)


def _preferred(turn: Turn, found: list[tuple[Question, Answer]]) -> tuple[Question, Answer]:
    """Where the words stand in several sections: the one last written here, else one's own, else the first."""
    g = turn.state.gathering
    last = g.last if g else None
    mine = turn.person.id if turn.person else None
    return min(found, key=lambda qa: (qa[0].key != last, qa[1].author_id != mine))


def _around(whole: str, words: str, margin: int = 300) -> str:
    """The words with some text around them, so that a long answer shows the place and not the start."""
    at = whole.casefold().find(words.casefold())
    if at < 0 or len(whole) <= 2 * margin:
        return whole
    start, end = max(0, at - margin), min(len(whole), at + len(words) + margin)
    return ("… " if start else "") + whole[start:end] + (" …" if end < len(whole) else "")


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `correct`. Authors keep their parts; the change is this person's revision."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(data["question"])
    latest = draft.answers.get(data["question"])
    if chosen != "yes" or question is None or latest is None:
        return await ask(turn, draft, [note(turn.say("gather-unchanged"))])
    if latest.revision != data["revision"]:
        return await ask(
            turn,
            draft,
            [text(turn.say("gather-changed-meanwhile", section=question.title, name=latest.author))],
        )
    parts = [replace(p, text=t) for p, t in zip(latest.parts, data["after"], strict=True)]
    if (length := length_of(parts)) > MAX_ANSWER:
        return await ask(
            turn,
            draft,
            [text(turn.say("gather-too-long", length=length, limit=MAX_ANSWER, section=question.title))],
        )
    kind = latest.kind if latest.kind in (AnswerKind.prefill, AnswerKind.text) else AnswerKind.text
    answer = await write(turn, draft, question.key, kind, [p for p in parts if p.text.strip()])
    await tell_other_author(turn, draft, question, latest, answer)
    return await go_on(turn, draft, None, [note(turn.say("gather-corrected", section=question.title))])
