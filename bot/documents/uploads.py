"""Looks through a file that somebody sent: what it is, what can be read in it, and whether it may be kept.

The name and the bytes come from anywhere. What parses them runs in a process of its own, with bounded
memory and time, so that a file made to break a parser costs one refusal and nothing else.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from msgspec import Struct

from bot.documents.refused import UploadRefused
from dialogs.services import Fetched

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_NAME: Final = 80
SECONDS: Final = 30
_AT_ONCE = threading.BoundedSemaphore(2)
_ROOT: Final = Path(__file__).parents[2]

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "txt": "text/plain",
}
_PLAIN_TEXT: Final = frozenset({"yaml", "yml"})
_PICTURES: Final = frozenset({"png", "jpg"})
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
_UNSAFE: Final = re.compile(r'[<>:"|?*]')
_NAMELESS: Final = "klyngebot"


class Upload(Struct, frozen=True):
    """A file that may be kept.

    `content` is a picture drawn anew, without what the camera wrote into it, or the document as it came.
    `text` is all that can be read in a document; `external`: it fetches something when opened. `pictures` are those
    of a presentation, each with its slide; `unread` tells how many more there are.
    """

    kind: Literal["image", "document"]
    content_type: str
    name: str
    content: bytes
    text: str | None = None
    width: int | None = None
    height: int | None = None
    external: bool = False
    outline: Sequence[Mapping[str, Any]] = ()
    pictures: Sequence[tuple[int, bytes]] = ()
    unread: int = 0


def inspect(content: bytes, name: str) -> Upload:
    """The file, known by its bytes. Raises UploadRefused.

    Takes a quarter of a second as a rule and `SECONDS` at most: call it from a thread.
    """
    shown = clean_name(name)
    if not content:
        raise UploadRefused("card-upload-empty")
    if len(content) > MAX_BYTES:
        raise UploadRefused("card-upload-too-big", megabytes=MAX_BYTES >> 20)
    found, drawn = _parsed(content, _family(content))
    form = str(found["form"])
    return Upload(
        kind="image" if form in _PICTURES else "document",
        content_type=TYPES[form],
        name=_fitting(shown, form, str(found.get("was", form))),
        content=drawn[0] if form in _PICTURES else content,
        text=found.get("text"),
        width=found.get("width"),
        height=found.get("height"),
        external=bool(found.get("external")),
        outline=found.get("outline", ()),
        pictures=list(zip(found.get("slides", ()), drawn, strict=False)),
        unread=int(found.get("unread", 0)),
    )


def fetched(name: str, content_type: str, content: bytes) -> Fetched:
    """The same as an answer to the conversation: never raises. What type the sender claims is ignored."""
    try:
        upload = inspect(content, name)
    except UploadRefused as refused:
        shown = clean_name(name)
        return Fetched(shown, refused=refused.reason, args={"name": shown, **refused.values})
    return Fetched(
        upload.name,
        upload.content_type,
        upload.kind,
        upload.content,
        upload.text,
        outline=upload.outline,
        external=upload.external,
        pictures=upload.pictures,
        unread=upload.unread,
    )


def clean_name(name: str) -> str:
    """A name that can be shown and saved anywhere: no folders, no invisible or reserved characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " if c in "\t\r\n" else "" for c in last)
    stem, dot, ending = " ".join(_UNSAFE.sub("_", seen).split()).rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,10}", ending):
        stem, ending = f"{stem}{dot}{ending}", ""
    stem = stem.strip(" .")[:MAX_NAME].rstrip(" .") or _NAMELESS
    if _RESERVED.match(stem.split(".")[0]):
        stem = f"_{stem}"
    return f"{stem}.{ending}" if ending else stem


def _fitting(name: str, form: str, was: str) -> str:
    """The name with the ending of what the file is.

    An ending of another kind is refused: it is there to mislead, or by a mistake that the sender should know
    of. Pictures are drawn anew, so theirs is put right.
    """
    stem, dot, ending = name.rpartition(".")
    given = {"jpeg": "jpg"}.get(ending.lower(), ending.lower()) if dot else ""
    if given == form or (form == "txt" and given in _PLAIN_TEXT):
        return name
    if not given:
        return f"{name}.{form}"
    if form in _PICTURES and given in _PICTURES | {was}:
        return f"{stem}.{form}"
    raise UploadRefused("card-upload-other-kind", form=form)


def _family(content: bytes) -> str:
    """Which parser to try, by the first bytes."""
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return "picture"
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "office"
    if content.startswith(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    ):  # the old Office container, or a locked new one
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise UploadRefused("card-upload-locked" if locked else "card-upload-kind")
    return "text"


def _parsed(content: bytes, family: str) -> tuple[dict[str, Any], list[bytes]]:
    """What the other process finds, and the pictures it drew."""
    command = [sys.executable, "-sPB", "-m", "bot.documents.inspector", family]
    surroundings = {
        "PYTHONPATH": str(_ROOT),
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
    }  # no secrets among them
    with _AT_ONCE:
        try:
            done = subprocess.run(
                command, input=content, capture_output=True, timeout=SECONDS, env=surroundings, check=False
            )
        except subprocess.TimeoutExpired:
            raise UploadRefused("card-upload-too-heavy") from None
    if done.returncode != 0:
        raise UploadRefused("card-upload-too-heavy")
    head, _, rest = done.stdout.partition(b"\n")
    found: dict[str, Any] = json.loads(head)
    if "refused" in found:
        raise UploadRefused(found["refused"], **found["values"])
    ends = list(itertools.accumulate(found["sizes"], initial=0))
    return found, [rest[start:end] for start, end in itertools.pairwise(ends)]
