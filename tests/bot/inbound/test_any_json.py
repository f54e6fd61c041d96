"""Whatever is posted, the door answers: never with a 500, and the bot goes on."""

from __future__ import annotations

import json
from asyncio import get_running_loop, run_coroutine_threadsafe, to_thread
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.teams import BOT, Behind, Someone, TeamsStandIn, bot_for, local_settings

TEXT = st.text(alphabet=st.characters(codec=None), max_size=20)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)
TYPES = st.sampled_from(
    [
        "message",
        "invoke",
        "conversationUpdate",
        "installationUpdate",
        "messageUpdate",
        "messageDelete",
        "messageReaction",
        "typing",
        "event",
    ]
)
NAMES = st.sampled_from(
    ["adaptiveCard/action", "task/fetch", "task/submit", "fileConsent/invoke", "application/search"]
)
FIELDS = st.sampled_from(
    [
        "text",
        "value",
        "entities",
        "attachments",
        "channelData",
        "conversation",
        "from",
        "name",
        "recipient",
        "timestamp",
        "locale",
        "replyToId",
        "membersAdded",
        "action",
        "id",
    ]
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {"type": st.just("mention")}, optional={"text": ANYTHING, "mentioned": st.just(BOT) | ANYTHING}
    ),
    max_size=3,
)
VALUES = (
    ANYTHING
    | st.fixed_dictionaries({"action": ANYTHING, "trigger": ANYTHING})
    | st.fixed_dictionaries({"data": st.fixed_dictionaries({"k": ANYTHING})})
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def dumped(value: Any) -> bytes:
    return json.dumps(value).encode()


class Door:
    """Posts from hypothesis' own thread."""

    def __init__(self, bot: Behind) -> None:
        self._bot = bot
        self._loop = get_running_loop()

    def status(self, value: Any) -> int:
        sent = self._bot.post(None, data=dumped(value), headers={"Content-Type": "application/json"})
        return run_coroutine_threadsafe(sent, self._loop).result(60).status


async def test_any_json_is_answered(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    door = Door(bot)

    @QUICK
    @given(ANYTHING)
    def anything(value: Any) -> None:
        assert door.status(value) in (400, 403)

    await to_thread(anything)
    assert (await bot.post(teams.message(ann, "stadig her"))).status == 200
    assert teams.texts(ann.chat)[-1] == "echo: stadig her"


async def test_anything_in_an_activity_is_answered_by_the_real_bot(
    database_url: str, tmp_path: Path, teams: TeamsStandIn, ann: Someone, capfd: pytest.CaptureFixture[str]
) -> None:
    async with bot_for(local_settings(database_url, tmp_path)) as bot:
        door = Door(bot)

        @QUICK
        @given(TYPES, NAMES, VALUES, ENTITIES, TEXT, st.dictionaries(FIELDS, ANYTHING, max_size=3))
        def nearly_right(
            kind: str, name: str, value: Any, entities: Any, text: str, wrong: dict[str, Any]
        ) -> None:
            said = {"name": name, "value": value, "entities": entities, "action": "add", "text": text}
            assert door.status({**teams.activity(kind, ann, **said), **wrong}) in (200, 400, 403, 501)

        await to_thread(nearly_right)
        assert (await bot.post(teams.message(ann, "hjælp"))).status == 200
    logged = capfd.readouterr().err
    assert "failed" not in logged and "Traceback" not in logged
