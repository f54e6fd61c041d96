"""What is sent unasked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct


class Notice(Struct, frozen=True):
    """A message that nobody asked for, to one person or, as a post, into one conversation.

    `body` is a `dialogs.answers.Reply` as JSON, `revision` counts how often it was changed, `message_id` is
    Teams' id of the message once it was sent.
    """

    id: int
    person_id: int | None
    body: Mapping[str, Any]
    created_at: datetime
    state: str
    attempts: int = 0
    conversation_id: int | None = None
    revision: int = 0
    message_id: str | None = None
