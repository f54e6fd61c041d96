"""Moments and days as people read them, Danish time."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.texts import Texts
from storage.denmark import DENMARK


def day(texts: Texts, at: date) -> str:
    """A day: "21. oktober 2019"."""
    return texts.say(
        "date-day", day=str(at.day), month=texts.say(f"date-month-{at.month}"), year=str(at.year)
    )


def moment(texts: Texts, at: datetime) -> str:
    """A moment in Danish time: "21. oktober 2019 kl. 9.05"."""
    local = at.astimezone(DENMARK)
    return texts.say(
        "date-moment", day=day(texts, local.date()), hour=str(local.hour), minute=f"{local.minute:02d}"
    )
