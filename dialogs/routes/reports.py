"""Gathering a report: everything that can be said, pressed or confirmed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import Form, Reply
from dialogs.flows import (
    attachments,
    clashes,
    contacts,
    copying,
    correcting,
    deleting,
    expecting,
    files,
    forms,
    gathering,
    holding,
    messages,
    moving,
    passing,
    pausing,
    reading,
    reopening,
    showing,
    slides,
    starting,
    submitting,
    undoing,
)
from dialogs.flows.status import overview
from dialogs.routes.table import FormRoute, Handler, Routes, Settler, Taker, by_act, first
from dialogs.status.standing import sees_all
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.details import with_cluster
from dialogs.understanding.recognition import Recognition

ACTS: dict[str, Handler] = {
    "start": starting.start,
    "start_initiative": starting.start,
    "start_template": starting.start_template,
    "start_initiative_in": starting.start_in,
    "resume": starting.resume,
    "prefill": starting.prefill,
    "prefill_initiative": starting.prefill,
    "owed_add": expecting.owed_add,
    "owed_remove": expecting.owed_remove,
    "skip": passing.skip,
    "skip_section": passing.skip,
    "not_relevant": passing.not_relevant,
    "keep": passing.keep,
    "back": passing.back,
    "edit": gathering.edit,
    "edit_text": gathering.edit_text,
    "replace": gathering.replace_text,
    "replace_next": gathering.replace_next,
    "add": gathering.add_text,
    "add_to": gathering.add_text,
    "add_next": gathering.add_next,
    "add_next_to": gathering.add_next,
    "write": gathering.write_now,
    "write_anyway": gathering.write_now,
    "undo": undoing.undo,
    "clear": undoing.clear,
    "missing": pausing.missing,
    "stop": pausing.stop,
    "who_is_here": pausing.who_is_here,
    "who_sees": pausing.who_sees,
    "cancel": pausing.cancel,
    "save": pausing.already_saved,
    "held": holding.held,
    "place_held": holding.place_held,
    "place_held_in": holding.place_held,
    "drop_held": holding.drop_held,
    "show": showing.show,
    "show_initiative": showing.show,
    "page_next": showing.turn_page,
    "page_back": showing.turn_page,
    "read": reading.read,
    "read_next": reading.read,
    "read_back": reading.read,
    "submitted": reading.submitted,
    "show_section": showing.show_section,
    "who_wrote": showing.who_wrote,
    "restore": showing.restore,
    "remove_author": showing.remove_author,
    "review": submitting.review,
    "submit": submitting.submit,
    "submit_initiative": submitting.submit,
    "reopen": reopening.reopen,
    "reopen_initiative": reopening.reopen,
    "delete": deleting.delete,
    "delete_initiative": deleting.delete,
    "undelete": deleting.undelete,
    "undelete_initiative": deleting.undelete,
    "form": forms.card,
    "form_section": forms.card,
    "copy": copying.copy,
    "blocks": slides.blocks,
    "no_text": slides.no_text,
    "cancel_step": slides.cancel_step,
    "move_block": moving.move_block,
    "swap_blocks": moving.swap_blocks,
    "edit_block": slides.edit_block,
    "edit_block_text": slides.edit_block,
    "remove_block": slides.remove_block,
    "restore_block": slides.restore_block,
    "contacts": contacts.contacts,
    "contact_initiative": contacts.contact_initiative,
    "contact_steering": contacts.contact_steering,
    "contact_none": contacts.contact_none,
    "contact_steering_none": contacts.contact_none,
    "attachments": attachments.attachments,
    "remove_attachment": attachments.remove_attachment,
}

PRESSED: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "attachments",
            "back",
            "blocks",
            "cancel",
            "cancel_step",
            "drop_held",
            "edit",
            "form",
            "held",
            "keep",
            "missing",
            "no_text",
            "page_back",
            "page_next",
            "place_held",
            "prefill",
            "reopen",
            "resume",
            "review",
            "show",
            "skip",
            "start",
            "stop",
            "submit",
            "submitted",
            "undelete",
            "undo",
        ),
        frozenset[str](),
    ),
    "restore_block": frozenset({"block"}),
    "read": frozenset({"read"}),
    "read_back": frozenset({"read"}),
    "read_next": frozenset({"read"}),
}

SETTLE: dict[str, tuple[Settler, tuple[str, ...]]] = {
    "clash": (clashes.settle_clash, ("add", "replace", "no")),
    "place": (gathering.confirm_place, ("yes", "no")),
    "split": (clashes.settle_split, ("yes", "split", "whole", "no")),
    "correct": (correcting.confirm, ("yes", "no")),
    "clear": (showing.confirm_clear, ("yes", "no")),
    "restore": (showing.confirm_restore, ("yes", "no")),
    "remove_part": (showing.confirm_remove_part, ("yes", "no")),
    "copy": (copying.confirm, ("yes", "no")),
    "submit": (submitting.confirm_submit, ("yes", "submit_anyway", "wait", "no")),
    "reopen": (reopening.confirm_reopen, ("yes", "no")),
    "delete": (deleting.confirm_delete, ("delete", "no")),
    "file": (files.settle, ("yes", "attach", "slide", "read_in", "no")),
    "read_in": (files.settle_read_in, ("yes", "no")),
    "drop_held": (holding.confirm_drop_held, ("yes", "no")),
    "contact": (contacts.confirm_contact, ("yes", "no")),
    "edited": (messages.confirm_edited, ("yes", "no")),
}

TAKE: dict[str, Taker] = {
    "choose_cluster": starting.chosen_cluster,
    "choose_initiative": starting.chosen_initiative,
    "choose_meeting": starting.chosen_meeting,
    "block_section": slides.block_section,
    "block_title": slides.block_title,
    "block_text": slides.block_text,
}


async def _start(turn: Turn, recognition: Recognition) -> Reply:
    slots = with_cluster(recognition.slots, turn.catalogue)
    template = turn.catalogue.templates.get(str(slots.get("template")))
    several, cluster = slots.get("initiatives", ()), first(slots.get("cluster"))
    default = turn.catalogue.default_template
    if len(several) > 1 and template is None and default is not None:
        return await starting.begin_one_of(turn, several, cluster, default)
    return await starting.begin(turn, first(slots.get("initiative")), cluster, template)


def _section(data: Mapping[str, Any]) -> Act:
    section = data.get("section")
    return Act("form", {"section": section} if isinstance(section, str) else {})


async def _open_section(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    return await forms.open_(turn, _section(data))


async def _save_section(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], refused: Mapping[str, str]
) -> Form | Reply:
    raw = data.get("bases")
    bases = {k: v for k, v in raw.items() if isinstance(v, int)} if isinstance(raw, Mapping) else {}
    stopped = {k.removeprefix(forms.PREFIX): v for k, v in refused.items()}
    return await forms.save_form(turn, _section(data), inputs, bases, stopped)


async def _shown(turn: Turn, recognition: Recognition) -> Reply:
    """One's own cluster's report; another cluster's, and for those who read all reports any, as it was submitted."""
    slots = with_cluster(recognition.slots, turn.catalogue)
    number, cluster = first(slots.get("initiative")), first(slots.get("clusters") or slots.get("cluster"))
    meant = {"initiative": str(number)} if number else {}
    own = turn.person.clusters if turn.person else ()
    if not reading.reads(turn) and cluster in (None, *own):
        return await showing.show(turn, Act("show", meant))
    if number is None and cluster is None:
        return await reading.submitted(turn, Act("submitted"))
    return await reading.read(turn, Act("read", meant | ({"short": cluster} if cluster else {})))


async def _copied(turn: Turn, recognition: Recognition) -> Reply:
    return copying.how(turn)


async def _how_far(turn: Turn, recognition: Recognition) -> Reply:
    """What the open report still lacks; where none is open, how far all are, for those who follow them."""
    if sees_all(turn.person) and await turn.gathered() is None:
        cluster = recognition.slots.get("cluster")
        slots = {"cluster": cluster} if isinstance(cluster, str) else {}
        return await overview.reports(turn, Act("reports_far", slots))
    return await pausing.missing(turn, Act("missing"))


ROUTES = Routes(
    acts=ACTS,
    intents={
        "cancel": by_act("cancel", pausing.cancel),
        "report_fill": _start,
        "report_show": _shown,
        "report_copy": _copied,
        "report_submit": by_act("submit", submitting.submit),
        "report_reopen": by_act("reopen", reopening.reopen),
        "report_delete": by_act("delete", deleting.delete),
        "report_prefill": by_act("prefill", starting.prefill),
        "report_status": _how_far,
    },
    pressed=PRESSED,
    settle=SETTLE,
    adjust={"file": files.caption},
    take=TAKE,
    forms={"section": FormRoute(_open_section, _save_section)},
)
