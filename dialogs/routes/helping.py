"""Help, greetings, who one is, and what waits for one."""

from __future__ import annotations

from dialogs.flows import helping, tasks
from dialogs.routes.table import Routes, by_act

ROUTES = Routes(
    acts={
        "help": helping.help_,
        "greet": helping.greet,
        "thanks": helping.thanks,
        "whoami": helping.whoami,
        "my_tasks": tasks.mine,
        "yes": helping.nothing_to_confirm,
        "no": helping.nothing_to_confirm,
    },
    intents={
        "help": by_act("help", helping.help_),
        "greet": by_act("greet", helping.greet),
        "thanks": by_act("thanks", helping.thanks),
        "whoami": by_act("whoami", helping.whoami),
        "language_set": helping.speak,
        "my_tasks": by_act("my_tasks", tasks.mine),
    },
    public=frozenset({"help", "greet", "thanks"}),
    pressed={"help": frozenset(), "whoami": frozenset(), "my_tasks": frozenset()},
)
