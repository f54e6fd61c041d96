"""The process that parses a foreign file: bytes in, one line of JSON and perhaps a picture out.

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

Found = tuple[dict[str, Any], bytes]


def main() -> int:
    """Reads a file from standard input and tells what it is; its argument names the parser."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        found, picture = parse(sys.argv[1], content)
    except UploadRefused as refused:
        found, picture = {"refused": refused.reason, "values": refused.values}, b""
    except MemoryError:
        found, picture = {"refused": "card-upload-too-heavy", "values": {}}, b""
    except Exception:  # parsers of foreign files raise whatever they like
        found, picture = {"refused": "card-upload-broken", "values": {}}, b""
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n" + picture)
    return 0


def parse(family: str, content: bytes) -> Found:
    """What the parser of this family finds. Each is imported only where it is used."""
    if family == "picture":
        from bot.documents.pictures import redraw

        return redraw(content)
    if family == "pdf":
        from bot.documents.pdf import read_pdf

        return read_pdf(content), b""
    if family == "office":
        from bot.documents.office import read_office

        found = read_office(content)
        return {**found, "outline": _outline(found["form"], content)}, b""
    return {"form": "txt", "text": _plain(content)}, b""


def _outline(form: str, content: bytes) -> list[dict[str, Any]]:
    """What stands under which heading; nothing where the file is too odd for that, which its text is not."""
    from bot.documents.outline import outline

    try:
        return outline(form, content)
    except MemoryError:
        raise
    except Exception:  # parsers of foreign files raise whatever they like
        return []


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
