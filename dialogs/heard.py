"""What a turn is answered with."""

from __future__ import annotations

from msgspec import Struct

from dialogs.answers import Form, Reply


class Heard(Struct, frozen=True):
    """Replies to send, or a form to open, or a line for the card that was pressed.

    `belongs_private` says that this must not be answered where others read along; then nothing was done yet.
    """

    replies: tuple[Reply, ...] = ()
    form: Form | None = None
    toast: str | None = None
    belongs_private: bool = False


NOTHING = Heard()
PRIVATE = Heard(belongs_private=True)
