"""A file or picture somebody sent: never stored unasked."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, escaped, note, text, verbatim, warning
from dialogs.documents import proposing, reading_in
from dialogs.documents.slides import MAX_TITLE
from dialogs.reports.asking import ask, open_draft
from dialogs.reports.buttons import act, choice
from dialogs.reports.draft import Draft
from dialogs.reports.naming import report_title
from dialogs.services import Fetched
from dialogs.turn import FileRef
from dialogs.turn_context import Turn
from dialogs.understanding.control import also_says, fold, is_no, is_unclear_yes, is_wordless, is_yes
from storage.records import StoredFile

CAPTION = 8
"""Words: so short a text after a file is about it, hardly the answer to the question that was asked before."""


async def received(turn: Turn) -> Reply:
    """Ask what the file is for; one that may be a report, where none is open, is looked into for which it is."""
    ref = turn.incoming.files[0]
    more = len(turn.incoming.files) - 1
    draft = await turn.gathered()
    if draft is None and reading_in.readable(ref.name):
        return await proposing.received(turn, ref)
    if draft is None or not (turn.state.active or reading_in.readable(ref.name)):
        return Reply(
            (text(turn.say("file-no-report", name=escaped(ref.name))),),
            (act(turn, "start"), act(turn, "help")),
        )
    image = (
        ref.inline
        or ref.content_type.startswith("image/")
        or ref.name.lower().endswith((".png", ".jpg", ".jpeg"))
    )
    slides = image and any(s.extra_blocks for s in draft.template.sections)
    reads = reading_in.readable(ref.name)
    offers = [*(["slide"] if slides else []), *(["read_in"] if reads else []), "attach", "no"]
    pending = turn.ask_yes(
        "file",
        report=draft.report.id,
        name=ref.name,
        type=ref.content_type,
        url=ref.url,
        inline=ref.inline,
        offers=offers,
    )
    blocks: list[Block] = [
        text(
            turn.say(
                "file-ask",
                name=escaped(ref.name),
                report=report_title(turn.texts, turn.catalogue, draft.report.key),
            )
        )
    ]
    if more:
        blocks.append(note(turn.say("file-one-at-a-time", count=more)))
    return Reply(blocks, [choice(turn, pending, offer) for offer in offers])


def unreadable(turn: Turn) -> Reply:
    """A sticker, a voice message or the like: not stored, and said so."""
    draft_open = turn.state.active is not None
    return Reply(
        (text(turn.say("file-unreadable")),),
        (act(turn, "resume" if draft_open else "start"), act(turn, "help")),
    )


async def caption(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """A few words after a file are about it, and wait with it; None for those that choose what it is for."""
    pending = turn.state.pending
    if pending is None or turn.asks(words) or is_wordless(words):
        return None
    if len(words.split()) > CAPTION or len(words) > MAX_TITLE:
        return None
    if is_yes(words) or is_no(words) or is_unclear_yes(words):
        return None
    titles = [turn.say(f"choice{says}-{offer}") for offer in data["offers"] for says in ("", "-says")]
    if fold(words) in map(fold, titles) or any(also_says(offer, words) for offer in data["offers"]):
        return None
    if data.get("words"):
        turn.hold(data["words"])
    pending.data["words"] = words
    asked = text(turn.say("file-caption", name=escaped(data["name"])))
    return Reply((asked, verbatim(words)), [choice(turn, pending, offer) for offer in data["offers"]])


async def settle(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """Attach it, make a slide of it, or leave it. The words that came after it are the slide's title, else kept."""
    reply = await _settled(turn, data, chosen)
    waits = turn.state.pending
    if data.get("words") and (waits is None or waits.kind != "block_text"):
        turn.hold(data["words"])
    return reply


async def _settled(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    if chosen not in ("attach", "slide", "read_in", "yes"):
        return await ask(turn, draft, [note(turn.say("file-not-stored", name=escaped(data["name"])))])
    ref = FileRef(data["name"], data["type"], data["url"], data["inline"])
    found = await turn.file(ref)
    if refusal := proposing.refused(turn, found):
        return await ask(turn, draft, [text(refusal)])
    if chosen == "read_in":
        if meant := proposing.elsewhere(turn, found, draft.report.key):
            return await proposing.propose(turn, proposing.dropped(turn, ref, found, meant, draft.report.id))
        return await reading_in.show(turn, draft, ref, found)
    if chosen == "slide" and found.kind == "image":
        return await _slide(turn, draft, found, " ".join(data.get("words", "").split()))
    kept = await _kept(turn, draft, found, "attachment")
    if (g := turn.state.gathering) is not None:
        g.beside(file=kept.id, what="added")
    told: list[Block] = [note(turn.say("file-attached", name=escaped(found.name)))]
    if found.external:
        told.append(warning(turn.say("documents-in-external")))
    return await ask(turn, draft, told)


async def settle_read_in(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to what goes where."""
    draft = await open_draft(turn)
    return draft if isinstance(draft, Reply) else await reading_in.settle(turn, draft, data, chosen)


async def _kept(turn: Turn, draft: Draft, found: Fetched, purpose: str) -> StoredFile:
    assert turn.person is not None
    own = found.name, found.content_type, found.content
    return await turn.uow.files.add(
        draft.report.id, purpose, *own, turn.person.id, turn.person.name, turn.now
    )


async def _slide(turn: Turn, draft: Draft, found: Fetched, title: str) -> Reply:
    stored = await _kept(turn, draft, found, "image")
    sections = [s for s in draft.template.sections if s.extra_blocks]
    g = turn.state.gathering
    asked = draft.question(g.question or g.asked) if g else None
    section = next((s for s in sections if asked and s.key == asked.section), sections[-1])
    slide = {"report": draft.report.id, "section": section.key, "file": stored.id}
    saved = note(turn.say("file-image-saved", name=escaped(found.name), section=section.title))
    if title:
        turn.ask_yes("block_text", **slide, title=title)
        wanted = text(turn.say("gather-block-ask-text", title=escaped(title)))
        return Reply((saved, wanted), (act(turn, "no_text"), act(turn, "cancel_step")))
    turn.ask_yes("block_title", **slide)
    return Reply((saved, text(turn.say("gather-block-ask-title"))), (act(turn, "cancel_step"),))
