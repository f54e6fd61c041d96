"""Domain time: the real time, or a clock that started somewhere else and runs on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from storage.denmark import DENMARK


class Clock:
    """Starts at `start` when it is made and runs on; without `start` it is the real time."""

    def __init__(self, start: datetime | None = None) -> None:
        real = datetime.now(UTC)
        self._ahead = (start or real) - real

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + self._ahead

    def today(self) -> date:
        """The day in Denmark."""
        return self.now().astimezone(DENMARK).date()
