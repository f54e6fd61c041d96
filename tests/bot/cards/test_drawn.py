"""Cards in the official renderer, on a phone and a desktop, light and dark: nothing cut, nothing misread."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.cards.render import card_for
from dialogs.answers import Reply, heading, note, text
from tests.bot.cards.gallery import ANSWER, MARKUP, cards
from tests.needs import needs

CHART = 'Unknown element type "Chart.HorizontalBar". Fallback will be used if present.'
"""The one remark that cannot be avoided: the renderer makes it of every element that Teams alone has, before it
looks at `fallback` or `requires`. Teams draws the chart; everybody else gets the same bars from its fallback."""
RENDER = Path(__file__).parents[2] / "render"


def draw(given: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the renderer finds for each card; its pictures are in `folder`."""
    programs = needs("node", "chromium", RENDER / "node_modules" / "adaptivecards")
    source = folder / "cards.json"
    source.write_text(json.dumps(given))
    command = [programs["node"], str(RENDER / "draw.mjs"), str(source), str(folder), programs["chromium"]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return draw(cards(), tmp_path_factory.mktemp("drawn"))


def test_nothing_is_cut_or_pushed_out_of_sight(drawn: dict[str, Any]) -> None:
    assert {name: found["overflow"] for name, found in drawn.items() if found["overflow"]} == {}


def test_the_renderer_has_nothing_to_remark(drawn: dict[str, Any]) -> None:
    """But that Teams' own charts are drawn as their fallback, which is what every other client does."""
    told = {name: set(found["warnings"]) - {CHART} for name, found in drawn.items()}
    assert {name: warnings for name, warnings in told.items() if warnings} == {}
    assert "4 under afprøvning" in " ".join(drawn["matrix"]["text"].split())


def test_own_words_are_seen_as_typed(drawn: dict[str, Any]) -> None:
    heading, *rest = MARKUP.split("\n")
    seen = drawn["markup"]["text"]
    assert seen.startswith(heading)
    assert MARKUP in seen
    assert f"1. *a*: {heading}" in seen
    assert seen.count(rest[-1]) == 2
    assert ANSWER in drawn["conflict"]["text"]


def test_the_drawing_would_tell(tmp_path: Path) -> None:
    wide = {"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "Alt for lang knap"}] * 5}
    card = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [wide, {"type": "Nonsens"}],
    }
    found = draw({"bad": card}, tmp_path)["bad"]
    assert found["overflow"] and found["warnings"]


def test_a_heading_of_any_characters_is_seen_as_typed(tmp_path: Path) -> None:
    bits = [*"*_[]()\\`~<>&#-+=|!{}.12aæ", " ", ":", "amp;", "https://a.dk", "x_y", "b>"]
    chosen = random.Random(2019)
    made = ("".join(chosen.choices(bits, k=chosen.randint(1, 14))) for _ in range(60))
    titles = [title for title in (" ".join(one.split()) for one in made) if title]
    card = card_for(Reply(blocks=tuple(heading(title) for title in titles)), "da")
    assert [line for line in draw({"a": card}, tmp_path)["a"]["text"].split("\n") if line.strip()] == titles


def test_a_line_that_begins_with_a_day_is_no_list(tmp_path: Path) -> None:
    said = "14. november 2019 er en torsdag.\n- et punkt\n- et til"
    card = card_for(Reply(blocks=(text(said), note("1. maj er en fridag."))), "da")
    found = draw({"a": card}, tmp_path)["a"]
    assert "14. november 2019 er en torsdag." in found["text"] and "1. maj er en fridag." in found["text"]
    assert found["overflow"] == []
