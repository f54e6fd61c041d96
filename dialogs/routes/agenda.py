"""Agenda items about status."""

from __future__ import annotations

from dialogs.flows.agenda import making
from dialogs.routes.table import Routes

ROUTES = Routes(
    acts={"agenda_make": making.make, "agenda_make_in": making.make, "agenda_decide": making.decide},
    intents={"agenda_ask": making.asked},
    unsure=(making.decided, making.last_decided),
)
