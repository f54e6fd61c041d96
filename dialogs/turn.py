"""One turn: what came in, and what a flow has at hand while it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from storage.records import Person, Scope


class Kind(StrEnum):
    """What happened. Unknown activity types never get this far."""

    message = "message"
    action = "action"  # a button: Action.Execute or Action.Submit
    form_open = "form_open"  # task/fetch
    form_submit = "form_submit"  # task/submit
    file_consent = "file_consent"
    edited = "edited"
    deleted = "deleted"
    installed = "installed"
    removed = "removed"
    members_added = "members_added"
    members_removed = "members_removed"
    reaction = "reaction"
    channel_news = "channel_news"  # a channel or a team was renamed, deleted, archived, restored


class Identity(StrEnum):
    """How sure we are who is asking."""

    known = "known"  # tenant + object id belong to this person
    stranger = "stranger"  # resolved, but nobody has given a role
    unresolved = "unresolved"  # the roster was out of reach: no role, and said so
    impostor = "impostor"  # a UPN we know, with another object id: no role, reported


class Asker(Struct, frozen=True):
    """Who is asking. `person` is a stored person in every case but `unresolved` and `impostor`."""

    identity: Identity
    tenant_id: str
    object_id: str
    name: str
    upn: str | None = None
    person: Person | None = None


class Place(Struct, frozen=True):
    """The conversation. `thread_id` is the full conversation id, with `;messageid=` in a channel."""

    tenant_id: str
    conversation_id: str
    scope: Scope
    thread_id: str
    team_id: str | None = None
    channel_id: str | None = None
    name: str | None = None

    @property
    def private(self) -> bool:
        """True only in a personal chat."""
        return self.scope is Scope.personal


class FileRef(Struct, frozen=True):
    """A file somebody sent, not fetched yet. `inline` pictures need the bot's own token."""

    name: str
    content_type: str
    url: str
    inline: bool = False


class Action(Struct, frozen=True):
    """A pressed button. `inputs` are the card's fields, as the strings Teams sends."""

    verb: str
    data: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    automatic: bool = False


class ChannelNews(Struct, frozen=True):
    """What Teams tells of a channel or a team, by Teams' own name for it ("channelRenamed")."""

    event: str
    team_id: str | None = None
    team_name: str | None = None
    channel_id: str | None = None
    channel_name: str | None = None


class Incoming(Struct, frozen=True):
    """One activity, translated. `key` identifies it for deduplication: same conversation, type, id, timestamp.

    `text` is verbatim but for NUL and lone surrogates, with our own mention removed. `message_id` is the
    id of the message this is (edited, deleted: of the message meant); `reply_to` the card that was pressed.
    """

    kind: Kind
    key: str
    place: Place
    asker: Asker
    text: str = ""
    action: Action | None = None
    files: Sequence[FileRef] = ()
    locale: str = "da-DK"
    message_id: str | None = None
    reply_to: str | None = None
    sent_at: datetime | None = None
    bot_added: bool = False
    news: ChannelNews | None = None
    unreadable: Sequence[str] = ()  # content types that came along and that we do not read (sticker, voice)
