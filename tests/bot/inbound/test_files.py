"""What somebody sent is fetched from where it may be, up to a size, and never from inside our own net."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from PIL import Image

from bot.connector.client import Connector
from bot.connector.hosts import Hosts
from bot.connector.tokens import NoTokens
from bot.documents.uploads import fetched
from bot.inbound import files
from bot.inbound.files import GuardedResolver, TeamsFiles, is_public
from dialogs.texts import texts_in
from dialogs.turn import FileRef
from tests.teams import HURRIED, Refusal, TeamsStandIn


class Token(NoTokens):
    async def token(self) -> str:  # type: ignore[override]
        return "ours"


@pytest.fixture
async def fetcher(teams: TeamsStandIn) -> AsyncIterator[TeamsFiles]:
    async with aiohttp.ClientSession() as calls, _guarded(True) as session:
        hosts = Hosts(frozenset(), loopback=True)
        yield TeamsFiles(session, hosts, Connector(calls, Token(), hosts, HURRIED), fetched, loopback=True)


def _guarded(loopback: bool) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=GuardedResolver(loopback)))


async def test_a_file_comes_without_our_token_and_a_picture_with_it(
    teams: TeamsStandIn, fetcher: TeamsFiles
) -> None:
    teams.files |= {"note.txt": "Ni måneder".encode(), "p.png": picture("PNG")}
    note = await fetcher.fetch(FileRef("note.txt", "", teams.url + "files/note.txt?tempauth=%2Fx"))
    drawn = await fetcher.fetch(FileRef("p.png", "image/png", teams.url + "files/p.png", inline=True))
    assert (note.refused, note.kind, note.text) == (None, "document", "Ni måneder")
    assert (drawn.refused, drawn.kind, drawn.content_type) == (None, "image", "image/png")
    assert teams.file_tokens == [None, "Bearer ours"]


@pytest.mark.parametrize("inline", [False, True])
async def test_refusals_have_a_reason_in_words(
    teams: TeamsStandIn, fetcher: TeamsFiles, monkeypatch: pytest.MonkeyPatch, inline: bool
) -> None:
    teams.files["big"] = b"x" * 2000
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    teams.refuse("file", Refusal(404))
    for url, key in (
        (teams.url + "files/gone", "edge-file-unreachable"),
        (teams.url + "files/big", "edge-file-too-big"),
        ("https://evil.example/x", "edge-file-host"),
        ("file:///etc/passwd", "edge-file-host"),
        ("", "edge-file-host"),
        ("http://127.0.0.1:1/", "edge-file-unreachable"),
    ):
        found = await fetcher.fetch(FileRef("fil", "", url, inline))
        assert found.refused == key and not found.content, url
        assert "fil" in texts_in("da").say(found.refused, **found.args)


async def test_redirects_stay_on_the_list(teams: TeamsStandIn, fetcher: TeamsFiles) -> None:
    teams.files["note.txt"] = b"x"

    class To(Refusal):
        def response(self) -> Any:
            answer = super().response()
            answer.headers["Location"] = self.code
            return answer

    teams.refuse("file", To(302, "/files/note.txt"))
    assert (await fetcher.fetch(FileRef("f", "", teams.url + "files/a"))).refused is None
    teams.refuse("file", To(302, "https://evil.example/x"))
    assert (await fetcher.fetch(FileRef("f", "", teams.url + "files/a"))).refused == "edge-file-host"
    teams.refuse("file", *[To(302, "/files/a")] * 9)
    assert (await fetcher.fetch(FileRef("f", "", teams.url + "files/a"))).refused == "edge-file-unreachable"


async def test_a_name_that_leads_inside_is_not_followed(teams: TeamsStandIn) -> None:
    async with _guarded(False) as session:
        port = teams.url.rpartition(":")[2].rstrip("/")
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(f"http://localhost:{port}/files/x")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2a00:1450::1", True),
        ("10.1.2.3", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("0.0.0.0", False),
        ("::ffff:10.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("x", False),
    ],
)
def test_addresses(address: str, public: bool) -> None:
    assert is_public(address, loopback=False) is public
    assert is_public("127.0.0.1", loopback=True)


def picture(kind: str, **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(out, kind, **more)
    return out.getvalue()
