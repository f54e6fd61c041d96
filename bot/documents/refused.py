"""Why a file is not taken, or not made."""

from __future__ import annotations

from typing import Any


class UploadRefused(Exception):
    """`reason` is the text key that tells the person why, `values` what the sentence needs beside `name`."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class NotMade(Exception):
    """A document that cannot be made; `reason` is the text key that tells the person why."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
