"""People's roles: given and taken by the secretariat alone, each on a yes."""

from __future__ import annotations

import re
from typing import Any

from dialogs import people
from dialogs.answers import Reply, facts, heading, text
from dialogs.flows.secretariat import listing
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from dialogs.understanding.recognition import Recognition
from storage.records import Membership, Person, RoleName
from storage.repositories.people import PersonRow

_NAME = re.compile(r"((?:[A-ZÆØÅ][\w.-]+ )*[A-ZÆØÅ][\w.-]+)[ ,(<]*$")
"""Somebody's name right before their address; a word at the beginning of the message is not one."""


async def give(turn: Turn, steer: Act) -> Reply:
    """Ask before a role is given to an address, known here already or not."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    wanted = _meant(turn, steer.slots["short"])
    if isinstance(wanted, Reply):
        return wanted
    upn = steer.slots["upn"]
    person = await turn.uow.people.by_upn(upn)
    if person is not None and wanted in person.memberships:
        said = turn.say("secretariat-role-held", name=person.name, role=people.role_text(turn, wanted))
        return Reply((text(said),), (act(turn, "people"), act(turn, "help")))
    name = (steer.slots.get("person") or "").strip(" ,") or (person.name if person else upn)
    pending = turn.ask_yes(
        "give_role", upn=upn, name=name, role=wanted.role.value, cluster=wanted.cluster, known=_print(person)
    )
    return _ask(turn, pending, "give", name, upn, wanted)


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """ "Giv Hanne hanne@x.dk rollen klyngemedlem i Midt": to the yes with what was told; without an address, everybody."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    said, upn = recognition.text, recognition.slots.get("email")
    if upn is None:
        named = [p for p in await turn.uow.people.all() if p.upn and fold(p.name) in fold(said)]
        upn = named[0].upn if len(named) == 1 else None
    if upn is None:
        return await listing.understood(turn, recognition)
    before, written, after = said.partition(upn)
    name = _NAME.search(before) if written else None
    slots = {"upn": upn, "short": f"{before[: name.start()]} {after}" if name else said}
    if recognition.slots.get("change") == "take":
        return await take(turn, Act("take_role", slots))
    return await give(turn, Act("give_role", slots | ({"person": name[1]} if name else {})))


def _ask(turn: Turn, pending: Any, what: str, name: str, upn: str, role: Membership) -> Reply:
    return Reply(
        (
            heading(turn.say(f"secretariat-{what}-title")),
            facts(
                (turn.say("who-name"), name),
                (turn.say("who-upn"), upn),
                (turn.say("who-role"), people.role_text(turn, role)),
            ),
            text(turn.say(f"secretariat-{what}-{role.role.value}")),
        ),
        yes_no(turn, pending),
    )


def _meant(turn: Turn, words: str) -> Membership | Reply:
    """The role that these words name, with its cluster; what to say when they name none."""
    said = fold(words)
    role = people.role_named(words)
    cluster = _cluster(turn, said)
    if role is None or (role is RoleName.member and cluster is None):
        key = "secretariat-role-which" if role is None else "secretariat-cluster-which"
        names = ", ".join(c.name for c in turn.catalogue.clusters.values())
        return Reply((text(turn.say(key, clusters=names)),), (act(turn, "people"), act(turn, "help")))
    return Membership(role, cluster if role is RoleName.member else None)


def _cluster(turn: Turn, said: str) -> str | None:
    return next(
        (found for word in said.split() if (found := access.find_cluster(turn.catalogue, word))), None
    )


async def confirm_give(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `give`; not when somebody changed the person's roles meanwhile."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    person = await turn.uow.people.by_upn(data["upn"])
    if chosen != "yes" or _print(person) != data["known"]:
        return _unchanged(turn, chosen)
    row = PersonRow(data["upn"], data["name"], RoleName(data["role"]), data["cluster"])
    person_id = await turn.uow.people.give(row)
    await turn.audit("role_given", f"person:{person_id}", role=data["role"], cluster=data["cluster"])
    role = people.role_text(turn, Membership(row.role, row.cluster))
    said = turn.say("secretariat-role-given", name=data["name"], role=role)
    return Reply((text(said),), (act(turn, "people"), act(turn, "help")))


async def take(turn: Turn, steer: Act) -> Reply:
    """Ask before a role is taken. The last secretary cannot be: without one nobody could give a role again."""
    person = await people.named_by_secretariat(turn, steer.slots["upn"])
    if isinstance(person, Reply):
        return person
    wanted = _meant(turn, steer.slots["short"])
    if isinstance(wanted, Reply):
        return wanted
    held = next((m for m in person.memberships if (m.role, m.cluster) == (wanted.role, wanted.cluster)), None)
    if held is None:
        return Reply(
            (
                text(turn.say("secretariat-role-not-held", name=person.name)),
                facts((person.name, people.roles_of(turn, person))),
            ),
            (act(turn, "people"), act(turn, "help")),
        )
    if held.role is RoleName.secretariat and await people.last_secretary(turn, person):
        return Reply((text(turn.say("persondata-last-secretary")),), (act(turn, "people"), act(turn, "help")))
    pending = turn.ask_yes(
        "take_role", upn=person.upn, role=held.role.value, cluster=held.cluster, known=_print(person)
    )
    return _ask(turn, pending, "take", person.name, person.upn, held)


async def confirm_take(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `take`."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    person = await turn.uow.people.by_upn(data["upn"])
    if chosen != "yes" or person is None or _print(person) != data["known"]:
        return _unchanged(turn, chosen)
    role = RoleName(data["role"])
    if role is RoleName.secretariat and await people.last_secretary(turn, person):
        return Reply((text(turn.say("persondata-last-secretary")),), (act(turn, "help"),))
    if not await turn.uow.people.take(person.id, role, data["cluster"]):
        return Reply(
            (text(turn.say("secretariat-role-of-settings")),), (act(turn, "people"), act(turn, "help"))
        )
    await turn.audit("role_taken", f"person:{person.id}", role=role.value, cluster=data["cluster"])
    said = turn.say("secretariat-role-taken", name=person.name)
    return Reply(
        (text(said), facts((person.name, people.roles_of(turn, await _again(turn, person))))),
        (act(turn, "people"),),
    )


async def _again(turn: Turn, person: Person) -> Person:
    return await turn.uow.people.by_id(person.id) or person


def _unchanged(turn: Turn, chosen: str) -> Reply:
    key = "secretariat-unchanged" if chosen == "no" else "secretariat-changed-meanwhile"
    return Reply((text(turn.say(key)),), (act(turn, "people"), act(turn, "help")))


def _print(person: Person | None) -> list[list[str | None]] | None:
    """Somebody's roles as they stood when it was asked."""
    return [[m.role.value, m.cluster] for m in person.memberships] if person else None
