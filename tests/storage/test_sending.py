"""What is sent unasked, where to, and who did what."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from storage.database import Database
from storage.records import AuditEntry, ChannelKind, ConversationRef, Notice, Scope
from storage.repositories.notices import LEASE, NoticeState
from tests.storage.samples import AT, EARLIER, somebody


async def _queued(database: Database, count: int = 1) -> int:
    async with database.work() as uow:
        person = await somebody(uow)
        for number in range(count):
            await uow.notices.add(person.id, {"text": f"n{number}"}, AT)
    return person.id


async def _claim(database: Database, limit: int = 10, now: object = AT, owner: str = "one") -> list[Notice]:
    async with database.work() as uow:
        return await uow.notices.claim(limit, now, owner)  # type: ignore[arg-type]


async def test_messages_are_claimed_once_and_in_order(database: Database) -> None:
    """Up to the limit, oldest first."""
    person_id = await _queued(database, 3)
    first = await _claim(database, 2)
    assert [notice.body for notice in first] == [{"text": "n0"}, {"text": "n1"}]
    assert {(n.person_id, n.state, n.attempts, n.created_at) for n in first} == {
        (person_id, "sending", 0, AT)
    }
    assert [notice.body for notice in await _claim(database)] == [{"text": "n2"}]
    assert await _claim(database) == []


async def test_two_senders_at_once_never_claim_the_same(database: Database) -> None:
    """Each takes what the others have not."""
    await _queued(database, 30)
    taken = await asyncio.gather(*(_claim(database, 5, owner=f"o{number}") for number in range(8)))
    ids = [notice.id for batch in taken for notice in batch]
    assert len(ids) == len(set(ids))
    ids += [notice.id for notice in await _claim(database, 100)]
    assert len(set(ids)) == 30


async def test_somebody_is_told_the_same_once(database: Database) -> None:
    """Whatever came of the first; another person is told for themselves."""
    async with database.work() as uow:
        anna, bo = await somebody(uow), await somebody(uow, "Bo")
        assert await uow.notices.add(anna.id, {}, AT, "newer:1")
        assert not await uow.notices.add(anna.id, {}, AT, "newer:1")
        assert await uow.notices.add(bo.id, {}, AT, "newer:1")
        assert await uow.notices.add(anna.id, {}, AT, "newer:2")
        assert await uow.notices.add(anna.id, {}, AT) and await uow.notices.add(anna.id, {}, AT)


@pytest.mark.parametrize("state", ["delivered", "failed", "unknown", "not_installed", "blocked"])
async def test_a_finished_message_is_not_claimed_again(database: Database, state: NoticeState) -> None:
    """Each way it can end is final, also long after the lease."""
    await _queued(database)
    (notice,) = await _claim(database)
    async with database.work() as uow:
        await uow.notices.finish(notice, state, "because")
    assert await _claim(database, now=AT + 10 * LEASE) == []


async def test_a_released_message_waits_and_counts(database: Database) -> None:
    """Not before its time, and as one attempt more."""
    await _queued(database)
    (notice,) = await _claim(database)
    later = AT + timedelta(seconds=30)
    async with database.work() as uow:
        await uow.notices.release(notice.id, later)
    assert await _claim(database, now=later - timedelta(microseconds=1)) == []
    (again,) = await _claim(database, now=later)
    assert again.attempts == 1


async def test_what_a_dead_sender_left_is_sent_by_another(database: Database) -> None:
    """When its lease has run out, or at once when it starts again under its name."""
    await _queued(database, 2)
    await _claim(database, 1, owner="dead")
    await _claim(database, 1, owner="alive")
    async with database.work() as uow:
        assert await uow.notices.requeue_sending("dead") == 1
    (again,) = await _claim(database, owner="next")
    assert (again.body, again.attempts) == ({"text": "n0"}, 1)
    assert await _claim(database, now=AT + LEASE) == []
    after = await _claim(database, now=AT + LEASE + timedelta(seconds=1))
    assert [notice.attempts for notice in after] == [2, 1]


async def _conversation(database: Database) -> int:
    async with database.work() as uow:
        await uow.conversations.remember(CHANNEL)
        met = await uow.channels.meet("t", "19:x")
    assert met is not None
    return met.conversation_id


async def test_a_post_goes_to_a_conversation_once(database: Database) -> None:
    """Under one `dedupe` in that conversation; it is claimed like any notice."""
    where = await _conversation(database)
    async with database.work() as uow:
        made = await uow.notices.post(where, {"text": "p"}, AT, "digest:1")
        assert made is not None
        assert await uow.notices.post(where, {"text": "p"}, AT, "digest:1") is None
    (taken,) = await _claim(database)
    assert (taken.id, taken.person_id, taken.conversation_id) == (made, None, where)


async def test_a_sent_message_that_is_revised_is_claimed_to_be_edited(database: Database) -> None:
    """With its id in Teams and its new words; one that never arrived is not."""
    where = await _conversation(database)
    async with database.work() as uow:
        one = await uow.notices.post(where, {"text": "old"}, AT)
        other = await uow.notices.post(where, {"text": "refused"}, AT)
    assert one is not None and other is not None
    first, second = await _claim(database)
    async with database.work() as uow:
        await uow.notices.finish(first, "delivered", message_id="m1")
        await uow.notices.finish(second, "not_installed")
        assert await uow.notices.revise(one, {"text": "new"})
        assert not await uow.notices.revise(other, {"text": "new"})
    (again,) = await _claim(database)
    assert (again.body, again.message_id, again.revision) == ({"text": "new"}, "m1", 1)
    async with database.work() as uow:
        await uow.notices.finish(again, "delivered")
        held = await uow.notices.by_id(one)
    assert held is not None and (held.state, held.message_id) == ("delivered", "m1")


async def test_what_is_revised_while_it_is_sent_is_edited_afterwards(database: Database) -> None:
    """The sender sent the older words, and does not know it."""
    where = await _conversation(database)
    async with database.work() as uow:
        made = await uow.notices.post(where, {"text": "old"}, AT)
    assert made is not None
    (taken,) = await _claim(database)
    async with database.work() as uow:
        await uow.notices.revise(made, {"text": "new"})
    assert await _claim(database) == []
    async with database.work() as uow:
        await uow.notices.finish(taken, "delivered", message_id="m1")
    (again,) = await _claim(database)
    assert (again.body, again.message_id) == ({"text": "new"}, "m1")


@pytest.mark.parametrize(("begun", "state"), [(True, "unknown"), (False, "pending")])
async def test_a_post_whose_sender_died_is_never_doubled(database: Database, begun: bool, state: str) -> None:
    """Under way: nobody can say whether it arrived. Not begun: it is sent by the next."""
    where = await _conversation(database)
    async with database.work() as uow:
        made = await uow.notices.post(where, {}, AT)
    assert made is not None
    await _claim(database, owner="dead")
    async with database.work() as uow:
        if begun:
            await uow.notices.begin(made)
        await uow.notices.requeue_sending("dead")
        held = await uow.notices.by_id(made)
    assert held is not None and held.state == state


async def test_a_post_of_a_replica_that_never_came_back_is_settled(database: Database) -> None:
    """When its lease has run out, and by nobody's claim before."""
    where = await _conversation(database)
    async with database.work() as uow:
        made = await uow.notices.post(where, {}, AT)
        assert made is not None
    await _claim(database, owner="dead")
    late = AT + LEASE + timedelta(seconds=1)
    async with database.work() as uow:
        await uow.notices.begin(made)
        assert await uow.notices.settle(AT + LEASE) == 0
    assert await _claim(database, now=late) == []
    async with database.work() as uow:
        assert await uow.notices.settle(late) == 1


