"""Persons as of their documents, contacts without anything invented, the steering group, and places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dialogs.texts.dates import day
from dialogs.understanding.answering import comparing
from dialogs.understanding.answering.live import secretariat, secretaries
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import fold, words
from dialogs.understanding.passages import of_field, small_words, words_file
from storage.catalogue.amended import SECRETARIAT
from storage.catalogue.records import Contact, Group, Municipality
from storage.records import RoleName

ORGANISATIONS = {
    "kosu": "KOSU",
    "social": "Rammeaftaler",
    "region": "Region Midtjylland",
    "plo": "PLO",
    "sind": "SIND",
    "red-barnet": "Red Barnet",
}
MOST = 6
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


async def contact(told: Told) -> None:
    """Whom to reach, with address and phone where a document has them, and where not: that it has not."""
    if people := _asked_people(told) or _by_first_name(told):
        for person in people[:MOST]:
            card(told, person)
        return
    found, org = _responsible(told), told.slots.get("org")
    if org == "styregruppe" and not found and (alliance := told.catalogue.alliance):
        told.quote(alliance.contact.text, alliance.contact.source)
    elif found:
        told.line("answer-contacts-of", what=told.subject() or _organisation_name(told))
    elif told.subject():
        told.lacks("answer-no-contact", what=told.subject())
    else:
        told.line("answer-secretariat")
    for person in found[:MOST]:
        card(told, person)
    await _colleagues(told)
    if not found:
        told.rows(secretariat(told))


def _organisation_name(told: Told) -> str:
    return ORGANISATIONS.get(str(told.slots.get("org")), told.say("answer-the-secretariat"))


def _asked_people(told: Told) -> list[Contact]:
    return [told.catalogue.people[k] for k in told.all_of("person", "people")]


def _by_first_name(told: Told) -> list[Contact]:
    """The one of the secretariat who is asked for by first name alone ("tlf maria")."""
    asked = set(fold(told.seen.text).split())
    named = [p for p in secretaries(told) if fold(p.name.split()[0]) in asked]
    return named if len(named) == 1 else []


def _responsible(told: Told) -> list[Contact]:
    """Those whom a document names for what the question is about."""
    number, org = told.slots.get("initiative"), told.slots.get("org")
    clusters = told.all_of("cluster", "clusters")
    place = told.place() if "municipality" in told.slots else None
    if not (number or clusters or place or org):
        return []
    out = []
    for person in told.catalogue.people.values():
        for role in person.roles:
            where = role.organisation or ""
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
    return ORGANISATIONS.get(org, "\0") in where


def card(told: Told, person: Contact) -> None:
    """Roles with their dates, and the address and phone that a document gives, or that none does."""
    told.line("answer-heading", title=person.name)
    told.rows(role_rows(told, person))
    reach = [(told.say("answer-mail"), person.email), (told.say("answer-phone"), person.phone)]
    told.rows((label, value) for label, value in reach if value)
    for field in ("email", "phone"):
        if getattr(person, field):
            told.cite(of_field(person.source, field)[:1])
    if not (person.email or person.phone):
        told.note("answer-no-address", name=person.name)
    told.chat(person.name, person.email)
    told.conflicts(told.catalogue.conflicts_of("people", person.key))


def role_rows(told: Told, person: Contact) -> list[tuple[str, str]]:
    """Each role with the document's date: what somebody was then, never what they are now."""
    rows = []
    for role in person.roles:
        told.cite(role.source)
        document = told.catalogue.documents.get(role.document)
        when = _as_of(told, (document.date_text if document else None) or role.as_of)
        named = told.catalogue.roles.get(role.role)
        title, where = role.title or "", role.organisation or ""
        what = title if where in title else ", ".join(x for x in (title, where) if x)
        rows.append((when, " – ".join(x for x in (what, named.name if named else "") if x)))
    return list(dict.fromkeys(rows))


def _as_of(told: Told, when: str | None) -> str:
    """When somebody had a role, as it was told; a day in words where it is one."""
    if not when:
        return told.say("answer-undated")
    return day(told.turn.texts, date.fromisoformat(when)) if _DAY.fullmatch(when) else when


