"""Teams' channels, and what each is for."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from storage.records.conversations import ConversationRef


class ChannelKind(StrEnum):
    """Whose a channel can be."""

    cluster = "cluster"
    secretariat = "secretariat"
    steering = "steering"


class Channel(Struct, frozen=True):
    """A Teams channel the bot has met. `conversation_id` is what `uow.notices.post` takes.

    `kind` is None until somebody with the role has tied it; `cluster` is set when it is a cluster's.
    """

    id: int
    conversation_id: int
    ref: ConversationRef
    name: str | None = None
    team: str | None = None
    kind: ChannelKind | None = None
    cluster: str | None = None
    paused: bool = False
    archived: bool = False
    gone: bool = False
    tied_by: int | None = None
    tied_at: datetime | None = None

    @property
    def open(self) -> bool:
        """True when the bot can and should write here: tied, not paused, and the channel is there."""
        return (
            self.kind is not None and self.ref.installed and not (self.paused or self.archived or self.gone)
        )
