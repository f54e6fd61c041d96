"""Digests come once each, at the hour that was said, with two replicas, and after the bot was away."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.cards.render import text_for
from bot.outbound.digests import Digests
from dialogs.answers import Reply
from dialogs.digests.reading import read
from dialogs.digests.workdays import is_holiday
from storage.database import Database
from storage.denmark import DENMARK
from storage.models import digest, notice
from storage.records import (
    ChannelKind,
    ConversationRef,
    Scope,
    StatusContent,
    StatusState,
)
from storage.repositories.people import PersonRow
from tests.dialogs.talk import SetClock, catalogue

START = datetime(2026, 3, 20, 12, tzinfo=UTC)


def ref(number: int) -> ConversationRef:
    name = f"19:{number}@thread.tacv2"
    return ConversationRef("t", name, Scope.channel, "https://smba", "28:bot", team_id="T", channel_id=name)


class World:
    """Two replicas on one database, one clock, and some channels."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = SetClock(START)
        self.replicas = [Digests(database, self.clock), Digests(database, self.clock)]
        self.told = 0

    async def channel(self, number: int, words: str, cluster: str | None = "randers") -> int:
        rule = read(words, self.clock.at.date())
        assert rule is not None
        async with self.database.work() as uow:
            await uow.conversations.remember(ref(number))
            met = await uow.channels.meet("t", ref(number).conversation_id)
            assert met is not None
            kind = ChannelKind.cluster if cluster else ChannelKind.steering
            await uow.channels.tie(met.id, kind, cluster, None, self.clock.at)
            await uow.digests.subscribe(rule.to_json(), None, self.clock.at, channel_id=met.id)
        return met.id

    async def report(self, text: str = "Vi er i gang.", corrects: int | None = None) -> int:
        """Something new to tell."""
        self.told += 1
        content = StatusContent(cluster="randers", initiatives=(1,), state=StatusState.testing, text=f"{text} {self.told}",
                                as_of="2026-03-01", corrects=corrects)  # fmt: skip
        async with self.database.work() as uow:
            return (await uow.statuses.add(content, None, "Rita", self.clock.at)).id

    async def tick(self) -> int:
        """Both replicas at once."""
        return sum(await asyncio.gather(*(replica.tick() for replica in self.replicas)))

    async def go(self, until: datetime, step: timedelta) -> None:
        while self.clock.at < until:
            self.clock.at += step
            await self.tick()

    async def posts(self) -> list[dict[str, Any]]:
        async with self.database.read() as uow:
            wanted = select(digest.c.target, digest.c.day, digest.c.slot, digest.c.at, notice.c.body).join(
                notice, notice.c.id == digest.c.notice_id
            )
            return [dict(row._mapping) for row in await uow._connection.execute(wanted.order_by(digest.c.id))]

    async def texts(self) -> list[str]:
        return [text_for(Reply.from_json(post["body"]), "da") for post in await self.posts()]


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    made = World(database)
    async with database.work() as uow:
        await uow.catalogue.sync(catalogue(), START)
    yield made


HARD = [(date(2026, 3, 25), 22), (date(2026, 10, 21), 14), (date(2026, 12, 20), 16)]
"""Both clock changes, Easter, Christmas. The rest of a year is looked at with KLYNGEBOT_YEAR=1."""
STRETCHES = [(date(2026, 3, 20), 366)] if os.environ.get("KLYNGEBOT_YEAR") else HARD


@pytest.mark.parametrize(("first", "days"), STRETCHES)
async def test_each_period_once(world: World, first: date, days: int) -> None:
    """At the hour that was said, on no holiday; something new each day; two replicas that tick at once."""
    world.clock.at = begin = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
    end = begin + timedelta(days=days)
    said = ["hver mandag kl. 8", "hver dag kl. 2.30", "første torsdag i måneden kl. 8"]
    channels = [await world.channel(number, words) for number, words in enumerate(said)]
    while world.clock.at < end:
        await world.report()
        await world.go(world.clock.at + timedelta(hours=24), timedelta(hours=6))
    posts = await world.posts()
    for number, words in zip(channels, said, strict=True):
        rule = read(words, first)
        assert rule is not None
        due = [one.day.isoformat() for one in rule.due(begin, world.clock.at)]
        assert [p["day"] for p in posts if p["target"] == f"channel:{number}"] == due
    assert not [post for post in posts if is_holiday(date.fromisoformat(post["day"]))]
    for post in posts:
        late = post["at"] - datetime.fromisoformat(f"{post['day']}T{post['slot']}").replace(tzinfo=DENMARK)
        assert timedelta(0) <= late <= timedelta(hours=6, seconds=1)


