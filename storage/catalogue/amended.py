"""The catalogue's items with what people have changed laid over what the files say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from storage.catalogue.check import REFERS, Held, faults
from storage.catalogue.facts import Document, Source
from storage.catalogue.records import BY_NAME, Catalogue, shape_of
from storage.catalogue.shape import plain
from storage.denmark import DENMARK
from storage.records import Amendable, Amendment

Item = dict[str, Any]
Items = dict[tuple[str, str], Item]

SECRETARIAT = "Sekretariatet"
"""The name of the document behind what the secretariat has written; its date is the day of writing."""


def source_of(author: str, at: datetime, fields: Iterable[str] = ()) -> Source:
    """The source of what somebody in the secretariat wrote, for records that hold a source of their own."""
    return Source(document=f"sekretariatet-{_day(at)}", heading=author, lines=None, fields=tuple(fields))


def amended(items: Mapping[tuple[str, str], Item], amendments: Iterable[Amendment]) -> Items:
    """The items as people have changed them. `amendments`: the newest of each item, oldest first.

    A change whose item has gone from the files, and that is no whole item by itself, waits until it returns.
    """
    out, gone = dict(items), set()
    for change in amendments:
        place = (change.kind.value, change.key)
        if change.retired:
            gone.add(place)
            out.pop(place, None)
            continue
        body = merged(out.get(place), change)
        if not shape_of(change.kind, body)[1]:
            out[place] = body
            out["document", _document(change.at).key] = plain(_document(change.at))
    return _without(out, gone) if gone else out


def merged(base: Mapping[str, Any] | None, change: Amendment) -> Item:
    """An item's body with a change in it. The newer words' source comes before the files' own."""
    source = source_of(change.author, change.at, change.body if base else ())
    before = base.get("source", []) if base else []
    return {**(base or {}), **change.body, "key": change.key, "source": [plain(source), *before]}


def faults_of(kind: Amendable, body: Item, catalogue: Catalogue, at: datetime) -> list[str]:
    """What keeps a body from being an item of this catalogue: its shape, or a key that leads nowhere."""
    record, wrong = shape_of(kind, body)
    if wrong:
        return wrong
    held: Held = {kind.attribute: getattr(catalogue, kind.attribute) for kind in BY_NAME.values()}
    documents = {**held["documents"], _document(at).key: None}
    return faults(record, {**held, "documents": documents, "templates": catalogue.templates})


def _day(at: datetime) -> str:
    return at.astimezone(DENMARK).date().isoformat()


def _document(at: datetime) -> Document:
    day = _day(at)
    return Document(
        key=f"sekretariatet-{day}",
        name=SECRETARIAT,
        title=None,
        kind=SECRETARIAT,
        date=day,
        date_text=day,
        source=(),
    )


def _without(items: Items, gone: set[tuple[str, str]]) -> Items:
    """The items without what refers to those that are gone: a list of people no longer names them."""
    keys: dict[str, set[str]] = {}
    for name, key in gone:
        keys.setdefault(BY_NAME[name].attribute, set()).add(key)
    return {place: _forgetting(body, keys) for place, body in items.items()}


def _forgetting(body: Item, keys: Mapping[str, set[str]]) -> Item:
    fields = [f for f, held in body.items() if isinstance(held, list) and REFERS.get(f) in keys]
    left = {f: [key for key in body[f] if key not in keys[REFERS[f]]] for f in fields}
    return {**body, **left} if left else body
