"""What the log tells is told in people's words: each thing that is noted has a text in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from dialogs.texts import LANGUAGES, texts_in

HOUSE = Path(__file__).parents[2]
NOTED = re.compile(r"""audit\(\s*("[a-z._]+"(?:\s+if\s+\w+\s+else\s+"[a-z._]+")?)""")


def noted() -> set[str]:
    """The names of everything that is noted of who did what."""
    found = set()
    for path in (HOUSE / "dialogs").rglob("*.py"):
        for call in NOTED.findall(path.read_text("utf-8")):
            found |= set(re.findall(r'"([a-z._]+)"', call))
    return found


def test_everything_noted_has_words() -> None:
    names = noted()
    assert {"broadcast_sent", "role_given", "broadcast_paused", "broadcast_resumed"} <= names
    for language in LANGUAGES:
        texts = texts_in(language)
        assert [n for n in sorted(names) if texts.get(f"audit-{n.replace('.', '_')}") is None] == []
