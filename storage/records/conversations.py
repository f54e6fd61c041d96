"""Where people are reached, and what a conversation remembers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Scope(StrEnum):
    """Teams' kinds of conversation, by the names Teams uses in `conversationType`."""

    personal = "personal"
    group = "groupChat"
    channel = "channel"


class ConversationRef(Struct, frozen=True):
    """Where to send: all that is needed to reach a conversation unasked."""

    tenant_id: str
    conversation_id: str
    scope: Scope
    service_url: str
    bot_id: str
    person_id: int | None = None
    user_id: str | None = None
    team_id: str | None = None
    channel_id: str | None = None
    installed: bool = True


class StateRecord(Struct, frozen=True):
    """A conversation's state: plain JSON with a revision; revision 0 was never saved."""

    body: Mapping[str, Any]
    revision: int
