"""Files made for the tests: honest ones, and ones made to harm whoever opens them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from PIL import Image
from pypdf import PdfWriter

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    "docx": ("word/document.xml", f"{_OFFICE}wordprocessingml.document.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{_OFFICE}presentationml.presentation.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{_OFFICE}spreadsheetml.sheet.main+xml"),
}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def packed(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def office(
    form: str, entries: Mapping[str, str | bytes] = MappingProxyType({}), content_type: str = ""
) -> bytes:
    part, kind = _TYPES[form]
    types = f'<Types><Override PartName="/{part}" ContentType="{content_type or kind}"/></Types>'
    return packed({"[Content_Types].xml": types, part: "<main/>", **entries})


def document(body: str) -> bytes:
    return office("docx", {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def relation(kind: str, target: str) -> bytes:
    rel = f'<Relationship Id="r1" Type="http://schemas.x/{kind}" Target="{target}" TargetMode="External"/>'
    return office("docx", {"word/_rels/document.xml.rels": RELS.format(rel)})


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **save: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1 if mode in ("1", "L", "P", "I;16") else None).save(out, form, **save)
    return out.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def pdf(text: str = "Hej", password: str = "", script: str = "", attached: bytes = b"") -> bytes:
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    kinds = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in kinds.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if attached:
        writer.add_attachment("x.exe", attached)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_bomb() -> bytes:
    """A page whose content unpacks to half a gigabyte."""
    squeezed = zlib.compress(b"q Q " * (1 << 27), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(squeezed), squeezed),
    ]
    return _pdf_of(objects)


def pdf_loop() -> bytes:
    """Pages that are their own children."""
    return _pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def _pdf_of(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


_GROWING = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise("abcdefghi"))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "ha">{_GROWING}]><x>&i;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def locked_zip() -> bytes:
    """A document whose entries say they are encrypted."""
    content = bytearray(document(paragraph("x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def twice() -> bytes:
    """Two entries of one name: readers disagree on which counts."""
    out = io.BytesIO(document(paragraph("pæn")))
    with zipfile.ZipFile(out, "a") as made:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made.writestr("word/document.xml", "<x>grim</x>")
    return out.getvalue()
