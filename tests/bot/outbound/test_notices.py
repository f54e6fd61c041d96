"""Notices reach people once, also after trouble, a restart or a process that was killed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.outbound import notices as module
from bot.outbound.notices import Notices
from bot.outbound.pacing import Pacer
from bot.outbound.reaching import Home, Reach
from bot.outbound.sender import Sender
from dialogs.answers import UNDELIVERED, Reply, text
from storage.database import Database
from storage.models import notice
from storage.records import Person
from tests.bot.echo import Echo
from tests.teams import BOT, CHANNEL, HURRIED, TENANT, Behind, Refusal, Someone, TeamsStandIn

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
BODY = Reply((text("Bo har indsendt."),)).to_json()


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(500):
        if await true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come true within ten seconds")


async def states(database: Database) -> list[str]:
    async with database.read() as uow:
        rows = await uow._connection.execute(select(notice.c.state).order_by(notice.c.id))
        return [row.state for row in rows]


async def met(bot: Behind, teams: TeamsStandIn, person: Someone, echo: Echo) -> Person:
    """The person has written to the bot once."""
    await bot.post(teams.message(person, "hej"))
    teams.posts.clear()
    found = echo.taken[-1].asker.person
    assert found is not None
    return found


async def tell(database: Database, person: Person, body: dict[str, Any] = BODY) -> None:
    async with database.work() as uow:
        await uow.notices.add(person.id, body, NOW)


def deliverer(bot: Behind, sender: Sender | None = None, home: Home | None = None) -> Notices:
    parts = bot.parts
    sender = sender or parts.sender
    return Notices(parts.database, sender, "test", Reach(parts.database, sender, sender._connector, home))


@pytest.fixture
async def own(bot: Behind) -> AsyncIterator[Notices]:
    """A deliverer of the test's own, beside the running bot's, which is not woken."""
    yield deliverer(bot)


async def test_a_notice_follows_the_turn_that_left_it(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    person = await met(bot, teams, ann, echo)
    await tell(bot.parts.database, person)
    await bot.post(teams.message(teams.person("Bo", "bo@home.dk"), "indsend"))
    await until(lambda: _is(bot.parts.database, "delivered"))
    assert teams.texts(ann.chat) == ["Bo har indsendt."]


async def _is(database: Database, *expected: str) -> bool:
    return await states(database) == list(expected)


async def test_trouble_is_tried_again_later(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, own: Notices
) -> None:
    person = await met(bot, teams, ann, echo)
    patient = deliverer(bot, Sender(bot.parts.sender._connector, Pacer(0), HURRIED))
    await tell(bot.parts.database, person)
    teams.refuse("send", *[Refusal(503)] * HURRIED.tries)
    assert await patient.deliver_due() == 1
    assert await states(bot.parts.database) == ["pending"]
    assert await patient.deliver_due() == 0  # not before its time
    async with bot.parts.database.work() as uow:
        await uow._connection.execute(update(notice).values(not_before=None))
    assert await patient.deliver_due() == 1
    assert (await states(bot.parts.database), teams.texts()) == (["delivered"], ["Bo har indsendt."])


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (Refusal(403, "BotNotInConversationRoster"), "not_installed"),
        (Refusal(403, "ConversationBlockedByUser"), "blocked"),
        (Refusal(400, "BadSyntax"), "failed"),
    ],
)
async def test_refusals_end_it_by_name(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, own: Notices, refusal: Refusal, state: str
) -> None:
    person = await met(bot, teams, ann, echo)
    await tell(bot.parts.database, person)
    teams.refuse("send", refusal)
    await own.deliver_due()
    assert await states(bot.parts.database) == [state]
    async with bot.parts.database.read() as uow:
        ref = await uow.conversations.personal(person.id)
    assert ref is not None and ref.installed is (state == "failed")


async def test_what_a_killed_process_left_in_sending_is_sent_once_more(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    person = await met(bot, teams, ann, echo)
    await tell(bot.parts.database, person)
    async with bot.parts.database.work() as uow:
        assert len(await uow.notices.claim(5, datetime.now(UTC), "test")) == 1
    assert await states(bot.parts.database) == ["sending"]
    restarted = asyncio.create_task(deliverer(bot).run())
    await until(lambda: _is(bot.parts.database, "delivered"))
    restarted.cancel()
    assert teams.texts() == ["Bo har indsendt."]


async def test_somebody_met_in_a_channel_alone_is_written_to_where_teams_allows(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    await bot.post(teams.in_channel(ann, "hej"))
    person = echo.taken[-1].asker.person
    assert person is not None
    teams.posts.clear()
    await tell(bot.parts.database, person)
    await tell(bot.parts.database, person)
    await deliverer(bot, home=Home(teams.url, BOT["id"])).deliver_due()
    assert await states(bot.parts.database) == ["delivered", "delivered"]
    assert (
        teams.created[0]["tenantId"] == TENANT
        and teams.texts(f"a:{ann.object_id}") == ["Bo har indsendt."] * 2
    )


async def test_who_wrote_hears_of_what_could_not_be_delivered_once(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, own: Notices
) -> None:
    writer = await met(bot, teams, ann, echo)
    async with bot.parts.database.work() as uow:
        gone = await uow.people.remember("x@home.dk", "X", TENANT, "x")
    missed = {"person": writer.id, "body": Reply((text("X fik det ikke."),)).to_json()}
    await tell(bot.parts.database, gone, BODY | {UNDELIVERED: missed})
    while await own.deliver_due():
        pass
    assert await states(bot.parts.database) == ["not_installed", "delivered"]
    assert teams.texts() == ["X fik det ikke."]


async def test_nobody_to_write_to(bot: Behind, teams: TeamsStandIn, ann: Someone, own: Notices) -> None:
    async with bot.parts.database.work() as uow:
        person = await uow.people.remember("x@home.dk", "X", TENANT, "x")
    await tell(bot.parts.database, person)
    await tell(bot.parts.database, person, {"nonsense": 1})
    await own.deliver_due()
    assert await states(bot.parts.database) == ["not_installed", "failed"]


async def in_channel(bot: Behind, teams: TeamsStandIn, ann: Someone) -> int:
    """The bot is in a channel; gives what a post needs."""
    await bot.post(teams.in_channel(ann, "hej"))
    teams.posts.clear()
    async with bot.parts.database.work() as uow:
        met = await uow.channels.meet(TENANT, CHANNEL)
    assert met is not None
    return met.conversation_id


async def test_a_post_is_edited_where_it_stands(
    bot: Behind, teams: TeamsStandIn, ann: Someone, own: Notices
) -> None:
    where = await in_channel(bot, teams, ann)
    async with bot.parts.database.work() as uow:
        made = await uow.notices.post(where, BODY, NOW)
    await own.deliver_due()
    assert made is not None and [(p.conversation, p.updates) for p in teams.posts] == [(CHANNEL, None)]
    async with bot.parts.database.work() as uow:
        sent = await uow.notices.by_id(made)
        await uow.notices.revise(made, Reply((text("Rettet."),)).to_json())
    await own.deliver_due()
    assert sent is not None and sent.message_id
    edited = teams.posts[-1]
    assert (edited.conversation, edited.updates) == (
        f"{CHANNEL};messageid={sent.message_id}",
        sent.message_id,
    )
    assert edited.text == "Rettet."


async def test_a_post_that_somebody_deleted_is_posted_anew(
    bot: Behind, teams: TeamsStandIn, ann: Someone, own: Notices
) -> None:
    where = await in_channel(bot, teams, ann)
    async with bot.parts.database.work() as uow:
        made = await uow.notices.post(where, BODY, NOW)
    await own.deliver_due()
    assert made is not None
    async with bot.parts.database.work() as uow:
        await uow.notices.revise(made, Reply((text("Rettet."),)).to_json())
        first = await uow.notices.by_id(made)
    teams.refuse("update", Refusal(404, "ActivityNotFoundInConversation"))
    await own.deliver_due()
    async with bot.parts.database.read() as uow:
        again = await uow.notices.by_id(made)
    assert teams.texts(CHANNEL) == ["Bo har indsendt.", "Rettet."] and not teams.posts[-1].updates
    assert first is not None and again is not None
    assert (again.state, again.message_id == first.message_id) == ("delivered", False)


async def test_a_channel_that_is_gone_ends_a_post(
    bot: Behind, teams: TeamsStandIn, ann: Someone, own: Notices
) -> None:
    where = await in_channel(bot, teams, ann)
    teams.known.remove(CHANNEL)
    async with bot.parts.database.work() as uow:
        await uow.notices.post(where, BODY, NOW)
    await own.deliver_due()
    async with bot.parts.database.read() as uow:
        ref = await uow.conversations.by_row(where)
    assert await states(bot.parts.database) == ["not_installed"] and ref is not None and not ref.installed


def test_waits_double_and_honour_what_teams_asked_for() -> None:
    waits = [module._wait(n, None) for n in range(module.GIVE_UP_AFTER)]
    assert waits[0] == timedelta(seconds=30) and waits[3] == timedelta(seconds=240)
    assert max(waits) == module.LONGEST_WAIT
    assert module._wait(0, 600) == timedelta(seconds=600)
