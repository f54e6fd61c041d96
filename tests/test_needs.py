"""A test that could not run is never taken for one that passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs import COMPLETE, needs


def test_what_is_there_is_found() -> None:
    assert needs("sh", Path("/"))["sh"].endswith("/sh")


def test_what_is_missing_is_listed_as_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(COMPLETE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="not run: needs no-such-program"):
        needs("sh", "no-such-program")


def test_where_all_should_be_there_what_is_missing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETE, "1")
    with pytest.raises(pytest.fail.Exception, match="not run: needs /no-such-program"):
        needs(Path("/no-such-program"))
