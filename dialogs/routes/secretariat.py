"""What the secretariat looks after in the chat. Every flow looks itself whether the asker is in the secretariat."""

from __future__ import annotations

from dialogs.flows.secretariat import content, logbook, roles, templates
from dialogs.routes.table import Routes, by_act

ROUTES = Routes(
    acts={
        "people": roles.everybody,
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
    },
    intents={
        "people_list": by_act("people", roles.everybody),
        "people_set": by_act("people", roles.everybody),
        "audit_show": by_act("audit", logbook.audit),
        "template_set": by_act("templates", templates.overview),
    },
    pressed={"people": frozenset(), "audit": frozenset(), "templates": frozenset()},
    filed=(templates.received,),
    settle={
        "give_role": (roles.confirm_give, ("yes", "no")),
        "take_role": (roles.confirm_take, ("yes", "no")),
        "amend": (content.confirm, ("yes", "no")),
        "publish": (templates.confirm, ("yes", "no")),
    },
)
