"""What people change of the catalogue lies over what the files say, with its author and day, and stays."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from storage.catalogue.actors import Answered
from storage.catalogue.amended import SECRETARIAT
from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue
from storage.catalogue.shape import plain
from storage.database import Database
from storage.errors import Refused, StaleAmendment
from storage.records import Amendable, Person
from tests.storage.samples import AT, QueryCount, somebody

WHOLE = load(builtin())
SKIVE = (Amendable.municipality, "skive")
ANSWER = {"question": "Hvornår er der frokost?", "text": "Klokken 12."}


async def begin(database: Database) -> Person:
    """The catalogue of the files, and somebody to change it."""
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE, AT)
        return await somebody(uow)


async def held(database: Database) -> Catalogue:
    """The catalogue as the next turn sees it."""
    async with database.read() as uow:
        return await uow.catalogue.load()


async def test_a_changed_field_is_told_with_its_author_and_day(database: Database) -> None:
    """The other fields keep the files' words and source."""
    anna = await begin(database)
    key, before = next(iter(WHOLE.people.items()))
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.contact, key, {"phone": "12 34 56 78"}, anna, AT)
    catalogue = await held(database)
    after = catalogue.people[key]
    assert (after.phone, after.name, after.roles) == ("12 34 56 78", before.name, before.roles)
    assert after.source[0].fields == ("phone",) and after.source[1:] == before.source
    told = catalogue.cite(after.source[0])
    assert (told.document, told.heading, told.date) == (SECRETARIAT, "Anna", "2019-10-21")
    assert list(catalogue.people) == list(WHOLE.people)


async def test_every_running_process_sees_it_when_its_next_turn_opens(database: Database) -> None:
    """The revision that a turn opens with has grown, and opening is still one query."""
    anna = await begin(database)
    async with database.work() as uow:
        await uow.amendments.amend(*SKIVE, {"cluster": "vest"}, anna, AT)
    counted = QueryCount(database)
    async with database.read() as uow:
        assert (await uow.turns.open("k", "t", "c", "p")).catalogue_revision == 2
    assert counted.taken() == 1


async def test_later_changes_stand_on_earlier_ones_and_all_are_kept(database: Database) -> None:
    """The newest is first in the history."""
    anna = await begin(database)
    key = next(iter(WHOLE.people))
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.contact, key, {"phone": "1"}, anna, AT)
        await uow.amendments.amend(Amendable.contact, key, {"email": "a@b.dk"}, anna, AT)
        await uow.amendments.amend(Amendable.contact, key, {"phone": "2"}, anna, AT)
        history = await uow.amendments.history(Amendable.contact, key)
    assert [change.body.get("phone") for change in history] == ["2", "1", "1"]
    assert (await held(database)).people[key].email == "a@b.dk"


async def test_a_new_item_stands_last_and_survives_a_sync(database: Database) -> None:
    """A sync of other files touches nothing that people wrote."""
    anna = await begin(database)
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.answer, "frokost", ANSWER, anna, AT)
        fewer = replace(WHOLE, fingerprint="other", terms=dict(list(WHOLE.terms.items())[1:]))
        await uow.catalogue.sync(fewer, AT)
    answer = (await held(database)).answers["frokost"]
    assert isinstance(answer, Answered) and answer.text == "Klokken 12."
    assert [s.heading for s in answer.source] == ["Anna"]


async def test_what_is_retired_is_gone_with_what_points_at_it_and_may_return(database: Database) -> None:
    """A contact of the files that has left is on no list any more."""
    anna = await begin(database)
    key = next(k for i in WHOLE.initiatives.values() for k in i.contacts)
    async with database.work() as uow:
        await uow.amendments.retire(Amendable.contact, key, anna, AT)
    gone = await held(database)
    assert key not in gone.people
    assert not any(key in i.contacts for i in gone.initiatives.values())
    assert not any(key in g.members for g in gone.groups.values())
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.contact, key, {}, anna, AT)
    back = await held(database)
    assert back.people.keys() == WHOLE.people.keys() and back.groups == WHOLE.groups


async def test_a_change_of_something_that_the_files_dropped_waits_for_its_return(database: Database) -> None:
    """It is no whole item by itself."""
    anna = await begin(database)
    key = next(iter(WHOLE.terms))
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.term, key, {"meaning": "Noget andet"}, anna, AT)
        fewer = replace(WHOLE, fingerprint="other", terms={k: t for k, t in WHOLE.terms.items() if k != key})
        await uow.catalogue.sync(fewer, AT)
    assert key not in (await held(database)).terms
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE, AT)
    assert (await held(database)).terms[key].meaning == "Noget andet"


@pytest.mark.parametrize(
    ("kind", "key", "changes", "reason"),
    [
        (*SKIVE, {"cluster": "syd"}, "syd is not among the clusters"),
        (*SKIVE, {"klynge": "vest"}, "klynge is not a known key"),
        (Amendable.answer, "halvt", {"question": "Hvad?"}, "text is missing"),
        (Amendable.answer, "tomt", {**ANSWER, "text": " "}, "is blank"),
    ],
)
async def test_what_would_be_no_sound_item_is_refused(
    database: Database, kind: Amendable, key: str, changes: dict[str, object], reason: str
) -> None:
    """A turn can then never meet it."""
    anna = await begin(database)
    with pytest.raises(Refused, match=reason):
        async with database.work() as uow:
            await uow.amendments.amend(kind, key, changes, anna, AT)
    async with database.read() as uow:
        assert (await uow.amendments.list(), await uow.catalogue.revision()) == ([], 1)


async def test_a_municipality_is_never_retired(database: Database) -> None:
    """It is changed back instead, and then the documents' silence stands."""
    anna = await begin(database)
    async with database.work() as uow:
        await uow.amendments.amend(*SKIVE, {"cluster": "vest"}, anna, AT)
        with pytest.raises(Refused):
            await uow.amendments.retire(*SKIVE, anna, AT)
        await uow.amendments.amend(*SKIVE, {"cluster": None}, anna, AT)
    assert (await held(database)).municipalities["skive"].cluster is None


async def test_two_who_change_the_same_are_told_who_was_first(database: Database) -> None:
    """Both had seen the same; one gets through, in whatever order they come."""
    anna = await begin(database)
    async with database.work() as uow:
        seen = await uow.amendments.amend(Amendable.answer, "frokost", ANSWER, anna, AT)

    async def change(text: str) -> str:
        try:
            async with database.work() as uow:
                await uow.amendments.amend(Amendable.answer, "frokost", {"text": text}, anna, AT, seen.id)
        except StaleAmendment as stale:
            return f"{stale.latest.body['text']} was first"
        return text

    ended = await asyncio.gather(change("Klokken 11."), change("Klokken 13."))
    first = (await held(database)).answers["frokost"].text
    assert sorted(ended) == sorted([first, f"{first} was first"])


async def test_a_whole_record_is_given_as_its_plain_form(database: Database) -> None:
    """Somebody who adds an event writes the record, and leaves key and source to the author's name."""
    anna = await begin(database)
    event = replace(next(iter(WHOLE.events.values())), key="festen", title="Festen")
    async with database.work() as uow:
        await uow.amendments.amend(Amendable.event, "festen", plain(event), anna, AT)
    made = (await held(database)).events["festen"]
    assert replace(made, source=event.source) == event and made.source[0].heading == "Anna"
