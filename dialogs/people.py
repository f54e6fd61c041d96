"""People by the words somebody names them with: an address, or a whole name."""

from __future__ import annotations

from dialogs.answers import Reply, escaped, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import fold
from storage.records import Membership, Person, RoleName

ROLE_STEMS = (
    ("styregr", RoleName.steering),
    ("steering", RoleName.steering),
    ("sekret", RoleName.secretariat),
    ("secret", RoleName.secretariat),
    ("observ", RoleName.observer),
    ("medlem", RoleName.member),
    ("member", RoleName.member),
)
"""How a role's name begins, in either language; "medlem af styregruppen" is the steering group's."""


async def named(turn: Turn, words: str) -> Person | Reply:
    """The one person meant; what to say when there is none, or more than one of that name."""
    given = words.strip(" .,;:<>«»\"'")
    people = await turn.uow.people.all()
    found = [p for p in people if given.casefold() == p.upn.casefold()] or [
        p for p in people if fold(p.name) == fold(given)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        said = turn.say("person-unknown", words=escaped(given[:120]))
    else:
        said = turn.say("person-several", words=escaped(given[:120]), upns=", ".join(p.upn for p in found))
    return Reply((text(said),), (act(turn, "people"), act(turn, "help")))


async def named_by_secretariat(turn: Turn, words: str) -> Person | Reply:
    """The same for what only the secretariat does with people."""
    return await named(turn, words) if turn.has(RoleName.secretariat) else access.only_secretariat(turn)


def role_text(turn: Turn, membership: Membership) -> str:
    """A role in words: what, and for which cluster, municipality and organisation."""
    parts = [turn.say(f"role-{membership.role.value}")]
    if cluster := turn.catalogue.clusters.get(membership.cluster or ""):
        parts.append(cluster.name)
    if municipality := turn.catalogue.municipalities.get(membership.municipality or ""):
        parts.append(municipality.name)
    if membership.organisation:
        parts.append(membership.organisation)
    return ", ".join(parts)


def roles_of(turn: Turn, person: Person) -> str:
    """All of somebody's roles in words, a line each."""
    roles = "\n".join(role_text(turn, m) for m in person.memberships)
    return roles or turn.say("persondata-no-role")


def role_named(words: str) -> RoleName | None:
    """The role that words name, if they do."""
    parts = _parts_of(fold(words))
    return next((role for stem, role in ROLE_STEMS if any(part.startswith(stem) for part in parts)), None)


def _parts_of(said: str) -> list[str]:
    """The words, and what stands after "klynge" in one: "klyngemedlem" is a "medlem"."""
    return [part for word in said.split() for part in (word, word.removeprefix("klynge"))]


async def last_secretary(turn: Turn, person: Person) -> bool:
    """True when nobody else is in the secretariat: without one, nobody could give a role again."""
    holders = await turn.uow.people.with_role(RoleName.secretariat)
    return person.has(RoleName.secretariat) and all(p.id == person.id for p in holders)
