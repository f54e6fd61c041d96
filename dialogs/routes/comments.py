"""Ask and comment, answer, and close a report for good when it was presented."""

from __future__ import annotations

from dialogs.flows.comments import commenting, presenting, reading, telling
from dialogs.routes.table import Routes

_THREAD = frozenset({"number"})

ROUTES = Routes(
    acts={
        "comment": commenting.begin,
        "comment_pair": commenting.begin,
        "comment_text": commenting.with_words,
        "comment_report": commenting.on_report,
        "comment_read": commenting.on_what_is_read,
        "comment_answer": commenting.answer,
        "comment_thread": reading.thread,
        "comment_close": reading.close,
        "comments": reading.waiting,
        "comments_of": reading.of_report,
        "present": presenting.present,
        "unlock": presenting.unlock,
    },
    intents={"comment_add": telling.told},
    pressed={
        "comment": frozenset({"cluster", "number"}),
        "comment_report": _THREAD,
        "comment_answer": _THREAD,
        "comment_thread": _THREAD,
        "comment_close": _THREAD,
        "comments": frozenset(),
        "comments_of": _THREAD,
    },
    settle={
        "comment": (commenting.confirm, ("yes", "no")),
        "present": (presenting.confirm, ("yes", "no")),
        "unlock": (presenting.confirm_unlock, ("yes", "no")),
    },
    stray=(commenting.stray,),
    take={"comment_words": commenting.take_words},
)
