"""Channels and their digests."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.digests.wishes import Wish, wanted
from dialogs.flows.channels import listing, telling, tying
from dialogs.flows.digests import now, timing
from dialogs.routes.table import Routes
from dialogs.turn_context import Turn
from dialogs.understanding.recognition import Recognition

_NUMBER = frozenset({"number"})


async def _digest(turn: Turn, recognition: Recognition) -> Reply:
    """A digest now, unless the words want it at fixed times, or no more."""
    if wanted(recognition.text, turn.clock.today()).wish in (Wish.times, Wish.stop):
        return await timing.told_freely(turn, recognition)
    return await now.asked(turn, recognition)


ROUTES = Routes(
    acts={
        "channels": listing.channels,
        "channel_show": listing.show,
        "channel_tie": tying.tie,
        "channel_pause": tying.pause,
        "channel_resume": tying.resume,
        "channel_untie": tying.untie,
        "digest_when": timing.when,
        "digest_mine": timing.mine,
        "digest_stop": timing.stop,
        "digest_stop_mine": timing.stop_mine,
        "digest_now": now.now,
        "digest_now_for": now.now,
        "digest_refresh": now.refresh,
    },
    intents={
        "digest_show": _digest,
        "digest_when": timing.told_freely,
        "digest_mine": timing.told_freely,
        "digest_stop_mine": timing.told_freely,
        "channel_tie": telling.told,
    },
    pressed={
        "channels": frozenset(),
        "channel_tie": frozenset(),
        "channel_pause": _NUMBER,
        "channel_resume": _NUMBER,
        "channel_untie": _NUMBER,
        "digest_mine": frozenset(),
        "digest_now": frozenset(),
        "digest_stop": _NUMBER,
        "digest_stop_mine": frozenset(),
        "digest_refresh": _NUMBER,
    },
    unsure=(telling.wished, timing.wished),
    pressed_among_others=frozenset({"channel_tie", "digest_refresh"}),
    settle={
        "channel_tie": (tying.settle_tie, ("yes", "no")),
        "channel_untie": (tying.settle_untie, ("yes", "no")),
    },
)
