"""How a turn opens, and how its state is kept."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from storage.columns import to_json
from storage.database import Database
from storage.errors import Conflict
from tests.storage.samples import AT, EARLIER, QueryCount

HERE = ("tenant", "conversation", "person")


async def test_a_new_turn_opens_on_nothing(database: Database) -> None:
    """Not seen, no state, no catalogue."""
    async with database.read() as uow:
        opening = await uow.turns.open("key", *HERE)
    assert (opening.seen, opening.state.body, opening.state.revision, opening.catalogue_revision) == (
        None,
        {},
        0,
        0,
    )


async def test_a_turn_opens_with_one_query(database: Database) -> None:
    """And finds what the last one left."""
    counted = QueryCount(database)
    async with database.work() as uow:
        await uow.states.save(*HERE, {"focus": "a1"}, 0, AT)
        await uow.turns.add("first", [{"text": "ja"}], AT)
        counted.taken()
        opening = await uow.turns.open("second", *HERE)
        assert counted.taken() == 1
    assert (opening.seen, opening.state.body, opening.state.revision) == (None, {"focus": "a1"}, 1)


async def test_a_redelivered_turn_has_its_replies_until_they_are_sent(database: Database) -> None:
    """Stored but unsent replies are sent then; an empty list of replies is an answer too."""
    for key, replies in (("a", [{"text": "Gemt 🙂"}]), ("b", [])):
        async with database.work() as uow:
            await uow.turns.add(key, replies, AT)
        async with database.read() as uow:
            seen = (await uow.turns.open(key, *HERE)).seen
        assert seen is not None and (seen.replies, seen.sent) == (replies, False)
    async with database.work() as uow:
        await uow.turns.mark_sent("a")
        seen = (await uow.turns.open("a", *HERE)).seen
    assert seen is not None and seen.sent


async def test_a_turn_is_answered_once(database: Database) -> None:
    """Two replicas that got the same activity: the second is told, and what it wrote is taken back."""
    async with database.work() as uow:
        await uow.turns.add("key", [], AT)
    with pytest.raises(Conflict):
        async with database.work() as uow:
            await uow.states.save(*HERE, {"n": 1}, 0, AT)
            await uow.turns.add("key", [], AT)
    async with database.read() as uow:
        assert (await uow.states.load(*HERE)).revision == 0


async def test_old_turns_are_forgotten(database: Database) -> None:
    """Only those before the given time."""
    async with database.work() as uow:
        for day in range(4):
            await uow.turns.add(f"day {day}", [], AT + timedelta(days=day))
        assert await uow.turns.purge(AT + timedelta(days=2)) == 2
        assert (await uow.turns.open("day 1", *HERE)).seen is None
        assert (await uow.turns.open("day 2", *HERE)).seen is not None


async def test_a_state_grows_by_one_revision_at_a_time(database: Database) -> None:
    """Order is by revision: the clock may go back."""
    async with database.work() as uow:
        assert await uow.states.save(*HERE, {"n": 1}, 0, AT) == 1
        assert await uow.states.save(*HERE, {"n": 2}, 1, EARLIER) == 2
        held = await uow.states.load(*HERE)
    assert (held.body, held.revision) == ({"n": 2}, 2)


@pytest.mark.parametrize("expected", [0, 1, 3, 99])
async def test_a_stale_state_is_a_conflict(database: Database, expected: int) -> None:
    """Whether older than the newest or never there; the newest stays."""
    async with database.work() as uow:
        await uow.states.save(*HERE, {"n": 1}, 0, AT)
        await uow.states.save(*HERE, {"n": 2}, 1, AT)
    with pytest.raises(Conflict):
        async with database.work() as uow:
            await uow.states.save(*HERE, {"n": "lost"}, expected, AT)
    async with database.read() as uow:
        assert (await uow.states.load(*HERE)).body == {"n": 2}


async def test_of_turns_that_save_first_at_once_one_wins(database: Database) -> None:
    """Revision 0 has no row to lock."""

    async def first(number: int) -> int:
        async with database.work() as uow:
            return await uow.states.save(*HERE, {"n": number}, 0, AT)

    ended = await asyncio.gather(*(first(number) for number in range(6)), return_exceptions=True)
    assert sorted(type(result).__name__ for result in ended) == ["Conflict"] * 5 + ["int"]


async def test_states_are_kept_apart_by_each_part_of_their_key(database: Database) -> None:
    """Tenant, conversation and person."""
    keys = [("t", "c", "p"), ("T", "c", "p"), ("t", "C", "p"), ("t", "c", "P")]
    async with database.work() as uow:
        for number, key in enumerate(keys):
            await uow.states.save(*key, {"n": number}, 0, AT)
        assert [(await uow.states.load(*key)).body["n"] for key in keys] == [0, 1, 2, 3]


BODIES: list[dict[str, Any]] = [
    {"tekst": "🙂 שלום\r\n\ttab \\u0000 \u2028"},
    {"n": [1, 2.5, None, True, {"dybt": [[[]]]}], "": ""},
    {"z": 1, "a": 2, "langt": "æ" * 20_000},
]


@pytest.mark.parametrize("body", BODIES)
async def test_a_state_is_plain_json_and_comes_back_as_it_was(
    database: Database, body: dict[str, Any]
) -> None:
    """The order of keys too."""
    async with database.work() as uow:
        await uow.states.save(*HERE, body, 0, AT)
        held = dict((await uow.states.load(*HERE)).body)
    assert to_json(held) == to_json(body)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\\\\\0", "\\\0"])
async def test_what_cannot_be_stored_is_a_clear_error(database: Database, text: str) -> None:
    """In a column, in JSON and in a key; nothing else is lost, and the text is not told."""
    for write in ("key", "body"):
        with pytest.raises(ValueError, match="cannot be stored") as told:
            async with database.work() as uow:
                if write == "key":
                    await uow.turns.add(text, [], AT)
                else:
                    await uow.states.save(*HERE, {"x": [text]}, 0, AT)
        assert text not in str(told.value)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    """Nobody can say later which zone it was."""
    with pytest.raises(ValueError, match="zone"):
        async with database.work() as uow:
            await uow.turns.add("key", [], AT.replace(tzinfo=None))
