"""One recogniser for all tests of understanding: it is the same for every question."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialogs.understanding import Understanding
from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of one of the files of questions."""
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(builtin())


@pytest.fixture(scope="session")
def understanding(catalogue: Catalogue) -> Understanding:
    return Understanding(catalogue)


@pytest.fixture(scope="session")
def questions() -> Callable[[str], list[dict[str, Any]]]:
    return rows
