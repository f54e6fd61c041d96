"""Denmark's clock: days, deadlines and rules are Danish ones, wherever the server stands."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

DENMARK: Final = ZoneInfo("Europe/Copenhagen")
