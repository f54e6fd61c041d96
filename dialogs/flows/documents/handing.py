"""The answer to Teams' question whether a file is wanted."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers import Handout, Reply, escaped, text
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn


async def consented(turn: Turn) -> Reply | None:
    """Send the file that was offered, or leave it. What was offered is looked up; the card tells only which."""
    action = turn.incoming.action
    if action is None:
        return None
    held = turn.state.offered(str(action.data.get("token", "")), turn.now)
    if held is None:
        return Reply((text(turn.say("documents-offer-gone")),), (act(turn, "help"),), update=True)
    handout = Handout(**held)
    if action.verb != "take":
        return Reply((text(turn.say("documents-declined", name=escaped(handout.name))),), update=True)
    await turn.audit("file_taken", handout.kind, name=handout.name)
    return Reply(handout=replace(handout, upload=dict(action.data["upload"])))
