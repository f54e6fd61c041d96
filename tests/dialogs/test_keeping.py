"""Texts without a place lie beside the state: as many as there are, a turn stays as light as before."""

from __future__ import annotations

from datetime import UTC, datetime

from dialogs import keeping
from storage.database import Database
from tests.dialogs.talk import Talk

HERE = ("t", "personal", "p")
AT = datetime(2019, 10, 21, tzinfo=UTC)


async def test_held_texts_do_not_weigh_on_the_turns_after_them(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", "jeg vil skrive om initiativ 8")
    for number in range(8):
        await talk.say("mette", f"skriv: {number} " + "ord " * 6000)  # over the limit for one answer
    seen = await talk.say("mette", "gemte tekster")
    assert all(f"{number} ord" in seen for number in range(8))
    async with database.read() as uow:
        record = await uow.states.load(talk.last.place.tenant_id, "personal", talk.last.asker.object_id)
        assert record.body["held"] == 8 and len(str(record.body)) < 3000
    await talk.say("mette", "slip teksterne")
    await talk.say("mette", "ja")
    assert "ingen" in (await talk.say("mette", "gemte tekster")).lower()


async def test_the_texts_that_an_older_version_kept_in_the_state_move_beside_it(database: Database) -> None:
    text = {"text": "En tekst.", "question": None, "at": AT.isoformat()}
    async with database.work() as uow:
        await uow.states.save(*HERE, {"held": [text]}, 0, AT)
    async with database.work() as uow:
        state = await keeping.load(uow, HERE)
        assert state.held_count == 1
        await keeping.save(uow, state, AT)
    async with database.work() as uow:
        state = await keeping.load(uow, HERE)
        assert (state.held, state.held_count) == ([], 1)
        assert await keeping.held(uow, state) == [text]
        assert state.held_count == 1
        state.held.pop()
        await keeping.save(uow, state, AT)
    async with database.read() as uow:
        assert (await uow.states.load(*HERE)).body == {}
