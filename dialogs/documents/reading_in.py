"""A file that follows the template becomes the draft: shown first, saved on a yes, never over another text unasked.

Slides that answer no question become extra slides, where the template has room for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.answers import Block, Reply, escaped, heading, note, text, warning
from dialogs.documents import added
from dialogs.documents.placing import Loose, place
from dialogs.documents.slides import new_slides, to_json
from dialogs.reports.asking import ask, go_on
from dialogs.reports.buttons import yes_no
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.naming import report_title
from dialogs.reports.preview import excerpt
from dialogs.reports.writing import Mode, Outcome, clash_reply, save
from dialogs.services import Fetched
from dialogs.turn import FileRef
from dialogs.turn_context import Turn
from storage.catalogue.records import Question

READABLE = (".pptx", ".docx")
UNPLACED_SHOWN = 6
Pieces = Sequence[tuple[str, str]]


def readable(name: str) -> bool:
    """True for a file that may follow a template, by its name."""
    return name.lower().endswith(READABLE)


async def show(turn: Turn, draft: Draft, ref: FileRef, found: Fetched) -> Reply:
    """What of the file goes where, what is there already, what does not fit; then a yes is asked."""
    placed = place(draft.template, found.outline)
    slides, left = new_slides(draft.template, placed, found.pictures)
    stopped = [key for key, words in placed.pieces.items() if turn.services.guard(words) is not None]
    pieces = {key: words for key, words in placed.pieces.items() if key not in stopped}
    fresh = {key: words for key, words in pieces.items() if words != draft.text(key)}
    extra = await added.fresh(turn, draft, slides)
    withheld = [s.title for s in slides if added.points_to_somebody(turn, s)]
    before: list[Block] = [heading(turn.say("documents-in-title", name=escaped(found.name)))]
    if found.external:
        before.append(warning(turn.say("documents-in-external")))
    if stopped or withheld:
        names = ", ".join(
            (*_titles(draft, stopped), *(t for t in withheld if turn.services.guard(t) is None))
        )
        before.append(warning(turn.say("documents-in-stopped", sections=names)))
    if not (fresh or extra):
        key = "documents-in-same" if pieces or slides else "documents-in-nothing"
        said = text(turn.say(key, report=report_title(turn.texts, turn.catalogue, draft.report.key)))
        return await ask(turn, draft, [*before, said, *_left_over(turn, left)])
    share = len(fresh) + min(len(left), UNPLACED_SHOWN)
    blocks = [*before, *_placed(turn, draft, fresh, share)]
    if same := [key for key in pieces if key not in fresh]:
        blocks.append(note(turn.say("documents-in-some-same", sections=", ".join(_titles(draft, same)))))
    blocks += [*added.shown(turn, draft, extra, found.unread), *_left_over(turn, left, share)]
    blocks.append(text(turn.say("documents-in-ask", count=len(fresh), slides=len(extra))))
    pending = turn.ask_yes(
        "read_in",
        report=draft.report.id,
        name=found.name,
        pieces=list(fresh.items()),
        slides=to_json(extra),
        file=added.kept(ref, found),
    )
    return Reply(blocks, yes_no(turn, pending))


def _titles(draft: Draft, keys: Sequence[str]) -> list[str]:
    return [q.title for q in draft.template.questions if q.key in keys]


def _placed(turn: Turn, draft: Draft, pieces: dict[str, str], share: int) -> list[Block]:
    blocks: list[Block] = []
    for key, words in pieces.items():
        question = draft.question(key)
        assert question is not None
        blocks += [text(f"**{question.title}**"), *excerpt(turn, words, share)]
        if len(words) > MAX_ANSWER:
            blocks.append(warning(turn.say("documents-in-too-long", limit=MAX_ANSWER)))
        elif draft.text(key):
            blocks.append(note(turn.say("documents-in-other-text")))
    return blocks


def _left_over(turn: Turn, left: Sequence[Loose], share: int = 1) -> list[Block]:
    """What did not fit, as it stood."""
    if not left:
        return []
    blocks: list[Block] = [note(turn.say("documents-in-unplaced", count=len(left)))]
    for one in left[:UNPLACED_SHOWN]:
        shown = f"{one.head}\n{one.text}" if one.head else one.text
        if turn.services.guard(shown) is None:
            blocks += excerpt(turn, shown, max(share, UNPLACED_SHOWN))
    return blocks


async def settle(turn: Turn, draft: Draft, data: dict[str, Any], chosen: str) -> Reply:
    """The yes: what is free is saved, and of the rest each is asked for on its own."""
    if chosen != "yes":
        return await ask(turn, draft, [note(turn.say("documents-in-left", name=escaped(data["name"])))])
    counts = {"answers": len(data["pieces"]), "slides": len(data.get("slides", ()))}
    await turn.audit("file_read_in", f"report:{draft.report.id}", **counts)
    slides = await added.save(turn, draft, data)
    return await put(turn, draft, [(key, words) for key, words in data["pieces"]], slides)


async def put(turn: Turn, draft: Draft, pieces: Pieces, before: Sequence[Block]) -> Reply:
    """Save these texts as this person's own, up to the first that meets another text, which is asked about."""
    saved: list[Question] = []
    refused: list[Question] = []
    for number, (key, words) in enumerate(pieces):
        question = draft.question(key)
        if question is None:
            continue
        latest = draft.answers.get(key)
        if latest is not None and latest.text is not None and latest.text != words.strip():
            rest = [[k, w] for k, w in pieces[number + 1 :]]
            turn.ask_yes(
                "clash",
                report=draft.report.id,
                question=key,
                words=words,
                revision=latest.revision,
                rest=rest,
            )
            asked = clash_reply(turn, question, latest, words)
            return Reply((*before, *_told(turn, saved, refused), *asked.blocks), asked.buttons)
        outcome = await save(turn, draft, question, words, Mode.answer)
        (refused if outcome.outcome is Outcome.too_long else saved).append(question)
        draft = await turn.draft(draft.report.id) or draft
    return await go_on(turn, draft, None, [*before, *_told(turn, saved, refused)])


def _told(turn: Turn, saved: Sequence[Question], refused: Sequence[Question]) -> list[Block]:
    told: list[Block] = []
    if saved:
        told.append(note(turn.say("documents-in-saved", sections=", ".join(q.title for q in saved))))
    if refused:
        names = ", ".join(q.title for q in refused)
        told.append(warning(turn.say("documents-in-not-saved", sections=names, limit=MAX_ANSWER)))
    return told
