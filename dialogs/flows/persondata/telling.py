""" "Hvad ved du om mig": everything that is kept, how long, and how to have it deleted."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs import people
from dialogs.answers import Block, Reply, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Person

GROUPS: Mapping[str, frozenset[str]] = {
    "answers": frozenset({"answer", "report", "block", "report_event", "report_snapshot"}),
    "statuses": frozenset({"status_entry", "comment"}),
    "messages": frozenset({"notice", "delivery", "response", "broadcast"}),
    "changes": frozenset({"amendment", "owed"}),
    "audit": frozenset({"audit"}),
}
"""What is told together, by the tables that it lies in; all other tables are told as "other"."""

SILENT = frozenset({"membership", "conversation", "presence", "status_look"})


async def about_me(turn: Turn, steer: Act) -> Reply:
    """Everything that is stored about the asker."""
    if turn.person is None:
        return Reply(
            (*access.identity_warning(turn), text(turn.say("persondata-nobody"))), (act(turn, "help"),)
        )
    held = turn.state.held_count
    return Reply(
        (
            heading(turn.say("persondata-title")),
            await _rows(turn, turn.person, held),
            *_explained(turn),
        ),
        (act(turn, "erase_me"), act(turn, "whoami"), act(turn, "help")),
    )


async def about_other(turn: Turn, steer: Act) -> Reply:
    """The same about somebody else, for the secretariat, who answers when they ask by mail."""
    person = await people.named_by_secretariat(turn, steer.slots["upn"])
    if isinstance(person, Reply):
        return person
    await turn.audit("person_data_shown", f"person:{person.id}")
    title = heading(turn.say("persondata-title-other", name=person.name))
    return Reply((title, await _rows(turn, person, None), *_explained(turn)), (act(turn, "help"),))


async def _rows(turn: Turn, person: Person, held: int | None) -> Block:
    roles = "\n".join(people.role_text(turn, m) for m in person.memberships)
    rows = [
        (turn.say("who-name"), person.name),
        (turn.say("who-upn"), person.upn),
        (turn.say("who-role"), roles or turn.say("persondata-no-role")),
        (
            turn.say("persondata-account"),
            turn.say("persondata-account-known" if person.object_id else "persondata-account-unknown"),
        ),
    ]
    for name, count in told(await turn.uow.person_data.counts(person.id)).items():
        rows.append((turn.say(f"persondata-holds-{name}"), turn.say("persondata-count", count=count)))
    if held:
        rows.append((turn.say("persondata-holds-held"), turn.say("persondata-count", count=held)))
    return facts(*rows)


def told(counts: Mapping[str, int]) -> dict[str, int]:
    """The tables' counts, gathered to what people are told."""
    out: dict[str, int] = {}
    for table, count in counts.items():
        if table not in SILENT:
            name = next((n for n, tables in GROUPS.items() if table in tables), "other")
            out[name] = out.get(name, 0) + count
    return out


def _explained(turn: Turn) -> tuple[Block, ...]:
    told = (text(turn.say("persondata-why")), note(turn.say("persondata-how-long")))
    return told if turn.services.chooser is None else (*told, note(turn.say("persondata-model")))
