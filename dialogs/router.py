"""Which flow answers what. The tables are the list of everything that can be said, pressed or confirmed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from dialogs.answers import Reply
from dialogs.flows import (
    clashes,
    copying,
    correcting,
    expecting,
    extras,
    files,
    forms,
    gathering,
    helping,
    messages,
    pausing,
    reading,
    showing,
    starting,
    submitting,
    undoing,
)
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act

Handler = Callable[[Turn, Act], Awaitable[Reply]]
Settler = Callable[[Turn, dict[str, Any], str], Awaitable[Reply]]
Taker = Callable[[Turn, dict[str, Any], str], Awaitable[Reply | None]]

PUBLIC: dict[str, Handler] = {"help": helping.help_, "greet": helping.greet, "thanks": helping.thanks}
"""Acts that may be answered where others read along; everything else goes on in the personal chat."""

ACTS: dict[str, Handler] = {
    **PUBLIC,
    "whoami": helping.whoami,
    "yes": helping.nothing_to_confirm,
    "no": helping.nothing_to_confirm,
    "start": starting.start,
    "start_initiative": starting.start,
    "start_template": starting.start_template,
    "start_initiative_in": starting.start_in,
    "resume": starting.resume,
    "prefill": starting.prefill,
    "prefill_initiative": starting.prefill,
    "owed_add": expecting.owed_add,
    "owed_remove": expecting.owed_remove,
    "skip": gathering.skip,
    "skip_section": gathering.skip,
    "not_relevant": gathering.not_relevant,
    "keep": gathering.keep,
    "back": gathering.back,
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
    "cancel": pausing.cancel,
    "save": pausing.already_saved,
    "held": gathering.held,
    "place_held": gathering.place_held,
    "place_held_in": gathering.place_held,
    "drop_held": gathering.drop_held,
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
    "reopen": submitting.reopen,
    "reopen_initiative": submitting.reopen,
    "delete": submitting.delete,
    "delete_initiative": submitting.delete,
    "undelete": submitting.undelete,
    "undelete_initiative": submitting.undelete,
    "form": forms.card,
    "form_section": forms.card,
    "copy": copying.copy,
    "blocks": extras.blocks,
    "no_text": extras.no_text,
    "cancel_step": extras.cancel_step,
    "move_block": extras.move_block,
    "remove_block": extras.remove_block,
    "restore_block": extras.restore_block,
    "contacts": extras.contacts,
    "contact_initiative": extras.contact_initiative,
    "contact_steering": extras.contact_steering,
    "attachments": extras.attachments,
    "remove_attachment": extras.remove_attachment,
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
            "help",
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
            "whoami",
        ),
        frozenset[str](),
    ),
    "restore_block": frozenset({"block"}),
    "read_back": frozenset({"read"}),
    "read_next": frozenset({"read"}),
}
"""The acts that buttons carry, and the slots they must bring. All others need words; a button with one is forged."""

ASKED_ONLY = frozenset({"skip", "keep", "back", "not_relevant"})
"""Buttons about the question that is asked; on an older card they are stale."""

SETTLE: dict[str, tuple[Settler, tuple[str, ...]]] = {
    "clash": (clashes.settle_clash, ("add", "replace", "no")),
    "split": (clashes.settle_split, ("yes", "split", "whole", "no")),
    "correct": (correcting.confirm, ("yes", "no")),
    "clear": (showing.confirm_clear, ("yes", "no")),
    "restore": (showing.confirm_restore, ("yes", "no")),
    "remove_part": (showing.confirm_remove_part, ("yes", "no")),
    "copy": (copying.confirm, ("yes", "no")),
    "submit": (submitting.confirm_submit, ("yes", "submit_anyway", "wait", "no")),
    "reopen": (submitting.confirm_reopen, ("yes", "no")),
    "delete": (submitting.confirm_delete, ("delete", "no")),
    "file": (files.settle, ("yes", "attach", "slide", "no")),
    "drop_held": (gathering.confirm_drop_held, ("yes", "no")),
    "contact": (extras.confirm_contact, ("yes", "no")),
    "edited": (messages.confirm_edited, ("yes", "no")),
}
"""What can wait for a yes, and which answers it takes."""

TAKE: dict[str, Taker] = {
    "choose_cluster": starting.chosen_cluster,
    "choose_initiative": starting.chosen_initiative,
    "choose_meeting": starting.chosen_meeting,
    "block_section": extras.block_section,
    "block_title": extras.block_title,
    "block_text": extras.block_text,
}
"""What waits for words rather than a yes."""
