"""A contact or a term as a form: the same changes, with everything that stands there in its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    escaped,
    field_block,
    heading,
    note,
    text,
    warning,
)
from dialogs.flows.secretariat.content import (
    MAIL,
    PHONE,
    TERM_KIND,
    contact_called,
    key_of,
    role_of,
    shown,
    term_called,
)
from dialogs.reports import access
from dialogs.reports.buttons import act, opening
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.errors import Refused, StaleAmendment
from storage.records import Amendable, RoleName

FIELDS: Mapping[Amendable, tuple[str, ...]] = {
    Amendable.contact: ("name", "title", "email", "phone"),
    Amendable.term: ("term", "meaning"),
}
LONGEST: Mapping[str, int] = {"meaning": 2_000}
OTHERWISE = 200


async def contact(turn: Turn, steer: Act) -> Reply:
    """ "Ret kontakt Karen Holm", "ny kontakt": what stands there, and the form."""
    return await _offered(turn, Amendable.contact, steer.slots.get("person", ""))


async def term(turn: Turn, steer: Act) -> Reply:
    """ "Ret begrebet recovery", "nyt begreb": the same."""
    return await _offered(turn, Amendable.term, steer.slots.get("short", ""))


async def _offered(turn: Turn, kind: Amendable, name: str) -> Reply:
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    name = name.strip()
    known = contact_called(turn, name) if kind is Amendable.contact else term_called(turn, name)
    if name and known is None:
        return Reply(
            (text(turn.say(f"secretariat-no-{kind.name}", name=escaped(name))),),
            (button(turn, kind), act(turn, "help")),
        )
    rows = [
        (turn.say(f"secretariat-field-{field}"), value)
        for field, value in _values(turn, kind, known.key if known else "").items()
        if value
    ]
    title = turn.say(f"secretariat-form-{'change' if known else 'new'}-{kind.name}")
    return Reply(
        (heading(title), *shown(rows)), (button(turn, kind, known.key if known else ""), act(turn, "help"))
    )


def button(turn: Turn, kind: Amendable, key: str = "") -> Button:
    """Opens the form of this entry; without a key that of a new one."""
    title = turn.say(f"secretariat-form-{'change' if key else 'new'}-{kind.name}")
    name = _values(turn, kind, key)[FIELDS[kind][0]] if key else ""
    says = turn.say(f"secretariat-says-{'change' if key else 'new'}-{kind.name}", name=name)
    return opening(title, says, "entry", kind=kind.value, key=key)


async def open_form(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """The form, with what stands there now."""
    found = _meant(turn, data)
    if isinstance(found, Reply):
        return found
    kind, key = found
    newest = await turn.uow.amendments.newest(kind, key) if key else None
    return _form(turn, kind, key, _values(turn, kind, key), newest.id if newest else 0, {})


async def save_form(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], refused: Mapping[str, str]
) -> Form | Reply:
    """Save what was changed in the fields. Who was faster is told, with the fields as this secretary filled them in."""
    found, seen = _meant(turn, data), data.get("seen")
    if isinstance(found, Reply) or type(seen) is not int or turn.person is None:
        return found if isinstance(found, Reply) else access.only_secretariat(turn)
    kind, key = found
    given = {name: inputs.get(name, "").strip() for name in FIELDS[kind]}
    if wrong := {**_wrong(turn, kind, given), **refused}:
        return _form(turn, kind, key, given, seen, wrong)
    before = _values(turn, kind, key)
    if given == before:
        return Reply((text(turn.say("secretariat-unchanged")),), (button(turn, kind, key), act(turn, "help")))
    try:
        await turn.uow.amendments.amend(
            kind, key or key_of(given[FIELDS[kind][0]]), _changes(turn, kind, key, given, before),
            turn.person, turn.now, seen,
        )  # fmt: skip
    except StaleAmendment as stale:
        said = turn.say("secretariat-faster", name=stale.latest.author)
        return _form(turn, kind, key, given, stale.latest.id, {"": said})
    except Refused as why:
        said = turn.say("secretariat-refused", why=escaped(str(why)))
        return _form(turn, kind, key, given, seen, {"": said})
    await turn.audit("catalogue_changed", f"{kind.name}:{key or key_of(given[FIELDS[kind][0]])}")
    said = turn.say("secretariat-amended", name=escaped(given[FIELDS[kind][0]]))
    return Reply((text(said), note(turn.say("secretariat-amend-note"))), (act(turn, "help"),))


def _meant(turn: Turn, data: Mapping[str, Any]) -> tuple[Amendable, str] | Reply:
    """What the form is about. The button came from anywhere: an entry that is not there is none."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    kind = next((k for k in FIELDS if k.value == data.get("kind")), None)
    key = data.get("key")
    there = turn.catalogue.people if kind is Amendable.contact else turn.catalogue.terms
    if kind is None or not isinstance(key, str) or (key and key not in there):
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),))
    return kind, key


