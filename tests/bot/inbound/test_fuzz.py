"""Whatever is posted, the door answers: never with a 500, and the bot goes on."""

from __future__ import annotations

import json
from asyncio import get_running_loop, run_coroutine_threadsafe, to_thread
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.teams import BOT, Behind, Someone, TeamsStandIn

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


async def test_any_json_is_answered(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:

    loop = get_running_loop()
    seen: set[int] = set()

    def status(body: bytes) -> int:
        sent = bot.post(None, data=body, headers={"Content-Type": "application/json"})
        return run_coroutine_threadsafe(sent, loop).result(60).status

    @QUICK
    @given(ANYTHING)
    def anything(value: Any) -> None:
        assert status(dumped(value)) in (400, 403)

    @QUICK
    @given(TYPES, NAMES, VALUES, ENTITIES, st.dictionaries(FIELDS, ANYTHING, max_size=3))
    def nearly_right(kind: str, name: str, value: Any, entities: Any, wrong: dict[str, Any]) -> None:
        whole = teams.activity(
            kind, ann, name=name, value=value, entities=entities, action="add", text="<at>x</at> y"
        )
        found = status(dumped({**whole, **wrong}))
        seen.add(found)
        assert found in (200, 400, 403, 501)

    await to_thread(anything)
    await to_thread(nearly_right)
    assert 200 in seen
    assert (await bot.post(teams.message(ann, "stadig her"))).status == 200
    assert teams.texts(ann.chat)[-1] == "echo: stadig her"