async def _colleagues(told: Told) -> None:
    """The cluster's own members here, for those who have a role themselves."""
    cluster, person = told.slots.get("cluster"), told.turn.person
    if not cluster or person is None or not person.memberships or not told.turn.private:
        return
    members = await told.turn.uow.people.with_role(RoleName.member, cluster)
    if members:
        told.line("answer-members-here", place=told.party(cluster, "cluster"))
        told.rows((m.name, m.upn) for m in members[:MOST])
        for member in members[:2]:
            told.chat(member.name, member.upn)


async def person(told: Told) -> None:
    """Who somebody is; or who holds a post."""
    people = _asked_people(told) or _by_post(told)
    if not people:
        told.lacks("answer-no-person").rows(secretariat(told))
        return
    for one in people[:3]:
        card(told, one)
    if len(people) == 1:
        told.about["person"] = people[0].key
    roles = [role for one in people[:3] for role in one.roles]
    if any(told.catalogue.documents[role.document].kind != SECRETARIAT for role in roles):
        told.note("answer-as-of-then")


def _by_post(told: Told) -> list[Contact]:
    """People whose title and organisation hold every telling word of the question."""
    asked = set(words(told.seen.text)) - small_words() - set(words("kommune kommunes alliancen"))
    posts = [
        (p, set(words(f"{r.title} {r.organisation}")), set(words(r.title or "")))
        for p in told.catalogue.people.values()
        for r in p.roles
    ]
    if place := told.place():
        asked = asked - set(words(place)) | set(words(place.replace("klyngen", ""))) - set(words("kommune"))
    found = [p for p, post, _ in posts if asked and asked <= post]
    alone = [p for p, _, title in posts if asked & title and len(title) == 1] if not place else []
    return list(dict.fromkeys(found or (alone if len(set(alone)) == 1 else [])))


async def steering(told: Told) -> None:
    """The steering group as the documents list it, with dates; or those of one party."""
    groups = [g for g in told.catalogue.groups.values() if g.key.startswith("styregruppe-")]
    listed = max(groups, key=lambda g: len(g.members))
    wanted = _party_words(told)
    members = [told.catalogue.people[k] for k in listed.members]
    chosen = [
        p
        for p in members
        if wanted
        and any(
            any(w in f"{r.title} {r.organisation}" for w in wanted)
            for r in p.roles
            if r.role == "styregruppe"
        )
    ]
    when = _group_date(told, listed)
    if set(words(words_file()["chairing"])) & set(words(told.seen.text)):
        told.line("answer-chair-not-said")
    if asked := _asked_people(told):
        for one in asked:
            told.line(f"answer-steering-{'is' if one in members else 'is-not'}", name=one.name, when=when)
            told.rows(role_rows(told, one)).cite(listed.source)
        return
    if wanted and not chosen:
        told.line("answer-steering-nobody", what=told.place() or _organisation_name(told))
    if len(chosen) == 1:
        told.about["person"] = chosen[0].key
    if chosen:
        told.line("answer-steering-of", count=len(chosen), total=len(members), when=when)
    else:
        told.line("answer-steering", count=len(members), when=when)
    told.rows((p.name, _post(p)) for p in chosen or members).cite(listed.source)
    later = [g for g in told.catalogue.groups.values() if g.key.startswith("navngivet")]
    for group in later:
        names = ", ".join(told.catalogue.people[k].name for k in group.members)
        told.note("answer-steering-later", when=group.as_of or "", names=names).cite(group.source)


def _party_words(told: Told) -> list[str]:
    if place := (told.place() if "municipality" in told.slots or "cluster" in told.slots else None):
        return [place.replace("klyngen", " Kommune")]
    asked = fold(told.seen.text)
    cues = {
        "kommun": "Kommune",
        "municipalit": "Kommune",
        "plo": "PLO",
        "læge": "PLO",
        "gps": "PLO",
        "doctor": "PLO",
        "almen praksis": "PLO",
        "sind": "SIND",
        "patient": "SIND",
        "region": "Region Midtjylland",
        "red barnet": "Red Barnet",
        "pårørende": "SIND",
    }
    return list(dict.fromkeys(name for cue, name in cues.items() if fold(cue) in asked))


def _group_date(told: Told, group: Group) -> str:
    document = told.catalogue.documents.get(group.source[0].document)
    return (document.date_text if document else None) or group.as_of or told.say("answer-undated")


