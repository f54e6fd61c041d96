"""`klyngebot digest preview`: what the next digest would say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main


@pytest.fixture(autouse=True)
def local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KLYNGEBOT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KLYNGEBOT_NOW", "2019-10-21T09:00:00+02:00")


def test_a_preview_sends_nothing_and_says_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """The catalogue's status of 2020 with its year, and the reports that are owed."""
    assert main(["digest", "preview", "--cluster", "randers"]) == 0
    seen = capsys.readouterr().out
    assert "Sammendrag for Randersklyngen, 21. oktober 2019" in seen and "(2020)" in seen
    assert main(["digest", "preview", "--cluster", "randers", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["cluster"], told["day"], told["since"]) == ("randers", "2019-10-21", None)
    assert {"cluster": "randers", "initiative": 8, "state": "not_started"}.items() <= told["reports"][
        -1
    ].items()
    assert told["text"].strip() == seen.strip()
    assert main(["digest", "preview"]) == 0
    assert "Sammendrag for alliancen" in capsys.readouterr().out


def test_an_unknown_cluster_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", "preview", "--cluster", "nord"]) == 2
    assert "no cluster nord" in capsys.readouterr().err
