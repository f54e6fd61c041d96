"""The process that parses a foreign file: bytes in, one line of JSON and the pictures that were drawn out.

Only `bot.documents.uploads` starts it. Memory and time are limited before the first byte is parsed, and a
parser that breaks breaks this process alone.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any, Final

from bot.documents.refused import UploadRefused

MEMORY: Final = 1 << 30
CPU_SECONDS: Final = 20
_CONTROL_SHARE: Final = 100  # one odd control character in so many is no text any more

Found = tuple[dict[str, Any], list[bytes]]


def main() -> int:
    """Reads a file from standard input and tells what it is; its argument names the parser."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        found, pictures = parse(sys.argv[1], content)
    except UploadRefused as refused:
        found, pictures = {"refused": refused.reason, "values": refused.values}, []
    except MemoryError:
        found, pictures = {"refused": "card-upload-too-heavy", "values": {}}, []
    except Exception:  # parsers of foreign files raise whatever they like
        found, pictures = {"refused": "card-upload-broken", "values": {}}, []
    found["sizes"] = [len(picture) for picture in pictures]
    sys.stdout.buffer.write(b"".join((json.dumps(found).encode(), b"\n", *pictures)))
    return 0


def parse(family: str, content: bytes) -> Found:
    """What the parser of this family finds. Each is imported only where it is used."""
    if family == "picture":
        from bot.documents.pictures import redraw

        found, picture = redraw(content)
        return found, [picture]
    if family == "pdf":
        from bot.documents.pdf import read_pdf

        return read_pdf(content), []
    if family == "office":
        from bot.documents.office import read_office

        found = read_office(content)
        slides, pictures, unread = _pictures(found["form"], content)
        outline = _outline(found["form"], content)
        return {**found, "outline": outline, "slides": slides, "unread": unread}, pictures
    return {"form": "txt", "text": _plain(content)}, []


def _outline(form: str, content: bytes) -> list[dict[str, Any]]:
    """What stands under which heading; nothing where the file is too odd for that, which its text is not."""
    from bot.documents.outline import outline

    try:
        return outline(form, content)
    except MemoryError:
        raise
    except Exception:  # parsers of foreign files raise whatever they like
        return []


def _pictures(form: str, content: bytes) -> tuple[list[int], list[bytes], int]:
    """The pictures of a presentation; none where it is too odd for that."""
    if form != "pptx":
        return [], [], 0
    from bot.documents.slide_pictures import slide_pictures

    try:
        return slide_pictures(content)
    except MemoryError:
        raise
    except Exception:  # parsers of foreign files raise whatever they like
        return [], [], 0


def _plain(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace") if b"\0" not in content else "\0"
    odd = sum(1 for c in text if c < " " and c not in "\t\r\n\f") + text.count("\ufffd")
    if "\0" in text or odd * _CONTROL_SHARE > len(text):
        raise UploadRefused("card-upload-kind")
    return text


if __name__ == "__main__":
    sys.exit(main())
