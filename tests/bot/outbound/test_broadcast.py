"""Broadcasts reach everybody once, through refusals, pauses, corrections and a process that died."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

from dialogs.answers import Reply, text
from dialogs.recurring import next_time
from storage.denmark import DENMARK
from storage.records import Broadcast, BroadcastKind, BroadcastState, DeliveryState, Draft, Letter, Recipient
from storage.unit_of_work import UnitOfWork
from tests.bot.outbound.casting import LETTER, NOW, clusters_channel, done, known, named, now, start
from tests.teams import TENANT, Behind, Refusal, Someone, TeamsStandIn


async def test_everybody_is_reached_once(bot: Behind, teams: TeamsStandIn) -> None:
    to = await known(bot.parts.database, teams, 25)
    rows = await done(bot, await start(bot, to))
    assert {row.state for row in rows} == {"delivered"} and len(rows) == 25
    assert all(row.message_id and row.conversation_id and row.attempts == 1 for row in rows)
    assert sorted(p.conversation for p in teams.posts) == sorted(row.conversation_id or "" for row in rows)
    shown = (await bot.get("/metrics")).raw.decode()
    assert 'klyngebot_deliveries_total{state="delivered"} 25.0' in shown


async def test_each_refusal_ends_as_it_should(bot: Behind, teams: TeamsStandIn) -> None:
    """For good, or in one more try."""
    for_good = Refusal(403, "BotNotInConversationRoster"), Refusal(403, "ConversationBlockedByUser")
    passing = Refusal(429, retry_after=1), Refusal(412), Refusal(502), Refusal(504)
    teams.refuse("send", *for_good, Refusal(400, "BadSyntax"), *passing)
    rows = await done(bot, await start(bot, await known(bot.parts.database, teams, 7)))
    ended = Counter((row.state.value, row.attempts > 1) for row in rows)
    once = {("not_installed", False): 1, ("blocked", False): 1, ("failed", False): 1}
    assert ended == {**once, ("delivered", True): 4} and len(teams.posts) == 4


async def test_a_tenant_where_the_bot_is_switched_off_pauses_the_broadcast(
    bot: Behind, teams: TeamsStandIn
) -> None:
    to = await known(bot.parts.database, teams, 1)
    teams.refuse("send", Refusal(403, "BotDisabledByAdmin"))
    made = await start(bot, to)
    (row,) = await done(bot, made, BroadcastState.paused)
    assert (row.state, (await now(bot, made)).reason) == ("pending", "disabled")


async def test_people_never_seen_are_found_in_their_teams(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    """Opened where the app is, else mentioned in their cluster's channel, else said to be out of reach."""
    guest = teams.person("Gæst", "gaest_kommune.dk#EXT#@host.dk")
    teams.not_installed.add(guest.id)
    async with bot.parts.database.work() as uow:
        await clusters_channel(uow, teams, "19:vest@thread.tacv2", "vest")
        people = [await named(uow, upn) for upn in (ann.upn, "gaest@kommune.dk", "ukendt@home.dk")]
    to = [Recipient(upn, person_id, cluster="vest") for upn, person_id in people]
    first, second, third = await done(bot, await start(bot, to))
    assert (first.state, first.conversation_id) == ("delivered", ann.chat)
    assert (second.state, second.conversation_id) == ("posted_in_channel", "19:vest@thread.tacv2")
    assert (third.state, third.reason) == ("not_installed", "never seen in Teams")
    post = next(p for p in teams.posts if p.conversation == "19:vest@thread.tacv2")
    assert post.activity["entities"][0]["mentioned"]["id"] == guest.id
    assert post.activity["text"].startswith("<at>Gæst</at>") and "Til jer i klyngen." in post.text


