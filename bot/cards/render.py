"""How a reply looks in Teams: an Adaptive Card 1.5, a plain message, or a dialog; always plain JSON.

Whatever a reply holds, what comes out fits its budget, keeps to six buttons, and shows people's own words
as they typed them. `check_reply` tells in tests what would have to be left out.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from bot.cards.actions import MAX_DATA_BYTES, RESERVED, data_bytes, payload
from bot.cards.budget import CARD_BYTES, FALLBACK_CHARS, fit, size_of
from bot.cards.elements import Element, draw_block, draw_sources, paragraph, word
from bot.cards.markup import literal, plain, with_breaks
from bot.cards.read import text_of
from dialogs.answers import Block, Button, Form, Reply
from dialogs.texts import texts_in

Json = dict[str, Any]
CARD_TYPE: Final = "application/vnd.microsoft.card.adaptive"
MOST_BUTTONS: Final = 6  # Teams draws no more
SHORT_MESSAGE: Final = 800
_SUMMARY: Final = 120
_TITLE: Final = 80
_WORDED: Final = 10
_ROW: Final = 40  # characters in a row of buttons on a phone of 320 px, with the margins of each
_BUTTON_MARGIN: Final = 6
_OWN_WORDS: Final = ("text", "heading", "warning", "note")
_LINKS: Final = ("https://", "http://", "mailto:")


def card_for(reply: Reply, lang: str) -> Json:
    """The reply as an Adaptive Card, at most 28 KB as UTF-8 JSON (`ensure_ascii=False`)."""
    return fit(reply.blocks, lang, CARD_BYTES, lambda blocks: _card(blocks, reply, lang))


def _card(blocks: Sequence[Block], reply: Reply, lang: str) -> Json:
    """The card as it is drawn, whatever its size."""
    pressable, worded = _within_six(reply.buttons)
    # Teams blocks every button of a card, "fortryd" too, while a required field is empty. With more than one
    # button the fields are therefore required by the server alone.
    strict = sum(1 for b in pressable if b.verb and b.opens == "chat") == 1
    body = _body(blocks, lang, strict)
    body += draw_sources(reply.sources, lang)
    if worded:
        body.append(paragraph(_worded(worded, lang), size="Small", isSubtle=True))
    for row in _rows(pressable):
        spacing = {"spacing": "Small"} if row[0] is not pressable[0] else {}
        body.append({"type": "ActionSet", **spacing, "actions": [_pressed(b, lang) for b in row]})
    return _finished(body, lang)


def _body(blocks: Sequence[Block], lang: str, strict: bool) -> list[Element]:
    return [element for block in blocks for element in draw_block(block, lang, strict)]


def _finished(body: list[Element], lang: str, actions: Sequence[Element] = ()) -> Json:
    if not body and not actions:
        body = [paragraph(word(lang, "card-empty"))]
    card: Json = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": lang,
        "body": body,
    }
    if actions:
        card["actions"] = list(actions)
    card["fallbackText"] = text_of(card, FALLBACK_CHARS)
    return card


def _within_six(buttons: Sequence[Button]) -> tuple[list[Button], list[Button]]:
    """The buttons that can be drawn, and those that can only be named in words."""
    drawn = [b for b in buttons if not _fault(b)][:MOST_BUTTONS]
    return drawn, [b for b in buttons if b not in drawn]


def _rows(buttons: Sequence[Button]) -> list[list[Button]]:
    """The buttons in rows that fit a phone: not every client wraps a row that is too wide."""
    rows: list[list[Button]] = []
    left = 0
    for button in buttons:
        wide = _BUTTON_MARGIN + min(len(button.title), _TITLE)
        if not rows or wide > left:
            rows.append([])
            left = _ROW
        rows[-1].append(button)
        left -= wide
    return rows


def _fault(button: Button) -> str | None:
    if button.url is not None:
        return None if button.url.startswith(_LINKS) else f"no link that Teams opens: {button.url}"
    if not button.verb:
        return f"neither verb nor url: {button.title}"
    # Measuring takes longer than the rest of a button, and nearly all data is far too small to need it.
    too_much = len(repr(button.data)) > MAX_DATA_BYTES // 6 and data_bytes(button) > MAX_DATA_BYTES
    return f"more than {MAX_DATA_BYTES} bytes of data: {button.title}" if too_much else None


def _worded(buttons: Sequence[Button], lang: str) -> str:
    say = texts_in(lang).say
    ways = ", ".join(say("card-way", says=literal((b.says or b.title)[:_TITLE])) for b in buttons[:_WORDED])
    return say("card-more", ways=ways)


def _pressed(button: Button, lang: str) -> Element:
    title = {"title": button.title[:_TITLE]}
    look: Element = {"style": button.style} if button.style in ("positive", "destructive") else {}
    if button.says:
        look["tooltip"] = _tooltip(button.says[:_TITLE], lang)
    if button.url is not None:
        return {"type": "Action.OpenUrl", **title, "url": button.url, **look}
    carried = payload(button)
    if button.opens == "form":
        data = {"msteams": {"type": "task/fetch"}, **carried}
        return {"type": "Action.Submit", **title, "data": data, "associatedInputs": "none", **look}
    older = {"type": "Action.Submit", **title, "data": carried}
    execute: Element = {"type": "Action.Execute", **title, **look, "verb": button.verb, "data": carried}
    return execute | {"fallback": older}


@lru_cache(maxsize=512)
def _tooltip(says: str, lang: str) -> str:
    return texts_in(lang).say("card-says", says=says)


def check_reply(reply: Reply) -> None:
    """Raises ValueError for what a card could show in part only. Meant for tests of what flows say."""
    faults = [fault for fault in map(_fault, reply.buttons) if fault]
    if len(reply.buttons) > MOST_BUTTONS:
        faults.append(f"{len(reply.buttons)} buttons, at most {MOST_BUTTONS} are drawn")
    ids = [b.input.id for b in reply.blocks if b.input]
    faults += [f"an input may not be called {name}" for name in ids if not name or name in RESERVED]
    faults += [f"two inputs called {name}" for name in sorted({n for n in ids if ids.count(n) > 1})]
    faults += [f"no label: {b.input.id}" for b in reply.blocks if b.input and not b.input.label.strip()]
    if size_of(_card(reply.blocks, reply, "da")) > CARD_BYTES:
        faults.append(f"more than {CARD_BYTES} bytes: page it")
    if faults:
        raise ValueError("; ".join(faults))


def activity_json(reply: Reply, lang: str) -> Json:
    """The message activity: plain markdown for a few words of the bot's own, otherwise the card."""
    summary = summary_of(reply, lang)
    if _is_message(reply):
        said = html.escape("\n\n".join(with_breaks(b.text) for b in reply.blocks if b.text), quote=False)
        return {"type": "message", "summary": summary, "textFormat": "markdown", "text": said}
    return {"type": "message", "summary": summary, "attachments": [_attached(card_for(reply, lang))]}


