"""When things go wrong: what the person is told, what Teams is told, and what is sent later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.inbound import adapter, typing_indicator
from dialogs.answers import Reply, heading, text
from dialogs.errors import NotSaved
from dialogs.texts import texts_in
from dialogs.turn import Incoming
from storage.errors import Unavailable
from tests.bot.echo import Echo
from tests.teams import CHANNEL, Behind, Refusal, Someone, TeamsStandIn

PERSONAL = Reply((text("kun til dig"),), where="personal")


def failing(error: Exception) -> Any:
    def answer(given: Incoming) -> list[Reply]:
        raise error

    return answer


@pytest.mark.parametrize("error", [NotSaved(), Unavailable("away")])
async def test_a_database_that_is_away(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, error: Exception
) -> None:
    echo.answer = failing(error)
    said = texts_in("da").say("edge-not-saved")
    assert "ikke gemt" in said
    assert (await bot.post(teams.message(ann, "hej"))).status == 503
    assert (await bot.post(teams.execute(ann, "save"))).status == 503
    assert (await bot.post(teams.dialog(ann, "submit", "save"))).status == 503
    assert teams.texts() == [said] * 3


async def test_a_real_database_that_is_away(
    bot: Behind, teams: TeamsStandIn, ann: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def away(self: object) -> AsyncIterator[None]:
        raise Unavailable("away")
        yield

    monkeypatch.setattr(type(bot.parts.database), "read", away)
    assert (await bot.post(teams.message(ann, "hej"))).status == 503
    assert "ikke gemt" in teams.texts()[0]
    assert (await bot.get("/readyz")).status == 503
    assert (await bot.get("/healthz")).status == 200


async def test_a_fault_of_ours_is_told_with_a_reference_and_not_repeated(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = failing(RuntimeError("hemmelig tekst"))
    assert (await bot.post(teams.message(ann, "hej"))).status == 200
    pressed = await bot.post(teams.execute(ann, "save"))
    assert (pressed.status, pressed.body["statusCode"]) == (200, 500)
    assert pressed.body["type"] == "application/vnd.microsoft.error"
    dialog = await bot.post(teams.dialog(ann, "submit", "save"))
    assert (dialog.status, dialog.body["task"]["type"]) == (200, "message")
    assert len(teams.texts()) == 2
    for said in (*teams.texts(), str(pressed.body), str(dialog.body)):
        assert "koden" in said and "hemmelig" not in said and "RuntimeError" not in said


async def test_what_could_not_be_sent_is_sent_at_the_redelivery(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    teams.refuse("send", *[Refusal(503)] * 3)
    activity = teams.message(ann, "hej")
    assert (await bot.post(activity)).status == 503
    assert not teams.posts
    assert (await bot.post(activity)).status == 200
    assert (await bot.post(activity)).status == 200
    assert teams.texts() == ["echo: hej"]


@pytest.mark.parametrize(
    "first",
    [
        Refusal(412),
        Refusal(429, retry_after=0),
        Refusal(502, body="<html>bad gateway</html>"),
        Refusal(503),
        Refusal(504),
    ],
)
async def test_what_may_be_tried_again_is(
    bot: Behind, teams: TeamsStandIn, ann: Someone, first: Refusal
) -> None:
    teams.refuse("send", first)
    assert (await bot.post(teams.message(ann, "hej"))).status == 200
    assert teams.texts() == ["echo: hej"]


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(403, "BotNotInConversationRoster"),
        Refusal(404, "ConversationNotFound"),
        Refusal(400, "BadSyntax"),
        Refusal(403, body='{"errorCode":209,"message":"{\\r\\n \\"subCode\\":\\"MessageWritesBlocked\\"}"}'),
    ],
)
async def test_what_is_refused_for_good_is_not_tried_again(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, refusal: Refusal
) -> None:
    teams.refuse("send", refusal)
    activity = teams.message(ann, "hej")
    assert (await bot.post(activity)).status == 200
    assert (await bot.post(activity)).status == 200
    assert not teams.posts and all(o.was_sent for o in echo.outcomes.values())


async def test_waiting_longer_than_the_person_would_is_left_to_the_redelivery(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    teams.refuse("send", Refusal(429, retry_after=60))
    assert (await asyncio.wait_for(bot.post(teams.message(ann, "hej")), 5)).status == 503


async def test_private_things_go_to_the_private_chat(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: [Reply((text("i tråden"),)), PERSONAL, PERSONAL]
    await bot.post(teams.in_channel(ann, "status", root="17"))
    assert teams.texts(f"{CHANNEL};messageid=17") == ["i tråden"]
    assert teams.texts(ann.chat) == ["kun til dig", "kun til dig"]
    assert len(teams.created) == 1  # opened once, remembered for the next
    assert teams.created[0]["tenantId"] and teams.created[0]["members"] == [{"id": ann.id}]


async def test_a_known_private_chat_needs_no_opening(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    await bot.post(teams.installed(ann))
    teams.posts.clear()
    echo.answer = lambda given: [PERSONAL]
    await bot.post(teams.in_group(ann, "status"))
    await bot.post(teams.message(ann, "status"))
    assert teams.texts(ann.chat) == ["kun til dig"] * 2 and not teams.created


async def test_without_a_private_chat_the_thread_is_told_once_and_nothing_of_it(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    teams.not_installed |= {ann.id}
    echo.answer = lambda given: [PERSONAL, PERSONAL]
    assert (await bot.post(teams.in_channel(ann, "status", root="17"))).status == 200
    assert teams.texts() == [texts_in("da").say("edge-open-chat")]
    assert teams.posts[0].conversation == f"{CHANNEL};messageid=17"


async def test_long_work_shows_and_stops_showing(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_indicator, "AFTER", 0.05)
    monkeypatch.setattr(typing_indicator, "AGAIN", 0.05)
    slow(echo, 0.3, RuntimeError())
    await bot.post(teams.message(ann, "hej"))
    shown = len(teams.typing)
    assert shown >= 2
    await asyncio.sleep(0.2)
    assert len(teams.typing) == shown
    await bot.post(teams.in_channel(ann, "hej"))
    assert len(teams.typing) == shown  # channels do not show it


async def test_short_work_shows_nothing(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    await bot.post(teams.message(ann, "hej"))
    assert not teams.typing


async def test_work_that_outlives_the_deadline_answers_later(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "INVOKE_ANSWERED_WITHIN", 0.05)
    monkeypatch.setattr(adapter, "MESSAGE_ANSWERED_WITHIN", 0.05)
    echo.answer = lambda given: [Reply((heading("Gemt"),), update=True)]
    slow(echo, 0.3)
    assert (await bot.post(teams.execute(ann, "save"))).status == 200
    assert (await bot.post(teams.message(ann, "hej"))).status == 200
    assert not teams.posts
    await asyncio.sleep(0.6)
    assert [p.updates for p in teams.posts] == ["1763719200001", None]


def slow(echo: Echo, seconds: float, error: Exception | None = None) -> None:
    take = echo.take

    @asynccontextmanager
    async def later(incoming: Incoming) -> AsyncIterator[Any]:
        await asyncio.sleep(seconds)
        if error:
            raise error
        async with take(incoming) as outcome:
            yield outcome

    echo.take = later  # type: ignore[method-assign]
