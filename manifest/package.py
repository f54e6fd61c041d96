"""Builds the app package: fills in the manifest, draws the icons, checks everything, and zips it."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

from manifest.check import ENGLISH, MANIFEST, faults
from manifest.icons import color_png, outline_png

APP = Path(__file__).parent / "app"
HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
STAMP = (2019, 4, 1, 0, 0, 0)  # the same every time, so that the same input gives the same bytes


class ManifestError(Exception):
    """The package cannot be built. `problems` names every fault."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("no package was built:\n  " + "\n  ".join(problems))


def build(app_id: str, domain: str, version: str, out: Path) -> None:
    """Write the package. Raises ManifestError with every fault, and then writes nothing."""
    files = package(app_id, domain, version)
    if found := faults(files):
        raise ManifestError(found)
    half = out.with_name(out.name + ".part")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    half.replace(out)


def package(app_id: str, domain: str, version: str) -> dict[str, bytes]:
    """The package's files by name. Raises ManifestError for an id or domain that is none."""
    if wrong := [*_id_faults(app_id), *_domain_faults(domain)]:
        raise ManifestError(wrong)
    given = {"{app_id}": str(UUID(app_id)), "{domain}": domain.casefold(), "{version}": version}
    manifest = _filled(json.loads((APP / MANIFEST).read_text("utf-8")), given)
    return {
        MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=2).encode(),
        ENGLISH: (APP / ENGLISH).read_bytes(),
        manifest["icons"]["color"]: color_png(manifest["accentColor"]),
        manifest["icons"]["outline"]: outline_png(),
    }


def _filled(value: Any, given: dict[str, str]) -> Any:
    """A copy with the marks filled in, in strings only."""
    if isinstance(value, dict):
        return {key: _filled(inner, given) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, given) for inner in value]
    if isinstance(value, str):
        for mark, filling in given.items():
            value = value.replace(mark, filling)
    return value


def _id_faults(app_id: str) -> list[str]:
    try:
        UUID(app_id)
    except ValueError:
        return [f"--app-id: {app_id!r} is no GUID; it is the Azure Bot's Microsoft App ID"]
    return []


def _domain_faults(domain: str) -> list[str]:
    if HOST.fullmatch(domain.casefold()):
        return []
    return [f"--domain: {domain!r} is no host name; give it without https:// and path, like klyngebot.rm.dk"]