def _is_message(reply: Reply) -> bool:
    if (
        reply.update
        or reply.buttons
        or reply.sources
        or any(b.kind != "text" or b.input for b in reply.blocks)
    ):
        return False
    return 0 < sum(len(b.text) for b in reply.blocks) <= SHORT_MESSAGE


def _attached(card: Json) -> Json:
    return {"contentType": CARD_TYPE, "content": card}


def summary_of(reply: Reply, lang: str) -> str:
    """One plain line for the notification. Of the bot's own words: a lock screen is no place for a draft."""
    own = (b.text for b in reply.blocks if b.kind in _OWN_WORDS and b.text.strip())
    said = " ".join((reply.summary or plain(next(own, ""))).split()) or word(lang, "card-empty")
    return said if len(said) <= _SUMMARY else said[: _SUMMARY - 1].rstrip() + "…"


def text_for(reply: Reply, lang: str) -> str:
    """The whole reply as plain text: numbered buttons, fields, sources; nothing shortened."""
    said = text_of(_card(reply.blocks, reply, lang)) if reply.blocks or not reply.handout else ""
    file = texts_in(lang).say("card-file", name=reply.handout.name) if reply.handout else ""
    return "\n\n".join(part for part in (said, file) if part)


def form_card(form: Form, lang: str) -> Json:
    """The card inside a dialog. A field too long for it gives way to a note; an absent field is unchanged."""
    return fit(form.blocks, lang, CARD_BYTES, lambda blocks: _form(blocks, form, lang))


def _form(blocks: Sequence[Block], form: Form, lang: str) -> Json:
    send = {"type": "Action.Submit", "title": form.submit.title, "data": payload(form.submit)}
    return _finished(_body(blocks, lang, True), lang, [send])


def task_continue(form: Form, lang: str) -> Json:
    """The answer that opens a dialog, or shows it again with what is wrong."""
    height = "large" if sum(1 for b in form.blocks if b.input) > 2 else "medium"
    return {
        "task": {
            "type": "continue",
            "value": {
                "title": form.title,
                "height": height,
                "width": "medium",
                "card": _attached(form_card(form, lang)),
            },
        }
    }


def task_message(said: str) -> Json:
    """The answer that replaces a dialog by a line of text."""
    return {"task": {"type": "message", "value": said}}


def execute_answer(given: Mapping[str, Any] | str) -> Json:
    """The answer to `adaptiveCard/action`: a card in place of the pressed one, for the caller, or a toast."""
    kind = "application/vnd.microsoft.activity.message" if isinstance(given, str) else CARD_TYPE
    return {"statusCode": 200, "type": kind, "value": given}


def execute_error(status: int, code: str, message: str) -> Json:
    """The answer to an `adaptiveCard/action` that went wrong; the HTTP status stays 200."""
    value = {"code": code, "message": message}
    return {"statusCode": status, "type": "application/vnd.microsoft.error", "value": value}
