"""The pictures on a presentation's slides, drawn anew. Runs in `inspector`.

What belongs to the design rather than to the contents is passed over: what is very small, and what stands on many
slides. Reading stops after so many, so much and so long, and tells what is left.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image

from bot.documents.outline import shapes_of
from bot.documents.pictures import redraw
from bot.documents.refused import UploadRefused

MOST: Final = 40
MOST_BYTES: Final = 20 * 1024 * 1024
CPU_SECONDS: Final = 6.0
_LOGO: Final = 3  # on so many slides a picture belongs to the design
_SMALL: Final = 0.02  # of the slide's area


def slide_pictures(content: bytes) -> tuple[list[int], list[bytes], int]:
    """The slide of each picture, counted from 1; the pictures; and how many could not be read."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(content))
    found = list(_found(deck))
    often = Counter(mark for _, _, mark in found)
    wanted = [(slide, blob) for slide, blob, mark in found if often[mark] < _LOGO]
    slides: list[int] = []
    drawn: list[bytes] = []
    until, left = time.process_time() + CPU_SECONDS, MOST_BYTES
    for slide, blob in wanted[:MOST]:
        picture = _drawn(blob) if time.process_time() < until else None
        if picture is not None and len(picture) <= left:
            left -= len(picture)
            slides.append(slide)
            drawn.append(picture)
    return slides, drawn, len(wanted) - len(drawn)


def _found(deck: Any) -> Iterator[tuple[int, bytes, str]]:
    """Every picture that is no speck: its slide, its bytes, and what it is known again by."""
    page = deck.slide_width * deck.slide_height
    for number, slide in enumerate(deck.slides, 1):
        for shape in shapes_of(slide):
            try:
                blob = shape.image.blob
            except (AttributeError, KeyError, ValueError):  # no picture, or one that lies elsewhere
                continue
            if (shape.width or 0) * (shape.height or 0) >= page * _SMALL:
                yield number, blob, hashlib.sha256(blob).hexdigest()


def _drawn(blob: bytes) -> bytes | None:
    try:
        return redraw(blob)[1]
    except (UploadRefused, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
