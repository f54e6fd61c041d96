"""Channels and their digests."""

from __future__ import annotations

from dialogs.flows.channels import listing, tying
from dialogs.flows.digests import now, timing
from dialogs.routes.table import Routes, by_act

_NUMBER = frozenset({"number"})

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
        "digest_show": now.asked,
        "digest_when": timing.asked,
        "digest_mine": by_act("digest_mine", timing.mine),
        "digest_stop_mine": by_act("digest_stop_mine", timing.stop_mine),
        "channel_tie": tying.understood,
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
    pressed_among_others=frozenset({"channel_tie", "digest_refresh"}),
    settle={
        "channel_tie": (tying.settle_tie, ("yes", "no")),
        "channel_untie": (tying.settle_untie, ("yes", "no")),
    },
)
