"""What a document says, before anybody has decided how it looks. Plain values: they go to another process."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct, field

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold; nobody sees it on a page either."""
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"


def written(text: str) -> str:
    """The text as a document can hold it: every break a plain newline, and no character that XML forbids."""
    return _UNWRITABLE.sub("", _BREAKS.sub("\n", text))


def label(text: str) -> str:
    """The text as a property of a document, which holds one short line."""
    return " ".join(written(text).split())[:250]


class Said(Struct, frozen=True):
    """A question with its answer. `state` tells why there is none; `alone`: it deserves a slide of its own."""

    key: str
    title: str
    prompt: str
    text: str | None
    state: str = ""
    help: str = ""
    parties: Sequence[str] = ()
    alone: bool = False


class Extra(Struct, frozen=True):
    """An extra slide. `picture` is a PNG or JPEG that was drawn anew when it came in."""

    title: str
    text: str
    picture: bytes | None = None
    about: str = ""


class Passage(Struct, frozen=True):
    """A section of the template: its questions in order, then its extra slides."""

    key: str
    title: str
    said: Sequence[Said]
    extras: Sequence[Extra] = ()
    filled_by: str = ""


class Contents(Struct, frozen=True):
    """A report. `heading` names it, `about` is its initiative's title, `standing` its state in words.

    `words` are the fixed words of documents, by name; `form` is how the template's document looks:
    "table" or "minutes".
    """

    alliance: str
    title: str
    heading: str
    about: str
    standing: str
    draft: bool
    passages: Sequence[Passage]
    contacts: Sequence[tuple[str, str]] = ()
    attachments: Sequence[str] = ()
    initiative: int | None = None
    cluster: str = ""
    form: str = "table"
    name: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


class Collection(Struct, frozen=True):
    """Several reports in one: by initiative, with the initiatives' titles."""

    alliance: str
    title: str
    standing: str
    reports: Sequence[Contents]
    initiatives: Mapping[int, str]
    words: Mapping[str, str]


class Sheet(Struct, frozen=True):
    """A sheet of a workbook: its name, its heads and its rows of plain values."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | float | bool | datetime | None]]


Workbook = Sequence[Sheet]
Job = tuple[str, Any]
