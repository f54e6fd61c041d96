"""Who somebody is: each role as of its document, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dialogs.texts.dates import day
from dialogs.understanding.answering import colleagues
from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import of_field, small_words
from storage.catalogue.amended import SECRETARIAT
from storage.catalogue.records import Contact

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


async def person(told: Told) -> None:
    """Who somebody is; or who holds a post."""
    people = asked_people(told) or _by_post(told)
    if not people:
        if not (await colleagues.again(told) or await colleagues.named(told)):
            told.lacks("answer-no-person").rows(secretariat(told))
        return
    cards(told, people[:3])
    roles = [role for one in people[:3] for role in one.roles]
    if any(told.catalogue.documents[role.document].kind != SECRETARIAT for role in roles):
        told.note("answer-as-of-then")


def named(told: Told) -> bool:
    """Tell of those of the documents whom the question names by a part of their name. False where there are none."""
    asked = colleagues.name_in(told.seen.text)
    found = [p for p in told.catalogue.people.values() if asked and colleagues.is_called(p.name, asked)]
    cards(told, found[:3])
    return bool(found)


def _by_post(told: Told) -> list[Contact]:
    """People whose title and organisation hold every telling word of the question."""
    asked = set(words(told.seen.text)) - small_words() - set(words("kommune kommunes alliancen"))
    posts = [
        (p, set(words(f"{r.title} {r.organisation} {r.also}")), set(words(r.title or "")))
        for p in told.catalogue.people.values()
        for r in p.roles
    ]
    if place := told.place():
        asked = asked - set(words(place)) | set(words(place.replace("klyngen", ""))) - set(words("kommune"))
    found = [p for p, post, _ in posts if asked and asked <= post]
    alone = [p for p, _, title in posts if asked & title and len(title) == 1] if not place else []
    return list(dict.fromkeys(found or (alone if len(set(alone)) == 1 else [])))


def asked_people(told: Told) -> list[Contact]:
    return [told.catalogue.people[k] for k in told.all_of("person", "people")]


def cards(told: Told, people: Sequence[Contact]) -> None:
    """Each one's roles with their dates, and the address and phone that a document gives, or that none does.

    The only one is whom "hendes mail?" asks for next.
    """
    if len(people) == 1:
        told.about["person"] = people[0].key
    for person in people:
        told.line("answer-heading", title=person.name)
        told.rows(role_rows(told, person))
        reach = [(told.say("answer-mail"), person.email), (told.say("answer-phone"), person.phone)]
        told.rows((label, value) for label, value in reach if value)
        for field in ("email", "phone"):
            if getattr(person, field):
                told.cite(of_field(person.source, field)[:1])
        told.chat(person.name, person.email)
    if unreached := [p.name for p in people if not (p.email or p.phone)]:
        told.note("answer-no-address", name=told.listed(unreached))
    told.conflicts(c for p in people for c in told.catalogue.conflicts_of("people", p.key))


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
        what = told.listed([x for x in (what, role.also) if x]) if role.also else what
        part = named.name if named and named.name not in title else ""
        rows.append((when, " – ".join(x for x in (what, part) if x)))
    return list(dict.fromkeys(rows))


def _as_of(told: Told, when: str | None) -> str:
    """When somebody had a role, as it was told; a day in words where it is one."""
    if not when:
        return told.say("answer-undated")
    return day(told.turn.texts, date.fromisoformat(when)) if _DAY.fullmatch(when) else when
