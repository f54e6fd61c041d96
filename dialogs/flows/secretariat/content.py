"""Contacts and terms of the catalogue, as the secretariat changes them: each on a yes, with history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.answers import Block, Reply, escaped, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, yes_no
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from dialogs.understanding.recognition import Recognition
from storage.catalogue.amended import source_of
from storage.catalogue.records import Contact, Term
from storage.catalogue.shape import plain
from storage.errors import Refused, StaleAmendment
from storage.records import Amendable, Amendment, RoleName

MAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+\.\w+")
PHONE = re.compile(r"\+?\d[\d ]{6,14}\d")
LABEL = re.compile(r"(?i)\b(e-?mail|mail|telefon|tlf|mobil|phone)\b\.?:?")
BECOMES = re.compile(r"(?i)\b(?:til|er nu|to|is now)\b:? +(.+)")
NEW_CONTACT = "kontakt"
TERM_KIND = "begreb"


async def write_contact(turn: Turn, steer: Act) -> Reply:
    """ "Ret kontakt Karen Holm: projektleder, karen@vest.dk, 12 34 56 78": what stands there is changed, no more."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    name = steer.slots["person"].strip()
    known = contact_called(turn, name)
    changes = _contact_changes(turn, known, name, steer.slots["text"])
    if not changes:
        return Reply((text(turn.say("secretariat-contact-how")),), (act(turn, "help"),))
    return await _ask(turn, Amendable.contact, known.key if known else key_of(name), changes, known is None)


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """ "Tina Ebler har fået nyt nummer: 12345678": to the yes with what was told; else how it is said."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    known, said = turn.catalogue.people.get(recognition.slots.get("person", "")), recognition.text
    told = " ".join(m[0] for m in (MAIL.search(said), PHONE.search(said)) if m)
    if not told and recognition.slots.get("change") == "title" and (after := BECOMES.search(said)):
        told = after[1]
    if known is None or not told:
        return Reply((text(turn.say("secretariat-amend-how")),), (act(turn, "help"),))
    return await write_contact(turn, Act("write_contact", {"person": known.name, "text": told}))


def contact_called(turn: Turn, name: str) -> Contact | None:
    """The contact of this name."""
    return next((p for p in turn.catalogue.people.values() if fold(p.name) == fold(name)), None)


def _contact_changes(turn: Turn, known: Contact | None, name: str, words: str) -> dict[str, Any]:
    mail, phone = MAIL.search(words), PHONE.search(words)
    rest = LABEL.sub("", PHONE.sub("", MAIL.sub("", words)))
    title = " ".join(rest.replace(";", ",").strip(" ,.\n").split())
    out: dict[str, Any] = {} if known else {"name": name, "email": None, "phone": None, "roles": []}
    out |= {"email": mail[0].strip(".")} if mail else {}
    out |= {"phone": phone[0].strip()} if phone else {}
    if any(c.isalnum() for c in title):
        out["roles"] = role_of(turn, known, title)
    return out if mail or phone or out.get("roles") else {}


def role_of(turn: Turn, known: Contact | None, title: str) -> list[dict[str, Any]]:
    """A role as of today, for the initiative and the cluster that the title names; the older ones stay behind it."""
    source = source_of(turn.person.name if turn.person else "", turn.now)
    of = turn.slots_in(title)
    role = {
        "role": known.roles[0].role if known and known.roles else NEW_CONTACT,
        "title": title,
        "organisation": None,
        "initiative": of.get("initiative"),
        "cluster": of.get("cluster"),
        "as_of": turn.clock.today().isoformat(),
        "document": source.document,
        "source": [plain(source)],
    }
    return [role, *(plain(held) for held in (known.roles if known else ()))]


async def write_term(turn: Turn, steer: Act) -> Reply:
    """ "Ret begrebet recovery: …": what a word means here."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    word = steer.slots["short"].strip()
    known = term_called(turn, word)
    changes: dict[str, Any] = {"meaning": steer.slots["text"].strip()}
    if known is None:
        changes |= {"term": word, "kind": TERM_KIND, "expansion": None}
    return await _ask(turn, Amendable.term, known.key if known else key_of(word), changes, known is None)


def term_called(turn: Turn, word: str) -> Term | None:
    """The term that this word is, or stands for."""
    return next(
        (
            t
            for t in turn.catalogue.terms.values()
            if fold(word) in {fold(t.term), *(fold(a) for a in t.aliases)}
        ),
        None,
    )


async def retire_contact(turn: Turn, steer: Act) -> Reply:
    """ "Fjern kontakt Karen Holm"."""
    return await _retire(turn, Amendable.contact, steer.slots["person"].strip())


