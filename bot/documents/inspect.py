"""Looks through a file that somebody sent: what it really is, and what can be read in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from dialogs.services import Fetched

MAX_PIXELS = 50_000_000
MAX_PAGES = 300
MAX_TEXT = 2_000_000
MAX_UNPACKED = 100 * 1024 * 1024
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_WORD_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_NAME = re.compile(r"[\x00-\x1f\x7f/\\]+")


class _Refused(Exception):
    """The message is the text key that says why."""


def inspect(name: str, content_type: str, content: bytes) -> Fetched:
    """What a file is by its bytes, whatever its name and type claim. Never raises; runs for seconds at most.

    Pictures come back drawn anew, so that neither a place nor a device is kept with them.
    """
    shown = _NAME.sub(" ", name).strip()[:200]
    try:
        if not content:
            raise _Refused("edge-file-empty")
        return _reader(content)(shown, content)
    except _Refused as refused:
        return Fetched(shown, refused=str(refused), args={"name": shown})
    except Exception:  # parsers of foreign files raise whatever they like
        return Fetched(shown, refused="edge-file-broken", args={"name": shown})


def _reader(content: bytes) -> Callable[[str, bytes], Fetched]:
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _picture
    if content.startswith(b"%PDF-"):
        return _pdf
    return _word if content.startswith(b"PK\x03\x04") else _plain


def _picture(name: str, content: bytes) -> Fetched:
    from PIL import Image, ImageOps  # costs memory, and few turns bring a picture

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise _Refused("edge-file-too-big-picture")
        kind = str(opened.format)
        drawn: Any = ImageOps.exif_transpose(opened)
        drawn.load()
    out = io.BytesIO()
    clean = Image.new(drawn.mode, drawn.size)
    if drawn.mode == "P":
        clean.putpalette(drawn.getpalette())
    clean.paste(drawn)
    clean.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return Fetched(name, f"image/{kind.lower()}", "image", out.getvalue())


def _pdf(name: str, content: bytes) -> Fetched:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted or len(reader.pages) > MAX_PAGES:
        raise _Refused("edge-file-kind")
    text = "\n".join(_bounded(page.extract_text() for page in reader.pages))
    return Fetched(name, "application/pdf", "document", content, text)


def _word(name: str, content: bytes) -> Fetched:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if "word/document.xml" not in packed.namelist():
            raise _Refused("edge-file-kind")
        parts = [p for p in packed.infolist() if re.fullmatch(r"word/[a-z]+\d*\.xml", p.filename)]
        if sum(p.file_size for p in packed.infolist()) > MAX_UNPACKED:
            raise _Refused("edge-file-broken")
        text = "\n".join(_bounded(_word_text(packed.read(p)) for p in parts))
    return Fetched(name, _WORD, "document", content, text)


def _word_text(xml: bytes) -> str:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # Word writes none; they can grow without end
        raise _Refused("edge-file-broken")
    root = ElementTree.fromstring(xml)
    return "\n".join("".join(t.text or "" for t in p.iter(_WORD_TEXT)) for p in root.iter(_WORD_PARAGRAPH))


def _plain(name: str, content: bytes) -> Fetched:
    if b"\0" in content:
        raise _Refused("edge-file-kind")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return Fetched(name, "text/plain", "document", content, text)


def _bounded(pages: Iterator[str]) -> Iterator[str]:
    left = MAX_TEXT
    for page in pages:
        yield page[:left]
        left -= len(page)
        if left <= 0:
            return
