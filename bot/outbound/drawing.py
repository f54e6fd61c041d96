"""What a broadcast's message looks like when it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import structlog

from bot.cards.render import activity_json
from bot.outbound.reaching import Seat
from dialogs.answers import Reply
from storage.records import Parcel
from storage.repositories.ledger import Work

log = structlog.get_logger()
KEPT = 50
Json = dict[str, Any]


class Unreadable(Exception):
    """A stored message cannot be drawn."""


class Drawings:
    """Messages as Teams takes them. Everybody sees the same letter, so it is drawn once."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[int, int, bool], Json] = {}

    def of(self, work: Work, parcel: Parcel) -> Json:
        """What one recipient gets. Raises Unreadable."""
        return self._letter(work, in_channel=False) if parcel.body is None else _draw(parcel.body)

    def naming(self, work: Work, seats: Iterable[Seat]) -> Json:
        """What a channel is shown, with these people's names in front, such that Teams tells them."""
        message = self._letter(work, in_channel=True)
        mentions = [_mention(seat, name) for seat, name in _told_apart(seats)]
        if not mentions:
            return message
        names = ", ".join(mention["text"] for mention in mentions)
        said = f"{names}\n\n{message['text']}" if message.get("text") else names
        return {**message, "text": said, "textFormat": "markdown", "entities": mentions}

    def _letter(self, work: Work, in_channel: bool) -> Json:
        key = (work.id, work.revision, in_channel)
        if key not in self._drawn:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            letter = work.letter
            self._drawn[key] = _draw((letter.in_channel if in_channel else None) or letter.body)
        return self._drawn[key]


def _draw(body: Mapping[str, Any]) -> Json:
    try:
        return activity_json(Reply.from_json(body), "da")
    except (KeyError, TypeError, ValueError) as error:
        log.error("a stored message cannot be read", error=type(error).__name__)
        raise Unreadable from error


def _told_apart(seats: Iterable[Seat]) -> Iterable[tuple[Seat, str]]:
    """Teams finds who is meant by the text of the mention, so two of one name must not read alike."""
    seen: Counter[str] = Counter()
    for seat in seats:
        seen[seat.name] += 1
        yield seat, seat.name if seen[seat.name] == 1 else f"{seat.name} ({seen[seat.name]})"


def _mention(seat: Seat, name: str) -> Json:
    shown = f"<at>{escape(name)}</at>"
    return {"type": "mention", "text": shown, "mentioned": {"id": seat.user_id, "name": name}}