def _values(turn: Turn, kind: Amendable, key: str) -> dict[str, str]:
    if not key:
        return dict.fromkeys(FIELDS[kind], "")
    if kind is Amendable.term:
        held = turn.catalogue.terms[key]
        return {"term": held.term, "meaning": held.meaning or ""}
    known = turn.catalogue.people[key]
    title = (known.roles[0].title if known.roles else None) or ""
    return {"name": known.name, "title": title, "email": known.email or "", "phone": known.phone or ""}


def _wrong(turn: Turn, kind: Amendable, given: Mapping[str, str]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    needed = ("name",) if kind is Amendable.contact else ("term", "meaning")
    for name in needed:
        if not given[name]:
            wrong[name] = turn.say("questions-field-empty")
    if given.get("email") and not MAIL.fullmatch(given["email"]):
        wrong["email"] = turn.say("secretariat-bad-email")
    if given.get("phone") and not PHONE.fullmatch(given["phone"]):
        wrong["phone"] = turn.say("secretariat-bad-phone")
    for name, words in given.items():
        if len(words) > LONGEST.get(name, OTHERWISE):
            wrong[name] = turn.say("questions-length", limit=LONGEST.get(name, OTHERWISE))
    return wrong


def _changes(
    turn: Turn, kind: Amendable, key: str, given: Mapping[str, str], before: Mapping[str, str]
) -> dict[str, Any]:
    """The fields that differ, as the catalogue holds them; of a new entry all of them."""
    if kind is Amendable.term:
        new = {} if key else {"kind": TERM_KIND, "expansion": None}
        return {**new, **{name: words for name, words in given.items() if words != before[name]}}
    out: dict[str, Any] = {
        name: given[name] or None
        for name in ("name", "email", "phone")
        if not key or given[name] != before[name]
    }
    known = turn.catalogue.people.get(key)
    if given["title"] and given["title"] != before["title"]:
        out["roles"] = role_of(turn, known, given["title"])
    elif not key:
        out["roles"] = []
    return out


def _form(
    turn: Turn, kind: Amendable, key: str, values: Mapping[str, str], seen: int, wrong: Mapping[str, str]
) -> Form:
    blocks: list[Block] = [warning(said) for said in wrong.values()]
    for name in FIELDS[kind]:
        given = Input(
            name,
            turn.say(f"secretariat-field-{name}"),
            "longtext" if name in LONGEST else "text",
            values.get(name, ""),
            max_length=LONGEST.get(name, OTHERWISE),
        )
        blocks.append(field_block(given))
    blocks.append(note(turn.say("secretariat-amend-note")))
    data = {"form": "entry", "kind": kind.value, "key": key, "seen": seen}
    submit = Button(turn.say("secretariat-save"), "form_save", data, says=button(turn, kind, key).says)
    return Form(turn.say(f"secretariat-form-{'change' if key else 'new'}-{kind.name}"), blocks, submit)
