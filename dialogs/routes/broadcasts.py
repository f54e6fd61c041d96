"""Writing to many, following it, and answering it."""

from __future__ import annotations

from dialogs.flows.broadcasts import (
    answering,
    approving,
    beginning,
    coming,
    composing,
    filing,
    following,
    forms,
    inviting,
    remarking,
    replying,
    revising,
    scheduling,
    sending,
    steering,
    writing_back,
)
from dialogs.routes.table import FormRoute, Handler, Routes

NUMBER = frozenset({"number"})

COMPOSE: dict[str, Handler] = {
    **dict.fromkeys(beginning.KINDS, beginning.new),
    "cast_invite": inviting.invite,
    "cast_news": inviting.news,
    "cast_nudge": beginning.nudge,
    "cast_copy": beginning.copy,
    "cast_template": composing.template,
    "cast_look": composing.look,
    "cast_receipt": composing.receipt,
    "cast_unfile": filing.remove,
    **dict.fromkeys(("cast_to", "cast_title", "cast_words", "cast_deadline", "cast_link"), composing.change),
}
SEND: dict[str, Handler] = {
    "cast_ready": sending.send,
    "cast_test": sending.test,
    "cast_plan": scheduling.plan,
    "cast_discard": sending.discard,
    "cast_names": sending.names,
    "cast_second_look": approving.second_look,
}
STEER: dict[str, Handler] = {
    "cast_list": following.list_all,
    "cast_follow": following.follow,
    "cast_ledger": following.ledger,
    "cast_answers": following.answers,
    "cast_export": following.export,
    "cast_pause": steering.pause,
    "cast_resume": steering.resume,
    "cast_again": steering.again,
    "cast_correct": steering.correct,
    "cast_withdraw": steering.withdraw,
}
ANSWER: dict[str, Handler] = {
    "cast_answer": answering.answer,
    "cast_comment": remarking.comment,
    "cast_open": answering.look_again,
    "cast_reply": writing_back.write_back,
    "cast_file": filing.fetch,
    "cast_heads": coming.heads,
    **dict.fromkeys(
        ("cast_say_yes", "cast_say_no", "cast_say_maybe", "cast_say_partly", "cast_say_deputy"),
        answering.answer_in_words,
    ),
}

ROUTES = Routes(
    acts={**COMPOSE, **SEND, **STEER, **ANSWER},
    intents={
        "reminder_send": beginning.of_kind("cast_remind"),
        "invite_send": inviting.invitation,
        "message_send": beginning.of_kind("cast_new"),
        "request_send": beginning.of_kind("cast_ask"),
        "broadcast_follow": following.understood_follow,
        "broadcast_change": steering.understood_change,
    },
    pressed={
        **dict.fromkeys(("cast_new", "cast_remind", "cast_ask", "cast_list"), frozenset[str]()),
        **dict.fromkeys(
            (
                "cast_again",
                "cast_answers",
                "cast_comment",
                "cast_copy",
                "cast_correct",
                "cast_discard",
                "cast_export",
                "cast_file",
                "cast_follow",
                "cast_invite",
                "cast_ledger",
                "cast_look",
                "cast_names",
                "cast_news",
                "cast_nudge",
                "cast_open",
                "cast_pause",
                "cast_plan",
                "cast_receipt",
                "cast_reply",
                "cast_resume",
                "cast_second_look",
                "cast_test",
                "cast_withdraw",
            ),
            NUMBER,
        ),
        "cast_answer": frozenset({"number", "key"}),
        "cast_template": frozenset({"number", "key"}),
    },
    pressed_among_others=frozenset({"cast_answer", "cast_file"}),
    settle={
        "cast_send": (sending.confirm_send, ("yes", "no")),
        "cast_second": (approving.confirm_second, ("yes", "no")),
        "cast_approve": (approving.confirm_approve, ("yes", "no")),
        "cast_schedule": (scheduling.confirm_schedule, ("yes", "no")),
        "cast_discard": (sending.confirm_discard, ("yes", "no")),
        "cast_again": (steering.confirm_again, ("yes", "no")),
        "cast_correct": (steering.confirm_correct, ("yes", "no")),
        "cast_withdraw": (steering.confirm_withdraw, ("yes", "no")),
        "cast_stray": (replying.confirm_stray, ("yes", "no")),
        "cast_response": (
            replying.confirm_response,
            ("yes", "no", "partly", "maybe", "deputy", "message", "leave"),
        ),
    },
    take={
        "cast_audience": composing.take_audience,
        "cast_text": composing.take_text,
        "cast_when": scheduling.take_when,
        "cast_correction": steering.take_correction,
        "cast_comment": remarking.take_comment,
        "cast_deputy": coming.take_deputy,
        "cast_reply": writing_back.take_reply,
    },
    adjust=dict.fromkeys(("cast_send", "cast_second", "cast_schedule"), revising.adjust),
    unsure=(beginning.tell, revising.guess),
    filed=(filing.received,),
    forms={"broadcast": FormRoute(forms.open_form, forms.save_form)},
    stray=(replying.stray,),
)
