"""Every sentence the bot says, Danish and English, as Fluent files: one folder a language, one file an area."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import MAX_PART_LENGTH
from fluent.syntax.ast import Junk

FOLDER = Path(__file__).parent
LANGUAGES = ("da", "en")
_ENTRY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)


class Texts:
    """The sentences of one language. `say` raises KeyError for a key that is not there.

    A sentence is parsed when it is first said: reading all of them would take a tenth of a second of every
    start, and memory for syntax trees that are seldom walked. No sentence refers to another.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._plain: dict[str, str] = {}
        self._unread: dict[str, str] = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            text = path.read_text("utf-8")
            starts = list(_ENTRY.finditer(text))
            ends = [*(start.start() for start in starts[1:]), len(text)]
            self._unread |= {s[1]: text[s.start() : end] for s, end in zip(starts, ends, strict=True)}

    def say(self, key: str, /, **values: Any) -> str:
        """The sentence with its values filled in. Numbers choose the plural form; texts go in verbatim."""
        if not values and (known := self._plain.get(key)) is not None:
            return known
        if key in self._unread:
            self._read(key)
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        # Fluent refuses values of more than 2,500 characters. Theirs is the place of a NUL, which no text has.
        long = {name: v for name, v in values.items() if isinstance(v, str) and len(v) > MAX_PART_LENGTH}
        values |= {name: f"\0{name}\0" for name in long}
        sentence, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        if not values:
            self._plain[key] = str(sentence)
        said = str(sentence)
        for name, value in long.items():
            said = said.replace(f"\0{name}\0", value)
        return said

    def get(self, key: str) -> str | None:
        """The sentence, where there is one: for keys that come out of data."""
        known = key in self._plain or key in self._unread or self._bundle.has_message(key)
        return self.say(key) if known else None

    def _read(self, key: str) -> None:
        resource = FluentResource(self._unread[key])
        if junk := [e for e in resource.body if isinstance(e, Junk)]:
            raise ValueError(f"{key}: {str(junk[0].content).splitlines()[0]}")
        self._bundle.add_resource(resource)
        del self._unread[key]


@lru_cache(maxsize=len(LANGUAGES))
def texts_in(language: str) -> Texts:
    """The texts of a language; anything but "en" is Danish, the language of the house."""
    return Texts("en" if language == "en" else "da")
