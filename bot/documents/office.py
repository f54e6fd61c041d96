"""What can be read in a Word, PowerPoint or Excel file. Runs in `inspector`.

The container is a zip of XML, and both can be made to grow without end: entries, sizes and ratios are checked
before anything is unpacked, and XML with a document type is not read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from bot.documents.refused import UploadRefused

MAX_ENTRIES: Final = 4_000
MAX_UNPACKED: Final = 150 * 1024 * 1024
MAX_XML: Final = 60 * 1024 * 1024
MAX_RATIO: Final = 200  # of what is larger than a megabyte; real ones reach 60
MAX_TEXT: Final = 2_000_000
_MEGABYTE: Final = 1024 * 1024
_MAIN: Final = {
    b"wordprocessingml.document.main+xml": "docx",
    b"presentationml.presentation.main+xml": "pptx",
    b"presentationml.slideshow.main+xml": "pptx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
}
_MACROS: Final = re.compile(r"(?i)vba(project|data)|/activex/|/macrosheets/|/dialogsheets/|macro")
_EMBEDDED: Final = re.compile(r"(?i)/embeddings/[^/]+\.(docx|pptx|xlsx)$")
_OBJECT: Final = re.compile(r"(?i)/embeddings/|oleobject")
_LINE_ENDS: Final = frozenset({"p", "si", "is", "c", "row", "br", "cr", "tab", "comment", "text"})
_PARTS: Final = re.compile(r"(?i)^(word|ppt|xl|docprops|customxml)/.*\.xml$")
_WORDED: Final = ("descr", "author")  # attributes that hold people's words
_RUNS_SOMETHING: Final = frozenset({"ddeLink", "oleLink"})


def read_office(content: bytes, inside: bool = False) -> dict[str, Any]:
    """What the file is, and its text: body, notes, comments, hidden sheets, and Office files put into it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        _check(packed, inside)
        form = _form(packed)
        pieces: list[str] = []
        left = MAX_TEXT
        for piece in _pieces(packed, inside):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise UploadRefused("card-upload-too-long")
        return {"form": form, "text": "".join(pieces), "external": _reaches_out(packed)}


def _check(packed: zipfile.ZipFile, inside: bool) -> None:
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UploadRefused("card-upload-too-heavy")
    if any(e.file_size > _MEGABYTE and e.file_size > MAX_RATIO * max(1, e.compress_size) for e in entries):
        raise UploadRefused("card-upload-too-heavy")
    if sum(e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels"))) > MAX_XML:
        raise UploadRefused("card-upload-too-heavy")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UploadRefused("card-upload-locked")
    if any(_MACROS.search(name) for name in names):
        raise UploadRefused("card-upload-active")
    if any(
        _OBJECT.search(n) and (inside or not _EMBEDDED.search(n)) and not n.endswith(".rels") for n in names
    ):
        raise UploadRefused("card-upload-embedded")
    # Two entries of one name, or one that leaves its folder: whoever opens it may see another file than we.
    lower = [name.lower() for name in names]
    if len(set(lower)) < len(lower) or any(".." in name.split("/") or name[:1] in "/\\" for name in names):
        raise UploadRefused("card-upload-broken")


def _form(packed: zipfile.ZipFile) -> str:
    try:
        types = packed.read("[Content_Types].xml")
    except KeyError:
        raise UploadRefused("card-upload-kind") from None
    if b"macroEnabled" in types:
        raise UploadRefused("card-upload-active")
    form = next((form for mark, form in _MAIN.items() if mark in types), None)
    if form is None:
        raise UploadRefused("card-upload-kind")
    return form


def _pieces(packed: zipfile.ZipFile, inside: bool) -> Iterator[str]:
    for name in packed.namelist():
        if _PARTS.match(name):
            yield from _words(packed, name)
            yield "\n"
        elif _EMBEDDED.search(name) and not inside:
            yield str(read_office(packed.read(name), inside=True)["text"])


def _words(packed: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The words of one part. Runs are joined as they are seen: a number may be split over several."""
    shared = False  # an Excel cell that holds the place of its text elsewhere, not a value
    with packed.open(name) as part:
        for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
            tag = str(element.tag).rpartition("}")[2]
            if event == "start":
                shared = element.get("t") == "s" if tag == "c" else shared
                continue
            _refuse_active(tag, element)
            if element.text and not (shared and tag == "v"):
                yield element.text if tag in ("t", "delText") else f" {element.text} "
            yield from (f" {element.get(key)} " for key in _WORDED if element.get(key))
            if tag in _LINE_ENDS:
                yield "\n"
            element.clear()


def _refuse_active(tag: str, element: Element) -> None:
    """Old ways to start a program from a document: links and fields that call one."""
    if tag in _RUNS_SOMETHING or (tag == "instrText" and "DDE" in (element.text or "").upper()):
        raise UploadRefused("card-upload-active")


def _reaches_out(packed: zipfile.ZipFile) -> bool:
    """True when opening the file fetches something: a template, a picture. A link is none."""
    for name in packed.namelist():
        if name.lower().endswith(".rels"):
            with packed.open(name) as part:
                for _, element in iterparse(part, forbid_dtd=True):
                    outside = element.get("TargetMode", "").lower() == "external"
                    if outside and not element.get("Type", "").endswith("/hyperlink"):
                        return True
    return False
