"""Questions to the secretariat: each is answered by one, whoever else answers at the same moment."""

from __future__ import annotations

import asyncio

from storage.database import Database
from storage.records import ConversationRef, Scope
from tests.storage.samples import AT, somebody


async def test_a_question_waits_until_it_is_answered_and_keeps_every_answer(database: Database) -> None:
    """The newest answer counts."""
    async with database.work() as uow:
        anna, lise = await somebody(uow), await somebody(uow, "Lise")
        first = await uow.inquiries.add("Hvem betaler?", "da", anna, AT)
        second = await uow.inquiries.add("Who pays?", "en", anna, AT)
        assert [i.id for i in await uow.inquiries.unanswered()] == [first.id, second.id]
        assert await uow.inquiries.answer(first.id, "Regionen.", lise, AT, 0)
        assert await uow.inquiries.answer(first.id, "Kommunen.", anna, AT, 1)
        assert await uow.inquiries.unanswered() == [second]
        assert await uow.inquiries.unanswered_count() == 1
        got = await uow.inquiries.get(first.id)
        assert got is not None and [(a.text, a.author) for a in got.answers] == [
            ("Regionen.", "Lise"),
            ("Kommunen.", "Anna"),
        ]
        assert got.answer is not None and got.answer.number == 2
        assert [i.id for i in await uow.inquiries.of_person(anna.id)] == [second.id, first.id]
        assert await uow.inquiries.get(99) is None


async def test_of_two_who_answer_at_once_one_is_first(database: Database) -> None:
    """The other learns it, and has written nothing."""
    async with database.work() as uow:
        anna, lise = await somebody(uow), await somebody(uow, "Lise")
        asked = await uow.inquiries.add("Hvem betaler?", "da", anna, AT)

    async def answer(text: str) -> bool:
        async with database.work() as uow:
            return await uow.inquiries.answer(asked.id, text, lise, AT, 0)

    assert sorted(await asyncio.gather(answer("A"), answer("B"), answer("C"))) == [False, False, True]
    async with database.read() as uow:
        got = await uow.inquiries.get(asked.id)
    assert got is not None and len(got.answers) == 1


async def test_words_change_only_while_nobody_has_answered(database: Database) -> None:
    """An answer was to the words that stood there."""
    async with database.work() as uow:
        anna = await somebody(uow)
        asked = await uow.inquiries.add("Hvem betaler?", "da", anna, AT)
        assert await uow.inquiries.change(asked.id, "Hvem betaler kørslen?")
        await uow.inquiries.answer(asked.id, "Regionen.", anna, AT, 0)
        assert not await uow.inquiries.change(asked.id, "Hvem kører?")
        got = await uow.inquiries.get(asked.id)
    assert got is not None and got.text == "Hvem betaler kørslen?"


async def test_a_question_is_found_by_the_message_that_shows_it(database: Database) -> None:
    """A reply in the thread under the card is about that question."""
    async with database.work() as uow:
        anna = await somebody(uow)
        await uow.conversations.remember(ConversationRef("t", "19:a", Scope.channel, "https://x", "28:b"))
        met = await uow.channels.meet("t", "19:a")
        asked = await uow.inquiries.add("Hvem betaler?", "da", anna, AT)
        assert met is not None
        notice = await uow.notices.post(met.conversation_id, {}, AT, "inquiry")
        assert notice is not None
        await uow.inquiries.shown_on(asked.id, notice)
        (taken,) = await uow.notices.claim(1, AT)
        await uow.notices.finish(taken, "delivered", message_id="77")
        assert await uow.inquiries.cards(asked.id) == [notice]
        assert await uow.inquiries.under_card("t", "19:a", "77") == asked
        assert await uow.inquiries.under_card("t", "19:a", "78") is None
        assert await uow.inquiries.under_card("other", "19:a", "77") is None


async def test_a_secretary_and_an_asker_who_are_forgotten_leave_question_and_answer(
    database: Database,
) -> None:
    """Their names go, and the card's notice with them."""
    async with database.work() as uow:
        anna, lise = await somebody(uow), await somebody(uow, "Lise")
        asked = await uow.inquiries.add("Hvem betaler?", "da", anna, AT)
        notice = await uow.notices.add(lise.id, {}, AT, "inquiry")
        assert notice is not None
        await uow.inquiries.shown_on(asked.id, notice)
        await uow.inquiries.answer(asked.id, "Regionen.", lise, AT, 0)
        for who in (anna, lise):
            await uow.person_data.erase(who, "en tidligere kollega", AT)
        assert await uow.inquiries.cards(asked.id) == []
        got = await uow.inquiries.get(asked.id)
    assert got is not None and got.answer is not None
    assert (got.asker, got.answer.author) == ("en tidligere kollega", "en tidligere kollega")
    assert (got.text, got.answer.text) == ("Hvem betaler?", "Regionen.")
