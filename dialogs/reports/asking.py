"""The next question, as people see it: how far, what the template asks, what is there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from dialogs.answers import Block, Button, Reply, heading, note, progress, text
from dialogs.reports import access
from dialogs.reports.buttons import act, edit, open_form
from dialogs.reports.draft import Draft, authors, may_write
from dialogs.reports.naming import report_title
from dialogs.reports.preview import excerpt
from dialogs.reports.writing import Mode, Outcome, Saved
from dialogs.turn_context import Turn
from storage.catalogue.records import Question
from storage.records import EDITABLE, Answer, AnswerKind, Presence

OPENS_AN_EXAMPLE = ("eksempelvis", "for eksempel", "fx")
PRESENT_FOR = timedelta(minutes=30)
IN_DOUBT = ("doubt", "slip", "order")
"""What waits to be told whether words were an answer."""


async def ask(turn: Turn, draft: Draft, before: Sequence[Block] = (), move_on: bool = False) -> Reply:
    """Ask the named question, or the one asked before if it is still open, or the next; or offer the review.

    `move_on` leaves the one asked before, open or not. Remembers what was shown, so that a later save knows
    whether somebody else wrote in between.
    """
    g = turn.state.gathering
    assert g is not None
    question = (
        draft.question(g.question)
        or (None if move_on else _still_open(draft, g.asked))
        or draft.next_open(g.asked)
    )
    before = [*before, *_asked_before(turn)]
    if question is None:
        g.asked, g.to_review = None, True
        return all_asked(turn, draft, before)
    g.asked = question.key
    g.look(question.key, draft.revision(question.key))
    if turn.person is not None:
        await turn.uow.reports.enter(
            draft.report.id, question.key, turn.person.id, turn.person.name, turn.now
        )
    blocks = [*before, *_question_blocks(turn, draft, question), *await _who_is_here(turn, draft, question)]
    return Reply(blocks, _buttons(turn, draft, question))


def _asked_before(turn: Turn) -> list[Block]:
    """A question of the report takes the place of a step, and of what was in doubt: those words are held, and it is
    said.
    """
    pending = turn.state.pending
    if pending is None or not (pending.takes_words or pending.kind in IN_DOUBT):
        return []
    count = turn.state.held_count
    turn.let_go()
    return [note(turn.say("gather-let-go"))] if turn.state.held_count > count else []


def _still_open(draft: Draft, key: str | None) -> Question | None:
    question = draft.question(key)
    return None if question is None or draft.settled(question) else question


def _question_blocks(turn: Turn, draft: Draft, question: Question) -> list[Block]:
    number, total = draft.place(question)
    label = turn.say("gather-progress", number=number, total=total)
    if question.optional:
        label = turn.say("gather-progress-optional")
    out = [progress(label, (number - 1) / total if total else 0), heading(question.title)]
    if question.prompt and question.prompt.rstrip(":").strip() != question.title:
        out.append(text(question.prompt))
    if question.preliminary:
        out.append(note(turn.say("gather-preliminary")))
    if question.parties and not all(p in (question.prompt or "") for p in question.parties):
        out.append(text(turn.say("gather-parties", parties=", ".join(question.parties))))
    if question.subfields:
        out.append(text(turn.say("gather-subfields", fields="; ".join(question.subfields))))
    if question.help:
        out.append(note(question.help))
    for example in question.examples:
        said = example.casefold().startswith(OPENS_AN_EXAMPLE)
        out.append(note(example if said else turn.say("gather-example", example=example)))
    return out + _current(turn, draft, question)


def _current(turn: Turn, draft: Draft, question: Question) -> list[Block]:
    answer = draft.answers.get(question.key)
    if answer is None or answer.text is None:
        return []
    key = "gather-current-prefilled" if answer.kind is AnswerKind.prefill else "gather-current"
    return [
        note(turn.say(key, name=authors(answer))),
        *excerpt(turn, answer.text, 2),
        text(turn.say(_how(turn, answer))),
    ]


def _how(turn: Turn, answer: Answer) -> str:
    """What a message does to the text that stands there."""
    g = turn.state.gathering
    if g is not None and g.mode == "add":
        return "gather-how-add"
    writers, me = {p.author_id for p in answer.parts}, turn.person.id if turn.person else None
    if me not in writers:
        return "gather-how-asked"
    return "gather-how-replace" if writers == {me} else "gather-how-own"


async def _others_here(turn: Turn, draft: Draft) -> list[Presence]:
    me = turn.person.id if turn.person else None
    present = await turn.uow.reports.present(draft.report.id, turn.now - PRESENT_FOR)
    return [p for p in present if p.person_id != me]


async def _who_is_here(turn: Turn, draft: Draft, question: Question) -> list[Block]:
    here = [p.name for p in await _others_here(turn, draft) if p.question == question.key]
    return [note(turn.say("gather-present", names=", ".join(here), count=len(here)))] if here else []


async def writing_now(turn: Turn, draft: Draft) -> list[str]:
    """Who else has a section of the report open, a sentence each."""
    out = []
    for p in await _others_here(turn, draft):
        question = draft.question(p.question)
        section = question.title if question else p.question
        out.append(turn.say("gather-submit-open", name=p.name, section=section))
    return out


def _buttons(turn: Turn, draft: Draft, question: Question) -> list[Button]:
    report, g = draft.report.id, turn.state.gathering
    answer = draft.answers.get(question.key)
    out = []
    if answer is not None and answer.text is not None:
        out.append(act(turn, "keep", report, question.key))
    else:
        out.append(act(turn, "skip", report, question.key))
    out.append(open_form(turn, report, question.section))
    if g is not None and g.last:
        out.append(act(turn, "undo", report))
    if draft.before(question.key):
        out.append(act(turn, "back", report, question.key))
    return [*out, act(turn, "show", report), act(turn, "stop", report)]


def all_asked(turn: Turn, draft: Draft, before: Sequence[Block] = ()) -> Reply:
    """Every core question has been asked: what stands empty, what else one may add, and the review."""
    report = draft.report.id
    blocks = [
        *before,
        heading(turn.say("gather-all-asked-title")),
        progress(
            turn.say("gather-filled", filled=draft.filled, total=len(draft.core)),
            draft.filled / max(1, len(draft.core)),
        ),
    ]
    if draft.unknown:
        blocks.append(text(turn.say("gather-still-empty", sections=listed(draft.unknown))))
    extras = [q for q in draft.extras if not draft.answered(q)]
    if extras:
        blocks.append(text(turn.say("gather-extras-offer", sections=listed(extras))))
    blocks.append(text(turn.say("gather-all-asked-prefill" if draft.prefilling else "gather-all-asked-next")))
    buttons = [act(turn, "review", report), act(turn, "show", report)]
    buttons += [edit(turn, report, q.key, q.title) for q in extras[:2]]
    if any(s.extra_blocks for s in draft.template.sections):
        buttons.append(act(turn, "blocks", report))
    return Reply(blocks, [*buttons, act(turn, "stop", report)])


def listed(questions: Sequence[Question]) -> str:
    """Titles in a sentence: "Formål/mål, Økonomi"."""
    return ", ".join(q.title for q in questions)


async def at_hand(turn: Turn) -> Draft | None:
    """The report that is open here; where none has been, the one that this person's clusters have, if it is the
    only one: "hvad mangler vi" from a colleague who has not written in it yet.
    """
    if turn.state.gathering is not None or turn.person is None:
        return await turn.gathered()
    reports = [r for c in turn.person.clusters for r in await turn.uow.reports.list(cluster=c)]
    drafts = [r for r in reports if r.state in EDITABLE]
    only = next((found for found in (drafts, reports) if len(found) == 1), None)
    if only is None:
        return None
    turn.open(only[0].id).active = False
    return await turn.gathered()


async def open_draft(turn: Turn, alone: bool = False) -> Draft | Reply:
    """The draft that is open here, or what to say when there is none, it is closed, or not theirs.

    `alone`: also the only one there is, where none has been open.
    """
    draft = await (at_hand(turn) if alone else turn.gathered())
    if draft is None:
        return Reply((text(turn.say("gather-nothing-open")),), (act(turn, "start"), act(turn, "help")))
    if not may_write(turn.person, draft):
        return access.no_role(turn, "gather-start-no-role")
    if draft.report.state not in EDITABLE:
        title = report_title(turn.texts, turn.catalogue, draft.report.key)
        return Reply(
            (text(turn.say("gather-closed", report=title)),),
            (act(turn, "show", draft.report.id), act(turn, "reopen", draft.report.id)),
        )
    return draft


async def named_draft(turn: Turn, number: int | None) -> Draft | Reply:
    """The draft that is meant: the one of the named initiative, or the one open here."""
    if number is not None:
        named = [r for r in await access.reports_on(turn, number) if r.state in EDITABLE]
        if named:
            turn.open(named[0].id)
    return await open_draft(turn, alone=True)


async def locked_draft(turn: Turn) -> Draft | Reply:
    """The open draft as it stands once nobody else can write in it: what the yes was given to is compared with this."""
    if turn.state.gathering is not None:
        await turn.uow.reports.lock(turn.state.gathering.report)
        turn.forget_draft(turn.state.gathering.report)
    return await open_draft(turn)


async def as_asked(turn: Turn, data: dict[str, Any], chosen: str) -> tuple[Draft, Question] | Reply:
    """Draft and question of a change to one answer that waited, when the yes holds for it as it is; else what to say."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(data["question"])
    if chosen != "yes" or question is None:
        return await ask(turn, draft, [note(turn.say("gather-unchanged"))])
    if draft.revision(question.key) != data["revision"]:
        return await ask(
            turn,
            draft,
            [
                text(
                    turn.say(
                        "gather-changed-meanwhile",
                        section=question.title,
                        name=draft.answers[question.key].author,
                    )
                )
            ],
        )
    return draft, question


def saved_blocks(turn: Turn, question: Question, mode: Mode, saved: Saved) -> list[Block]:
    """The receipt: what was saved where."""
    if saved.outcome is Outcome.same:
        return [note(turn.say("gather-same", section=question.title))]
    key = "gather-added" if mode is Mode.add else "gather-saved"
    return [note(turn.say(key, section=question.title, length=saved.length))]


async def go_on(turn: Turn, draft: Draft, question: Question | None, before: Sequence[Block]) -> Reply:
    """After something was done to a question: on to the next open one. After something beside it (`question` None):
    back to the one that was asked."""
    g = turn.state.gathering
    assert g is not None
    g.question, g.mode = None, "answer"
    if question is not None:
        g.asked = question.key
    draft = await turn.draft(draft.report.id) or draft
    return await ask(turn, draft, before, move_on=question is not None)
