"""The app's two icons, drawn: five clusters joined around one middle."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

COLOR = (192, 192)
OUTLINE = (32, 32)
WHITE = (255, 255, 255, 255)
CLEAR = (255, 255, 255, 0)
FINER = 8  # drawn this many times larger and made smaller, which smooths the edges


def color_png(background: str) -> bytes:
    """The full-colour icon, 192×192: white on the accent colour, the drawing inside the middle 96 pixels."""
    return _png(COLOR, Image.new("RGBA", _fine(COLOR), background), radius=0.2, dot=0.064, line=0.022)


def outline_png() -> bytes:
    """The outline icon, 32×32: white on nothing."""
    return _png(OUTLINE, Image.new("RGBA", _fine(OUTLINE), CLEAR), radius=0.35, dot=0.12, line=0.055)


def _fine(size: tuple[int, int]) -> tuple[int, int]:
    return size[0] * FINER, size[1] * FINER


def _png(size: tuple[int, int], canvas: Image.Image, radius: float, dot: float, line: float) -> bytes:
    pen, side = ImageDraw.Draw(canvas), canvas.width
    middle = (side / 2, side / 2)
    around = [
        (middle[0] + side * radius * math.sin(a), middle[1] - side * radius * math.cos(a))
        for a in (2 * math.pi * n / 5 for n in range(5))
    ]
    for place in around:
        pen.line([middle, place], fill=WHITE, width=round(side * line))
    for place, size_of in [(middle, dot * 1.25), *((place, dot) for place in around)]:
        pen.circle(place, side * size_of, fill=WHITE)
    out = io.BytesIO()
    canvas.resize(size, Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
