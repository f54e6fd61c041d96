"""What is stored about a person, and having it deleted."""

from __future__ import annotations

from dialogs.flows import persondata
from dialogs.routes.table import Routes, by_act

ROUTES = Routes(
    acts={
        "about_me": persondata.about_me,
        "about_other": persondata.about_other,
        "erase_me": persondata.erase_me,
        "erase_other": persondata.erase_other,
    },
    intents={
        "persondata_show": by_act("about_me", persondata.about_me),
        "persondata_erase": by_act("erase_me", persondata.erase_me),
    },
    pressed={"about_me": frozenset(), "erase_me": frozenset()},
    settle={"erase": (persondata.confirm_erase, ("delete", "no"))},
)
