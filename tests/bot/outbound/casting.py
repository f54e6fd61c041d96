"""Broadcasts to people of a stand-in for Teams, for the tests: begun, waited for, and their ledger read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from dialogs.answers import Reply, text
from storage.database import Database
from storage.records import (
    Broadcast,
    BroadcastKind,
    BroadcastState,
    ChannelKind,
    ConversationRef,
    Delivery,
    DeliveryState,
    Draft,
    Letter,
    Recipient,
    RoleName,
    Scope,
)
from storage.repositories.people import PersonRow
from storage.unit_of_work import UnitOfWork
from tests.teams import BOT, TEAM, TENANT, Behind, Someone, TeamsStandIn

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
LETTER = Letter(Reply((text("Husk mødet."),)).to_json(), Reply((text("Til jer i klyngen."),)).to_json())


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(1000):
        if await true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come true within twenty seconds")


async def known(database: Database, teams: TeamsStandIn, count: int) -> list[Recipient]:
    """People who have all written to the bot once."""
    made = []
    async with database.work() as uow:
        for number in range(count):
            who = teams.person(f"Person {number}", f"p{number}@home.dk")
            person = await uow.people.remember(who.upn, who.name, TENANT, who.object_id)
            await uow.conversations.remember(chat(teams, who, person.id))
            made.append(Recipient(who.name, person.id))
    return made


def chat(teams: TeamsStandIn, who: Someone, person_id: int | None) -> ConversationRef:
    return ConversationRef(TENANT, who.chat, Scope.personal, teams.url, BOT["id"], person_id, who.id)


async def start(
    bot: Behind,
    to: Sequence[Recipient],
    kind: BroadcastKind = BroadcastKind.message,
    letter: Letter = LETTER,
) -> Broadcast:
    async with bot.parts.database.work() as uow:
        draft = Draft(kind, "Møde", "Husk mødet.", {})
        made = await uow.broadcasts.create(draft, None, "Sekretær", TENANT, NOW)
        await uow.broadcasts.start(made.id, made.revision, to, letter, NOW)
    bot.parts.broadcasts.wake()
    return made


async def ledger(bot: Behind, made: Broadcast) -> list[Delivery]:
    async with bot.parts.database.read() as uow:
        return await uow.broadcasts.deliveries(made.id)


async def now(bot: Behind, made: Broadcast) -> Broadcast:
    async with bot.parts.database.read() as uow:
        found = await uow.broadcasts.get(made.id)
    assert found is not None
    return found


async def done(bot: Behind, made: Broadcast, state: BroadcastState = BroadcastState.done) -> list[Delivery]:
    async def ended() -> bool:
        found, rows = await now(bot, made), await ledger(bot, made)
        leaving = any(row.state is DeliveryState.sending for row in rows)  # as a pause lets it
        return found.state is state and not found.editing and not leaving

    await until(ended)
    return await ledger(bot, made)


async def clusters_channel(uow: UnitOfWork, teams: TeamsStandIn, channel: str, cluster: str) -> None:
    """A channel where the bot is, tied to a cluster."""
    teams.known.add(channel)
    place = {"team_id": TEAM, "channel_id": channel}
    await uow.conversations.remember(
        ConversationRef(TENANT, channel, Scope.channel, teams.url, BOT["id"], **place)
    )
    met = await uow.channels.meet(TENANT, channel)
    assert met is not None
    await uow.channels.tie(met.id, ChannelKind.cluster, cluster, None, NOW)


async def named(uow: UnitOfWork, upn: str) -> tuple[str, int]:
    """Somebody of whom a people file has told."""
    await uow.people.import_people([PersonRow(upn, upn, RoleName.member, "vest")])
    found = await uow.people.by_upn(upn)
    assert found is not None
    return upn, found.id