async def test_a_channel_is_tied_to_one_audience_at_a_time(database: Database) -> None:
    """It is open when it is tied, not paused, and Teams still has it with the bot in it."""
    await _conversation(database)
    async with database.work() as uow:
        await uow.conversations.remember(REF)
        assert await uow.channels.meet("t", "c1") is None and await uow.channels.meet("t", "19:y") is None
        anna = await somebody(uow)
        (met,) = await uow.channels.all()
        assert not met.open and await uow.channels.meet("t", "19:x") == met
        await uow.channels.tie(met.id, ChannelKind.cluster, "randers", anna.id, AT)
        (tied,) = await uow.channels.of(ChannelKind.cluster, "randers")
        assert (tied.cluster, tied.tied_by, tied.tied_at, tied.ref) == ("randers", anna.id, AT, CHANNEL)
        assert await uow.channels.of(ChannelKind.cluster, "vest") == []
        assert await uow.channels.in_team("t", "T") == [tied]
        await uow.channels.tie(met.id, ChannelKind.secretariat, None, anna.id, AT)
        assert [c.id for c in await uow.channels.of(ChannelKind.secretariat)] == [met.id]


@pytest.mark.parametrize("why", ["paused", "archived", "gone", "removed", "untied"])
async def test_nothing_is_written_to_a_channel_that_is_not_open(database: Database, why: str) -> None:
    await _conversation(database)
    async with database.work() as uow:
        (met,) = await uow.channels.all()
        await uow.channels.tie(met.id, ChannelKind.steering, None, None, AT)
        await uow.channels.named(met.id, "Styregruppen", "Alliancen")
        match why:
            case "paused":
                await uow.channels.pause(met.id, True)
            case "removed":
                await uow.conversations.set_installed("t", "19:x", False)
            case "untied":
                await uow.channels.untie(met.id)
            case _:
                await uow.channels.there(met.id, **{why: True})
        assert await uow.channels.of(ChannelKind.steering) == []
        held = await uow.channels.by_id(met.id)
        assert held is not None and not held.open and (held.name, held.team) == ("Styregruppen", "Alliancen")


