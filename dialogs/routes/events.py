"""Planning events, and looking after them."""

from __future__ import annotations

from dialogs.flows.events import changing, forms, keeping, planning
from dialogs.routes.table import FormRoute, Handler, Routes

NUMBERED: dict[str, Handler] = {
    "event_show": keeping.show,
    "event_attendance": keeping.attendance,
    "event_calendar": keeping.calendar,
    "event_remind": keeping.remind,
    "event_quiet": keeping.quiet,
    "event_cancel": keeping.cancel,
}

ROUTES = Routes(
    acts={
        "event_new": planning.new,
        "event_list": keeping.show_all,
        "event_move": changing.change,
        **NUMBERED,
    },
    intents={"event_plan": planning.understood, "event_change": changing.understood},
    pressed={
        "event_new": frozenset(),
        "event_list": frozenset(),
        **dict.fromkeys(NUMBERED, frozenset({"number"})),
    },
    settle={
        "event_make": (planning.confirm_make, ("yes", "no")),
        "event_change": (changing.confirm, ("yes", "no")),
        "event_cancel": (keeping.confirm_cancel, ("yes", "no")),
    },
    take={"event_title": planning.take_title, "event_when": planning.take_when},
    adjust=dict.fromkeys(("event_make", "event_change"), changing.adjust),
    unsure=(changing.guess,),
    forms={"event": FormRoute(forms.open_form, forms.save_form)},
)
