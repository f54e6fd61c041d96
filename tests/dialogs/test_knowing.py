"""A changed catalogue: known from the next turn on, made where nobody waits for it, and made once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from dialogs.conversation import Conversation
from dialogs.guard import check
from dialogs.services import Recogniser, Services
from dialogs.understanding import Understanding
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import Amendable
from tests.conftest import CLOSE_FIRST
from tests.dialogs.talk import Talk

TERM = {"term": "Brobygning", "kind": "begreb", "expansion": None, "meaning": "At følges ad over grænsen."}


class Maker:
    """Makes recognisers and counts them; `before` runs first, in the thread that makes."""

    def __init__(self) -> None:
        self.made = 0
        self.before: Callable[[], object] = lambda: None

    def __call__(self, catalogue: Catalogue) -> Recogniser:
        self.made += 1
        self.before()
        return Understanding(catalogue)


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
async def talk(database: Database, maker: Maker) -> Talk:
    talk = await Talk(database).begin()
    talk.conversation = Conversation(Services(database, maker, check, talk.files, talk.clock))
    CLOSE_FIRST.append(talk.conversation.close)
    await talk.conversation.prepare()
    return talk


async def changed_elsewhere(talk: Talk) -> None:
    """By a command, or another replica."""
    async with talk.database.work() as uow:
        by = await uow.people.by_upn("sofie@rm.dk")
        assert by is not None
        await uow.amendments.amend(Amendable.term, "brobygning", TERM, by, talk.clock.now())


async def test_what_changed_elsewhere_counts_from_the_next_turn(talk: Talk, maker: Maker) -> None:
    assert "At følges ad" not in await talk.say("mette", "hvad betyder brobygning")
    await changed_elsewhere(talk)
    assert "At følges ad" in await talk.say("mette", "hvad betyder brobygning")
    assert "At følges ad" in await talk.say("ole", "hvad er brobygning") and maker.made == 2


async def test_who_changes_it_sets_the_learning_going(talk: Talk, maker: Maker) -> None:
    await talk.say("sofie", "ret Anders Kjærulffs mail til anders@rm.dk")
    assert maker.made == 1
    await talk.press("sofie", "Ja")
    await talk.conversation.close()
    assert maker.made == 2
    assert "anders@rm.dk" in await talk.say("mette", "hvad er Anders Kjærulffs mail") and maker.made == 2


async def test_nobody_else_waits_while_it_is_made(talk: Talk, maker: Maker) -> None:
    """No transaction is open, and the loop goes on."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(20)

    maker.before = wait
    await changed_elsewhere(talk)
    asked = asyncio.create_task(talk.say("mette", "hvad betyder brobygning"))
    await begun.wait()
    async with talk.database.work() as uow:
        await uow.people.remember("ny@x.dk", "Ny", "tenant", "object")
    assert not asked.done()
    go_on.set()
    assert "At følges ad" in await asked


async def test_many_who_come_meanwhile_wait_for_the_same(talk: Talk, maker: Maker) -> None:
    await changed_elsewhere(talk)
    await asyncio.gather(*(talk.say(who, "hvad er brobygning") for who in ("mette", "ole", "rita")))
    assert maker.made == 2


async def test_a_fault_in_making_it_is_told_and_tried_again(talk: Talk, maker: Maker) -> None:
    def fail() -> None:
        raise ValueError

    maker.before = fail
    await changed_elsewhere(talk)
    assert "gik galt" in await talk.say("mette", "hvad betyder brobygning")
    maker.before = lambda: None
    assert "At følges ad" in await talk.say("mette", "hvad betyder brobygning")
