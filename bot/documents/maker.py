"""The process that writes a document: a job in, one line of JSON and the bytes out. Only `making` starts it."""

from __future__ import annotations

import contextlib
import importlib
import json
import pickle
import resource
import sys
import traceback
from typing import Any, Final

from bot.documents.refused import NotMade

MEMORY: Final = 3 << 30


def main() -> int:
    """Runs one job. Memory is bounded; the time is bounded by who waits."""
    # The soft limit alone: what is started from here (LibreOffice) maps more than it uses.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    out = sys.stdout.buffer
    told: dict[str, Any] = {}
    content = b""
    with contextlib.redirect_stdout(sys.stderr):
        try:
            function, argument = pickle.load(sys.stdin.buffer)  # from our own process alone
            module, _, name = function.partition(":")
            content = getattr(importlib.import_module(module), name)(argument)
        except NotMade as refused:
            told = {"refused": refused.reason, "values": refused.values}
        except MemoryError:
            told = {"refused": "documents-too-large", "error": "MemoryError"}
        except Exception:
            # The trace alone: the message of an error may quote what somebody wrote.
            told = {"refused": "documents-failed", "error": _where()}
    out.write(json.dumps(told).encode() + b"\n" + content)
    return 0


def _where() -> str:
    kind, _, trace = sys.exc_info()
    frames = [f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in traceback.extract_tb(trace)]
    return f"{kind.__name__ if kind else ''} at {' < '.join(reversed(frames[-4:]))}"


if __name__ == "__main__":
    sys.exit(main())
