"""The words that are kept as data beside the code that uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def read(path: Path) -> Any:
    """What a YAML file of ours says. It is read anew each time, so whoever keeps it may change what comes out."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
