"""The app package: in order by Microsoft's schema and by ours, and every planted fault is named."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.cli import main
from manifest.check import faults
from manifest.icons import color_png
from manifest.package import package
from tests.needs import needs

APP = "22222222-2222-2222-2222-222222222222"
HOST = "klyngebot.rm.dk"
NODE = Path(__file__).parents[1] / "render"
COMMANDS = "bots[0].commandLists[0].commands[0]"


def files() -> dict[str, bytes]:
    return package(APP, HOST, "1.2.3")


def changed(change: Callable[[Any], object], name: str = "manifest.json") -> list[str]:
    """The faults after somebody changed one file of a good package."""
    given = files()
    read = json.loads(given[name])
    change(read)
    return faults(given | {name: json.dumps(read).encode()})


def test_what_the_command_builds_is_what_was_checked(tmp_path: Path) -> None:
    out, again = tmp_path / "a.zip", tmp_path / "b.zip"
    for path in (out, again):
        assert main(["manifest", "build", "--app-id", APP, "--domain", HOST, "--out", str(path)]) == 0
    assert out.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(out) as archive:
        built = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(built) == ["color.png", "en.json", "manifest.json", "outline.png"]
    assert faults(built) == []
    manifest = json.loads(built["manifest.json"])
    assert (manifest["id"], manifest["bots"][0]["botId"], manifest["validDomains"]) == (APP, APP, [HOST])
    assert manifest["developer"]["privacyUrl"] == f"https://{HOST}/privacy"
    assert b"{app_id}" not in built["manifest.json"] and b"{domain}" not in built["manifest.json"]


@pytest.mark.parametrize(
    ("app_id", "domain", "told"),
    [
        ("klyngebot", HOST, "--app-id: 'klyngebot' is no GUID"),
        (APP, "https://klyngebot.rm.dk", "--domain: 'https://klyngebot.rm.dk' is no host name"),
        (APP, "klyngebot.rm.dk/api", "--domain"),
        (APP, "*.rm.dk", "--domain"),
        (APP, "localhost", "--domain"),
        (APP, "10.0.0.1", "--domain"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], app_id: str, domain: str, told: str
) -> None:
    out = tmp_path / "k.zip"
    assert main(["manifest", "build", "--app-id", app_id, "--domain", domain, "--out", str(out)]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def bot(manifest: Any) -> Any:
    return manifest["bots"][0]


def first_commands(manifest: Any) -> Any:
    return bot(manifest)["commandLists"][0]["commands"]


PLANTED: list[tuple[Callable[[Any], object], str]] = [
    (lambda m: m.update(packageName="dk.klynge"), "the whole: Additional properties"),
    (lambda m: m.pop("icons"), "the whole: 'icons' is a required property"),
    (lambda m: m.update(id="en"), "manifest.json: id: 'en' does not match"),
    (lambda m: m["name"].update(short="K" * 31), "manifest.json: name.short:"),
    (lambda m: m["description"].update(short="K" * 81), "description.short"),
    (lambda m: m["developer"].update(name="K" * 33), "developer.name"),
    (lambda m: m.update(accentColor="teal"), "accentColor: 'teal'"),
    (lambda m: m.update(manifestVersion="1.29"), "manifestVersion"),
    (lambda m: bot(m).update(scopes=["personal", "groupchat"]), "bots[0].scopes[1]: 'groupchat'"),
    (lambda m: bot(m).update(supportsFile=True), "bots[0]: Additional properties"),
    (lambda m: first_commands(m).extend({"title": f"ord {n}"} for n in range(9)), "bots[0].commandLists[0]"),
    (lambda m: bot(m)["commandLists"][1].update(scopes=["team", "personal"]), "personal is in two lists"),
    (lambda m: bot(m).update(scopes=["personal"]), "team is no scope of the bot"),
    (lambda m: m.pop("supportsChannelFeatures"), "supportsChannelFeatures"),
    (lambda m: m["developer"].update(privacyUrl="http://klyngebot.rm.dk/p"), "developer.privacyUrl"),
    (lambda m: m["developer"].update(termsOfUseUrl="https://x.dk/t"), "x.dk is not in validDomains"),
    (lambda m: m.update(validDomains=[HOST, "*.azurewebsites.net"]), "'*.azurewebsites.net'"),
    (lambda m: first_commands(m)[0].update(title="/hjælp"), f"{COMMANDS}.title: '/hjælp' begins with a sign"),
    (lambda m: first_commands(m)[1].update(title="Hjælp"), "is there twice"),
    (lambda m: first_commands(m)[0].update(title="h" * 33), f"{COMMANDS}.title: longer than 32"),
    (lambda m: first_commands(m)[0].update(description="h" * 129), f"{COMMANDS}.description: longer"),
]


@pytest.mark.parametrize(("change", "told"), PLANTED)
def test_a_planted_fault_is_named(change: Callable[[Any], object], told: str) -> None:
    found = changed(change)
    assert any(told in fault for fault in found), found


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda e: e.pop("name.short"), "en.json: the whole: 'name.short'"),
        (lambda e: e.pop(f"{COMMANDS}.title"), f"{COMMANDS}.title is missing"),
        (lambda e: e.update({f"{COMMANDS[:-3]}[11].title": "x"}), "is not in manifest.json"),
        (lambda e: e.update({f"{COMMANDS}.title": "x" * 40}), f"{COMMANDS}.title: longer than 32"),
        (lambda e: e.update({"name.long": "x"}), "'name.long' does not match"),
    ],
)
def test_the_english_file_has_everything_and_nothing_else(change: Callable[[Any], object], told: str) -> None:
    found = changed(change, "en.json")
    assert any(told in fault for fault in found), found


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("outline.png", b"", "outline.png: it is no picture"),
        ("outline.png", color_png("#1B5E6B"), "outline.png: PNG of 192×192; it must be a PNG of 32×32"),
        ("manifest.json", b"{", "manifest.json: it is no JSON"),
        ("en.json", b"[]", "en.json: it is no JSON object"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named(name: str, content: bytes, told: str) -> None:
    assert any(told in fault for fault in faults(files() | {name: content}))


@pytest.mark.parametrize("name", ["manifest.json", "en.json", "color.png", "outline.png"])
def test_a_file_that_is_missing_is_named(name: str) -> None:
    given = files()
    del given[name]
    assert f"{name}: it is not in the package" in faults(given)


def test_an_outline_in_colour_is_refused() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (32, 32), "#1B5E6B").save(out, "PNG")
    assert faults(files() | {"outline.png": out.getvalue()}) == [
        "outline.png: it must be white alone on a transparent ground"
    ]


def by_microsoft(manifest: Any, folder: Path) -> list[str]:
    programs = needs("node", NODE / "node_modules" / "@microsoft" / "app-manifest")
    source = folder / "manifest.json"
    source.write_text(json.dumps(manifest))
    done = subprocess.run(
        [programs["node"], str(NODE / "manifest.mjs"), str(source)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def test_microsofts_own_validator_has_nothing_to_remark(tmp_path: Path) -> None:
    manifest = json.loads(files()["manifest.json"])
    assert by_microsoft(manifest, tmp_path) == []
    manifest["accentColor"], manifest["bots"][0]["scopes"] = "teal", ["personal", "groupchat"]
    told = " ".join(by_microsoft(manifest, tmp_path))
    assert "/accentColor" in told and "/bots/0/scopes/1" in told
