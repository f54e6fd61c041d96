"""What the secretariat looks after in the chat. Every flow looks itself whether the asker is in the secretariat."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.flows.questions import placing
from dialogs.flows.secretariat import content, entries, listing, logbook, roles, templates
from dialogs.routes.table import FormRoute, Routes, by_act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition


async def _catalogue(turn: Turn, recognition: Recognition) -> Reply:
    """Where a municipality belongs; else a contact's details."""
    slots = recognition.slots
    if "municipality" in slots and "cluster" in slots:
        return await placing.belongs(turn, Act("belongs", {"short": slots["cluster"]}, slots["municipality"]))
    return await content.understood(turn, recognition)


ROUTES = Routes(
    acts={
        "people": listing.everybody,
        "give_role": roles.give,
        "take_role": roles.take,
        "audit": logbook.audit,
        "write_contact": content.write_contact,
        "retire_contact": content.retire_contact,
        "contact_history": content.history,
        "write_term": content.write_term,
        "retire_term": content.retire_term,
        "term_history": content.history,
        "templates": templates.overview,
        "edit_contact": entries.contact,
        "edit_term": entries.term,
    },
    intents={
        "people_list": listing.understood,
        "people_set": roles.understood,
        "catalogue_set": _catalogue,
        "audit_show": by_act("audit", logbook.audit),
        "template_set": by_act("templates", templates.overview),
    },
    pressed={"people": frozenset(), "audit": frozenset(), "templates": frozenset()},
    unsure=(listing.called,),
    filed=(templates.received,),
    settle={
        "give_role": (roles.confirm_give, ("yes", "no")),
        "take_role": (roles.confirm_take, ("yes", "no")),
        "amend": (content.confirm, ("yes", "no")),
        "publish": (templates.confirm, ("yes", "no")),
    },
    forms={"entry": FormRoute(entries.open_form, entries.save_form)},
)