async def test_what_was_missed_is_caught_up_once(world: World) -> None:
    await world.channel(1, "hver dag kl. 8")
    await world.report()
    world.clock.at += timedelta(days=5)
    assert await world.tick() == 1 and await world.tick() == 0
    (post,) = await world.posts()
    assert post["day"] == "2026-03-25"


async def test_a_new_rule_catches_nothing_up_and_an_old_clock_repeats_nothing(world: World) -> None:
    await world.report()
    await world.channel(1, "hver fredag kl. 8")  # it is Friday, past eight
    assert await world.tick() == 0
    world.clock.at += timedelta(days=7)
    assert await world.tick() == 1
    world.clock.at -= timedelta(days=8)
    assert await world.tick() == 0
    world.clock.at += timedelta(days=8)
    assert await world.tick() == 0


async def test_a_process_that_dies_in_the_middle_leaves_it_to_the_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of its work stays, and nothing is missing or doubled."""
    await world.channel(1, "hver mandag kl. 8")
    await world.report()
    world.clock.at += timedelta(days=3)
    from bot.outbound import digests as module

    real = module.post_due

    async def dies(*args: Any) -> bool:
        await real(*args)
        raise RuntimeError("killed")

    monkeypatch.setattr(module, "post_due", dies)
    with pytest.raises(RuntimeError):
        await world.replicas[0].tick()
    monkeypatch.setattr(module, "post_due", real)
    assert await world.replicas[1].tick() == 1
    assert len(await world.posts()) == 1


async def test_quiet_when_nothing_is_new_and_says_so_once_a_month(world: World) -> None:
    await world.channel(1, "hver mandag kl. 8", "randers")
    await world.report()
    await world.go(START + timedelta(days=70), timedelta(days=1))
    texts = await world.texts()
    assert [t.startswith("Intet nyt") for t in texts] == [False, True, True]
    assert "Intet nyt for Randersklyngen siden 23. marts 2026" in texts[1]
    await world.report("Endelig.")
    await world.go(world.clock.at + timedelta(days=8), timedelta(days=1))
    assert "Endelig." in (await world.texts())[-1]


async def test_a_correction_edits_the_posted_message(world: World) -> None:
    await world.channel(1, "hver mandag kl. 8")
    first = await world.report("Vi holder pause.")
    await world.go(START + timedelta(days=4), timedelta(days=1))
    assert "Vi holder pause." in (await world.texts())[0]
    await world.report("Vi er i drift.", corrects=first)
    assert await world.tick() > 0
    (seen,) = await world.texts()
    assert "Vi er i drift." in seen and "Vi holder pause." not in seen and "rettet" in seen
    assert await world.tick() == 0


async def test_nothing_goes_to_a_channel_that_is_paused(world: World) -> None:
    """Nor afterwards for the time of the pause."""
    channel = await world.channel(1, "hver dag kl. 8")
    await world.report()
    async with world.database.work() as uow:
        await uow.channels.pause(channel, True)
    await world.go(START + timedelta(days=4), timedelta(days=1))
    assert await world.posts() == []
    async with world.database.work() as uow:
        await uow.channels.pause(channel, False)
    assert await world.tick() == 0
    await world.go(world.clock.at + timedelta(days=1), timedelta(days=1))
    assert len(await world.posts()) == 1


async def test_a_personal_digest_ends_with_the_role(world: World) -> None:
    rule = read("hver dag kl. 8", START.date())
    assert rule is not None
    async with world.database.work() as uow:
        await uow.people.import_people([PersonRow("stig@rm.dk", "Stig", "steering", None, None, None)])
        stig = await uow.people.by_upn("stig@rm.dk")
        assert stig is not None
        await uow.digests.subscribe(rule.to_json(), stig.id, START, person_id=stig.id)
    await world.report()
    await world.go(START + timedelta(days=1), timedelta(days=1))
    (seen,) = await world.texts()
    assert "alliancen" in seen and "Vi er i gang." in seen and "Vestklyngen" in seen
    async with world.database.work() as uow:
        await uow.people.import_people([PersonRow("stig@rm.dk", "Stig", "observer", None, None, None)])
    await world.report()
    await world.go(START + timedelta(days=3), timedelta(days=1))
    assert len(await world.texts()) == 1


async def test_two_weeks_before_a_meeting(world: World) -> None:
    """Of those meetings of the cluster steering group that have a day."""
    await world.channel(1, "14 dage før klyngestyregruppemødet")
    assert await world.tick() == 0
