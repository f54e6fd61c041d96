"""Help, greetings, and who one is."""

from __future__ import annotations

from dialogs.flows import helping
from dialogs.routes.table import Routes, by_act

ROUTES = Routes(
    acts={
        "help": helping.help_,
        "greet": helping.greet,
        "thanks": helping.thanks,
        "whoami": helping.whoami,
        "yes": helping.nothing_to_confirm,
        "no": helping.nothing_to_confirm,
    },
    intents={
        "help": by_act("help", helping.help_),
        "greet": by_act("greet", helping.greet),
        "thanks": by_act("thanks", helping.thanks),
        "whoami": by_act("whoami", helping.whoami),
    },
    public=frozenset({"help", "greet", "thanks"}),
    pressed={"help": frozenset(), "whoami": frozenset()},
)
