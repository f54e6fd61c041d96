"""How an answer is saved: whose words stay, whose are replaced, and when it must be asked first.

A text is saved verbatim but for outer white space. One's own newest part is replaced at once (the old one
stays in the history); other people's words are only added to, or replaced on a yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from dialogs.answers import Reply, heading, note, text
from dialogs.reports.buttons import act, choice
from dialogs.reports.draft import MAX_ANSWER, Draft, authors
from dialogs.reports.naming import report_title
from dialogs.reports.preview import excerpt
from dialogs.turn_context import Turn
from storage.catalogue.records import Question
from storage.records import Answer, AnswerKind, Part, ReportState

JOIN = len("\n\n")


class Mode(StrEnum):
    """What a new text does to the one that is there."""

    answer = "answer"
    add = "add"
    replace_all = "replace_all"


class Outcome(StrEnum):
    """What became of a save. `clash` and `too_long` wrote nothing."""

    saved = "saved"
    same = "same"
    clash = "clash"
    too_long = "too_long"


class Saved(Struct, frozen=True):
    """The outcome, with the newest answer: the one just written, or the one that stands in the way."""

    outcome: Outcome
    answer: Answer | None = None
    length: int = 0


async def save(
    turn: Turn, draft: Draft, question: Question, words: str, mode: Mode, base: int | None = None
) -> Saved:
    """Save `words` as this person's answer. `base` is the revision they had seen; None: the newest.

    A text by somebody else is never replaced here but in `Mode.replace_all`, which is what a yes gives.
    """
    words = words.strip()
    latest = draft.answers.get(question.key)
    if turn.person is None:
        raise PermissionError("an answer needs an author")
    parts = _combine(turn, latest, words, mode, base)
    if parts is None:
        return Saved(Outcome.clash, latest)
    length = length_of(parts)
    if length > MAX_ANSWER:
        return Saved(Outcome.too_long, latest, length)
    if (
        latest
        and latest.kind is _kind(draft, latest)
        and [p.text for p in parts] == [p.text for p in latest.parts]
    ):
        return Saved(Outcome.same, latest, length)
    answer = await write(turn, draft, question.key, _kind(draft, latest), parts)
    if latest is not None and latest.text is not None:
        await tell_other_author(turn, draft, question, latest, answer)
    return Saved(Outcome.saved, answer, length)


def length_of(parts: Sequence[Part]) -> int:
    """The characters of the text that these parts make."""
    return sum(len(p.text) for p in parts) + JOIN * max(0, len(parts) - 1)


def _kind(draft: Draft, latest: Answer | None) -> AnswerKind:
    """A member's words are the cluster's answer; the secretariat's are a pre-filled text, or add to an answer."""
    answered = latest is not None and latest.kind is AnswerKind.text
    return AnswerKind.prefill if draft.prefilling and not answered else AnswerKind.text


def _combine(
    turn: Turn, latest: Answer | None, words: str, mode: Mode, base: int | None
) -> list[Part] | None:
    """The parts after this save, or None where somebody else's words stand in the way."""
    assert turn.person is not None
    me = turn.person.id
    mine = Part(me, turn.person.name, words, turn.now)
    if latest is None or not latest.parts:
        return [mine]
    if mode is Mode.add:
        return [*latest.parts, mine]
    if mode is Mode.replace_all:
        return [mine]
    unseen = base is not None and latest.revision > base and latest.author_id != me
    own = [i for i, p in enumerate(latest.parts) if p.author_id == me]
    if unseen or not own:
        return None
    return [mine if i == own[-1] else p for i, p in enumerate(latest.parts)]


async def write(turn: Turn, draft: Draft, question: str, kind: AnswerKind, parts: list[Part]) -> Answer:
    """Write a revision on top of the newest, move the report along, and remember it as the last thing done."""
    assert turn.person is not None
    report, before = draft.report, draft.revision(question)
    answer = await turn.uow.reports.write(
        report.id, question, kind, tuple(parts), turn.person.id, turn.person.name, turn.now, before
    )
    draft.answers[question] = answer
    state = _state_after(report.state, kind)
    if state is not report.state:
        await turn.uow.reports.set_state(report.id, state, turn.now)
        turn.forget_draft(report.id)
    if (g := turn.state.gathering) is not None and g.report == report.id:
        g.look(question, answer.revision)
        g.wrote(question, answer.revision, before)
    return answer


def _state_after(state: ReportState, kind: AnswerKind) -> ReportState:
    if kind is AnswerKind.prefill:
        return ReportState.prefilled if state is ReportState.not_started else state
    return ReportState.in_progress if state in (ReportState.not_started, ReportState.prefilled) else state


async def tell_other_author(turn: Turn, draft: Draft, question: Question, old: Answer, new: Answer) -> None:
    """The others whose words were added to or replaced hear of it, once for each text of theirs."""
    assert turn.person is not None
    others = {p.author_id for p in old.parts} - {None, turn.person.id}
    for person_id in others:
        person = await turn.uow.people.by_id(person_id) if person_id else None
        became = _became(old, new, person_id)
        if person is None or became is None:
            continue
        theirs = max(p.at for p in old.parts if p.author_id == person_id)
        title = report_title(turn.texts, turn.catalogue, draft.report.key)
        told = Reply(
            (
                text(
                    turn.say(
                        f"gather-notice-{became}", name=turn.person.name, section=question.title, report=title
                    )
                ),
                note(turn.say("gather-notice-history", section=question.title)),
            ),
            (act(turn, "show", draft.report.id),),
        )
        await turn.notify([person], told, f"{became}:{draft.report.id}:{question.key}:{theirs.isoformat()}")


def _became(old: Answer, new: Answer, author: int | None) -> str | None:
    """What became of an author's words: others were added, they were replaced, corrected, or taken out; or nothing."""
    before, after = ([p.text for p in a.parts if p.author_id == author] for a in (old, new))
    if before == after:
        return "added" if len(new.parts) > len(old.parts) else None
    if after:
        return "changed"
    return "replaced" if set(p.text for p in new.parts) - set(p.text for p in old.parts) else "removed"


def clash_reply(turn: Turn, question: Question, theirs: Answer, words: str) -> Reply:
    """Both texts, and the question what to do; nothing was written. The words wait in the pending yes."""
    pending = turn.state.pending
    assert pending is not None
    return Reply(
        (
            heading(turn.say("gather-clash-title", section=question.title)),
            text(turn.say("gather-clash-theirs", name=authors(theirs))),
            *excerpt(turn, theirs.text or "", 2),
            text(turn.say("gather-clash-yours")),
            *excerpt(turn, words, 2),
            text(turn.say("gather-clash-ask", section=question.title)),
        ),
        (choice(turn, pending, "add"), choice(turn, pending, "replace"), choice(turn, pending, "no")),
    )
