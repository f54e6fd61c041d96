"""The extra slides that a file brings along: which are new, how they are shown, and saved with their pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from dialogs.answers import Block, facts, note, warning
from dialogs.documents.slides import NewSlide, from_json
from dialogs.reports.draft import MAX_ANSWER, Draft
from dialogs.reports.preview import start_of
from dialogs.services import Fetched
from dialogs.turn import FileRef
from dialogs.turn_context import Turn

SHOWN = 12
BEGINNING = 120  # bytes of a slide's text on the card that asks


def points_to_somebody(turn: Turn, slide: NewSlide) -> bool:
    """True when the guard stops what stands on the slide."""
    return any(turn.services.guard(words) is not None for words in (slide.title, slide.text) if words)


async def fresh(turn: Turn, draft: Draft, slides: Sequence[NewSlide]) -> list[NewSlide]:
    """Those that the report has not, and that may be kept. A slide is known by its title and text."""
    there = {(b.title, b.text) for b in await turn.uow.reports.blocks(draft.report.id)}
    return [
        s
        for s in slides
        if (s.title, s.text) not in there and not points_to_somebody(turn, s) and len(s.text) <= MAX_ANSWER
    ]


def shown(turn: Turn, draft: Draft, slides: Sequence[NewSlide], unread: int) -> list[Block]:
    """The slides on the card that asks: title, section, how each begins, and whether it has a picture."""
    blocks: list[Block] = []
    titles = {s.key: s.title for s in draft.template.sections}
    if slides:
        blocks.append(note(turn.say("documents-in-slides", count=len(slides))))
        blocks.append(facts(*((s.title, _about(turn, s, titles[s.section])) for s in slides[:SHOWN])))
    if len(slides) > SHOWN:
        blocks.append(note(turn.say("documents-in-more-slides", count=len(slides) - SHOWN)))
    if unread:
        blocks.append(warning(turn.say("documents-in-unread", count=unread)))
    return blocks


def _about(turn: Turn, slide: NewSlide, section: str) -> str:
    beginning = start_of(slide.text, BEGINNING)
    words = beginning + ("…" if len(beginning) < len(slide.text) else "")
    place = turn.say(
        "documents-in-slide-picture" if slide.picture is not None else "documents-in-slide", section=section
    )
    return f"{words}\n({place})" if words else f"({place})"


def kept(ref: FileRef, found: Fetched) -> list[Any]:
    """What finds the file again for its pictures, as plain JSON."""
    return [ref.name, ref.content_type, ref.url, ref.inline, hashlib.sha256(found.content).hexdigest()]


async def save(turn: Turn, draft: Draft, data: dict[str, Any]) -> list[Block]:
    """Add the slides that were shown; gives the receipt.

    Pictures are fetched again, as they are too large to wait for a yes: a slide whose picture is not the one that
    was shown is not saved, and that is told.
    """
    slides = await fresh(turn, draft, list(from_json(data.get("slides", ()))))
    pictures = await _pictures(turn, data) if any(s.picture is not None for s in slides) else []
    saved: list[str] = []
    for slide in slides:
        if slide.picture is None or slide.picture < len(pictures):
            await _add(turn, draft, slide, pictures)
            saved.append(slide.title)
    turn.forget_draft(draft.report.id)
    told: list[Block] = [note(turn.say("documents-in-slides-saved", count=len(saved)))] if saved else []
    if len(saved) < len(slides):
        told.append(warning(turn.say("documents-in-slides-lost", count=len(slides) - len(saved))))
    return told


async def _pictures(turn: Turn, data: dict[str, Any]) -> list[bytes]:
    name, content_type, url, inline, mark = data["file"]
    found = await turn.file(FileRef(name, content_type, url, inline))
    same = not found.refused and hashlib.sha256(found.content).hexdigest() == mark
    return [picture for _, picture in found.pictures] if same else []


async def _add(turn: Turn, draft: Draft, slide: NewSlide, pictures: Sequence[bytes]) -> None:
    person, report = turn.person, draft.report.id
    assert person is not None and turn.state.gathering is not None
    file = None
    if slide.picture is not None:
        content = pictures[slide.picture]
        kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
        name = f"{slide.title}.{'png' if kind == 'image/png' else 'jpg'}"
        file = (
            await turn.uow.files.add(report, "image", name, kind, content, person.id, person.name, turn.now)
        ).id
    block = await turn.uow.reports.add_block(
        report, slide.section, slide.title, slide.text, file, person.id, person.name, turn.now
    )
    turn.state.gathering.beside(slide=block.id, what="added")
