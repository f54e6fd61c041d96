"""What can be read in a PDF. Runs in `inspector`."""

from __future__ import annotations

import io
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from bot.documents.refused import UploadRefused

MAX_PAGES: Final = 300
MAX_TEXT: Final = 2_000_000
MAX_OBJECTS: Final = 200_000
# What does something when the document is opened, or carries another file in its sleeve.
_ACTIVE: Final = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA"}
)
_OUTSIDE: Final = frozenset({"/GoToR", "/ImportData", "/SubmitForm"})


def read_pdf(content: bytes) -> dict[str, Any]:
    """The text of every page. Locked documents and documents that run something are refused."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise UploadRefused("card-upload-locked")
    names = _names(reader)
    if names & _ACTIVE:
        raise UploadRefused("card-upload-active")
    if len(reader.pages) > MAX_PAGES:
        raise UploadRefused("card-upload-too-long")
    return {"form": "pdf", "text": _text(reader), "external": bool(names & _OUTSIDE)}


def _text(reader: PdfReader) -> str:
    pages: list[str] = []
    left = MAX_TEXT
    for page in reader.pages:
        pages.append(page.extract_text())
        left -= len(pages[-1])
        if left < 0:
            raise UploadRefused("card-upload-too-long")
    fields = (str(field.get("/V", "")) for field in (reader.get_fields() or {}).values())
    return "\n".join([*pages, *fields, *(str(v) for v in (reader.metadata or {}).values())])


def _names(reader: PdfReader) -> set[str]:
    """The keys and names that any object of the document uses, in object streams too."""
    numbered = [(number, generation) for generation, found in reader.xref.items() for number in found]
    numbered += [(number, 0) for number in reader.xref_objStm]
    if len(numbered) > MAX_OBJECTS:
        raise UploadRefused("card-upload-too-long")
    found: set[str] = set()
    waiting: list[Any] = [reader.trailer]
    waiting += (
        reader.get_object(IndirectObject(number, generation, reader)) for number, generation in numbered
    )
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            found.update(map(str, thing))
            waiting += (thing.raw_get(key) for key in thing)
        elif isinstance(thing, ArrayObject):
            waiting += list(thing)
        elif isinstance(thing, str) and thing.startswith("/"):
            found.add(str(thing))
    return found
