"""Documents: asked for, and read in."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.flows.documents import asking, dropping
from dialogs.routes.table import Routes, first
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition


async def _wanted(turn: Turn, recognition: Recognition) -> Reply:
    """What the sentence says beside its intent: one report or all, in which form, on which initiative, of whom."""
    words = turn.incoming.text
    number, cluster = first(recognition.slots.get("initiative")), first(recognition.slots.get("cluster"))
    form = asking.form_of(words)
    if asking.names_all(words) or (form == "xlsx" and not number):
        return await asking.files_all(turn, asking.all_of(words))
    slots = {"format": words}
    if number:
        slots["initiative"] = str(number)
    if cluster:
        slots["short"] = str(cluster)
    return await asking.file_report(turn, Act("file_report", slots))


ROUTES = Routes(
    acts={
        "file_report": asking.file_report,
        "file_initiative": asking.file_report,
        "file_initiative_in": asking.file_report,
        "files_all": asking.files_all,
        "files_all_as": asking.files_all,
        "workbook": asking.workbook,
    },
    intents={"report_export": _wanted},
    on_request=frozenset({"report_export"}),
    settle={"dropped": (dropping.settle, ("yes", "read_here", "no"))},
    adjust={"dropped": dropping.adjusted},
    take={"choose_dropped": dropping.chosen},
    pressed={
        "file_report": frozenset({"kind", "read"}),
        "files_all": frozenset({"kind"}),
        "workbook": frozenset(),
    },
)
