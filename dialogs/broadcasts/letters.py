"""What recipients see of a broadcast."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogs.answers import Block, Button, Reply, facts, heading, note, text
from dialogs.events.cards import event_rows
from dialogs.texts import Texts
from dialogs.texts.dates import day, moment
from storage.catalogue.records import Catalogue
from storage.denmark import DENMARK
from storage.records import Broadcast, BroadcastKind, Draft, Letter, PlannedEvent

ANSWERS: dict[BroadcastKind, tuple[str, ...]] = {
    BroadcastKind.request: ("yes", "no", "partly"),
    BroadcastKind.invitation: ("yes", "no", "maybe", "deputy"),
}
"""What can be answered to each kind; a message can be marked as read when its writer asks for that."""
READ = "read"
MOST_BUTTONS = 6


def offered(draft: Draft) -> tuple[str, ...]:
    """The answers a broadcast offers."""
    own = ANSWERS.get(draft.kind, ())
    return (*own, READ) if READ in draft.buttons and not own else own


def letter(texts: Texts, catalogue: Catalogue, sent: Broadcast, event: PlannedEvent | None) -> Letter:
    """The message to each recipient, and what a cluster's channel is shown where somebody cannot be reached."""
    reply = seen(texts, catalogue, sent, event)
    return Letter(reply.to_json(), reply.to_json())


def seen(texts: Texts, catalogue: Catalogue, sent: Broadcast, event: PlannedEvent | None) -> Reply:
    """The card as a recipient sees it."""
    draft = sent.draft
    blocks: list[Block] = [heading(draft.title)] if draft.title else []
    if draft.text:
        blocks.append(text(draft.text))
    if event is not None:
        blocks += event_rows(texts, catalogue, event)
    elif draft.deadline is not None:
        label = "cast-deadline" if draft.kind in ANSWERS else "cast-due"
        blocks.append(facts((texts.say(label), told_deadline(texts, draft.deadline))))
    if sent.draft.kind is BroadcastKind.request:
        blocks.append(note(texts.say("cast-answer-how")))
    if draft.file is not None:
        blocks.append(facts((texts.say("cast-file"), told_file(draft.file))))
    blocks.append(note(texts.say("cast-from", name=sent.author)))
    buttons = [_answer(texts, sent.id, name) for name in offered(draft)]
    buttons += _answers_asked_for(texts, draft)
    if draft.file is not None:
        buttons.append(_file_button(texts, sent.id))
    if link := draft.link or (event.plan.link if event else None):
        buttons.append(Button(texts.say("cast-open-link"), url=link))
    if event is not None and event.plan.day is not None and len(buttons) < MOST_BUTTONS:
        buttons.append(calendar_button(texts, event))  # who says yes is given it again
    if len(buttons) < 4:
        buttons.append(
            Button(
                texts.say("cast-reply-button"),
                "act",
                {"act": "cast_reply", "number": sent.id},
                says=texts.say("cast-reply-says", number=str(sent.id)),
            )
        )
    return Reply(tuple(blocks), tuple(buttons), summary=draft.title)


def _answers_asked_for(texts: Texts, draft: Draft) -> list[Button]:
    """The answers to the broadcast that this one reminds of; only who got that one may press them."""
    asked = draft.detail.get("nudges")
    if asked is None or draft.audience.get("silent") != asked:
        return []
    return [_answer(texts, asked, name) for name in draft.detail.get("answers", ())]


def told_file(file: Mapping[str, Any]) -> str:
    """A file's name and size."""
    return f"{file['name']} ({max(1, int(file['size']) >> 10)} KB)"


def _file_button(texts: Texts, number: int) -> Button:
    says = texts.say("says-cast_file", number=str(number))
    return Button(texts.say("button-cast_file"), "act", {"act": "cast_file", "number": number}, says=says)


def calendar_button(texts: Texts, event: PlannedEvent) -> Button:
    """Hands over the event's calendar file as it stands when it is pressed."""
    says = texts.say("event-calendar-says", number=str(event.id))
    return Button(
        texts.say("event-calendar"), "act", {"act": "event_calendar", "number": event.id}, says=says
    )


def _answer(texts: Texts, number: int, name: str) -> Button:
    return Button(
        texts.say(f"cast-answer-{name}"),
        "act",
        {"act": "cast_answer", "number": number, "key": name},
        says=texts.say("cast-answer-says", answer=texts.say(f"cast-answer-{name}"), number=str(number)),
        style="positive" if name == "yes" else "default",
    )


def told_deadline(texts: Texts, at: datetime) -> str:
    """A deadline in words; the end of a day is told as the day."""
    local = at.astimezone(DENMARK)
    return day(texts, local.date()) if (local.hour, local.minute) == (23, 59) else moment(texts, at)
