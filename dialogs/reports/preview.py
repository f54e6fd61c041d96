"""A report as a whole, in pages that a phone can show and a card can hold."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text, verbatim
from dialogs.reports.buttons import act
from dialogs.reports.draft import Draft
from dialogs.reports.naming import report_title
from dialogs.turn_context import Turn
from storage.catalogue.records import Question
from storage.records import ExtraBlock, StoredFile

PAGE_BYTES = 9_000
"""Text on one page, in UTF-8 bytes: a card of it stays under its 28 KB with JSON's escapes and the plain twin."""


async def preview(turn: Turn, draft: Draft, page: int = 1, buttons: Sequence[Button] = ()) -> Reply:
    """The report as it stands, page by page."""
    pages = paged(await _content(turn, draft))
    page = min(max(1, page), len(pages))
    title = report_title(turn.texts, turn.catalogue, draft.report.key)
    state = turn.say(f"state-{draft.report.state.value}")
    head = [heading(title), note(turn.say("gather-preview-state", state=state, filled=draft.filled, total=len(draft.core)))]
    turns = []
    if len(pages) > 1:
        head.append(note(turn.say("gather-page", page=page, pages=len(pages))))
        turns = [act(turn, f"page_{way}", draft.report.id, page=number) for way, number in
                 (("back", page - 1), ("next", page + 1)) if 1 <= number <= len(pages)]
    return Reply([*head, *pages[page - 1]], [*turns, *buttons][:6])


async def _content(turn: Turn, draft: Draft) -> list[list[Block]]:
    """The report in pieces that are not parted from their headings: one piece an answer, a block, the rest."""
    blocks = await turn.uow.reports.blocks(draft.report.id)
    out: list[list[Block]] = []
    for section in draft.template.sections:
        pieces = [_answer(turn, draft, q) for q in section.questions if not q.optional or draft.answered(q)]
        pieces += [_extra(turn, b, n) for n, b in enumerate((b for b in blocks if b.section == section.key), 1)]
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
        return [label, verbatim(words), note(turn.say("gather-by", names=", ".join(dict.fromkeys(p.author for p in answer.parts))))]
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
    rows = [(turn.say(f"gather-contact-{which}"), value) for which, value in
            (("initiative", draft.report.contact_initiative), ("steering", draft.report.contact_steering)) if value]
    rows += [(turn.say("gather-attachment", number=str(n)), f.name)
             for n, f in enumerate((f for f in files if f.purpose == "attachment"), 1)]
    return [facts(*rows)] if rows else []


def paged(pieces: list[list[Block]]) -> list[list[Block]]:
    """Pieces put together into pages; a piece longer than a page is cut between paragraphs, or where it must."""
    pages: list[list[Block]] = [[]]
    used = 0
    for block in (b for piece in pieces for b in _cut(piece)):
        size = _size(block)
        if used and used + size > PAGE_BYTES:
            pages.append([])
            used = 0
        pages[-1].append(block)
        used += size
    return pages


def _size(block: Block) -> int:
    return len(block.text.encode()) + sum(len(a.encode()) + len(b.encode()) for a, b in block.facts) + 60


def _cut(piece: list[Block]) -> list[Block]:
    out: list[Block] = []
    for block in piece:
        rest = block.text
        while len(rest.encode()) > PAGE_BYTES:
            head = rest.encode()[:PAGE_BYTES - 500].decode(errors="ignore")
            at = max(head.rfind("\n\n"), head.rfind(". "), head.rfind(" "))
            at = at + 1 if at > len(head) // 2 else len(head)
            out.append(Block(block.kind, rest[:at]))
            rest = rest[at:]
        out.append(Block(block.kind, rest, block.facts))
    return out
