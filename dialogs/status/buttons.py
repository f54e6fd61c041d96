"""The buttons of status. Each says what to type instead."""

from __future__ import annotations

from dialogs.answers import Button
from dialogs.reports.buttons import opening
from dialogs.turn_context import Turn


def pair_button(turn: Turn, name: str, cluster: str, initiative: int) -> Button:
    """A button about one initiative in one cluster."""
    where = turn.catalogue.clusters[cluster].name
    says = turn.say(f"says-{name}-pair", number=str(initiative), cluster=where)
    data = {"act": name, "cluster": cluster, "number": initiative}
    return Button(turn.say(f"button-{name}"), "act", data, says=says)


def form_button(turn: Turn, **data: str | int) -> Button:
    """Opens the status form, filled with what waits or with what a pair says now."""
    return opening(turn.say("button-status_form"), turn.say("says-status_form"), "status", **data)
