"""The steering group as the documents list it."""

from __future__ import annotations

from dialogs.understanding.answering.people import asked_people, role_rows
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import fold
from dialogs.understanding.passages import words_file
from storage.catalogue.records import Contact, Group


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
    if told.says("chairing"):
        told.line("answer-chair-not-said")
    if asked := asked_people(told):
        for one in asked:
            told.line(f"answer-steering-{'is' if one in members else 'is-not'}", name=one.name, when=when)
            told.rows(role_rows(told, one)).cite(listed.source)
        return
    if wanted and not chosen:
        told.line("answer-steering-nobody", what=told.place() or told.organisation())
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
    parties = words_file()["parties"]
    return [name for name, cues in parties.items() if any(fold(cue) in asked for cue in cues)]


def _group_date(told: Told, group: Group) -> str:
    document = told.catalogue.documents.get(group.source[0].document)
    return (document.date_text if document else None) or group.as_of or told.say("answer-undated")


def _post(person: Contact) -> str:
    return next((r.title or r.organisation or "" for r in person.roles if r.role == "styregruppe"), "")
