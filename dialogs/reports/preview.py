"""A report as a whole, in pages that a phone can show and a card can hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text, verbatim
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import Draft, authors
from dialogs.reports.naming import report_title
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from storage.catalogue.records import Question
from storage.records import Answer, ExtraBlock, StoredFile

PAGE_BYTES = 9_000
"""Text on one page, in UTF-8 bytes: a card of it stays under its 28 KB with JSON's escapes and the plain twin."""
OVERHEAD = 60
LEAST_ROOM = 1_500
ROWS = 20


async def preview(turn: Turn, draft: Draft, page: int = 1, buttons: Sequence[Button] = ()) -> Reply:
    """The report as it stands, page by page."""
    pages = paged(await _content(turn, draft))
    page = min(max(1, page), len(pages))
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    state = turn.say(f"state-{draft.report.state.value}")
    head = [
        heading(title),
        note(turn.say("gather-preview-state", state=state, filled=draft.filled, total=len(draft.core))),
    ]
    numbered, turns = _turning(turn, draft, page, len(pages))
    return Reply([*head, *numbered, *pages[page - 1]], [*turns, *buttons][:6])


def _turning(
    turn: Turn, draft: Draft, page: int, pages: int, **more: Any
) -> tuple[list[Block], list[Button]]:
    """Which page this is, and the buttons to the ones beside it; nothing where there is one page."""
    if pages == 1:
        return [], []
    beside = [
        (way, number) for way, number in (("back", page - 1), ("next", page + 1)) if 1 <= number <= pages
    ]
    return (
        [note(turn.say("gather-page", page=page, pages=pages))],
        [act(turn, f"page_{way}", draft.report.id, page=number, **more) for way, number in beside],
    )


async def _content(turn: Turn, draft: Draft) -> list[list[Block]]:
    """The report in pieces that are not parted from their headings: one piece an answer, a block, the rest."""
    blocks = await turn.uow.reports.blocks(draft.report.id)
    out: list[list[Block]] = []
    numbers = count(1)  # as they are moved and removed by: through the whole report
    for section in draft.template.sections:
        pieces = [_answer(turn, draft, q) for q in section.questions if not q.optional or draft.answered(q)]
        pieces += [_extra(turn, b, next(numbers)) for b in blocks if b.section == section.key]
        for piece in pieces[:1]:
            piece.insert(0, heading(section.title))
        out += pieces
    files = await turn.uow.files.list(draft.report.id)
    tail = _tail(turn, draft, files)
    return [*out, tail] if tail else out


def _answer(turn: Turn, draft: Draft, question: Question) -> list[Block]:
    label = text(f"**{question.title}**")
    words, answer = draft.text(question.key), draft.answers.get(question.key)
    if words is not None and answer is not None:
        return [label, verbatim(words), note(turn.say("gather-by", names=authors(answer)))]
    key = f"gather-none-{answer.kind.value}" if answer and answer.skipped else "gather-none"
    return [label, note(turn.say(key))]


def _extra(turn: Turn, block: ExtraBlock, number: int) -> list[Block]:
    out: list[Block] = [text(turn.say("gather-block-title", number=str(number), title=escaped(block.title)))]
    if block.text:
        out.append(verbatim(block.text))
    if block.file_id:
        out.append(note(turn.say("gather-block-image")))
    return out


def _tail(turn: Turn, draft: Draft, files: Sequence[StoredFile]) -> list[Block]:
    rows = [
        (turn.say(f"gather-contact-{which}"), value)
        for which, value in (
            ("initiative", draft.report.contact_initiative),
            ("steering", draft.report.contact_steering),
        )
        if value
    ]
    rows += [
        (turn.say("gather-attachment", number=str(n)), f.name)
        for n, f in enumerate((f for f in files if f.purpose == "attachment"), 1)
    ]
    return [facts(*rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)]


def paged(pieces: list[list[Block]]) -> list[list[Block]]:
    """Pieces put together into pages. One that fits on a page is not parted; a longer one fills up the page it begins on."""
    pages: list[list[Block]] = [[]]
    for piece in pieces:
        size, used = sum(map(_size, piece)), sum(map(_size, pages[-1]))
        if used and used + size > PAGE_BYTES and (size <= PAGE_BYTES or used > PAGE_BYTES // 2):
            pages.append([])
        for block in piece:
            _put(pages, block)
    return pages


def _put(pages: list[list[Block]], block: Block) -> None:
    """Put a block on the last page; what there is no room for goes on the next ones."""
    room = PAGE_BYTES - sum(map(_size, pages[-1]))
    while _size(block) > room:
        if len(block.text.encode()) > room > LEAST_ROOM:
            head, block = _cut(block, room)
            pages[-1].append(head)
        elif not pages[-1]:
            break
        pages.append([])
        room = PAGE_BYTES
    pages[-1].append(block)


def _size(block: Block) -> int:
    return (
        len(block.text.encode()) + sum(len(a.encode()) + len(b.encode()) for a, b in block.facts) + OVERHEAD
    )


def _cut(block: Block, room: int) -> tuple[Block, Block]:
    """The block in two, parted at a space where one is near; no character is lost."""
    head = start_of(block.text, room - OVERHEAD)
    return Block(block.kind, head), Block(block.kind, block.text[len(head) :], block.facts)


def start_of(words: str, size: int) -> str:
    """The start of a text, at most `size` bytes of UTF-8, ending at a space where one is near."""
    head = words.encode()[:size].decode(errors="ignore")
    if len(head) == len(words):
        return words
    at = max(head.rfind("\n"), head.rfind(" ")) + 1
    return head[:at] if at > len(head) // 2 else head


def excerpt(turn: Turn, words: str, share: int = 1) -> list[Block]:
    """Somebody's words on a card that asks something, shortened where `share` such texts would not fit on it."""
    shown = start_of(words, PAGE_BYTES // max(1, share))
    left = len(words) - len(shown)
    return [verbatim(shown), note(turn.say("gather-excerpt", count=left))] if left else [verbatim(words)]


async def section_page(turn: Turn, draft: Draft, question: Question, page: int) -> Reply:
    """One answer, whole, page by page where it is long."""
    words, answer = draft.text(question.key), draft.answers.get(question.key)
    body = (
        [note(turn.say("gather-none"))]
        if words is None or answer is None
        else [verbatim(words), _signed(turn, answer)]
    )
    pages = paged([body])
    page = min(max(1, page), len(pages))
    head, turns = _turning(turn, draft, page, len(pages), section=question.key)
    rest = (say(turn.say("button-edit"), turn.say("says-edit", section=question.title)), act(turn, "resume"))
    return Reply([heading(question.title), *head, *pages[page - 1]], [*turns, *rest])


def _signed(turn: Turn, answer: Answer) -> Block:
    return note(
        turn.say(
            "gather-signed",
            name=authors(answer),
            when=moment(turn.texts, answer.at),
            number=str(answer.revision),
        )
    )
