"""A message arrives, is answered where it was written, and is answered once."""

from __future__ import annotations

from tests.bot.echo import Echo
from tests.teams import CHANNEL, GROUP, Behind, Someone, TeamsStandIn


async def test_a_message_is_answered_in_its_chat(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    answered = await bot.post(teams.message(ann, "hej"))
    assert (answered.status, answered.raw) == (200, b"")
    assert teams.texts(ann.chat) == ["echo: hej"]
    sent = teams.posts[0].activity
    assert sent["from"]["id"] == "28:22222222-2222-2222-2222-222222222222"
    assert sent["recipient"]["id"] == ann.id


async def test_a_channel_is_answered_in_the_thread(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    await bot.post(teams.in_channel(ann, "status", root="17"))
    assert teams.texts(f"{CHANNEL};messageid=17") == ["echo: status"]


async def test_a_group_is_answered_in_the_group(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    await bot.post(teams.in_group(ann, "status"))
    assert teams.texts(GROUP) == ["echo: status"]


async def test_a_redelivery_is_answered_once(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    activity = teams.message(ann, "hej")
    await bot.post(activity)
    await bot.post(activity)
    assert teams.texts() == ["echo: hej"]
    await bot.post({**activity, "timestamp": "2026-11-21T10:00:01Z"})
    assert len(teams.texts()) == 2
