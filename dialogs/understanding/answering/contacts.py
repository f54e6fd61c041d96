"""Whom to reach: those whom a document names, the cluster's own members here, else the secretariat."""

from __future__ import annotations

from dialogs.understanding.answering import colleagues
from dialogs.understanding.answering.live import secretariat, secretaries
from dialogs.understanding.answering.people import asked_people, cards
from dialogs.understanding.answering.told import Told
from dialogs.understanding.lexicon import names_file
from dialogs.understanding.normalise import fold
from storage.catalogue.records import Contact

MOST = 6


async def contact(told: Told) -> None:
    """Whom to reach, with address and phone where a document has them, and where not: that it has not."""
    if people := asked_people(told) or _by_first_name(told):
        cards(told, people[:MOST])
        return
    if await colleagues.again(told):
        return
    named, org = _named(told), told.slots.get("org")
    reached = [p for p in named if any(r.role in names_file()["contact_roles"] for r in p.roles)]
    if org == "styregruppe" and not named and (alliance := told.catalogue.alliance):
        told.quote(alliance.contact.text, alliance.contact.source)
    elif reached:
        told.line("answer-contacts-of", what=told.subject() or told.organisation())
    elif told.subject() or named:
        told.lacks("answer-no-contact", what=told.subject() or told.organisation())
    else:
        told.line("answer-secretariat").rows(secretariat(told))
        return
    if named and not reached:
        told.line("answer-named-there")
    cards(told, (reached or named)[:MOST])
    await colleagues.of_clusters(told)
    if not reached:
        told.line("answer-secretariat-helps").rows(secretariat(told))


def _by_first_name(told: Told) -> list[Contact]:
    """The one of the secretariat who is asked for by first name alone ("tlf maria")."""
    asked = set(fold(told.seen.text).split())
    named = [p for p in secretaries(told) if fold(p.name.split()[0]) in asked]
    return named if len(named) == 1 else []


def _named(told: Told) -> list[Contact]:
    """Those whom a document names with what the question is about."""
    number, org = told.slots.get("initiative"), told.slots.get("org")
    clusters = told.all_of("cluster", "clusters")
    place = (told.place() or "").removesuffix(" Kommune") if "municipality" in told.slots else None
    if not (number or clusters or place or org):
        return []
    out = []
    for person in told.catalogue.people.values():
        for role in person.roles:
            where = " ".join(x for x in (role.title, role.organisation) if x)
            if (place and place not in where) or (clusters and not place and role.cluster not in clusters):
                continue
            if number and role.initiative != number:
                continue
            if org and not _of_organisation(org, role.role, where, number or clusters):
                continue
            out.append(person)
            break
    return out


def _of_organisation(org: str, role: str, where: str, narrowed: object) -> bool:
    if org == "sekretariat":
        return role == "sekretariat"
    if org == "styregruppe":
        return role == "styregruppekontakt" and bool(narrowed)
    if org in ("kosu", "social", "region") and role != "sekretariat":
        return False
    return names_file()["organisations_written"].get(org, "\0") in where
