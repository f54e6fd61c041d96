"""Learning communities."""

from __future__ import annotations

from dialogs.flows.communities import belonging, sharing
from dialogs.routes.table import Routes, by_act

ROUTES = Routes(
    acts={
        "communities": belonging.listed,
        "community_who": belonging.who_else,
        "community_join": belonging.join,
        "community_leave": belonging.leave,
        "community_together": belonging.together,
        "community_apart": belonging.apart,
        "experience": sharing.share,
        "experience_begin": sharing.share,
    },
    intents={
        "community_info": by_act("community_who", belonging.who_else),
        "community_set": belonging.understood,
        "community_share": by_act("experience_begin", sharing.share),
    },
    pressed={"communities": frozenset()},
    settle={"community": (belonging.settle, ("yes", "no")), "experience": (sharing.settle, ("yes", "no"))},
    take={"choose_experience": sharing.written},
)
