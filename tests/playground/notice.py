"""Leaves a message for the member, as a job would: the running bot finds it and sends it unasked."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.commands.common import opened
from dialogs.answers import Reply, heading, text


async def leave() -> None:
    """One notice, about nothing."""
    reply = Reply((heading("Uopfordret besked"), text("Sekretariatet minder om afrapporteringen.")))
    async with opened() as database, database.work() as uow:
        person = await uow.people.by_upn("klyngemedlem@demo.dk")
        assert person is not None and person.object_id
        await uow.notices.add(person.id, reply.to_json(), datetime.now(UTC))


asyncio.run(leave())
