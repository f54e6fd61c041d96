"""The door: what is let in, and what is answered to what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import Outside
from tests.bot.echo import Echo
from tests.teams import TENANT, Behind, Someone, TeamsStandIn, bot_for, local_settings

OTHER_TENANT = "44444444-4444-4444-4444-444444444444"


def nested(depth: int, opening: str, closing: str) -> str:
    return f'{{"type": "message", "value": {opening * (depth - 1)}1{closing * (depth - 1)}}}'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"1",
        b"null",
        b"\xff\xfe{}",
        b'{"type": NaN}',
        b'{"type": 1e999999999}x',
        b'{"type": ' + b"9" * 5000 + b"}",
        b'{"type": "message", "value": [18446744073709551616]}',
        nested(51, "[", "]").encode(),
        nested(51, '{"a":', "}").encode(),
        nested(200_000, "[", "]").encode(),
        nested(100_000, '{"a":', "}").encode(),
    ],
)
async def test_what_is_no_activity_is_400(bot: Behind, body: bytes) -> None:
    answered = await bot.post(None, data=body, headers={"Content-Type": "application/json"})
    assert answered.status == 400


async def test_fifty_levels_are_taken(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    value: Any = 1
    for _ in range(49):
        value = [value]
    assert (await bot.post(teams.message(ann, "hej", extra=value))).status == 200
    assert (await bot.post(teams.message(ann, "hej", extra=[value]))).status == 400


@pytest.mark.parametrize("field", ["type", "serviceUrl", "channelId", "from", "recipient", "conversation"])
@pytest.mark.parametrize("value", [None, 1, "", [], {}, {"id": 7}, {"id": ""}])
async def test_a_missing_or_wrong_field_is_400(
    bot: Behind, teams: TeamsStandIn, ann: Someone, field: str, value: Any
) -> None:
    activity = teams.message(ann, "hej")
    assert (await bot.post({**activity, field: value})).status == 400
    activity.pop(field)
    assert (await bot.post(activity)).status == 400


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_only_json_is_taken(bot: Behind, content_type: str) -> None:
    answered = await bot.post(None, data=b"{}", headers={"Content-Type": content_type})
    assert answered.status == 415


async def test_a_broken_compressed_body_is_400(bot: Behind) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert (await bot.post(None, data=b"not gzip", headers=headers)).status == 400


async def test_other_methods_are_405(bot: Behind) -> None:
    assert (await bot.get("/api/messages")).status == 405


async def test_a_body_over_a_mebibyte_is_413(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    size = len(json.dumps(teams.message(ann, "")))
    small = teams.message(ann, "x" * ((1 << 20) - size - 200), attachments=[])
    assert (await bot.post(small)).status == 200
    assert (await bot.post(teams.message(ann, "x" * (1 << 20)))).status == 413


async def test_service_hosts_off_the_list_are_403_and_never_called(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    for url in (
        "https://evil.example/",
        "http://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "http://127.0.0.1.evil.example/",
        "file:///etc/passwd",
        "http://[::1",
        "https://10.0.0.1/",
    ):
        assert (await bot.post(teams.message(ann, "hej") | {"serviceUrl": url})).status == 403, url
    assert teams.roster_calls == 0


async def test_a_channel_that_is_not_teams_is_403(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    assert (await bot.post(teams.message(ann, "hej") | {"channelId": "webchat"})).status == 403
    assert (await bot.post(teams.message(ann, "hej") | {"channelId": "emulator"})).status == 200


async def test_tenants(
    database_url: str, tmp_path: Path, teams: TeamsStandIn, ann: Someone, outside: Outside
) -> None:
    settings = local_settings(database_url, tmp_path, tenants=frozenset({TENANT}))
    async with bot_for(settings, outside) as bot:
        activity = teams.message(ann, "hej")
        place = activity["conversation"]
        for data, of_conversation, status in (
            ({"tenant": {"id": TENANT}}, TENANT, 200),
            ({"tenant": {"id": TENANT.upper()}}, TENANT, 200),
            ({}, TENANT, 200),
            ({"tenant": {"id": TENANT}}, None, 200),
            ({}, None, 403),
            ({"tenant": {"id": OTHER_TENANT}}, OTHER_TENANT, 403),
            ({"tenant": {"id": TENANT}}, OTHER_TENANT, 403),
            ({"tenant": {"id": 7}}, TENANT, 403),
            ("text", TENANT, 200),
        ):
            sent = {**activity, "channelData": data, "conversation": {**place, "tenantId": of_conversation}}
            assert (await bot.post(sent)).status == status, (data, of_conversation)


@pytest.mark.parametrize(
    "quiet", ["typing", "event", "endOfConversation", "trace", "handoff", "somethingNew", "messageUpdated"]
)
async def test_other_types_are_quietly_taken(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, quiet: str
) -> None:
    assert (await bot.post(teams.activity(quiet, ann))).status == 200
    assert not echo.taken and not teams.posts


async def test_text_is_verbatim_but_for_what_no_database_holds(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    text = "a\x00b\ud800c 👩‍👩‍👧 \U0001f600 <b>&amp;</b>\r\n\tå"
    await bot.post(teams.message(ann, text))
    await bot.post(teams.submit(ann, "x", {"a": "1\x002"}, felt="\udc00ø\x00"))
    assert echo.taken[0].text == "abc 👩‍👩‍👧 \U0001f600 <b>&amp;</b>\r\n\tå"
    assert echo.taken[1].action is not None
    assert (echo.taken[1].action.data, echo.taken[1].action.inputs) == ({"a": "12"}, {"felt": "ø"})


async def test_a_hundred_kilobytes_of_text_arrive_whole(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: []
    text = "ordene ø " * 11_000
    assert (await bot.post(teams.message(ann, text))).status == 200
    assert echo.taken[0].text == text.strip()
