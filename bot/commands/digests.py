"""`klyngebot digest`: what a digest would say now. Nothing is sent."""

from __future__ import annotations

import argparse

from bot.cards.render import text_for
from bot.clock import Clock
from bot.commands import CommandError
from bot.commands.common import opened, print_json
from bot.settings import load_settings
from dialogs.digests.drawn import drawn
from dialogs.digests.facts import Audience, gather
from dialogs.texts import texts_in
from storage.records import Channel, ChannelKind, Digest
from storage.unit_of_work import UnitOfWork


async def preview(args: argparse.Namespace) -> None:
    """The next digest of a cluster's channel, or of the steering group's; since the last one posted there."""
    settings = load_settings()
    async with opened() as database, database.read() as uow:
        catalogue = await uow.catalogue.load()
        if args.cluster and args.cluster not in catalogue.clusters:
            raise CommandError(f"no cluster {args.cluster}; there are {', '.join(catalogue.clusters)}")
        audience = (
            Audience(ChannelKind.cluster, args.cluster) if args.cluster else Audience(ChannelKind.steering)
        )
        last = await _last(uow, await uow.channels.of(audience.kind, audience.cluster))
        facts = await gather(uow, catalogue, audience, Clock(settings.now).now(), last)
    said = text_for(drawn(texts_in("da"), catalogue, facts), "da")
    if args.json:
        print_json({**facts.to_json(), "text": said})
    else:
        print(said)


async def _last(uow: UnitOfWork, channels: list[Channel]) -> Digest | None:
    return await uow.digests.last_posted(f"channel:{channels[0].id}") if channels else None