def _post(person: Contact) -> str:
    return next((r.title or r.organisation or "" for r in person.roles if r.role == "styregruppe"), "")


async def municipality_cluster(told: Told) -> None:
    """Which cluster a municipality is in, and which municipalities a cluster has, where documents say."""
    keys, clusters = told.all_of("municipality", "municipalities"), told.all_of("cluster", "clusters")
    if not keys and len(clusters) > 1 and comparing.asked(told):
        comparing.clusters(told, clusters)
        return
    unknown = [k for k in keys if (m := told.catalogue.municipalities.get(k)) is None or m.cluster is None]
    for key in keys:
        if key not in unknown:
            _municipality(told, told.catalogue.municipalities[key])
    if unknown:
        _unplaced(told, unknown)
    for key in () if keys else clusters:
        _cluster(told, key)
    if not keys and "cluster" not in told.slots:
        told.line("answer-clusters", count=len(told.catalogue.clusters))
        told.rows(
            (c.name, ", ".join(_names(told, c.key)) or told.say("answer-not-said"))
            for c in told.catalogue.clusters.values()
        )
        for cluster in told.catalogue.clusters.values():
            told.cite(cluster.source[:1])
        if alliance := told.catalogue.alliance:
            asked = set(words(told.seen.text)) - small_words()
            named = [p for p in alliance.parties if asked & set(words(p.name))]
            told.rows((told.say("answer-party"), p.name) for p in named)
            told.cite(of_field(alliance.source, "parties")[:1] if named else ())


def _unplaced(told: Told, keys: list[str]) -> None:
    """Municipalities that no document puts in a cluster; the secretariat knows."""
    known = told.catalogue.municipalities
    names = [known[key].name if key in known else key.capitalize() for key in keys]
    told.lacks("answer-municipality-not-said", place=told.listed(names))
    for key in keys:
        told.cite(known[key].source[:2] if key in known else ())
    told.rows(secretariat(told))


def _municipality(told: Told, found: Municipality) -> None:
    assert found.cluster is not None
    cluster = told.catalogue.clusters[found.cluster]
    told.line("answer-municipality", place=found.name, cluster=cluster.name)
    members = [m for m in cluster.municipalities if m.municipality == found.key]
    for member in members:
        told.note(f"answer-certainty-{member.certainty}").quote(member.basis, member.source)
    if not members:
        told.note("placing-by").cite(of_field(found.source, "cluster"))
    asked = told.slots.get("cluster")
    if asked and asked != found.cluster:
        told.note("answer-not-that-cluster", place=found.name, cluster=told.party(asked, "cluster"))


def _cluster(told: Told, key: str) -> None:
    cluster = told.catalogue.clusters[key]
    names = _names(told, key)
    told.line("answer-heading", title=cluster.name)
    if not names:
        told.lacks("answer-cluster-not-said", cluster=cluster.name).cite(cluster.source[:2])
    else:
        told.line("answer-cluster-has", municipalities=", ".join(names))
        told.note("answer-complete" if cluster.municipalities_complete else "answer-incomplete")
        for member in cluster.municipalities:
            told.cite(member.source[:1])
        for municipality in _placed(told, key):
            told.cite(of_field(municipality.source, "cluster"))
    told.rows((told.say("answer-party"), p.text) for p in cluster.parties)
    told.ask("answer-button-list", told.say("answer-say-list-of", place=cluster.name))
    told.ask("answer-button-meetings", told.say("answer-say-meeting-of", place=cluster.name))


def _names(told: Told, cluster: str) -> Iterable[str]:
    """The municipalities of a cluster by name: those that documents put there, then those that people did."""
    stated = (m.municipality for m in told.catalogue.clusters[cluster].municipalities)
    inside = [m for key in stated if (m := told.catalogue.municipalities.get(key)) and m.cluster == cluster]
    return [m.name for m in (*inside, *_placed(told, cluster))]


def _placed(told: Told, cluster: str) -> list[Municipality]:
    """The municipalities that the secretariat has put in a cluster, beside what the documents say."""
    stated = {m.municipality for m in told.catalogue.clusters[cluster].municipalities}
    return [m for m in told.catalogue.municipalities.values() if m.cluster == cluster and m.key not in stated]
