"""What people send, and what somebody might send who means harm."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from PIL import Image

from bot.documents.inspector import parse
from bot.documents.refused import UploadRefused
from bot.documents.uploads import MAX_BYTES, clean_name, fetched, inspect
from dialogs.texts import texts_in
from tests.bot.documents import hostile as h

PARAGRAPH = h.paragraph("Hej")
HOSTILE = {
    "nothing": (b"", "a.txt", "empty"),
    "above the limit": (b"a" * (MAX_BYTES + 1), "a.txt", "too-big"),
    "program": (b"MZ\x90\x00" + b"\x00" * 200, "a.txt", "kind"),
    "script under another ending": (b"#!/bin/sh\nrm -rf ~\n", "a.sh", "other-kind"),
    "page": (b"<html><script>alert(1)</script>", "a.html", "other-kind"),
    "gif": (h.picture("GIF"), "a.gif", "kind"),
    "webp as png": (h.picture("WEBP"), "a.png", "kind"),
    "svg as png": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "a.png", "other-kind"),
    "binary as text": (bytes(range(256)) * 4, "a.txt", "kind"),
    "picture of many pixels": (h.png_claiming(60_000, 60_000), "a.png", "too-many-pixels|broken"),
    "picture of a little too many pixels": (h.png_claiming(8_000, 6_000), "a.png", "too-many-pixels"),
    "picture without pixels": (h.png_claiming(0, 5), "a.png", "broken|too-many-pixels"),
    "picture cut off": (h.picture(size=(300, 300))[:60], "a.png", "broken"),
    "jpeg cut off": (h.picture("JPEG", (900, 900))[:400], "a.jpg", "broken"),
    "only the mark of a png": (b"\x89PNG\r\n\x1a\n", "a.png", "broken"),
    "only the mark of a jpeg": (b"\xff\xd8\xff\xe0", "a.jpg", "broken"),
    "picture as pdf": (h.picture(), "a.pdf", "other-kind"),
    "pdf as program": (h.pdf(), "faktura.pdf.exe", "other-kind"),
    "pdf as docx": (h.pdf(), "a.docx", "other-kind"),
    "docx as pdf": (h.document(PARAGRAPH), "a.pdf", "other-kind"),
    "xlsx as docx": (h.office("xlsx"), "a.docx", "other-kind"),
    "ending hidden by direction marks": (h.document(PARAGRAPH), "a\u202exdocx.exe", "other-kind"),
    "pdf locked": (h.pdf(password="1234"), "a.pdf", "locked"),
    "pdf with a script": (h.pdf(script="app.alert(1)"), "a.pdf", "active"),
    "pdf with a file inside": (h.pdf(attached=b"MZ"), "a.pdf", "active"),
    "pdf bomb": (h.pdf_bomb(), "a.pdf", "broken|too-heavy"),
    "pdf that goes in circles": (h.pdf_loop(), "a.pdf", "broken|too-heavy"),
    "only the mark of a pdf": (b"%PDF-1.7", "a.pdf", "broken"),
    "zip": (h.packed({"a.txt": "a"}), "a.docx", "kind"),
    "zip cut off": (h.document(PARAGRAPH)[:200], "a.docx", "broken"),
    "zip bomb": (h.office("docx", {"word/a.xml": b" " * (40 << 20)}), "a.docx", "too-heavy"),
    "zip of a thousand files": (
        h.office("docx", {f"word/{n}.xml": "" for n in range(5_000)}),
        "a.docx",
        "too-heavy",
    ),
    "zip that leaves its folder": (h.office("docx", {"../../etc/cron.d/x": "x"}), "a.docx", "broken"),
    "zip with two of one name": (h.twice(), "a.docx", "broken"),
    "docx locked entries": (h.locked_zip(), "a.docx", "locked"),
    "docx locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "locked",
    ),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc", "kind"),
    "docx with macros": (h.office("docx", {"word/vbaProject.bin": b"x"}), "a.docx", "active"),
    "docm by its type": (
        h.office("docx", content_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "a.docx",
        "active",
    ),
    "xlsx with old macros": (h.office("xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"}), "a.xlsx", "active"),
    "pptx with a control": (h.office("pptx", {"ppt/activeX/activeX1.xml": "<x/>"}), "a.pptx", "active"),
    "docx with a packed program": (
        h.office("docx", {"word/embeddings/oleObject1.bin": b"MZ"}),
        "a.docx",
        "embedded",
    ),
    "docx in docx in docx": (
        h.office(
            "docx", {"word/embeddings/a.docx": h.office("docx", {"word/embeddings/b.docx": h.office("docx")})}
        ),
        "a.docx",
        "embedded",
    ),
    "docx that calls a program": (
        h.document("<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"),
        "a.docx",
        "active",
    ),
    "xlsx that calls a program": (
        h.office("xlsx", {"xl/externalLinks/e.xml": "<x><ddeLink/></x>"}),
        "a.xlsx",
        "active",
    ),
    "billion laughs": (h.office("docx", {"word/document.xml": h.LAUGHS}), "a.docx", "broken"),
    "entity from outside": (h.office("docx", {"word/document.xml": h.OUTSIDE}), "a.docx", "broken"),
    "xml of a million levels": (
        h.office("docx", {"word/document.xml": "<a>" * 1_000_000}),
        "a.docx",
        "broken|too-heavy",
    ),
    "xml that is none": (h.office("docx", {"word/document.xml": "<a"}), "a.docx", "broken"),
    "endless text": (h.document(h.paragraph("abcdefgh " * 250_000 + "x")), "a.docx", "too-long|too-heavy"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_and_in_time(case: str) -> None:
    content, name, reason = HOSTILE[case]
    began = time.monotonic()
    with pytest.raises(UploadRefused) as refused:
        inspect(content, name)
    assert refused.value.reason in {f"card-upload-{one}" for one in reason.split("|")}
    assert time.monotonic() - began < 15
    for language in ("da", "en"):
        assert name[:1] in texts_in(language).say(refused.value.reason, name=name, **refused.value.values)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 30


# --- pictures ----------------------------------------------------------------------------------------


def test_a_photo_is_upright_small_and_says_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"
    upload = inspect(h.picture("JPEG", (4000, 3000), exif=exif), "IMG_1.JPG")
    assert (upload.kind, upload.content_type, upload.name) == ("image", "image/jpeg", "IMG_1.JPG")
    assert (upload.width, upload.height) == (1500, 2000)
    kept = Image.open(io.BytesIO(upload.content))
    assert kept.size == (1500, 2000) and not kept.getexif()
    assert b"Kamera" not in upload.content and upload.text is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn_anew(mode: str) -> None:
    upload = inspect(h.picture("PNG", mode=mode), "a.png")
    assert (upload.content_type, upload.width, upload.height) == ("image/png", 40, 30)


def test_cmyk_becomes_rgb() -> None:
    assert Image.open(io.BytesIO(inspect(h.picture("JPEG", mode="CMYK"), "a.jpeg").content)).mode == "RGB"


def test_what_hangs_behind_a_picture_is_gone() -> None:
    upload = inspect(h.picture() + h.packed({"evil.js": "x"}), "a.png")
    assert b"evil" not in upload.content and not zipfile.is_zipfile(io.BytesIO(upload.content))


def test_a_noisy_png_becomes_a_jpeg_that_is_small_enough() -> None:
    noisy = Image.merge("RGB", [Image.effect_noise((2000, 2000), 90) for _ in range(3)])
    noisy.save(out := io.BytesIO(), "PNG")
    upload = inspect(out.getvalue(), "støj.png")
    assert (upload.content_type, upload.name) == ("image/jpeg", "støj.jpg")
    assert len(upload.content) <= 5 * 1024 * 1024


def test_the_wrong_ending_of_a_picture_is_put_right() -> None:
    assert inspect(h.picture("JPEG"), "kort.png").name == "kort.jpg"
    assert inspect(h.picture("PNG"), "image").name == "image.png"


def test_the_largest_picture_that_is_taken_fits_the_memory() -> None:
    assert inspect(h.picture("PNG", (8_000, 5_000), "RGBA"), "a.png").width == 2000


# --- documents ---------------------------------------------------------------------------------------


def test_a_number_split_over_runs_is_read_whole() -> None:
    upload = inspect(h.document(h.paragraph("010190", "-12", "34") + h.paragraph("Næste")), "notat.docx")
    assert upload.kind == "document" and upload.text is not None
    assert "010190-1234\n" in upload.text and "Næste" in upload.text
    assert upload.external is False


def test_nothing_in_a_document_escapes_the_guard() -> None:
    sheet = '<x><c t="s"><v>7</v></c><c><v>0101901234</v></c><c t="inlineStr"><is><t>Bo</t></is></c></x>'
    inner = h.office(
        "xlsx", {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": "<x><si><t>Ane</t></si></x>"}
    )
    notes = f"<p {h.A}><a:p><a:r><a:t>skjult note</a:t></a:r></a:p></p>"
    upload = inspect(
        h.office(
            "pptx",
            {
                "ppt/notesSlides/n1.xml": notes,
                "ppt/embeddings/Ark.xlsx": inner,
                "ppt/comments/c.xml": '<x author="Per"><cm><text>bemærk</text></cm></x>',
            },
        ),
        "oplæg.pptx",
    )
    assert upload.text is not None
    for word in ("skjult note", "0101901234", "Bo", "Ane", "bemærk", "Per"):
        assert word in upload.text
    assert "7" not in upload.text.replace("0101901234", "")


def test_a_pdf_is_read() -> None:
    upload = inspect(h.pdf("Referat 010190-1234"), "referat.pdf")
    assert (upload.content_type, upload.external) == ("application/pdf", False)
    assert "010190-1234" in str(upload.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    assert inspect("Rødgrød på bordet\r\n".encode(encoding), "noter.txt").text == "Rødgrød på bordet\r\n"


def test_what_fetches_something_when_opened_is_flagged_and_a_link_is_not() -> None:
    assert inspect(h.relation("attachedTemplate", "https://evil.example/t.dotm"), "a.docx").external is True
    assert inspect(h.relation("hyperlink", "https://kl.dk"), "a.docx").external is False


def test_what_it_fetches_and_what_stands_where_is_told_to_the_conversation() -> None:
    assert (
        fetched("a.docx", "", h.relation("attachedTemplate", "https://evil.example/t.dotm")).external is True
    )
    assert fetched("a.docx", "", h.document(h.paragraph("Hej"))).outline == []  # too odd a file for headings
    assert fetched("a.txt", "", b"Hej").outline == ()


def test_a_document_is_kept_byte_for_byte() -> None:
    content = h.document(h.paragraph("Hej"))
    assert inspect(content, "a.docx").content == content


def test_the_answer_to_the_conversation_never_raises() -> None:
    taken = fetched("a/b\u202enoter.txt", "application/x-evil", b"Hej")
    assert (taken.name, taken.content_type, taken.kind, taken.text) == (
        "bnoter.txt",
        "text/plain",
        "document",
        "Hej",
    )
    refused = fetched("a.pdf", "application/pdf", b"Hej")
    assert (refused.refused, refused.content) == ("card-upload-other-kind", b"")
    assert texts_in("da").say(str(refused.refused), **refused.args)


def test_the_bot_itself_loads_no_parser() -> None:
    import subprocess
    import sys

    code = "import sys, bot.documents.uploads; print({'PIL', 'pypdf', 'defusedxml'} & set(sys.modules))"
    code += "; import bot.app; assert not {'pptx', 'docx', 'openpyxl', 'lxml'} & set(sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_a_parser_is_asked_for_by_name() -> None:
    assert parse("text", b"Hej")[0] == {"form": "txt", "text": "Hej"}


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("notat.docx", "notat.docx"),
        ("Ærø & Ø - udkast (2).pdf", "Ærø & Ø - udkast (2).pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Bo\\plan.xlsx", "plan.xlsx"),
        ("a\x00b\x1f.txt", "ab.txt"),
        ("faktura\u202excod.exe", "fakturaxcod.exe"),
        ("plan\u200b\ufeff.pdf", "plan.pdf"),
        ("a<b>:c?.pdf", "a_b__c_.pdf"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("   .  ", "klyngebot"),
        ("", "klyngebot"),
        ("...pdf", "klyngebot.pdf"),
        ("  to   mellemrum .pdf", "to mellemrum.pdf"),
        ("ny\nlinje.pdf", "ny linje.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_names_are_safe_and_still_say_what_they_said(given: str, clean: str) -> None:
    assert clean_name(given) == clean
