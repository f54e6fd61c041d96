"""Sending unasked: every refusal has a named outcome, tries end, and nothing leaves faster than it may."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from msgspec.structs import replace

from bot.cards.render import activity_json
from bot.connector import client
from bot.connector.client import Connector, Patience
from bot.connector.hosts import Hosts
from bot.connector.tokens import NoTokens
from bot.outbound.pacing import Pacer
from bot.outbound.sender import Delivery, Sender
from dialogs.answers import Button, Reply, text
from storage.records import ConversationRef, Scope
from tests.teams import BOT, HURRIED, TENANT, Refusal, Someone, TeamsStandIn

MESSAGE = {"type": "message", "text": "hej"}


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with aiohttp.ClientSession() as session:
        connector = Connector(session, NoTokens(), Hosts(frozenset(), loopback=True))
        yield Sender(connector, Pacer(0), HURRIED)


def chat(teams: TeamsStandIn, person: Someone) -> ConversationRef:
    return ConversationRef(TENANT, person.chat, Scope.personal, teams.url, BOT["id"], 1, person.id)


async def test_a_message_arrives(teams: TeamsStandIn, ann: Someone, sender: Sender) -> None:
    sent = await sender.send(chat(teams, ann), MESSAGE)
    assert sent.state is Delivery.delivered and sent.message_id
    assert teams.posts[0].activity["from"] == {"id": BOT["id"]}


@pytest.mark.parametrize(
    ("refusal", "state", "unreachable"),
    [
        (Refusal(400, "BadSyntax"), Delivery.failed, False),
        (Refusal(401, "BotNotRegistered"), Delivery.later, False),
        (Refusal(403, "BotNotInConversationRoster"), Delivery.not_installed, True),
        (Refusal(403, "ForbiddenOperationException"), Delivery.not_installed, True),
        (Refusal(403, "ConversationBlockedByUser"), Delivery.blocked, True),
        (Refusal(403, "BotDisabledByAdmin"), Delivery.blocked, False),
        (Refusal(403, "NotEnoughPermissions"), Delivery.failed, False),
        (Refusal(403, "InvalidBotApiHost"), Delivery.failed, False),
        (
            Refusal(
                403, body='{"errorCode":209,"message":"{\\r\\n \\"subCode\\":\\"MessageWritesBlocked\\"}"}'
            ),
            Delivery.blocked,
            True,
        ),
        (Refusal(404, "ConversationNotFound"), Delivery.not_installed, True),
        (Refusal(404, body="<html>not here</html>"), Delivery.not_installed, True),
        (Refusal(413, "MessageSizeTooBig"), Delivery.failed, False),
        (Refusal(500, "ServiceError"), Delivery.failed, False),
    ],
)
async def test_refusals(
    teams: TeamsStandIn, ann: Someone, sender: Sender, refusal: Refusal, state: Delivery, unreachable: bool
) -> None:
    teams.refuse("send", refusal)
    sent = await sender.send(chat(teams, ann), MESSAGE)
    assert (sent.state, sent.unreachable) == (state, unreachable)
    assert not teams.refusals["send"] and not teams.posts  # asked once only


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_tries_end(teams: TeamsStandIn, ann: Someone, sender: Sender, status: int) -> None:
    teams.refuse("send", *[Refusal(status)] * 5)
    assert (await sender.send(chat(teams, ann), MESSAGE)).state is Delivery.later
    assert len(teams.refusals["send"]) == 5 - HURRIED.tries


async def test_a_wait_that_is_too_long_is_left_for_later(
    teams: TeamsStandIn, ann: Someone, sender: Sender
) -> None:
    teams.refuse("send", Refusal(429, retry_after=120))
    sent = await sender.send(chat(teams, ann), MESSAGE)
    assert (sent.state, sent.retry_after) == (Delivery.later, 120.0)


async def test_too_big_a_message_is_named_so(teams: TeamsStandIn, ann: Someone, sender: Sender) -> None:
    sent = await sender.send(chat(teams, ann), {"type": "message", "text": "ø" * 60_000})
    assert (sent.state, sent.reason) == (Delivery.failed, "too_big MessageSizeTooBig")


async def test_too_big_a_card_goes_as_text(teams: TeamsStandIn, ann: Someone, sender: Sender) -> None:
    """Where one message holds it."""
    said = "Husk mødet på torsdag."
    for words, state in ((said, Delivery.delivered), (said * 1000, Delivery.failed)):
        card = activity_json(Reply((text(words),), buttons=(Button("Jeg kommer", "kom"),)), "da")
        teams.refuse("send", Refusal(413, "MessageSizeTooBig"))
        sent = await sender.send(chat(teams, ann), card)
        assert (sent.state, sent.message_id is not None) == (state, state is Delivery.delivered)
    (post,) = teams.posts
    assert post.activity["text"] == f"{said}\n\n1. Jeg kommer" and "attachments" not in post.activity


async def test_no_answer_in_time_is_tried_again_and_then_left_for_later(
    teams: TeamsStandIn, ann: Someone, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        await reader.read()
        writer.close()

    monkeypatch.setattr(client, "CALL", aiohttp.ClientTimeout(total=0.05))
    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        sent = await sender.send(replace(chat(teams, ann), service_url=url), MESSAGE)
    assert (sent.state, sent.reason, asked) == (Delivery.later, "unavailable TimeoutError", HURRIED.tries)


async def test_a_service_that_is_gone_and_a_host_off_the_list(
    teams: TeamsStandIn, ann: Someone, sender: Sender
) -> None:
    for url, state in (("http://127.0.0.1:1/", Delivery.later), ("https://evil.example/", Delivery.failed)):
        ref = ConversationRef(TENANT, ann.chat, Scope.personal, url, BOT["id"])
        assert (await sender.send(ref, MESSAGE)).state is state


class Hand:
    """A clock that is moved by hand, and by those who sleep on it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def paced(rate: float) -> tuple[Pacer, Hand]:
    clock = Hand()
    return Pacer(rate, clock, clock.sleep), clock


