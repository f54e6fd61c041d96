"""Tests that need a program which not every machine has.

Where it is missing they are listed as not run; where everything is meant to be there (CI sets
KLYNGEBOT_TESTS_COMPLETE=1) they fail instead.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

COMPLETE = "KLYNGEBOT_TESTS_COMPLETE"
# What a need may be called on the machine: the first one found is used.
_NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


def needs(*programs: str | Path) -> dict[str, str]:
    """Where each program, or each Path, is found. One missing: the test is not run, or fails."""
    found = {str(need): _where(need) for need in programs}
    missing = [need for need, where in found.items() if where is None]
    if missing:
        told = f"not run: needs {', '.join(missing)}"
        if os.environ.get(COMPLETE) == "1":
            pytest.fail(told)
        pytest.skip(told)
    return {need: where for need, where in found.items() if where is not None}


def _where(need: str | Path) -> str | None:
    if isinstance(need, Path):
        return str(need) if need.exists() else None
    paths = (shutil.which(name) for name in _NAMES.get(need, (need,)))
    return next((path for path in paths if path), None)
