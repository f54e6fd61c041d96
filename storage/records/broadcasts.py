"""What is sent to many: the broadcast, one delivery per recipient, and their responses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class BroadcastKind(StrEnum):
    """What it asks of people. A reminder may reach somebody twice after a crash; nothing else may."""

    message = "message"
    reminder = "reminder"
    invitation = "invitation"
    request = "request"


class BroadcastState(StrEnum):
    """A broadcast's life: draft → scheduled → sending ⇄ paused → done, or stopped on the way."""

    draft = "draft"
    scheduled = "scheduled"
    sending = "sending"
    paused = "paused"
    done = "done"
    cancelled = "cancelled"  # what was not sent is dropped; what was, stays
    withdrawn = "withdrawn"  # what was sent is taken back too


class DeliveryState(StrEnum):
    """What became of it for one recipient. All but the first two are final."""

    pending = "pending"
    sending = "sending"
    delivered = "delivered"
    posted_in_channel = "posted_in_channel"  # not reachable themselves: mentioned in their cluster's channel
    not_installed = "not_installed"
    blocked = "blocked"
    left = "left"
    failed = "failed"
    unknown = "unknown"  # the process was cut off between sending and noting it
    dropped = "dropped"  # stopped before it was sent
    withdrawn = "withdrawn"


REACHED = (DeliveryState.delivered, DeliveryState.posted_in_channel)
OPEN = (DeliveryState.pending, DeliveryState.sending)


class ResponseAnswer(StrEnum):
    """What somebody answers to an invitation or a request."""

    yes = "yes"
    no = "no"
    partly = "partly"
    maybe = "maybe"
    deputy = "deputy"


class Draft(Struct, frozen=True):
    """What a writer writes. `audience` says in data who gets it, and is looked up when it is sent.

    `buttons` names the answers that are offered; `event` is the key of what it invites to; `file` and
    `detail` are the conversation's own. All of it is plain JSON.
    """

    kind: BroadcastKind
    title: str
    text: str
    audience: Mapping[str, Any]
    link: str | None = None
    buttons: tuple[str, ...] = ()
    deadline: datetime | None = None
    file: Mapping[str, Any] | None = None
    event: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


class Broadcast(Struct, frozen=True):
    """A broadcast's head. `revision` counts every change of what it says, to whom and when.

    `send_at` is when it is (next) sent, `rule` the RFC 5545 rule by which it comes again; each time it is
    sent is a broadcast of its own, whose `series_id` is the one with the rule. `reason` says why it was
    stopped. `editing` is True while messages already delivered are being changed or taken back.
    """

    id: int
    draft: Draft
    state: BroadcastState
    revision: int
    author_id: int | None
    author: str
    tenant_id: str
    created_at: datetime
    send_at: datetime | None = None
    rule: str | None = None
    series_id: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""
    lanes: tuple[str, ...] = ()
    editing: bool = False


class Letter(Struct, frozen=True):
    """What recipients see, as `dialogs.answers.Reply` in JSON.

    `in_channel` is what their cluster's channel is shown, with a mention, where somebody cannot be reached
    themselves; None: such a recipient ends as `not_installed`.
    """

    body: Mapping[str, Any]
    in_channel: Mapping[str, Any] | None = None


class Recipient(Struct, frozen=True):
    """Somebody who is to get a broadcast: a person, or a channel by Teams' conversation id.

    `tenant_id` None stands for the broadcast's own; `body` is a message of their own instead of the letter.
    `cluster` and `organisation` are kept as they were when it was sent.
    """

    name: str
    person_id: int | None = None
    conversation_id: str | None = None
    tenant_id: str | None = None
    cluster: str | None = None
    organisation: str | None = None
    body: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """One of these in each broadcast."""
        return f"person:{self.person_id}" if self.person_id is not None else f"channel:{self.conversation_id}"


class Delivery(Struct, frozen=True):
    """One line of the ledger: what became of a broadcast for one recipient.

    `person_id` None with a `conversation_id` is a channel. `reason` is a short code for operators and
    texts. `shown` is the revision the recipient sees (0: none), `at` when it came to this state.
    """

    id: int
    broadcast_id: int
    recipient: str
    person_id: int | None
    cluster: str | None
    organisation: str | None
    tenant_id: str
    state: DeliveryState
    reason: str
    attempts: int
    conversation_id: str | None
    message_id: str | None
    shown: int
    at: datetime | None
    read_at: datetime | None


class Response(Struct, frozen=True):
    """One answer to an invitation or a request. A change of mind is a new row; `newest` tells which counts.

    `organisation` set: given on its behalf, and whoever answers for it next replaces it. `detail` is the
    conversation's own (a deputy's name, conditions, how many come).
    """

    id: int
    broadcast_id: int
    delivery_id: int | None
    person_id: int | None
    name: str
    organisation: str | None
    answer: ResponseAnswer
    comment: str
    at: datetime
    newest: bool
    detail: Mapping[str, Any] = field(default_factory=dict)


class Parcel(Struct, frozen=True):
    """A delivery with work to do: to be sent, or (`message_id` set) to be changed or taken back.

    `body` None stands for the broadcast's letter.
    """

    id: int
    broadcast_id: int
    person_id: int | None
    recipient: str
    cluster: str | None
    tenant_id: str
    state: DeliveryState
    reason: str
    shown: int
    attempts: int
    conversation_id: str | None
    message_id: str | None
    body: Mapping[str, Any] | None

    @property
    def in_channel(self) -> bool:
        """True for somebody who is not reachable themselves, and is or waits to be mentioned in a channel."""
        waits = self.state is DeliveryState.pending and self.conversation_id is not None
        return self.person_id is not None and (waits or self.state is DeliveryState.posted_in_channel)


class Posted(Struct, frozen=True):
    """What came of a parcel. `state` pending puts it back, not to be tried before `not_before`."""

    id: int
    state: DeliveryState
    reason: str = ""
    conversation_id: str | None = None
    message_id: str | None = None
    shown: int = 0
    not_before: datetime | None = None
