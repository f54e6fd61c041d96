"""A section as a form: all its questions on one page. Same draft, same rules as in conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    field_block,
    heading,
    note,
    text,
    verbatim,
    warning,
)
from dialogs.reports.asking import ask, open_draft
from dialogs.reports.buttons import act, open_form
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.writing import Mode, Outcome, Saved, save
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.records import Question, Section
from storage.records import AnswerKind

PREFIX = "q_"
CARD_LIMIT = 4_000
"""Characters in a section that a form shows whole; a longer text is edited in conversation, since a card holds 28 KB."""


def _section(draft: Draft, key: str | None) -> Section:
    return next((s for s in draft.template.sections if s.key == key), draft.template.sections[0])


def _fields(draft: Draft, section: Section) -> list[Question]:
    own = [q for q in section.questions if q.filled_by == "cluster" or draft.prefilling]
    return own or list(section.questions)


async def open_(turn: Turn, steer: Act) -> Form | Reply:
    """`task/fetch`: the section named on the button, with what is there."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    return _form(turn, draft, _section(draft, steer.slots.get("section")))


def _form(
    turn: Turn,
    draft: Draft,
    section: Section,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    extra: Sequence[Block] = (),
) -> Form:
    blocks: list[Block] = [*extra]
    if section.instruction:
        blocks.append(text(section.instruction))
    bases = {}
    for q in _fields(draft, section):
        blocks += _field(turn, draft, q, values or {}, errors or {})
        bases[q.key] = draft.revision(q.key)
    submit = Button(
        turn.say("button-save"),
        "form_save",
        {"report": draft.report.id, "section": section.key, "bases": bases},
    )
    return Form(section.title, blocks, submit)


def _field(
    turn: Turn, draft: Draft, q: Question, values: Mapping[str, str], errors: Mapping[str, str]
) -> list[Block]:
    words = values.get(q.key, draft.text(q.key) or "")
    out: list[Block] = []
    if error := errors.get(q.key):
        out.append(warning(error))
    if len(words) > CARD_LIMIT and q.key not in values:
        return [*out, heading(q.title), note(turn.say("form-too-long-to-show", section=q.title))]
    hints = [h for h in (q.help, *q.examples) if h]
    if q.parties:
        hints.insert(0, turn.say("gather-parties", parties=", ".join(q.parties)))
    return [
        *out,
        field_block(
            Input(
                PREFIX + q.key,
                q.title,
                "longtext",
                words,
                help=" ".join(hints),
                placeholder=q.prompt,
                max_length=MAX_ANSWER,
            )
        ),
    ]


async def card(turn: Turn, steer: Act) -> Reply:
    """The same form as a card in the chat."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    g = turn.state.gathering
    asked = draft.question(steer.section) or (draft.question(g.question or g.asked) if g else None)
    section = _section(draft, asked.section if asked else None)
    form = _form(turn, draft, section)
    return form.on_card(open_form(turn, draft.report.id, section.key), act(turn, "resume"))


async def save_form(
    turn: Turn, steer: Act, inputs: Mapping[str, str], bases: Mapping[str, int], refused: Mapping[str, str]
) -> Form | Reply:
    """Save the fields that were changed. What cannot be saved comes back in the form, with both texts.

    `refused` are the fields the guard stopped, with the sentence why; their words were already masked.
    """
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    section = _section(draft, steer.slots.get("section"))
    errors, values, saved_now, clashes = dict(refused), {}, [], []
    changed = {
        q: inputs[PREFIX + q.key]
        for q in _fields(draft, section)
        if inputs.get(PREFIX + q.key, "").strip() not in ("", (draft.text(q.key) or "").strip())
    }
    for q, words in changed.items():
        values[q.key] = words
        if q.key in errors:
            continue
        outcome = await _save_field(turn, draft, q, words, bases)
        if outcome.outcome in (Outcome.saved, Outcome.same):
            saved_now.append(q)
            values.pop(q.key)
        elif outcome.outcome is Outcome.too_long:
            errors[q.key] = turn.say(
                "gather-too-long", length=outcome.length, limit=MAX_ANSWER, section=q.title
            )
        else:
            clashes.append(q)
    draft = await turn.draft(draft.report.id) or draft
    if errors or clashes:
        kept = [note(_receipt(turn, section, saved_now))] if saved_now else []
        return _again(turn, draft, section, values, errors, clashes, kept)
    return await ask(
        turn, draft, [note(_receipt(turn, section, saved_now)), *_emptied(turn, draft, section, inputs)]
    )


def _receipt(turn: Turn, section: Section, saved: Sequence[Question]) -> str:
    return turn.say("form-saved", count=len(saved), section=section.title)


def _emptied(turn: Turn, draft: Draft, section: Section, inputs: Mapping[str, str]) -> list[Block]:
    """An emptied field is left as it is, since taking a text out asks first; here is how."""
    left = [
        q
        for q in _fields(draft, section)
        if draft.answered(q) and not inputs.get(PREFIX + q.key, "x").strip()
    ]
    return [note(turn.say("form-emptied", section=q.title)) for q in left]


async def _save_field(turn: Turn, draft: Draft, q: Question, words: str, bases: Mapping[str, int]) -> Saved:
    """Save one field that was changed and not emptied.

    The field shows the whole answer, other people's words and all. Where those still stand unchanged in front,
    only one's own stretch is replaced or added; else it is a clash, as in conversation.
    """
    words, latest = words.strip(), draft.answers.get(q.key)
    if latest is None or not latest.parts:
        return await save(turn, draft, q, words, Mode.answer)
    assert turn.person is not None
    me, base = turn.person.id, int(bases.get(q.key, 0))
    if latest.revision != base and latest.author_id != me:
        return Saved(Outcome.clash, latest)
    ours = latest.kind is AnswerKind.prefill and not draft.prefilling
    if ours or all(p.author_id == me for p in latest.parts):
        return await save(turn, draft, q, words, Mode.replace_all)
    mine = latest.parts[-1].author_id == me
    before = "\n\n".join(p.text for p in (latest.parts[:-1] if mine else latest.parts))
    if not words.startswith(before) or not words[len(before) :].strip():
        return Saved(Outcome.clash, latest)
    return await save(turn, draft, q, words[len(before) :], Mode.answer if mine else Mode.add)


def _again(
    turn: Turn,
    draft: Draft,
    section: Section,
    values: dict[str, str],
    errors: dict[str, str],
    clashes: list[Question],
    kept: Sequence[Block],
) -> Form:
    extra = [*kept]
    for q in clashes:
        answer = draft.answers[q.key]
        extra += [
            warning(turn.say("form-clash", name=answer.author, section=q.title)),
            verbatim(answer.text or ""),
            text(turn.say("gather-clash-yours")),
            verbatim(values[q.key]),
        ]
        words = values.pop(q.key)
        turn.hold(words, q.key)
    if clashes:
        extra.append(note(turn.say("form-clash-next")))
    return _form(turn, draft, section, values, errors, extra)
