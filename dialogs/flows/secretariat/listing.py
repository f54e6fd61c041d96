"""People and their roles, listed for the secretariat: everybody, those with a role or in a cluster, or by name."""

from __future__ import annotations

import re

from dialogs import people
from dialogs.answers import Reply, escaped, facts, heading, note, text
from dialogs.people import roles_of
from dialogs.reports import access
from dialogs.reports.buttons import act, more_of
from dialogs.turn_context import Turn
from dialogs.understanding.answering import colleagues
from dialogs.understanding.answering.told import Told
from dialogs.understanding.control import Act, fold
from dialogs.understanding.recognition import Recognition
from storage.records import Person, RoleName

PAGE = 12
_CALLED = re.compile(
    r"^\W*(?:(?:kan du |vil du |can you )?(?:finde?|soge?(?: efter)?|search(?: for)?|look up)|(?:er der )?(?:nogen,? )?"
    r"(?:hvem|personer|brugere|medlemmer|alle|vis dem|who|people|users),? (?:der |som |is |are )?(?:hedder|called|named))"
    r"(?: (?:noget med|en der hedder|personen|personer der hedder|brugeren|something with|people called))*"
    r"(?P<name>(?: [\w.@'-]+){1,4})\W*$"
)


async def everybody(turn: Turn, steer: Act) -> Reply:
    """People with their roles, page by page: everybody, or those in a `cluster` and with a role (`kind`)."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    cluster, role = steer.slots.get("cluster"), steer.slots.get("kind")
    known = [p for p in await turn.uow.people.all() if _fits(p, cluster, role)]
    if not known:
        said = (text(turn.say("secretariat-people-none")), note(turn.say("secretariat-people-how")))
        return Reply(said, (act(turn, "people"), act(turn, "help")))
    return _page(turn, known, int(steer.slots.get("page", "1")), cluster, role)


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """ "Vis medlemmer i Vest", "vis alle observatører": those whom the words name; everybody where they name nobody.

    Whoever has another role is told who the members of the clusters that are named are.
    """
    told = Told(turn, recognition)
    if not turn.has(RoleName.secretariat) and await colleagues.of_clusters(told):
        return told.reply()
    cluster, role = recognition.slots.get("cluster"), people.role_named(recognition.text)
    slots = {"cluster": cluster, "kind": role.value if role else None}
    return await everybody(turn, Act("people", {k: v for k, v in slots.items() if isinstance(v, str)}))


async def called(turn: Turn, recognition: Recognition) -> Reply | None:
    """ "Find Hanne", "hvem hedder noget med Jensen", for the secretariat; None where nobody is called so."""
    found = _CALLED.search(fold(recognition.text)) if turn.has(RoleName.secretariat) else None
    if found is None:
        return None
    name = found["name"].strip()
    known = [p for p in await turn.uow.people.all() if name in fold(p.name) or name in fold(p.upn or "")]
    return _page(turn, known, 1, None, None, name) if known else None


def _fits(person: Person, cluster: str | None, role: str | None) -> bool:
    """True for somebody with one role that is all that was asked for; without any role only where nothing was."""
    if cluster is None and role is None:
        return True
    return any(cluster in (None, m.cluster) and role in (None, m.role.value) for m in person.memberships)


def _page(
    turn: Turn, known: list[Person], page: int, cluster: str | None, role: str | None, name: str = ""
) -> Reply:
    known = sorted(known, key=lambda p: (not p.memberships, fold(p.name)))
    pages = max(1, -(-len(known) // PAGE))
    page = min(max(page, 1), pages)
    shown = known[(page - 1) * PAGE : page * PAGE]
    go_on = act(turn, "people", page=page + 1, cluster=cluster, kind=role)
    buttons = [more_of(turn, go_on)] if page < pages and not name else []
    how = "secretariat-people-narrower" if page < pages and name else "secretariat-people-how"
    narrowed = bool(cluster or role or name)
    return Reply(
        (
            heading(turn.say("secretariat-people-title", page=str(page), pages=str(pages))),
            *([note(_narrowed(turn, len(known), cluster, role, name))] if narrowed else ()),
            facts(*((person.name, f"{person.upn}\n{roles_of(turn, person)}") for person in shown)),
            note(turn.say(how)),
        ),
        (*buttons, act(turn, "people" if narrowed and not buttons else "audit"), act(turn, "help")),
    )


def _narrowed(turn: Turn, count: int, cluster: str | None, role: str | None, name: str) -> str:
    known = turn.catalogue.clusters.get(cluster or "")
    parts = [f"»{escaped(name)}«"] if name else []
    parts += [turn.say(f"role-{role}")] if role else []
    parts += [known.name] if known else []
    return turn.say("secretariat-people-narrowed", count=count, what=", ".join(parts))
