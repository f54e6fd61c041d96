"""Questions to the secretariat, lasting answers, and where a municipality belongs."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.flows import pausing
from dialogs.flows.questions import answering, handing, lasting, placing
from dialogs.routes.table import FormRoute, Routes, by_act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import RoleName


async def _unanswered(turn: Turn, steer: Act) -> Reply:
    """To somebody who writes a report, the unanswered questions are the report's."""
    if turn.state.gathering is not None and not turn.has(RoleName.secretariat):
        return await pausing.missing(turn, Act("missing"))
    return await answering.unanswered(turn, steer)


ROUTES = Routes(
    acts={
        "ask_office": handing.ask,
        "ask_office_what": handing.ask_what,
        "hand_over": handing.hand_over,
        "my_inquiries": handing.mine,
        "inquiries": _unanswered,
        "inquiry_show": answering.show,
        "inquiry_answer": answering.typed,
        "inquiry_close": answering.close,
        "lasting_list": lasting.listing,
        "lasting_show": lasting.show,
        "lasting_keep": lasting.keep,
        "lasting_reword": lasting.reword,
        "lasting_retire": lasting.retire,
        "lasting_history": lasting.history,
        "belongs": placing.belongs,
        "belongs_nowhere": placing.belongs,
    },
    intents={
        "questions_open": by_act("inquiries", _unanswered),
        "answer_set": by_act("lasting_list", lasting.listing),
    },
    pressed={
        "hand_over": frozenset({"key"}),
        "my_inquiries": frozenset(),
        "inquiries": frozenset(),
        "inquiry_show": frozenset({"number"}),
        "inquiry_close": frozenset({"number"}),
        "lasting_list": frozenset(),
        "lasting_show": frozenset({"number"}),
        "lasting_retire": frozenset({"number"}),
        "lasting_history": frozenset({"number"}),
    },
    settle={
        "hand_over": (handing.confirm, ("yes", "no")),
        "inquiry_edited": (handing.confirm_edited, ("yes", "no")),
        "inquiry_answer": (answering.confirm, ("yes", "no")),
        "lasting_reword": (lasting.confirm_reword, ("yes", "no")),
        "lasting_retire": (lasting.confirm_retire, ("yes", "no")),
        "placing": (placing.confirm, ("yes", "no")),
    },
    take={"choose_inquiry": handing.words_given},
    forms={
        "inquiry": FormRoute(answering.open_, answering.save),
        "lasting": FormRoute(lasting.open_, lasting.save),
    },
)
