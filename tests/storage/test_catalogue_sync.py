"""The catalogue goes into the database, stays in step with the files, and comes out as it went in."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from storage.catalogue.load import builtin, load
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.errors import Refused
from tests.storage.samples import AT, QueryCount

WHOLE = cache(lambda: load(builtin()))


def changed(**fields: Any) -> Catalogue:
    """The built-in catalogue with other fields, as other files would give it."""
    return replace(WHOLE(), fingerprint=f"other {sorted(fields)}", **fields)


async def test_an_empty_database_has_no_catalogue(database: Database) -> None:
    """Revision 0, no fingerprint."""
    async with database.read() as uow:
        assert (await uow.catalogue.revision(), await uow.catalogue.fingerprint()) == (0, None)


async def test_the_catalogue_comes_out_as_it_went_in(database: Database) -> None:
    """Every record, every template version, in the files' order."""
    async with database.work() as uow:
        result = await uow.catalogue.sync(WHOLE(), AT)
    async with database.read() as uow:
        held = await uow.catalogue.load()
    assert held.to_items() == WHOLE().to_items() and list(held.initiatives) == list(WHOLE().initiatives)
    assert held.template_items() == WHOLE().template_items()
    assert (held.fingerprint, result.revision) == (WHOLE().fingerprint, 1)
    assert result.added == len(WHOLE().to_items()) + len(WHOLE().versions)


async def test_the_same_catalogue_again_costs_one_query_and_changes_nothing(database: Database) -> None:
    """Every start does this."""
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE(), AT)
    counted = QueryCount(database)
    async with database.work() as uow:
        again = await uow.catalogue.sync(WHOLE(), AT)
    assert (again.added, again.changed, again.retired, again.revision, counted.taken()) == (0, 0, 0, 1, 1)


async def test_what_is_gone_is_retired_and_may_return(database: Database) -> None:
    """Each change is one revision more, and a turn sees that when it opens."""
    fewer = changed(terms=dict(list(WHOLE().terms.items())[1:]))
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE(), AT)
        gone = await uow.catalogue.sync(fewer, AT)
        assert (gone.added, gone.retired, gone.revision) == (0, 1, 2)
        assert (await uow.catalogue.load()).terms == fewer.terms
        back = await uow.catalogue.sync(WHOLE(), AT)
        assert (back.added, back.retired, back.revision) == (0, 0, 3)
        assert (await uow.catalogue.load()).terms == WHOLE().terms
        assert (await uow.turns.open("k", "t", "c", "p")).catalogue_revision == 3


async def test_a_published_template_may_not_change(database: Database) -> None:
    """It is refused by name, and the old catalogue is kept; a new version is welcome, the old one stays."""
    place, template = next(iter(WHOLE().versions.items()))
    altered = replace(template, title=template.title + "!")
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE(), AT)
    with pytest.raises(Refused, match=f"{template.key} version {template.version}"):
        async with database.work() as uow:
            await uow.catalogue.sync(changed(versions={**WHOLE().versions, place: altered}), AT)
    async with database.work() as uow:
        assert await uow.catalogue.revision() == 1
        newer = replace(altered, version=template.version + 1)
        versions = {**WHOLE().versions, (newer.key, newer.version): newer}
        del versions[place]
        await uow.catalogue.sync(changed(versions=versions), AT)
        held = await uow.catalogue.load()
    assert held.template(newer.key) == newer and held.template(template.key, template.version) == template


async def test_a_published_template_may_be_called_more_names(database: Database) -> None:
    """What people say is no part of what was asked, so a folder that is in use takes the new words."""
    place, template = next(iter(WHOLE().versions.items()))
    named = replace(template, names=(*template.names, "the deck"))
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE(), AT)
    async with database.work() as uow:
        result = await uow.catalogue.sync(changed(versions={**WHOLE().versions, place: named}), AT)
        assert (result.changed, result.revision) == (1, 2)
        held = await uow.catalogue.load()
    assert held.template(*place) == named


async def test_an_empty_catalogue_is_refused(database: Database) -> None:
    """The old one is kept."""
    async with database.work() as uow:
        await uow.catalogue.sync(WHOLE(), AT)
        with pytest.raises(Refused, match="empty"):
            await uow.catalogue.sync(Catalogue(), AT)
        assert await uow.catalogue.revision() == 1


async def test_processes_that_sync_at_once_make_one_revision(database: Database) -> None:
    """Replicas start together with the same files."""

    async def sync() -> int:
        async with database.work() as uow:
            return (await uow.catalogue.sync(WHOLE(), AT)).revision

    assert await asyncio.gather(*(sync() for _ in range(4))) == [1, 1, 1, 1]