async def retire_term(turn: Turn, steer: Act) -> Reply:
    """ "Fjern begrebet recovery"."""
    return await _retire(turn, Amendable.term, steer.slots["short"].strip())


async def _retire(turn: Turn, kind: Amendable, name: str) -> Reply:
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    known = contact_called(turn, name) if kind is Amendable.contact else term_called(turn, name)
    if known is None:
        said = turn.say(f"secretariat-no-{kind.name}", name=escaped(name))
        return Reply((text(said),), (act(turn, "help"),))
    newest = await turn.uow.amendments.newest(kind, known.key)
    pending = turn.ask_yes(
        "amend", item=kind.value, key=known.key, changes=None, seen=newest.id if newest else 0, name=name
    )
    return Reply(
        (text(turn.say(f"secretariat-retire-{kind.name}", name=escaped(name))),), yes_no(turn, pending)
    )


async def _ask(turn: Turn, kind: Amendable, key: str, changes: Mapping[str, Any], new: bool) -> Reply:
    newest = await turn.uow.amendments.newest(kind, key)
    name = str(changes.get("name") or changes.get("term") or _name(turn, kind, key))
    pending = turn.ask_yes(
        "amend", item=kind.value, key=key, changes=changes, seen=newest.id if newest else 0, name=name
    )
    title = turn.say(f"secretariat-{'new' if new else 'change'}-{kind.name}", name=name)
    return Reply(
        (heading(title), facts(*_shown(turn, changes)), note(turn.say("secretariat-amend-note"))),
        yes_no(turn, pending),
    )


def _name(turn: Turn, kind: Amendable, key: str) -> str:
    if kind is Amendable.contact:
        return turn.catalogue.people[key].name
    return turn.catalogue.terms[key].term


def _shown(turn: Turn, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is changed, as people read it: of roles the newest."""
    rows = [(turn.say(f"secretariat-field-{k}"), str(body[k])) for k in FIELDS if body.get(k)]
    if body.get("roles"):
        rows.append((turn.say("secretariat-field-title"), str(body["roles"][0].get("title") or "")))
    return rows


FIELDS = ("email", "phone", "meaning")


def shown(rows: Sequence[tuple[str, str]]) -> list[Block]:
    """Rows that are there; nothing for none."""
    return [facts(*rows)] if rows else []


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a change; not when somebody changed the same thing meanwhile."""
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    if chosen != "yes":
        return Reply((text(turn.say("secretariat-unchanged")),), (act(turn, "help"),))
    kind, key = Amendable(data["item"]), data["key"]
    try:
        if data["changes"] is None:
            await turn.uow.amendments.retire(kind, key, turn.person, turn.now, data["seen"])
        else:
            await turn.uow.amendments.amend(kind, key, data["changes"], turn.person, turn.now, data["seen"])
    except StaleAmendment as stale:
        said = turn.say("secretariat-faster", name=stale.latest.author)
        return Reply((text(said), facts(*_shown(turn, stale.latest.body))), (act(turn, "help"),))
    except Refused as refused:
        return Reply(
            (text(turn.say("secretariat-refused", why=escaped(str(refused)))),), (act(turn, "help"),)
        )
    await turn.audit(
        "catalogue_retired" if data["changes"] is None else "catalogue_changed", f"{kind.name}:{key}"
    )
    said = turn.say("secretariat-amended", name=escaped(data["name"]))
    return Reply((text(said),), (act(turn, "help"),))


async def history(turn: Turn, steer: Act) -> Reply:
    """Who changed a contact or a term, when, and to what."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    kind = Amendable.contact if "person" in steer.slots else Amendable.term
    name = (steer.slots.get("person") or steer.slots.get("short") or "").strip()
    known = contact_called(turn, name) if kind is Amendable.contact else term_called(turn, name)
    key = known.key if known else key_of(name)
    changes = await turn.uow.amendments.history(kind, key)
    if not changes:
        said = turn.say("secretariat-no-history", name=escaped(name))
        return Reply((text(said),), (act(turn, "help"),))
    rows = [(f"{moment(turn.texts, c.at)} · {c.author}", _words(turn, c)) for c in changes[:12]]
    return Reply((heading(turn.say("secretariat-history", name=name)), facts(*rows)), (act(turn, "help"),))


def _words(turn: Turn, change: Amendment) -> str:
    if change.retired:
        return turn.say("secretariat-retired")
    return "\n".join(f"{label}: {value}" for label, value in _shown(turn, change.body))


def key_of(name: str) -> str:
    """A key of the catalogue's form for a new name."""
    spelt = name.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", spelt)[:60].strip("-") or "ny"