CHANNEL = ConversationRef(
    "t", "19:x", Scope.channel, "https://smba", "28:bot", team_id="T", channel_id="19:x"
)
REF = ConversationRef("t", "c1", Scope.personal, "https://smba", "28:bot", user_id="29:a")


async def test_a_conversation_is_remembered_and_kept_up_to_date(database: Database) -> None:
    """By tenant and id; an unknown one is None."""
    async with database.work() as uow:
        anna = await somebody(uow)
        for ref in (REF, CHANNEL, replace(REF, service_url="https://new", person_id=anna.id)):
            await uow.conversations.remember(ref)
        held = await uow.conversations.get("t", "c1")
        assert held is not None and (held.service_url, held.person_id) == ("https://new", anna.id)
        assert await uow.conversations.get("t", "19:x") == CHANNEL
        assert await uow.conversations.get("other", "c1") is None


async def test_a_person_is_reached_where_the_bot_is_installed(database: Database) -> None:
    """In the newest such chat, never in a channel or somebody else's."""
    async with database.work() as uow:
        anna, bo = await somebody(uow), await somebody(uow, "Bo")
        for name, scope in (("c1", Scope.personal), ("c2", Scope.personal), ("c3", Scope.channel)):
            await uow.conversations.remember(
                replace(REF, conversation_id=name, scope=scope, person_id=anna.id)
            )
        found = await uow.conversations.personal(anna.id)
        assert found is not None and found.conversation_id == "c2"
        await uow.conversations.set_installed("t", "c2", False)
        found = await uow.conversations.personal(anna.id)
        assert found is not None and found.conversation_id == "c1"
        await uow.conversations.set_installed("t", "c1", False)
        found = await uow.conversations.personal(anna.id)
        assert found is not None and not found.installed
        assert await uow.conversations.personal(bo.id) is None


async def test_a_conversation_is_welcomed_once_per_install(database: Database) -> None:
    """By one of several replicas that heard of it; what is remembered later does not undo it."""
    async with database.work() as uow:
        await uow.conversations.remember(REF)
        assert not await uow.conversations.welcome_once("t", "unknown")

    async def welcome() -> bool:
        async with database.work() as uow:
            return await uow.conversations.welcome_once("t", "c1")

    assert sorted(await asyncio.gather(*(welcome() for _ in range(4)))) == [False, False, False, True]
    async with database.work() as uow:
        await uow.conversations.remember(REF)
    assert not await welcome()
    async with database.work() as uow:
        await uow.conversations.set_installed("t", "c1", False)
        await uow.conversations.set_installed("t", "c1", True)
    assert await welcome()


async def test_the_audit_tells_the_newest_first(database: Database) -> None:
    """By sequence, though the clock went back."""
    async with database.work() as uow:
        anna = await somebody(uow)
        entries = [AuditEntry(AT, anna.id, f"a{n}", "report 1", {"n": n}) for n in range(4)]
        entries.append(AuditEntry(EARLIER, None, "last", "people"))
        for entry in entries:
            await uow.audit.add(entry)
        assert await uow.audit.list() == entries[::-1]
        assert await uow.audit.list(limit=2) == entries[:2:-1]
