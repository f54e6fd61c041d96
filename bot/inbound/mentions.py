"""A message's own words: our mention taken out, others' as their names, the quoted message left away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

# Some clients number the tag in the text and not in the entity, or the other way round.
_NUMBERED = re.compile(r'<at id="\d{1,5}">')
_BLANKS = re.compile(r"\A(?:&nbsp;|[ \t])+")
_TAG = re.compile(r"</?at\b[^>]{0,200}>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_QUOTE_BEGINS = re.compile(r"<blockquote\b[^<>]{0,500}schema\.skype\.com/Reply[^<>]{0,500}>")
_QUOTE_IN_TEXT = re.compile(r"\s*<blockquote\b[^<>]*>.*?</blockquote>", re.DOTALL)
_AUTHOR = re.compile(r"<strong\b[^<>]{0,300}>[^<]{0,300}</strong>")
MAX_MENTIONS = 100  # more than a message can hold; each one costs a search through the text
_WORD = re.compile(r"\S+")


def own_words(raw: Mapping[str, Any]) -> str:
    """The text of an activity, verbatim but for mentions, the quoted message and outer blanks."""
    text = raw.get("text")
    if not isinstance(text, str):
        return ""
    text = _without_quote(text, raw)
    mentions = list(islice(_mentions(raw), MAX_MENTIONS))
    if mentions:
        text = _NUMBERED.sub("<at>", text)
    for mentioned, shown in mentions:
        at = text.find(shown)
        if at < 0:
            continue
        before, after = text[:at], text[at + len(shown) :]
        ours = mentioned.get("id") == raw["recipient"]["id"]
        text = _closed(before, after) if ours else before + _TAG.sub("", shown) + after
    return _trim(text)


def _mentions(raw: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    for entity in _mappings(raw.get("entities")):
        mentioned, shown = entity.get("mentioned"), entity.get("text")
        if (
            entity.get("type") == "mention"
            and isinstance(mentioned, Mapping)
            and isinstance(shown, str)
            and shown
        ):
            yield mentioned, _NUMBERED.sub("<at>", shown)


def _closed(before: str, after: str) -> str:
    """The text around our mention, with one blank in its place, and none at a line's start or end."""
    before, after = before.rstrip(" \t"), _BLANKS.sub("", after)
    inside = before and after and not before.endswith("\n") and not after.startswith(("\r", "\n"))
    return f"{before} {after}" if inside else before + after


def _trim(text: str) -> str:
    text = text.strip()
    while text.startswith("&nbsp;"):
        text = text[6:].lstrip()
    while text.endswith("&nbsp;"):
        text = text[:-6].rstrip()
    return text


def _without_quote(text: str, raw: Mapping[str, Any]) -> str:
    quoted = _quoted(raw)
    if quoted is None:
        return text
    if found := _QUOTE_IN_TEXT.match(text):
        return text[found.end() :]
    for words in (_words(quoted), _words(_AUTHOR.sub(" ", quoted))):
        if (rest := _after(text, words)) is not None:
            return rest
    return text


def _quoted(raw: Mapping[str, Any]) -> str | None:
    for attachment in _mappings(raw.get("attachments")):
        content = attachment.get("content")
        if attachment.get("contentType") == "text/html" and isinstance(content, str):
            begins = _QUOTE_BEGINS.search(content)
            ends = content.find("</blockquote>", begins.end()) if begins else -1
            return content[begins.end() : ends] if begins and ends >= 0 else None
    return None


def _words(markup: str) -> list[str]:
    return html.unescape(_ANY_TAG.sub(" ", markup)).split()


def _after(text: str, words: Sequence[str]) -> str | None:
    """What follows `words` at the start of `text`; None where it does not start so, or nothing follows."""
    end, found = 0, _WORD.finditer(text)
    for word in words:
        match = next(found, None)
        if match is None or html.unescape(match.group()) != word:
            return None
        end = match.end()
    return text[end:] if words and text[end:].strip() else None


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())
