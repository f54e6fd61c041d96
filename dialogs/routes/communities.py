"""Learning communities."""

from __future__ import annotations

from dialogs.flows.communities import belonging, sharing, telling
from dialogs.routes.table import Routes

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
        "community_info": telling.told,
        "community_set": telling.told,
        "community_share": telling.told,
    },
    pressed={"communities": frozenset()},
    settle={"community": (belonging.settle, ("yes", "no")), "experience": (sharing.settle, ("yes", "no"))},
    take={"choose_experience": sharing.written},
)
