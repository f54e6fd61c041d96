"""Who gets a digest when, which ones were sent, and what clusters learn together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct


class Subscription(Struct, frozen=True):
    """A digest by rule, to a channel or to a person. `rule` is a `dialogs.digests.rules.Rule` as JSON.

    `done_until`: everything due up to then has been seen to, by whichever process; nothing older is caught up.
    """

    id: int
    channel_id: int | None
    person_id: int | None
    rule: Mapping[str, Any]
    made_by: int | None
    made_at: datetime
    done_until: datetime

    @property
    def target(self) -> str:
        """Whom it is for, as one word."""
        return f"channel:{self.channel_id}" if self.channel_id is not None else f"person:{self.person_id}"


class Digest(Struct, frozen=True):
    """One digest that was due on a local day in a slot; without `notice_id` there was nothing new to tell."""

    id: int
    target: str
    day: str
    slot: str
    notice_id: int | None
    body: Mapping[str, Any]
    at: datetime


class CommunityChange(Struct, frozen=True):
    """The steering group changed a learning community: a cluster in or out, or another initiative beside it."""

    initiative: int
    cluster: str | None
    other: int | None
    joined: bool
    person_id: int | None
    at: datetime


class Experience(Struct, frozen=True):
    """What a cluster tells the others in its learning community. It is never changed."""

    id: int
    initiative: int
    cluster: str
    text: str
    author_id: int | None
    author: str
    at: datetime
