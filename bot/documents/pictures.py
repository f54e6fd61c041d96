"""Pictures drawn anew: fit for a slide, and without place, camera or hidden bytes. Runs in `inspector`."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, ImageOps

from bot.documents.refused import UploadRefused

MAX_PIXELS: Final = 40_000_000
MAX_SIDE: Final = 2_000
MAX_BYTES: Final = 5 * 1024 * 1024
_QUALITY: Final = 85


def redraw(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The picture upright, within `MAX_SIDE` each way and `MAX_BYTES`. A PNG too large becomes a JPEG."""
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
        if opened.width * opened.height > MAX_PIXELS or min(opened.size) < 1:
            raise UploadRefused("card-upload-too-many-pixels")
        was = "png" if opened.format == "PNG" else "jpg"
        opened.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a large JPEG is read at a fraction of its size
        picture: Image.Image = ImageOps.exif_transpose(opened)
        picture.load()
    picture = _plain_colours(picture)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    form = was
    drawn = _saved(picture, form)
    if len(drawn) > MAX_BYTES:
        form = "jpg"
        drawn = _saved(picture, form)
    return {"form": form, "was": was, "width": picture.width, "height": picture.height}, drawn


def _plain_colours(picture: Image.Image) -> Image.Image:
    """The pixels alone, in a mode that both formats know; what else came with the picture stays behind."""
    see_through = picture.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in picture.info
    pixels = picture.convert("RGBA" if see_through else "L" if picture.mode in ("1", "L") else "RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean


def _saved(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    if form == "png":
        picture.save(out, "PNG")
    else:
        _opaque(picture).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture.getchannel("A"))
    return page