async def test_who_was_erased_meanwhile_has_left(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    async with bot.parts.database.work() as uow:
        upn, person_id = await named(uow, ann.upn)
        person = await uow.people.by_id(person_id)
        assert person is not None
        await uow.person_data.erase(person, "(slettet)", NOW)
    (row,) = await done(bot, await start(bot, [Recipient(upn, person_id)]))
    assert (row.state, teams.posts) == ("left", [])


async def test_what_a_dead_process_was_sending_is_unknown_and_the_rest_goes_on(
    bot: Behind, teams: TeamsStandIn
) -> None:
    to = await known(bot.parts.database, teams, 4)
    async with bot.parts.database.work() as uow:
        made = await uow.broadcasts.create(Draft(BroadcastKind.message, "", "", {}), None, "S", TENANT, NOW)
        await uow.broadcasts.start(made.id, 1, to, LETTER, NOW)
        due = await uow.ledger.due(made.id, TENANT, NOW, 2)
        await uow.ledger.intend([parcel.id for parcel in due], "somebody dead")
    bot.parts.broadcasts.wake()
    rows = await done(bot, made)
    assert [row.state for row in rows] == ["unknown", "unknown", "delivered", "delivered"]
    async with bot.parts.database.work() as uow:
        assert await uow.broadcasts.resend(made.id, [DeliveryState.unknown]) == 2
    bot.parts.broadcasts.wake()
    assert {row.state for row in await done(bot, made)} == {"delivered"}
    assert len(teams.posts) == 4


async def test_corrected_and_withdrawn(bot: Behind, teams: TeamsStandIn) -> None:
    """Messages that were delivered change where they stand, and go when they are taken back."""
    to = await known(bot.parts.database, teams, 3)
    made = await start(bot, to)
    sent = [row.message_id for row in await done(bot, made)]
    async with bot.parts.database.work() as uow:
        new = Letter(Reply((text("Mødet er flyttet."),)).to_json())
        current = await uow.broadcasts.get(made.id)
        assert current is not None
        await uow.broadcasts.correct(made.id, current.revision, current.draft, new)
    teams.refuse("update", Refusal(404, "ActivityNotFoundInConversation"))
    bot.parts.broadcasts.wake()
    rows = await done(bot, made)
    changed = [p for p in teams.posts if p.updates]
    assert {p.text for p in changed} == {"Mødet er flyttet."} and len(changed) == 2
    assert sorted(row.reason for row in rows)[-1].startswith("message_gone")
    async with bot.parts.database.work() as uow:
        assert await uow.broadcasts.withdraw(made.id, NOW)
    bot.parts.broadcasts.wake()
    rows = await done(bot, made, BroadcastState.withdrawn)
    assert {row.state for row in rows} == {"withdrawn"} and sorted(teams.deleted) == sorted(
        str(m) for m in sent
    )


async def test_a_scheduled_broadcast_begins_once_when_it_is_due(bot: Behind, teams: TeamsStandIn) -> None:
    """Of two replicas that tick at once, one begins; times missed while nobody ran are one time."""
    to = await known(bot.parts.database, teams, 2)
    clock = bot.parts.broadcasts._clock
    begun: list[int] = []

    async def begin(uow: UnitOfWork, one: Broadcast, at: datetime) -> None:
        begun.append(one.id)
        await uow.broadcasts.start(one.id, one.revision, to, LETTER, at)

    async with bot.parts.database.work() as uow:
        draft = Draft(BroadcastKind.reminder, "Møde", "", {})
        made = await uow.broadcasts.create(draft, None, "S", TENANT, NOW)
        await uow.broadcasts.schedule(made.id, 1, clock.now() - timedelta(days=3, minutes=1), "FREQ=DAILY")
    bot.parts.broadcasts._begin = begin
    await asyncio.gather(bot.parts.broadcasts.tick(), bot.parts.broadcasts.tick())
    series = await now(bot, made)
    assert series.state is BroadcastState.scheduled and series.send_at is not None
    assert timedelta(hours=23) < series.send_at - clock.now() < timedelta(hours=25)
    async with bot.parts.database.read() as uow:
        times = [b for b in await uow.broadcasts.newest() if b.series_id == made.id]
    assert len(times) == 1
    assert {row.state for row in await done(bot, times[0])} == {"delivered"}


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=DENMARK).astimezone(UTC)  # type: ignore[arg-type]


def test_what_comes_again_keeps_to_danish_clocks() -> None:
    """In both halves of the year, and across both changes of the clock; each day once."""
    assert next_time("FREQ=DAILY", local(2026, 3, 28, 9), local(2026, 3, 28, 9)) == local(2026, 3, 29, 9)
    assert next_time("FREQ=DAILY", local(2026, 10, 24, 9), local(2026, 10, 24, 10)) == local(2026, 10, 25, 9)
    rule, last, days = "DTSTART:20260320T023000\nRRULE:FREQ=DAILY", local(2026, 3, 27, 2, 30), []
    for _ in range(4):
        found = next_time(rule, last, last)
        assert found is not None
        days.append(found)
        last = found
    assert days == [
        local(2026, 3, 28, 2, 30),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        local(2026, 3, 30, 2, 30),
        local(2026, 3, 31, 2, 30),
    ]
    autumn = next_time(rule, local(2026, 10, 24, 2, 30), local(2026, 10, 24, 2, 30))
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_time(rule, autumn, autumn) == local(2026, 10, 26, 2, 30)
    week = "FREQ=WEEKLY;BYDAY=MO"
    assert next_time(week, local(2026, 11, 2, 8), local(2026, 11, 20, 8)) == local(2026, 11, 23, 8)
    assert next_time("FREQ=DAILY;UNTIL=20261102T090000", local(2026, 11, 2, 9), local(2026, 11, 2, 9)) is None
