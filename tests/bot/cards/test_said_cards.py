"""Cards as conversations really show them: by the published schema, and drawn by the official renderer.

One conversation of each area is run again; of cards that are built alike one is looked at.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from bot.cards.render import card_for
from dialogs.answers import Reply
from storage.database import Database
from tests.bot.cards.test_drawn import draw
from tests.bot.cards.test_render import SCHEMA, drawn_elsewhere
from tests.conftest import CLOSE_FIRST
from tests.dialogs import talk as talking
from tests.dialogs.talk import Talk
from tests.dialogs.test_transcripts import TRANSCRIPTS, _do

OF_EACH_AREA = 1


def chosen() -> list[dict[str, Any]]:
    areas = groupby(TRANSCRIPTS, key=lambda one: str(one.id).partition(":")[0])
    return [one.values[0] for _, group in areas for one in list(group)[:OF_EACH_AREA]]  # type: ignore[misc]


def built(card: Any) -> Any:
    """How a card is built: its elements and actions, without what they say."""
    if isinstance(card, list):
        return tuple(built(inner) for inner in card)
    if not isinstance(card, dict):
        return None
    return (card.get("type"), *(built(card[k]) for k in ("body", "items", "actions", "facts") if k in card))


@pytest.fixture
def empty(migrated_file: Callable[[], Path]) -> Path:
    return migrated_file()


async def test_every_kind_of_card_is_valid_and_drawn_whole(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[Any, dict[str, Any]] = {}

    def kept(reply: Reply, language: str) -> dict[str, Any]:
        card = card_for(reply, language)
        shown.setdefault(built(card), card)
        return card

    monkeypatch.setattr(talking, "card_for", kept)
    for number, transcript in enumerate(chosen()):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(empty, path)
        opened = await Database.open(path)
        talk = await Talk(opened).begin()
        marks: dict[str, Any] = {}
        for step in transcript["steps"]:
            await _do(talk, step, marks)
        await talk.conversation.close()
        CLOSE_FIRST.clear()
        await opened.close()
    cards = {str(number): card for number, card in enumerate(shown.values())}
    assert len(cards) > 20
    wrong = {n: [e.message for e in SCHEMA.iter_errors(drawn_elsewhere(card))] for n, card in cards.items()}
    assert {name: found for name, found in wrong.items() if found} == {}
    drawn = draw(cards, tmp_path)
    told = {n: (f["overflow"], f["warnings"]) for n, f in drawn.items() if f["overflow"] or f["warnings"]}
    assert told == {}
