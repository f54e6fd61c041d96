"""A redelivered activity is answered once, at whatever moment the note of the first arrival is written."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs import arrivals
from storage.database import Database
from storage.repositories.turns import Opening, Turns
from tests.dialogs.talk import Talk


async def test_a_note_written_just_after_the_redelivery_read_its_row_counts(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "WRITE_AFTER", 3600)
    talk = await Talk(database).begin()
    assert await talk.say("mette", "hej")
    read, waiting = Turns.open, talk.conversation._arrived._waiting

    async def then_written(self: Turns, *key: Any) -> Opening:
        opening = await read(self, *key)
        assert opening.seen is not None and not opening.seen.sent
        waiting.clear()
        return opening

    monkeypatch.setattr(Turns, "open", then_written)
    assert len(waiting) == 1
    assert await talk.redeliver() == ""
