"""The buttons of status. Each says what to type instead."""

from __future__ import annotations

from dialogs.answers import Button
from dialogs.reports.buttons import act, opening
from dialogs.status.standing import sees_all
from dialogs.turn_context import Turn


def pair_button(turn: Turn, name: str, cluster: str, initiative: int) -> Button:
    """A button about one initiative in one cluster."""
    where = turn.catalogue.clusters[cluster].name
    says = turn.say(f"says-{name}-pair", number=str(initiative), cluster=where)
    data = {"act": name, "cluster": cluster, "number": initiative}
    return Button(turn.say(f"button-{name}"), "act", data, says=says)


def onwards(turn: Turn, besides: str = "") -> list[Button]:
    """What one asks next, after a question about status; besides the one that was just asked."""
    others = ("overview", "status_trouble") if sees_all(turn.person) else ("status_trouble", "status_update")
    return [act(turn, name) for name in others if name != besides]


def form_button(turn: Turn, **data: str | int) -> Button:
    """Opens the status form, filled with what waits or with what a pair says now."""
    return opening(turn.say("button-status_form"), turn.say("says-status_form"), "status", **data)
