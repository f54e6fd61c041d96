"""Report status, ask for it, see it all at a glance."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.flows.broadcasts import beginning
from dialogs.flows.status import asking, changing, form, overview, proposing, reporting
from dialogs.routes.table import FormRoute, Routes
from dialogs.turn_context import Turn
from dialogs.understanding.recognition import Recognition


async def _told(turn: Turn, recognition: Recognition) -> Reply:
    """A status; but "sig til Vest, at initiativ 8 er i drift" is something to send."""
    return await beginning.tell(turn, recognition) or await reporting.told(turn, recognition)


ROUTES = Routes(
    acts={
        "status_update": reporting.begin,
        "status_update_pair": reporting.begin,
        "status_now": reporting.now,
        "status_correct": reporting.correct,
        "status_correct_pair": reporting.correct,
        "status_show": asking.pair,
        "status_history": asking.history,
        "status_changes": changing.changes,
        "status_trouble": asking.trouble,
        "status_silent": asking.silent,
        "status_heard": asking.heard,
        "overview": overview.overview,
        "reports_far": overview.reports,
        "overview_cluster": overview.cluster,
    },
    intents={
        "status_set": _told,
        "status_changes": changing.changes_told,
        "status_trouble": asking.trouble_told,
        "status_silent": asking.silent_told,
        "status_heard": asking.heard_told,
        "status_overview": overview.told,
    },
    pressed={
        "status_update": frozenset(),
        "status_correct": frozenset({"number"}),
        "status_show": frozenset({"cluster", "number"}),
        "status_history": frozenset({"cluster", "number"}),
        "status_changes": frozenset(),
        "status_trouble": frozenset(),
        "status_silent": frozenset(),
        "status_heard": frozenset(),
        "overview": frozenset(),
        "overview_cluster": frozenset({"cluster"}),
    },
    settle={"status": (proposing.confirm, ("yes", "no"))},
    adjust={"status": proposing.adjust},
    unsure=(reporting.statement, proposing.amend),
    take={"status_words": reporting.take_words},
    forms={"status": FormRoute(form.open_, form.save_form)},
)
