"""Is a package one that Teams takes? Microsoft's schema, and what the schema does not see.

Every fault is a line that names the file and the place in it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator
from PIL import Image

SCHEMAS = Path(__file__).parent / "schema"
MANIFEST, ENGLISH = "manifest.json", "en.json"
ICONS = {"color": (192, 192), "outline": (32, 32)}
SHOWN_TITLE, SHOWN_DESCRIPTION = 32, 128  # longer ones are taken, and cut in the menu
MOST_COMMANDS = 12
TRANSLATED = re.compile(
    r"name\.(short|full)|description\.(short|full)|bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)"
)

Files = Mapping[str, bytes]


def faults(files: Files) -> list[str]:
    """Everything that is wrong with a package of these files; empty when it is in order."""
    manifest, wrong = _read(files, MANIFEST)
    if manifest is None:
        return wrong
    english, wrong = _read(files, ENGLISH)
    found = [*wrong, *_against(manifest, "MicrosoftTeams.schema.json", MANIFEST)]
    if english is not None:
        found += _against(english, "MicrosoftTeams.Localization.schema.json", ENGLISH)
    if found:
        return found  # the rest takes the shape for granted
    found += [f"{MANIFEST}: {fault}" for rule in RULES for fault in rule(manifest)]
    return found + list(_languages(manifest, english or {})) + list(_icons(manifest, files))


def _read(files: Files, name: str) -> tuple[dict[str, Any] | None, list[str]]:
    try:
        read = json.loads(files[name])
    except KeyError:
        return None, [f"{name}: it is not in the package"]
    except ValueError as error:
        return None, [f"{name}: it is no JSON: {error}"]
    return (read, []) if isinstance(read, dict) else (None, [f"{name}: it is no JSON object"])


@cache
def _schema(name: str) -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


def _against(given: Any, schema: str, name: str) -> list[str]:
    """What Microsoft's schema says. It is draft-04 but for `const`, which a draft-04 validator does not look at."""
    found = sorted(_schema(schema).iter_errors(given), key=lambda e: [str(p) for p in e.absolute_path])
    told = [f"{name}: {_place(error.absolute_path)}: {error.message}" for error in found]
    if schema == "MicrosoftTeams.schema.json" and given.get("manifestVersion") not in (None, "1.30"):
        told.append(f"{name}: manifestVersion: it is not '1.30', which these checks are for")
    return told


def _place(path: Any) -> str:
    out = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)
    return out.removeprefix(".") or "the whole"


def _scopes(manifest: Mapping[str, Any]) -> Iterator[str]:
    for bot in manifest.get("bots", []):
        listed = [scope for commands in bot.get("commandLists", []) for scope in commands["scopes"]]
        yield from (f"bots[0].commandLists: {s} is in two lists" for s in set(listed) if listed.count(s) > 1)
        yield from (
            f"bots[0].commandLists: {s} is no scope of the bot" for s in set(listed) - set(bot["scopes"])
        )


def _channels(manifest: Mapping[str, Any]) -> Iterator[str]:
    team = any("team" in bot["scopes"] for bot in manifest.get("bots", []))
    if team and manifest.get("supportsChannelFeatures") != "tier1":
        yield "supportsChannelFeatures: with the team scope it must be 'tier1', or the upload fails"


def _addresses(manifest: Mapping[str, Any]) -> Iterator[str]:
    domains = manifest.get("validDomains", [])
    for name, url in manifest["developer"].items():
        if not name.endswith("Url"):
            continue
        parts = urlsplit(url)
        if parts.scheme != "https":
            yield f"developer.{name}: {url!r} is not https"
        elif parts.hostname not in domains:
            yield f"developer.{name}: {parts.hostname} is not in validDomains"
    yield from (f"validDomains: {d!r} must be a host name without a star" for d in domains if "*" in d)


def _commands(manifest: Mapping[str, Any]) -> Iterator[str]:
    for place, commands in _lists(manifest):
        titles = [c["title"] for c in commands]
        if len(titles) > MOST_COMMANDS:
            yield f"{place}: {len(titles)} commands; {MOST_COMMANDS} is the most"
        yield from (
            f"{place}: {t!r} is there twice"
            for t in set(titles)
            if [x.casefold() for x in titles].count(t.casefold()) > 1
        )
        for number, command in enumerate(commands):
            yield from _command(f"{place}.commands[{number}]", command)


def _lists(manifest: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for bot in manifest.get("bots", []):
        for number, listed in enumerate(bot.get("commandLists", [])):
            yield f"bots[0].commandLists[{number}]", listed["commands"]


def _command(place: str, command: Mapping[str, Any]) -> Iterator[str]:
    if not command["title"][:1].isalnum():
        yield f"{place}.title: {command['title']!r} begins with a sign; a command is a word"
    if len(command["title"]) > SHOWN_TITLE:
        yield f"{place}.title: longer than {SHOWN_TITLE} characters, which the menu cuts"
    if len(command.get("description", "")) > SHOWN_DESCRIPTION:
        yield f"{place}.description: longer than {SHOWN_DESCRIPTION} characters, which the menu cuts"


RULES = (_scopes, _channels, _addresses, _commands)


def _languages(manifest: Mapping[str, Any], english: Mapping[str, str]) -> Iterator[str]:
    """What is shown is there in both languages, and the English is held to the same lengths."""
    wanted = dict(_shown(manifest))
    given = {key: value for key, value in english.items() if key != "$schema"}
    yield from (f"{ENGLISH}: {key} is missing" for key in wanted if key not in given)
    yield from (f"{ENGLISH}: {key} is not in {MANIFEST}" for key in given if key not in wanted)
    for key, value in given.items():
        most = {"title": SHOWN_TITLE, "description": SHOWN_DESCRIPTION}.get(key.rpartition(".")[2])
        if key.startswith("bots") and most and len(value) > most:
            yield f"{ENGLISH}: {key}: longer than {most} characters, which the menu cuts"


def _shown(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and TRANSLATED.fullmatch(path):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _shown(inner, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _shown(inner, f"{path}[{number}]")


def _icons(manifest: Mapping[str, Any], files: Files) -> Iterator[str]:
    for kind, size in ICONS.items():
        name = manifest["icons"][kind]
        if name not in files:
            yield f"{name}: it is not in the package"
            continue
        try:
            picture = Image.open(io.BytesIO(files[name]))
            picture.load()
        except (OSError, SyntaxError):
            yield f"{name}: it is no picture that can be read"
            continue
        if picture.format != "PNG" or picture.size != size:
            shape = f"{picture.format} of {picture.width}×{picture.height}"
            yield f"{name}: {shape}; it must be a PNG of {size[0]}×{size[1]}"
        elif kind == "outline" and not _white_on_nothing(picture):
            yield f"{name}: it must be white alone on a transparent ground"


def _white_on_nothing(picture: Image.Image) -> bool:
    seen = picture.convert("RGBA").getcolors(picture.width * picture.height) or []
    colours = [colour for _, colour in seen if isinstance(colour, tuple)]
    return any(c[3] == 0 for c in colours) and all(c[:3] == (255, 255, 255) for c in colours if c[3])
