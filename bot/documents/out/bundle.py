"""Many reports in one zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from bot.documents.out import deck
from bot.documents.out.contents import Contents


def bundle(reports: Sequence[Contents]) -> bytes:
    """A deck for each report, by its name; two of one name are numbered."""
    out = io.BytesIO()
    used: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:  # a deck is a zip already
        for contents in reports:
            name, number = contents.name, 1
            while name.casefold() in used:
                number += 1
                name = f"{contents.name} ({number})"
            used.add(name.casefold())
            packed.writestr(f"{name}.pptx", deck.deck(contents))
    return out.getvalue()
