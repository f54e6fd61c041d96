"""Sending unasked: every refusal has a named outcome, tries end, and nothing leaves faster than it may."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.connector.client import Connector
from bot.connector.hosts import Hosts
from bot.connector.tokens import NoTokens
from bot.outbound.pacing import Pacer
from bot.outbound.sender import Delivery, Sender
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


async def test_a_service_that_is_gone_and_a_host_off_the_list(
    teams: TeamsStandIn, ann: Someone, sender: Sender
) -> None:
    for url, state in (("http://127.0.0.1:1/", Delivery.later), ("https://evil.example/", Delivery.failed)):
        ref = ConversationRef(TENANT, ann.chat, Scope.personal, url, BOT["id"])
        assert (await sender.send(ref, MESSAGE)).state is state


class Hand:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_tenant_is_paced_evenly() -> None:
    pacer = Pacer(10, Hand())
    waits = [round(pacer.book("t", f"a:{n}"), 3) for n in range(5)]
    assert waits == [0, 0.1, 0.2, 0.3, 0.4]
    assert pacer.book("other", "a:9") == 0


def test_a_conversation_keeps_within_both_of_its_limits() -> None:
    clock = Hand()
    pacer = Pacer(0, clock)
    times = [clock.now + pacer.book("t", f"19:c@thread.tacv2;messageid={n}") for n in range(200)]
    for limit, seconds in ((7, 1.0), (60, 30.0)):
        crowded = max(sum(1 for t in times if start <= t < start + seconds) for start in times)
        assert crowded < limit
    assert times == sorted(times) and pacer.book("t", "19:other@thread.tacv2") == 0


def test_without_a_rate_people_do_not_wait_for_each_other() -> None:
    pacer = Pacer(0, Hand())
    assert all(pacer.book("t", f"a:{n}") == 0 for n in range(1000))
