""" "Slet mine data": on a strong yes. What somebody wrote for their cluster stays, without their name."""

from __future__ import annotations

from typing import Any

from dialogs import people
from dialogs.answers import Reply, facts, heading, text
from dialogs.reports import access
from dialogs.reports.buttons import act, choice
from dialogs.state import State
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import AuditEntry, Person, RoleName


async def erase_me(turn: Turn, steer: Act) -> Reply:
    """Ask for the strong confirmation: the words that say what is deleted, not a bare yes."""
    if turn.person is None:
        return Reply(
            (*access.identity_warning(turn), text(turn.say("persondata-nobody"))), (act(turn, "help"),)
        )
    return await _ask(turn, turn.person, turn.say("persondata-phrase"))


async def erase_other(turn: Turn, steer: Act) -> Reply:
    """The same for somebody who has asked the secretariat."""
    person = await people.named_by_secretariat(turn, steer.slots["upn"])
    if isinstance(person, Reply):
        return person
    own = turn.person is not None and person.id == turn.person.id
    return await _ask(
        turn, person, turn.say("persondata-phrase" if own else "persondata-phrase-other", upn=person.upn)
    )


async def _ask(turn: Turn, person: Person, phrase: str) -> Reply:
    if await people.last_secretary(turn, person):
        return Reply((text(turn.say("persondata-last-secretary")),), (act(turn, "people"), act(turn, "help")))
    pending = turn.ask_yes("erase", person=person.id, upn=person.upn, phrase=phrase)
    return Reply(
        (
            heading(turn.say("persondata-erase-title")),
            facts((turn.say("who-name"), person.name), (turn.say("who-upn"), person.upn)),
            text(turn.say("persondata-erase-what")),
            text(turn.say("persondata-erase-ask", phrase=phrase)),
        ),
        (choice(turn, pending, "no"),),
    )


async def confirm_erase(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The strong yes to it. Who may is looked at again; a person whose address changed meanwhile is another."""
    person = await turn.uow.people.by_id(data["person"])
    own = turn.person is not None and turn.person.id == data["person"]
    if not own and not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    if chosen != "delete" or person is None or person.upn != data["upn"]:
        return Reply((text(turn.say("persondata-not-erased")),), (act(turn, "help"),))
    if await people.last_secretary(turn, person):
        return Reply((text(turn.say("persondata-last-secretary")),), (act(turn, "help"),))
    if not turn.incoming.place.private:
        return Reply((text(turn.say("persondata-own-chat")),), (act(turn, "erase_me"),))
    await turn.uow.person_data.erase(person, texts_in("da").say("persondata-somebody"), turn.now)
    by = turn.person.id if turn.person else None
    await turn.uow.audit.add(AuditEntry(turn.now, by, "person_erased", f"person:{person.id}"))
    if not own:
        return Reply((text(turn.say("persondata-erased-other")),), (act(turn, "people"), act(turn, "help")))
    turn.state = State()  # nothing to remember: a state that was never saved, and is not
    return Reply((text(turn.say("persondata-erased")),))