async def times(pacer: Pacer, clock: Hand, *conversations: str, busy: float = 0.0) -> list[float]:
    """When each left, where something takes `busy` seconds before each send."""
    left = []
    for one in conversations:
        async with pacer.turn("t", one):
            clock.now += busy
        left.append(clock.now)
    return left


def most_within(seconds: float, left: list[float]) -> int:
    return max(sum(1 for t in left if start <= t < start + seconds) for start in left)


async def test_a_tenant_is_paced_evenly_and_never_above_its_limit() -> None:
    """Also after something was slow for a while, and with work to do before each send."""
    pacer, clock = paced(10)
    left = await times(pacer, clock, *(f"a:{n}" for n in range(100)), busy=0.01)
    clock.now += 3
    left += await times(pacer, clock, *(f"b:{n}" for n in range(100)))
    assert most_within(1.0, left) <= 10
    assert 9 < 99 / (left[99] - left[0]) <= 10 and 9 < 99 / (left[199] - left[100]) <= 10


async def test_tenants_do_not_wait_for_each_other() -> None:
    pacer, clock = paced(1)
    await times(pacer, clock, "a:1", "a:2", "a:3", "a:4")
    before = clock.now
    await pacer.wait("other", "a:9")
    assert clock.now == before


async def test_after_a_pause_the_pace_is_as_before() -> None:
    pacer, clock = paced(10)
    await times(pacer, clock, *(f"a:{n}" for n in range(20)))
    begun = clock.now
    pacer.pause("t", 7)
    left = await times(pacer, clock, *(f"b:{n}" for n in range(50)))
    assert left[0] >= begun + 7
    assert most_within(1.0, left) <= 10 and 49 / (left[-1] - left[0]) >= 9


async def test_a_conversation_keeps_within_both_of_its_limits() -> None:
    pacer, clock = paced(0)
    left = await times(pacer, clock, *(f"19:c@thread.tacv2;messageid={n}" for n in range(200)))
    assert most_within(1.0, left) < 7 and most_within(30.0, left) < 60
    before = clock.now
    await pacer.wait("t", "19:other@thread.tacv2")
    assert clock.now == before


async def test_without_a_rate_people_do_not_wait_for_each_other() -> None:
    pacer, clock = paced(0)
    await times(pacer, clock, *(f"a:{n}" for n in range(1000)))
    assert clock.now == Hand.now
    pacer.pause("t", 5)
    await pacer.wait("t", "a:1")
    assert clock.now == Hand.now + 5


async def test_what_is_said_no_to_at_the_last_moment_is_not_sent(
    teams: TeamsStandIn, ann: Someone, sender: Sender
) -> None:
    async def no() -> bool:
        return False

    sent = await sender.send(chat(teams, ann), MESSAGE, go=no)
    assert sent.state is Delivery.stopped and not teams.posts


async def test_a_429_stops_everything_for_its_tenant(teams: TeamsStandIn, ann: Someone) -> None:
    pacer, clock = paced(0)
    async with aiohttp.ClientSession() as session:
        connector = Connector(session, NoTokens(), Hosts(frozenset(), loopback=True))
        sender = Sender(connector, pacer, Patience(1, 0))
        teams.refuse("send", Refusal(429, retry_after=40))
        assert (await sender.send(chat(teams, ann), MESSAGE)).state is Delivery.later
        assert (await sender.send(chat(teams, ann), MESSAGE)).state is Delivery.delivered
    assert clock.now == Hand.now + 40


async def test_a_message_is_taken_back(teams: TeamsStandIn, ann: Someone, sender: Sender) -> None:
    sent = await sender.send(chat(teams, ann), MESSAGE)
    assert sent.message_id is not None
    assert (await sender.delete(chat(teams, ann), sent.message_id)).state is Delivery.delivered
    assert teams.deleted == [sent.message_id]
