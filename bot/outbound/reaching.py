"""Where somebody is written to: their own chat, one that is opened for them, or a mention in a channel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from time import monotonic
from typing import Any, Protocol

import structlog
from msgspec import Struct

from bot.connector.accounts import invited_address
from bot.connector.client import Patience
from bot.connector.errors import CallFailed
from bot.outbound.sender import Delivery, Sender, Sent
from storage.database import Database
from storage.records import ChannelKind, ConversationRef, Person, Scope

log = structlog.get_logger()
ROSTERS_KEPT = 600.0


class Home(Struct, frozen=True):
    """Where a person is written to whom we have no conversation with yet: our own region's service."""

    service_url: str
    bot_id: str


class Seat(Struct, frozen=True):
    """Somebody's place in a team, as its roster has it."""

    user_id: str
    name: str
    team: ConversationRef


class Rosters(Protocol):
    """Where the members of a team are read; `bot.connector.client.Connector`."""

    def members(self, service_url: str, conversation_id: str) -> AsyncIterator[Sequence[Mapping[str, Any]]]:
        """Everybody, page by page. Raises CallFailed."""
        ...


class Reach:
    """Ways to people. Rosters are read when somebody is looked for, and kept for ten minutes."""

    def __init__(
        self, database: Database, sender: Sender, rosters: Rosters, home: Home | None = None
    ) -> None:
        self._database = database
        self._sender = sender
        self._rosters = rosters
        self._home = home
        self._seats: dict[str, list[Seat]] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def open(self, person: Person, patience: Patience | None = None) -> ConversationRef | Sent:
        """A chat with somebody whom the bot has seen elsewhere, or who is in a team where it is installed.

        Teams refuses where the bot is not installed for them.
        """
        if person.tenant_id is not None and person.object_id is not None:
            home = self._home or await self._any_home(person.tenant_id)
            if home is not None:
                return await self._open(home, person, person.tenant_id, person.object_id, patience)
        for seat in await self._seats_of(person):
            home = Home(seat.team.service_url, seat.team.bot_id)
            return await self._open(home, person, seat.team.tenant_id, seat.user_id, patience)
        return Sent(Delivery.not_installed, "never seen in Teams")

    async def _open(
        self, home: Home, person: Person, tenant_id: str, user_id: str, patience: Patience | None
    ) -> ConversationRef | Sent:
        opened = await self._sender.open_personal(home.service_url, tenant_id, home.bot_id, user_id, patience)
        if isinstance(opened, Sent):
            return opened
        ref = ConversationRef(
            tenant_id, opened, Scope.personal, home.service_url, home.bot_id, person.id, user_id
        )
        async with self._database.work() as uow:
            await uow.conversations.remember(ref)
        return ref

    async def in_channel(self, person: Person, cluster: str | None) -> tuple[ConversationRef, Seat] | None:
        """Their cluster's channel, if they are in its team: only there a mention reaches them."""
        if cluster is None:
            return None
        async with self._database.read() as uow:
            channels = await uow.channels.of(ChannelKind.cluster, cluster)
        seats = {seat.team.team_id: seat for seat in await self._seats_of(person)} if channels else {}
        for one in channels:
            if one.ref.team_id in seats:
                return one.ref, seats[one.ref.team_id]
        return None

    async def _any_home(self, tenant_id: str) -> Home | None:
        async with self._database.read() as uow:
            teams = await uow.conversations.teams()
        return next((Home(t.service_url, t.bot_id) for t in teams if t.tenant_id == tenant_id), None)

    async def _seats_of(self, person: Person) -> list[Seat]:
        async with self._reading:
            if monotonic() - self._read_at > ROSTERS_KEPT:
                self._seats = await self._read()
                self._read_at = monotonic()
        return self._seats.get(person.upn.casefold(), [])

    async def _read(self) -> dict[str, list[Seat]]:
        async with self._database.read() as uow:
            teams = await uow.conversations.teams()
        found: dict[str, list[Seat]] = {}
        for team in teams:
            try:
                async for page in self._rosters.members(team.service_url, team.team_id or ""):
                    for member in page:
                        if seat := _seat(member, team):
                            found.setdefault(seat[0], []).append(seat[1])
            except CallFailed as failed:
                log.warning("a roster is out of reach", trouble=failed.trouble.value, status=failed.status)
        return found


def _seat(member: Mapping[str, Any], team: ConversationRef) -> tuple[str, Seat] | None:
    user_id, upn, name = (member.get(key) for key in ("id", "userPrincipalName", "name"))
    if not isinstance(user_id, str) or not isinstance(upn, str):
        return None
    return invited_address(upn).casefold(), Seat(user_id, name if isinstance(name, str) else upn, team)
